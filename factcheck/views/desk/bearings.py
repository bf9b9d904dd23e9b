"""Bearings: how the evidence bears on each rival, saved as a whole matrix or cell by cell."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.evidence import BearingsForm
from factcheck.models import Claim
from factcheck.presenters.matrix import Cell, by_cell, column_of
from factcheck.services import evidence as exhibits
from factcheck.services import workbench as rows
from factcheck.services.refusals import Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import workbench
from factcheck.views.shapes import Names, done, sent, wants_part

blueprint = Blueprint("desk_bearings", __name__)

CELLS = "desk/evidence/_found.html"


class NotOnThisPage(Refused):
    """A cell of another question's matrix."""

    sentence = "That evidence or claim does not stand on this page; nothing was saved."


@sent(
    blueprint,
    "/desk/questions/<slug:slug>/bearings",
    access=REVIEWER,
    page=workbench.QUESTION["page"],
    part=CELLS,
)
def weigh_for_question(slug: str) -> Names | Response:
    """Save cells of the matrix: all that were sent, or for htmx the one that changed."""
    question, form = workbench.found_question(slug), BearingsForm()
    claims = rows.rivals(session(), question.id)
    good = workbench.granted(form, lambda: _weigh(form, claims, claims))
    if wants_part():
        return _cells(form, claims, claims)
    if good:
        return done("Your bearings are saved.", workbench.question_address(slug, "matrix"))
    return workbench.question_names(question, matrix_form=form, picked=form.picks(request.form))


@sent(
    blueprint, "/desk/claims/<slug:slug>/bearings", access=REVIEWER, page=workbench.CLAIM["page"], part=CELLS
)
def weigh_for_claim(slug: str) -> Names | Response:
    """Save how the evidence bears on one claim."""
    claim, form = workbench.found_claim(slug), BearingsForm()
    rivals = rows.rivals(session(), claim.question_id) or [claim]
    good = workbench.granted(form, lambda: _weigh(form, [claim], rivals))
    if wants_part():
        return _cells(form, [claim], rivals)
    if good:
        return done("Your bearings are saved.", workbench.claim_address(claim, "matrix"))
    return workbench.claim_names(claim, matrix_form=form, picked=form.picks(request.form))


def _weigh(form: BearingsForm, claims: Sequence[Claim], rivals: Sequence[Claim]) -> None:
    """Save what was picked anew; a cell without a pick and without a bearing stays empty."""
    evidence = rows.evidence(session(), [rival.id for rival in rivals], _home(rivals))
    pieces, columns = {each.id: each for each in evidence}, {claim.id: claim for claim in claims}
    mine = {row[:2]: row[4] for row in rows.bearings(session(), someone(), columns, ())}
    for (evidence_id, claim_id), word in form.picks(request.form).items():
        if evidence_id not in pieces or claim_id not in columns:
            raise NotOnThisPage
        if word != mine.get((evidence_id, claim_id), ""):
            exhibits.bear(session(), someone(), pieces[evidence_id], columns[claim_id], word)


def _cells(form: BearingsForm, claims: Sequence[Claim], rivals: Sequence[Claim]) -> Names:
    """The cells that were sent, as they stand now, with what was refused."""
    given = workbench.material(claims, rivals, _home(rivals))
    found, columns = by_cell(given), {claim.id: column_of(claim, given) for claim in claims}
    wanted = form.picks(request.form)
    cells = [
        Cell.of(each, columns[claim_id], found, given.viewer)
        for each in given.evidence
        for evidence_id, claim_id in wanted
        if each.id == evidence_id and claim_id in columns
    ]
    if form.form_errors:
        return {"cells": cells, "refused": form.form_errors}
    flash("Saved.")
    return {"cells": cells, "refused": [], "status": HTTPStatus.OK}


def _home(rivals: Sequence[Claim]) -> int | None:
    """The question that rivals answer, if they answer one."""
    return rivals[0].question_id if rivals else None
