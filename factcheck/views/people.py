"""Signing in and out."""

import flask
from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck import db
from factcheck.db import session
from factcheck.forms.people import ConfirmForm, SignInForm
from factcheck.models import Person
from factcheck.services import people, sessions, tries
from factcheck.views.access import PUBLIC, viewer
from factcheck.views.paths import own_path
from factcheck.views.sessions import forget, remember
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("people", __name__)
HOME = "/desk"
"""Where somebody goes who wished for no other place."""
WRONG = "The user name or the password is wrong."
"""Said of a wrong password, an unknown name and a disabled person alike."""


@shown(blueprint, "/signin", page="people/sign_in.html")
def sign_in() -> Names | AnyResponse:
    """The form that asks who you are; somebody signed in goes on."""
    wanted = own_path(request.args.get("next"), HOME)
    if viewer():
        return redirect(wanted, 303)
    return {"form": SignInForm(formdata=None, next=wanted)}


@sent(blueprint, "/signin", access=PUBLIC, page="people/sign_in.html")
def enter() -> Names | AnyResponse:
    """A new session for the right name and password; every other try is counted."""
    form = SignInForm()
    if not form.validate():
        return {"form": form}
    try:
        person, renewed, try_id = _known(form.username.data or "", form.password.data or "")
    except tries.TooManyTries as refusal:
        form.refuse(str(refusal))
        return {"form": form, "status": refusal.status, "wait": refusal.wait}
    token = _token(person, renewed, try_id) if person else None
    if token is None:
        with db.transaction(db.engine()) as own:
            tries.fail(own, try_id)
        form.refuse(WRONG)
        return {"form": form}
    flask.session.clear()
    return remember(done("You are signed in.", own_path(form.next.data, HOME)), token)


def _known(username: str, password: str) -> tuple[Person | None, str | None, int]:
    """Who has that name and password, a newer hash of it if it needs one, and the try that was counted.

    What takes long happens while no lock is held. Raises TooManyTries.
    """
    name = people.plain_username(username)
    with db.transaction(db.engine()) as own:
        try_id = tries.begin(own, name, request.remote_addr or "")
    with db.reading() as own:
        found = people.named(own, name)
    kept = found.password_hash if found else None
    right = people.matches(kept, password) and found is not None and found.disabled is None
    return (found if right else None), (people.renewed(kept, password) if right else None), try_id


def _token(known: Person, renewed: str | None, try_id: int) -> str | None:
    """A session's token, unless the person changed while the password was looked at."""
    person = people.find(session(), known.id)
    if person is None or person.disabled or person.password_hash != known.password_hash:
        session().rollback()
        return None
    person.password_hash = renewed or person.password_hash
    tries.forget(session(), try_id)
    asking = viewer()
    return sessions.sign_in(
        session(),
        person,
        address=request.remote_addr or "",
        agent=request.user_agent.string,
        replaces=asking.session_id if asking else None,
    )


@sent(blueprint, "/signout", access=PUBLIC, page="people/sign_out.html")
def sign_out() -> Names | AnyResponse:
    """End the session; a copy of its cookie is worth nothing from now on."""
    form = ConfirmForm()
    if not form.validate():
        return {"form": form}
    asking = viewer()
    if asking:
        sessions.sign_out(session(), asking)
    flask.session.clear()
    return forget(done("You are signed out.", url_for("people.sign_in")))
