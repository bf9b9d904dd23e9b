"""Interests, declared and ended by each person on her own profile."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.interests import InterestForm
from factcheck.forms.people import ConfirmForm
from factcheck.models import Interest
from factcheck.services import interests
from factcheck.services.refusals import Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import profile
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_interests", __name__)
HOME = "/desk/profile#interests"
NUMBER = "int(max=2147483647)"


@sent(blueprint, "/desk/profile/interests", access=REVIEWER, page=profile.PAGE, part=profile.PART)
def declare() -> Names | Response:
    """Declare what keeps one from judging some claims."""
    form = InterestForm()
    if not form.validate():
        return profile.names(interest=form)
    given = form.given()
    note = given.pop("note")
    try:
        interests.declare(session(), someone(), note=note, **interests.in_what(session(), **given))
    except Refused as refusal:
        form.refuse(str(refusal))
        return profile.names(interest=form) | {"status": refusal.status}
    return done("Your interest is declared. Claims that it touches are kept from you.", HOME)


@sent(
    blueprint,
    f"/desk/profile/interests/<{NUMBER}:interest_id>/end",
    access=REVIEWER,
    page=profile.PAGE,
    part=profile.PART,
)
def end(interest_id: int) -> Names | Response:
    """End an interest of one's own; it stays in the log."""
    form, found = ConfirmForm(), _own(interest_id)
    if not form.validate():
        return profile.names(confirm=form)
    interests.end(session(), someone(), found)
    return done("Your interest has ended; the log keeps it.", HOME)


def _own(interest_id: int) -> Interest:
    """One's own interest of that number, or nothing at this address."""
    found = interests.find(session(), interest_id)
    return found if found and found.person_id == someone().id else abort(404)
