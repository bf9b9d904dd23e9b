"""Rulings: by agreement, or by the adjudication of an editor who gave no verdict."""

from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.domain.vocabulary import Bearing
from factcheck.forms.rulings import AgreementForm
from factcheck.models import Claim
from factcheck.presenters.adjudications import Adjudication
from factcheck.services import interests, rulings, scales
from factcheck.services import workbench as rows
from factcheck.views.access import EDITOR, someone
from factcheck.views.desk import workbench
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_rulings", __name__)

ADJUDICATION = {"page": "desk/rulings/adjudication.html", "part": "desk/rulings/_adjudicate.html"}
LEANS = {each.value: each.number for each in Bearing if each.number is not None}


@sent(blueprint, "/desk/claims/<slug:slug>/rulings/agreement", access=EDITOR, **workbench.CLAIM)
def agree(slug: str) -> Names | Response:
    """Rule what all reviewers said; the rating comes from them."""
    claim, form = workbench.found_claim(slug), AgreementForm()

    def wish() -> None:
        rulings.agree(session(), someone(), claim, **form.given(), required=settings().reviews_required)

    if workbench.granted(form, wish):
        return done("The desk has ruled, by agreement.", workbench.claim_address(claim, "ruling"))
    return workbench.claim_names(claim, agreement_form=form, ruling_refused="agreement")


@shown(blueprint, "/desk/claims/<slug:slug>/adjudication", access=EDITOR, data="bench", **ADJUDICATION)
def adjudication(slug: str) -> Names:
    """The verdicts side by side, the bearings that differ most first, and the form that rules."""
    return adjudication_names(workbench.found_claim(slug))


@sent(blueprint, "/desk/claims/<slug:slug>/rulings/adjudication", access=EDITOR, **ADJUDICATION)
def adjudicate(slug: str) -> Names | Response:
    """Rule for the desk, with a reason that is printed on the page."""
    claim = workbench.found_claim(slug)
    form = workbench.adjudication_form(scales.current(session()))

    def wish() -> None:
        rulings.adjudicate(session(), someone(), claim, **form.given(), required=settings().reviews_required)

    if workbench.granted(form, wish, {scales.RatingUnknown: "rating"}):
        return done("The desk has ruled, by adjudication.", workbench.claim_address(claim, "ruling"))
    return adjudication_names(claim, adjudication_form=form)


def adjudication_names(claim: Claim, **bound: Any) -> Names:
    """What the page of an adjudication is drawn from; `bound` replaces the form that was refused."""
    rivals = rows.rivals(session(), claim.question_id) or [claim]
    given = workbench.material([claim], rivals, claim.question_id)
    bench = Adjudication.of(claim, given, interests.conflict(session(), someone().id, claim))
    said = workbench.said(bench.claim)
    form = workbench.adjudication_form(given.scale, formdata=None, data=said)
    return {"bench": bench, "scale": given.scale, "adjudication_form": form, "LEANS": LEANS} | bound
