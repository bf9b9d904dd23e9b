"""Assignments: an editor assigns or takes away, a reviewer takes or hands back."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.assignments import AssignForm, HandBackForm, TakeAwayForm
from factcheck.forms.people import ConfirmForm
from factcheck.models import Claim, Person
from factcheck.presenters.assignments import Loads, PersonLoad
from factcheck.services import assignable, assignments, interests
from factcheck.views.access import EDITOR, REVIEWER, someone
from factcheck.views.desk import assigning, workbench
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_assignments", __name__)
NUMBER = "int(max=2147483647)"


@shown(
    blueprint,
    "/desk/assignments",
    page="desk/assignments/list.html",
    part="desk/assignments/_list.html",
    access=EDITOR,
    data="loads",
)
def index() -> Names:
    """Who has how much to judge, and who is late."""
    declared = interests.of_everybody(session())
    names = {number: [interests.named(each) for each in found] for number, found in declared.items()}
    return {"loads": Loads.of(PersonLoad.of(load, names) for load in assignable.loads(session()))}


@sent(blueprint, "/desk/claims/<slug:slug>/assignments", access=EDITOR, **workbench.CLAIM)
def assign(slug: str) -> Names | Response:
    """Let people judge a claim, until a day."""
    claim = workbench.found_claim(slug)
    choices = assigning.someone_else(claim, [])
    form = AssignForm().offer(choice.person_id for choice in choices)

    def wish() -> None:
        people = [session().get_one(Person, number) for number in form.people.data or []]
        assignments.assign(session(), someone(), claim, people, form.due.data)

    if workbench.granted(form, wish, {assignments.DeadlinePassed: "due", assignments.NobodyChosen: "people"}):
        return done("Assigned.", _home(claim))
    return workbench.claim_names(claim, assign_form=form)


def _home(claim: Claim) -> str:
    """The place of the assignments on the claim's page."""
    return workbench.claim_address(claim, "assignments")


@sent(blueprint, "/desk/claims/<slug:slug>/assignments/own", access=REVIEWER, **workbench.CLAIM)
def take(slug: str) -> Names | Response:
    """Take a claim to judge."""
    claim, form = workbench.found_claim(slug), ConfirmForm()
    if workbench.granted(form, lambda: assignments.take(session(), someone(), claim)):
        return done("The claim is yours to judge.", _home(claim))
    return workbench.claim_names(claim, take_form=form)


@sent(blueprint, "/desk/claims/<slug:slug>/assignments/own/end", access=REVIEWER, **workbench.CLAIM)
def hand_back(slug: str) -> Names | Response:
    """Hand a claim back, with a reason."""
    claim, form = workbench.found_claim(slug), HandBackForm()

    def wish() -> None:
        assignments.hand_back(session(), someone(), claim, form.reason.data)

    if workbench.granted(form, wish):
        return done("The claim is handed back; your reason is kept.", _home(claim))
    return workbench.claim_names(claim, hand_back_form=form)


@sent(blueprint, f"/desk/assignments/<{NUMBER}:assignment_id>/end", access=EDITOR, **workbench.CLAIM)
def take_away(assignment_id: int) -> Names | Response:
    """Take an assignment away, with a reason."""
    assignment = assignments.find(session(), assignment_id) or abort(404)
    claim, form = workbench.found_claim(assignment.claim.slug), TakeAwayForm()

    def wish() -> None:
        assignments.take_away(session(), someone(), assignment, form.reason.data)

    if workbench.granted(form, wish):
        return done("The assignment is taken away; your reason is kept.", _home(claim))
    return workbench.claim_names(claim, take_away_form=form, take_away_id=assignment.id)
