"""Bearings: how the evidence bears on each claim, taken from the rating page or cell by cell."""

from collections.abc import Sequence

from flask import Blueprint, request
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.bearings import BearingsForm
from factcheck.models import Claim
from factcheck.services import bearings
from factcheck.services import workbench as rows
from factcheck.services.bearings import Weighed, Wish
from factcheck.services.refusals import Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import rating, workbench
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_bearings", __name__)


class NotOnThisPage(Refused):
    """A cell of another question's matrix."""

    sentence = "That evidence or claim does not stand on this page; nothing was saved."


class RatedInPart(Refused):
    """Evidence is rated across all claims, or it says little."""

    def __init__(self, headings: Sequence[str]) -> None:
        named = "; ".join(headings)
        super().__init__(f"Rate the evidence for every claim before you go on. Still to rate: {named}.")


@sent(blueprint, "/desk/questions/<slug:slug>/bearings", access=REVIEWER, **rating.RATING)
def weigh_for_question(slug: str) -> Names | Response:
    """Save cells of the matrix: those of one piece from the rating page, or any."""
    question, form = workbench.found_question(slug), BearingsForm()
    claims = rows.rivals(session(), question.id)
    if workbench.granted(form, lambda: _weigh(form, claims, claims)):
        return _saved(f"/desk/questions/{slug}")
    return rating.question_names(question, form=form, sent=request.form)


@sent(blueprint, "/desk/claims/<slug:slug>/bearings", access=REVIEWER, **rating.RATING)
def weigh_for_claim(slug: str) -> Names | Response:
    """Save how the evidence bears on one claim."""
    claim, form = workbench.found_claim(slug), BearingsForm()
    rivals = rows.rivals(session(), claim.question_id) or [claim]
    if workbench.granted(form, lambda: _weigh(form, [claim], rivals)):
        return _saved(f"/desk/claims/{slug}")
    return rating.claim_names(claim, form=form, sent=request.form)


def _saved(address: str) -> Response:
    """On to the next piece from the rating page, else back to the matrix."""
    if _whole_piece():
        return done("Saved.", f"{address}/rating")
    return done("Your bearings are saved.", f"{address}#matrix")


def _whole_piece() -> int | None:
    """The piece that the rating page asked about; it is rated whole or not at all."""
    return request.form.get("piece", type=int)


def _weigh(form: BearingsForm, claims: Sequence[Claim], rivals: Sequence[Claim]) -> None:
    """Save what was picked; a cell without a pick and without a bearing stays empty."""
    pieces = {each.id: each for each in rating.evidence_of(rivals)}
    columns = {claim.id: claim for claim in claims}
    mine = bearings.own(session(), someone(), columns)
    picks, weights = form.picks(request.form), form.weights(request.form)
    if any(piece not in pieces or claim not in columns for piece, claim in picks) or weights.keys() - pieces:
        raise NotOnThisPage
    _refuse_part(picks, claims)
    wishes = [
        Wish(pieces[cell[0]], columns[cell[1]], word) for cell, word in picks.items() if word or cell in mine
    ]
    weighed = [Weighed(pieces[piece], *words) for piece, words in weights.items()]
    bearings.give(session(), someone(), wishes, weighed)


def _refuse_part(picks: dict[tuple[int, int], str], claims: Sequence[Claim]) -> None:
    """Raise RatedInPart when the rating page comes back with a claim left out."""
    piece = _whole_piece()
    if piece is None:
        return
    asked = bearings.asked(session(), someone(), claims)
    missing = [claim.heading for claim in asked if not picks.get((piece, claim.id))]
    if missing:
        raise RatedInPart(missing)
