"""Rulings: by agreement, or by the adjudication of an editor who gave no verdict."""

from flask import Blueprint
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.rulings import AgreementForm
from factcheck.services import rulings, scales
from factcheck.views.access import EDITOR, someone
from factcheck.views.desk import workbench
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_rulings", __name__)


@sent(blueprint, "/desk/claims/<slug:slug>/rulings/agreement", access=EDITOR, **workbench.CLAIM)
def agree(slug: str) -> Names | Response:
    """Rule what all reviewers said; the rating comes from them."""
    claim, form = workbench.found_claim(slug), AgreementForm()

    def wish() -> None:
        rulings.agree(session(), someone(), claim, **form.given(), required=settings().reviews_required)

    if workbench.granted(form, wish):
        return done("The desk has ruled, by agreement.", workbench.claim_address(claim, "ruling"))
    return workbench.claim_names(claim, agreement_form=form, ruling_refused="agreement")


@sent(blueprint, "/desk/claims/<slug:slug>/rulings/adjudication", access=EDITOR, **workbench.CLAIM)
def adjudicate(slug: str) -> Names | Response:
    """Rule for the desk, with a reason that is printed on the page."""
    claim = workbench.found_claim(slug)
    form = workbench.adjudication_form(scales.current(session()))

    def wish() -> None:
        rulings.adjudicate(session(), someone(), claim, **form.given(), required=settings().reviews_required)

    if workbench.granted(form, wish, {scales.RatingUnknown: "rating"}):
        return done("The desk has ruled, by adjudication.", workbench.claim_address(claim, "ruling"))
    return workbench.claim_names(claim, adjudication_form=form, ruling_refused="adjudication")
