"""Judging by program: bearings and verdicts, as blind as in the browser."""

from collections.abc import Sequence

from flask import Blueprint

from factcheck.db import session
from factcheck.domain.scopes import Scope
from factcheck.forms.api import NewBearings, NewVerdict
from factcheck.models import Claim, Evidence
from factcheck.presenters.api import BearingsKept, VerdictKept
from factcheck.services import bearings, verdicts
from factcheck.services import workbench as rows
from factcheck.services.bearings import Weighed, Wish
from factcheck.views.access import someone
from factcheck.views.api.operations import writes
from factcheck.views.desk.bearings import NotOnThisPage
from factcheck.views.desk.rating import evidence_of
from factcheck.views.desk.workbench import found_claim, found_question
from factcheck.views.frame import settings

blueprint = Blueprint("api_judging", __name__)
JUDGE = Scope.JUDGE


@writes(blueprint, "/questions/<slug:slug>/bearings", BearingsKept, takes=NewBearings, scope=JUDGE)
def weigh_for_question(given: NewBearings, slug: str) -> BearingsKept:
    """Say how evidence bears on the claims of a question; a later word of yours replaces an earlier one."""
    return _weigh(given, rows.rivals(session(), found_question(slug).id))


@writes(blueprint, "/claims/<slug:slug>/bearings", BearingsKept, takes=NewBearings, scope=JUDGE)
def weigh_for_claim(given: NewBearings, slug: str) -> BearingsKept:
    """Say how evidence bears on one claim; a later word of yours replaces an earlier one."""
    return _weigh(given, [found_claim(slug)])


def _weigh(given: NewBearings, claims: Sequence[Claim]) -> BearingsKept:
    """Save the cells, all or none."""
    rivals = rows.rivals(session(), claims[0].question_id) if claims else []
    pieces = {piece.id: piece for piece in evidence_of(rivals or claims)}
    columns = {claim.slug: claim for claim in claims}
    wishes = [
        Wish(_on_page(pieces, cell.evidence), _column(columns, cell.claim), cell.bearing)
        for cell in given.bearings
    ]
    weights = [
        Weighed(_on_page(pieces, each.evidence), each.credibility, each.relevance) for each in given.weights
    ]
    kept = bearings.give(session(), someone(), wishes, weights)
    return BearingsKept.of(kept, {claim.id: claim.slug for claim in claims})


def _on_page(pieces: dict[int, Evidence], number: int) -> Evidence:
    """The piece of evidence; raises NotOnThisPage."""
    if number not in pieces:
        raise NotOnThisPage
    return pieces[number]


def _column(columns: dict[str, Claim], slug: str) -> Claim:
    """The claim; raises NotOnThisPage."""
    if slug not in columns:
        raise NotOnThisPage
    return columns[slug]


@writes(blueprint, "/claims/<slug:slug>/verdicts", VerdictKept, takes=NewVerdict, scope=JUDGE)
def submit(given: NewVerdict, slug: str) -> VerdictKept:
    """Give your verdict on a claim, blind.

    Sent again it replaces yours as long as nobody else has given one and nothing is ruled; name the
    `version` it replaces, or it counts as the one you read last.
    """
    claim = found_claim(slug)
    said = given.model_dump(exclude={"version"})
    required = settings().reviews_required
    own = verdicts.own(session(), someone(), claim)
    if own is None or given.version is None:
        made = verdicts.submit(session(), someone(), claim, **said, required=required)
    else:
        made = verdicts.revise(session(), someone(), claim, given.version, **said, required=required)
    return VerdictKept.of(made, claim)
