"""Rounds: opened and closed by an editor who looked, answered by the reviewers of a split claim."""

from flask import Blueprint
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.fields import Form
from factcheck.services import rounds, scales
from factcheck.views.access import EDITOR, REVIEWER, someone
from factcheck.views.desk import workbench
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_rounds", __name__)


@sent(blueprint, "/desk/claims/<slug:slug>/rounds", access=EDITOR, **workbench.CLAIM)
def open_round(slug: str) -> Names | Response:
    """Ask the reviewers of a split claim to read one another and judge again."""
    claim, form = workbench.found_claim(slug), Form()
    required = settings().reviews_required
    if workbench.granted(form, lambda: rounds.open_round(session(), someone(), claim, required=required)):
        return done("The round is open; the reviewers are told.", workbench.claim_address(claim, "verdicts"))
    return workbench.claim_names(claim, round_form=form)


@sent(blueprint, "/desk/claims/<slug:slug>/rounds/closing", access=EDITOR, **workbench.CLAIM)
def close_round(slug: str) -> Names | Response:
    """Wait no longer for those who have not reconsidered; their verdicts stand."""
    claim, form = workbench.found_claim(slug), Form()
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
