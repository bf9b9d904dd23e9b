"""The people of the desk, for admins: who they are, what they may do, where they are signed in."""

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.domain import passwords
from factcheck.domain.vocabulary import Role
from factcheck.forms.fields import Form
from factcheck.forms.people import ConfirmForm, NewPersonForm, RoleForm
from factcheck.models import Person
from factcheck.presenters.people import PersonList, PersonRow, PersonSeen, SessionRow
from factcheck.services import people, sessions
from factcheck.services.people import BadUsername, LastAdmin, UsernameTaken
from factcheck.views.access import ADMIN, someone
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_people", __name__)
LIST, LIST_PART = "desk/people/list.html", "desk/people/_list.html"
PAGE, PART = "desk/people/show.html", "desk/people/_person.html"
FRESH = 201
"""The status of a page that shows a new password, once."""


@shown(blueprint, "/desk/people", page=LIST, part=LIST_PART, access=ADMIN, data="listed")
def index() -> Names:
    """Everybody, and the form for somebody new."""
    return _listed(NewPersonForm(formdata=None))


def _listed(form: NewPersonForm) -> Names:
    """The list, with the form as it stands."""
    everybody = PersonList(people=[PersonRow.of(person) for person in people.everybody(session())])
    return {"listed": everybody, "people": everybody.people, "form": form}


@sent(blueprint, "/desk/people", access=ADMIN, page=LIST, part=LIST_PART)
def add() -> Names | AnyResponse:
    """Somebody new; the first password is shown once, here."""
    form = NewPersonForm()
    if not form.validate():
        return _listed(form)
    password = passwords.generate()
    password_hash = people.hashed(password)
    try:
        person = people.add(
            session(),
            someone(),
            username=form.username.data,
            public_name=form.public_name.data,
            role=Role(form.role.data),
            password_hash=password_hash,
        )
    except (BadUsername, UsernameTaken) as refusal:
        form.refuse(str(refusal), "username")
        return _listed(form)
    fresh = {"username": person.username, "password": password}
    return _listed(NewPersonForm(formdata=None)) | {"fresh": fresh, "status": FRESH}


@shown(blueprint, "/desk/people/<int:person_id>", page=PAGE, part=PART, access=ADMIN, data="seen")
def show(person_id: int) -> Names:
    """One person: role, password, sessions."""
    return _names(_found(person_id))


def _found(person_id: int) -> Person:
    """The person, or nothing at this address."""
    return people.find(session(), person_id) or abort(404)


def _names(person: Person, form: Form | None = None) -> Names:
    """A person's page, with what a refused form says."""
    own_id = someone().session_id
    signed_in = [SessionRow.of(found, own_id) for found in sessions.living(session(), person.id)]
    seen = PersonSeen(person=PersonRow.of(person), sessions=signed_in)
    return {
        "seen": seen,
        "person": seen.person,
        "sessions": seen.sessions,
        "role": RoleForm(formdata=None, role=person.role.value),
        "form": form or ConfirmForm(formdata=None),
    }


def _refused(person: Person, form: Form, refusal: LastAdmin) -> Names:
    """A person's page that says why not."""
    form.refuse(str(refusal))
    return _names(person, form) | {"status": refusal.status}


@sent(blueprint, "/desk/people/<int:person_id>/role", access=ADMIN, page=PAGE, part=PART)
def change_role(person_id: int) -> Names | AnyResponse:
    """Another role, from the next click on."""
    person, form = _found(person_id), RoleForm()
    if not form.validate():
        return _names(person, form)
    try:
        people.change_role(session(), someone(), person, Role(form.role.data))
    except LastAdmin as refusal:
        return _refused(person, form, refusal)
    return done(f"{person.public_name} is now {person.role}.", _home(person))


def _home(person: Person) -> str:
    """A person's page; one's own, when one may no longer see the other."""
    own = person.id == someone().id
    return url_for("desk_profile.show") if own else url_for("desk_people.show", person_id=person.id)


@sent(blueprint, "/desk/people/<int:person_id>/disable", access=ADMIN, page=PAGE, part=PART)
def disable(person_id: int) -> Names | AnyResponse:
    """Shut somebody out, at once."""
    person, form = _found(person_id), ConfirmForm()
    if not form.validate():
        return _names(person, form)
    try:
        people.disable(session(), someone(), person)
    except LastAdmin as refusal:
        return _refused(person, form, refusal)
    return done(f"{person.public_name} can no longer sign in.", url_for("desk_people.index"))


@sent(blueprint, "/desk/people/<int:person_id>/enable", access=ADMIN, page=PAGE, part=PART)
def enable(person_id: int) -> Names | AnyResponse:
    """Let somebody in again."""
    person, form = _found(person_id), ConfirmForm()
    if not form.validate():
        return _names(person, form)
    people.enable(session(), someone(), person)
    return done(f"{person.public_name} can sign in again.", url_for("desk_people.show", person_id=person.id))


@sent(blueprint, "/desk/people/<int:person_id>/password", access=ADMIN, page=PAGE, part=PART)
def renew_password(person_id: int) -> Names | AnyResponse:
    """A new password for somebody who forgot hers, shown once."""
    form = ConfirmForm()
    password = passwords.generate()
    password_hash = people.hashed(password)
    person = _found(person_id)
    if not form.validate():
        return _names(person, form)
    people.change_password(session(), someone(), person, password_hash)
    fresh = {"username": person.username, "password": password}
    return _names(person) | {"fresh": fresh, "status": FRESH}


@sent(
    blueprint,
    "/desk/people/<int:person_id>/sessions/<int:session_id>/end",
    access=ADMIN,
    page=PAGE,
    part=PART,
)
def end_session(person_id: int, session_id: int) -> Names | AnyResponse:
    """Sign one browser of somebody out."""
    person, form = _found(person_id), ConfirmForm()
    if not form.validate():
        return _names(person, form)
    found = sessions.find(session(), person.id, session_id) or abort(404)
    sessions.revoke(session(), someone(), found)
    return done("That session has ended.", url_for("desk_people.show", person_id=person.id))


@sent(blueprint, "/desk/people/<int:person_id>/sessions/end", access=ADMIN, page=PAGE, part=PART)
def end_sessions(person_id: int) -> Names | AnyResponse:
    """Sign somebody out everywhere."""
    person, form = _found(person_id), ConfirmForm()
    if not form.validate():
        return _names(person, form)
    count = sessions.revoke_all(session(), someone(), person)
    return done(
        f"{count} session{'' if count == 1 else 's'} ended.", url_for("desk_people.show", person_id=person.id)
    )
