"""Getting no more digests, by the link in one: a page with a button, and one click for mail programs."""

from http import HTTPStatus

from flask import Blueprint, abort

from factcheck import db
from factcheck.db import session
from factcheck.domain import digests as promise
from factcheck.models import Person
from factcheck.services import digests
from factcheck.views.access import PUBLIC
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, sent, shown

blueprint = Blueprint("unsubscribing", __name__)

ADDRESS = "/unsubscribe/<token>"
PAGE = {"page": "digests/unsubscribe.html", "part": "digests/_unsubscribe.html"}


@shown(blueprint, ADDRESS, access=PUBLIC, **PAGE)
def ask(token: str) -> Names:
    """A button; looking at the page changes nothing."""
    _person_id(token)
    return {"token": token, "gone": False}


@sent(blueprint, ADDRESS, access=PUBLIC, **PAGE)
def unsubscribe(token: str) -> Names:
    """Send no more digests; asked again it is no error (RFC 8058: no cookie, no form, no login)."""
    person_id = _person_id(token)
    # The signed address is the proof that a form's token is elsewhere.
    db.trust()
    person = session().get(Person, person_id) or abort(HTTPStatus.NOT_FOUND)
    digests.unsubscribe(session(), person)
    return {"gone": True, "status": HTTPStatus.OK}


def _person_id(token: str) -> int:
    """Whom the link was mailed to, or the answer that it leads nowhere."""
    found = promise.person_of(settings().secret_key, token)
    if found is None:
        abort(HTTPStatus.NOT_FOUND, "This link is not complete. Copy all of it from the mail.")
    return found
