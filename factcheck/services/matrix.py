"""The matrix of evidence and rival claims, as one viewer may see it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import joinedload
from sqlmodel import Session, and_, col, or_, select

from factcheck.domain.matrix import Cell, Finding
from factcheck.domain.viewers import Viewer
from factcheck.models import BearingGiven, Claim, Evidence, Listing, Question
from factcheck.services import evidence as evidences
from factcheck.services import verdicts
from factcheck.services.loading import path

Place = tuple[int, int]
"""A piece of evidence and a claim, by their ids."""


@dataclass(frozen=True)
class Column:
    """One rival claim: whether others' findings are hidden, and whether the viewer may add hers."""

    claim: Claim
    sealed: bool
    judging: bool


@dataclass(frozen=True)
class Row:
    """One piece of evidence, with a cell for each column."""

    evidence: Evidence
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """All that bears on the answers, as one viewer may see it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def of_question(session: Session, viewer: Viewer, question: Question) -> Matrix:
    """The evidence of a question and of its claims, against all its claims."""
    return _build(session, viewer, question.claims, question)


def of_claim(session: Session, viewer: Viewer, claim: Claim) -> Matrix:
    """The matrix that the claim belongs to: its question's, or one column of its own."""
    if claim.question is not None:
        return of_question(session, viewer, claim.question)
    return _build(session, viewer, [claim], None)


def _build(session: Session, viewer: Viewer, claims: Sequence[Claim], question: Question | None) -> Matrix:
    """The matrix of these claims, in a fixed number of queries."""
    columns = _columns(session, viewer, claims)
    found = _findings(session, viewer, columns)
    rows = evidences.of_claims(session, claims, question)
    return Matrix(columns, tuple(_row(evidence, columns, found) for evidence in rows))


def _columns(session: Session, viewer: Viewer, claims: Sequence[Claim]) -> tuple[Column, ...]:
    """The claims, with what the viewer may see and do in each."""
    claim_ids = [claim.id for claim in claims]
    given, looked = verdicts.seen(session, viewer, claim_ids)
    over = set(
        session.exec(
            select(Listing.claim_id).where(
                col(Listing.claim_id).in_(claim_ids), col(Listing.withdrawn).is_not(None)
            )
        )
    )
    return tuple(
        Column(claim, sealed=claim.id not in given | looked, judging=claim.id not in looked | over)
        for claim in claims
    )


def _findings(session: Session, viewer: Viewer, columns: Sequence[Column]) -> dict[Place, list[Finding]]:
    """The bearings the viewer may see, by their place; what is sealed is not even read."""
    everybodys = col(BearingGiven.claim_id).in_([each.claim.id for each in columns if not each.sealed])
    own = and_(
        col(BearingGiven.claim_id).in_([each.claim.id for each in columns if each.sealed]),
        BearingGiven.person_id == viewer.id,
    )
    wanted = select(BearingGiven).where(or_(everybodys, own)).order_by(col(BearingGiven.id))
    found: defaultdict[Place, list[Finding]] = defaultdict(list)
    for each in session.exec(wanted.options(joinedload(path(BearingGiven.person)))):
        finding = Finding(each.person.public_name, each.bearing, mine=each.person_id == viewer.id)
        found[each.evidence_id, each.claim_id].append(finding)
    return found


def _row(evidence: Evidence, columns: Sequence[Column], found: dict[Place, list[Finding]]) -> Row:
    """One piece of evidence against every claim."""
    cells = (Cell(tuple(found.get((evidence.id, each.claim.id), ())), sealed=each.sealed) for each in columns)
    return Row(evidence, tuple(cells))
