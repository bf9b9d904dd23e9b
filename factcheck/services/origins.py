"""Origins: what attributions and evidence go back to, counted as people confirmed it."""

from sqlalchemy import select as rows
from sqlmodel import Session, col, select

from factcheck.domain import matrix, origins
from factcheck.domain.vocabulary import Bearing
from factcheck.models import Attribution, BearingGiven, Claim, Evidence, Span


def independent(session: Session, claim: Claim) -> int:
    """How many independent origins put the claim forward, as its publication would count them.

    Withdrawn and orphaned attributions are not counted, nor is evidence whose origin
    nobody named. It tells how reviewers find that evidence bears: for the gate, not
    for who may not see their work.
    """
    return origins.behind(_spoken(session, claim), _supporting(session, claim))


def _spoken(session: Session, claim: Claim) -> list[dict[str, object]]:
    """Who takes a stance, as a dossier tells of it."""
    wanted = (
        rows(col(Attribution.stance), col(Attribution.origin), col(Attribution.article_id))
        .join(Span, col(Span.id) == Attribution.span_id)
        .where(
            col(Attribution.claim_id) == claim.id,
            col(Attribution.withdrawn).is_(None),
            col(Span.orphaned).is_(False),
        )
    )
    found = session.execute(wanted)
    return [{"stance": stance, "origin": origin, "article": {"id": id_}} for stance, origin, id_ in found]


def _supporting(session: Session, claim: Claim) -> list[dict[str, object]]:
    """Evidence of a named origin with how it bears, as a dossier tells of it."""
    wanted = (
        select(Evidence.id, Evidence.origin, BearingGiven.bearing)
        .join(BearingGiven, col(BearingGiven.evidence_id) == Evidence.id)
        .where(BearingGiven.claim_id == claim.id, col(Evidence.withdrawn).is_(None), Evidence.origin != "")
    )
    given: dict[tuple[int, str], list[Bearing]] = {}
    for id_, origin, bearing in session.exec(wanted):
        given.setdefault((id_, origin), []).append(bearing)
    return [
        {"origin": origin, "bearings": {claim.slug: {"mean": matrix.mean(found)}}}
        for (_, origin), found in given.items()
    ]
