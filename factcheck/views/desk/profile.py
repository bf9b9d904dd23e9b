"""A person's own page: public name, password, and where she is signed in."""

from flask import Blueprint, abort, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck import db
from factcheck.db import session
from factcheck.domain.vocabulary import Digest
from factcheck.forms.digests import DigestForm
from factcheck.forms.fields import Form
from factcheck.forms.interests import InterestForm
from factcheck.forms.people import ConfirmForm, PasswordForm, ProfileForm
from factcheck.models import Person
from factcheck.presenters.interests import InterestSeen
from factcheck.presenters.people import PersonRow, SessionRow
from factcheck.services import digests, interests, people, sessions, tries
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import conflicts
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_profile", __name__)
PAGE, PART = "desk/profile/show.html", "desk/profile/_profile.html"


@shown(blueprint, "/desk/profile", page=PAGE, part=PART, access=REVIEWER)
def show() -> Names:
    """What a person can change about herself."""
    return names()


def names(**forms: Form) -> Names:
    """The page, with the forms that were refused in place of fresh ones."""
    person = _self()
    fresh = {
        "profile": ProfileForm(formdata=None, public_name=person.public_name, version=person.version),
        "password": PasswordForm(formdata=None),
        "confirm": ConfirmForm(formdata=None),
        "digest": digest_form(person),
        "interest": InterestForm(formdata=None),
    }
    declared = [InterestSeen.of(each) for each in interests.of_person(session(), person.id)]
    own_id = someone().session_id
    signed_in = [SessionRow.of(found, own_id) for found in sessions.living(session(), person.id)]
    shown_of_her = {"person": PersonRow.of(person), "sessions": signed_in, "interests": declared}
    return fresh | forms | shown_of_her


def digest_form(person: Person) -> DigestForm:
    """The form about mail, with what is chosen."""
    said = {"email": person.email, "digest": person.digest.value, "version": person.version}
    return DigestForm(formdata=None, data=said)


def _self() -> Person:
    """The person who asks, as the database has her."""
    return session().get_one(Person, someone().id)


@sent(blueprint, "/desk/profile", access=REVIEWER, page=PAGE, part=PART)
def rename() -> Names | AnyResponse:
    """Be known by another name from the next publication on."""
    form = ProfileForm()
    if not form.validate():
        return names(profile=form)
    try:
        people.rename(session(), someone(), _self(), form.version.data, public_name=form.public_name.data)
    except EditedMeanwhile as conflict:
        both = {"Public name": (conflict.theirs["public_name"], form.public_name.data)}
        form.version.data = conflict.version
        return names(profile=form) | {"conflict": both, "status": conflict.status}
    return done("Your public name is saved.", url_for("desk_profile.show"))


@sent(blueprint, "/desk/profile/digest", access=REVIEWER, page=PAGE, part=PART)
def choose_digest() -> Names | AnyResponse:
    """Be told by mail what one has not seen, or no more."""
    form = DigestForm()
    if not form.validate():
        return names(digest=form)
    email, wanted = form.email.data or "", Digest(form.digest.data)
    try:
        digests.choose(session(), someone(), _self(), form.version.data or 0, email=email, digest=wanted)
    except EditedMeanwhile as conflict:
        return names(digest=form) | {
            "mail_conflict": conflicts.both(form, conflict)["conflict"],
            "status": 409,
        }
    except Refused as refusal:
        form.refuse(str(refusal), "email")
        return names(digest=form)
    often = "You will get no mail." if wanted is Digest.OFF else "You will be told by mail."
    return done(f"Saved. {often}", url_for("desk_profile.show"))


@sent(blueprint, "/desk/profile/password", access=REVIEWER, page=PAGE, part=PART)
def change_password() -> Names | AnyResponse:
    """Another password; whoever is signed in elsewhere with the old one is out."""
    form = PasswordForm()
    if not form.validate():
        return names(password=form)
    try:
        new_hash = _new_hash(form)
    except tries.TooManyTries as refusal:
        form.refuse(str(refusal))
        return names(password=form) | {"status": refusal.status, "wait": refusal.wait}
    if new_hash is None:
        return names(password=form)
    people.change_password(session(), someone(), _self(), new_hash)
    return done("Your password is changed. All other sessions have ended.", url_for("desk_profile.show"))


def _new_hash(form: PasswordForm) -> str | None:
    """The hash of the new password; None when the form now says why there is none."""
    with db.transaction(db.engine()) as own:
        try_id = tries.begin(own, someone().username, request.remote_addr or "")
    with db.reading() as own:
        kept = own.get_one(Person, someone().id).password_hash
    right = people.matches(kept, form.password.data or "")
    with db.transaction(db.engine()) as own:
        tries.forget(own, try_id) if right else tries.fail(own, try_id)
    if not right:
        form.refuse("The present password is wrong.", "password")
        return None
    try:
        return people.hashed(form.new_password.data or "", someone().username)
    except people.WeakPassword as refusal:
        form.refuse(str(refusal), "new_password")
        return None


@sent(blueprint, "/desk/profile/sessions/<int:session_id>/end", access=REVIEWER, page=PAGE, part=PART)
def end_session(session_id: int) -> Names | AnyResponse:
    """Sign out another browser of one's own."""
    form = ConfirmForm()
    if not form.validate():
        return names(confirm=form)
    found = sessions.find(session(), someone().id, session_id) or abort(404)
    sessions.revoke(session(), someone(), found)
    return done("That session has ended.", url_for("desk_profile.show"))


@sent(blueprint, "/desk/profile/sessions/end", access=REVIEWER, page=PAGE, part=PART)
def end_others() -> Names | AnyResponse:
    """Sign out everywhere but here."""
    form = ConfirmForm()
    if not form.validate():
        return names(confirm=form)
    count = sessions.revoke_all(session(), someone(), _self())
    return done(f"{count} other session{'' if count == 1 else 's'} ended.", url_for("desk_profile.show"))
