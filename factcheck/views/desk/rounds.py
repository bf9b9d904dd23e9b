"""Rounds: opened and closed by an editor who looked, answered by the reviewers of the claim."""

from flask import Blueprint
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.rounds import RoundForm
from factcheck.services import rounds, scales
from factcheck.services.reconsiderable import NeedsNews
from factcheck.views.access import EDITOR, REVIEWER, someone
from factcheck.views.desk import workbench
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_rounds", __name__)


@sent(blueprint, "/desk/claims/<slug:slug>/rounds", access=EDITOR, **workbench.CLAIM)
def open_round(slug: str) -> Names | Response:
    """Ask the reviewers to read one another and judge again: after a split, or for something new."""
    claim, form = workbench.found_claim(slug), RoundForm()
    required = settings().reviews_required

    def wish() -> None:
        rounds.open_round(session(), someone(), claim, reason=form.reason.data or "", required=required)

    if workbench.granted(form, wish, {NeedsNews: "reason"}):
        return done("The round is open; the reviewers are told.", workbench.claim_address(claim, "verdicts"))
    return workbench.claim_names(claim, round_form=form)


@sent(blueprint, "/desk/claims/<slug:slug>/rounds/closing", access=EDITOR, **workbench.CLAIM)
def close_round(slug: str) -> Names | Response:
    """Wait no longer for those who have not reconsidered; their verdicts stand."""
    claim, form = workbench.found_claim(slug), RoundForm()
    if workbench.granted(form, lambda: rounds.close_round(session(), someone(), claim)):
        return done("The round is closed.", workbench.claim_address(claim, "verdicts"))
    return workbench.claim_names(claim, round_form=form)


@sent(blueprint, "/desk/claims/<slug:slug>/reconsiderations", access=REVIEWER, **workbench.CLAIM)
def reconsider(slug: str) -> Names | Response:
    """Keep one's verdict, or change it, with the reason."""
    claim = workbench.found_claim(slug)
    form = workbench.reconsider_form(scales.current(session()))

    def wish() -> None:
        said = {"reason": form.reason.data, "required": settings().reviews_required}
        rounds.reconsider(session(), someone(), claim, **said, **form.changed())

    if workbench.granted(form, wish, {scales.RatingUnknown: "rating"}):
        return done("Your second thoughts are in.", workbench.claim_address(claim, "verdicts"))
    return workbench.claim_names(claim, reconsider_form=form)
