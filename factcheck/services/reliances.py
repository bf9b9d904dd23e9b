"""Reliances: which evidence a verdict rests on, as its author says."""

from collections import defaultdict
from collections.abc import Collection

from sqlmodel import Session, col, delete, select

from factcheck.models import Claim, Evidence, Reliance, Verdict
from factcheck.services import evidence
from factcheck.services.refusals import Refused


class ReliesElsewhere(Refused):
    """A verdict rests on what bears on its claim."""

    sentence = (
        "That evidence does not stand with this claim, or was withdrawn. Nothing was saved; choose anew."
    )


def sound(session: Session, claim: Claim, evidence_ids: Collection[int] | None) -> list[int] | None:
    """The pieces in order, None for nothing said; raises ReliesElsewhere."""
    if evidence_ids is None:
        return None
    wanted = sorted(set(evidence_ids))
    found = session.exec(select(Evidence).where(col(Evidence.id).in_(wanted))).all()
    if len(found) < len(wanted) or any(one.withdrawn or not evidence.bears_on(one, claim) for one in found):
        raise ReliesElsewhere
    return wanted


def of(session: Session, verdict: Verdict) -> list[int]:
    """The evidence that a verdict relies on."""
    wanted = select(Reliance.evidence_id).where(Reliance.verdict_id == verdict.id)
    return sorted(session.exec(wanted))


def rely(session: Session, verdict: Verdict, evidence_ids: Collection[int]) -> None:
    """Let the verdict rely on exactly these pieces; its own event tells of it."""
    session.flush()
    session.exec(delete(Reliance).where(col(Reliance.verdict_id) == verdict.id))
    session.add_all(Reliance(verdict_id=verdict.id, evidence_id=each) for each in evidence_ids)


def of_claims(session: Session, claim_ids: Collection[int]) -> dict[int, list[int]]:
    """The evidence relied on by each verdict on these claims."""
    wanted = (
        select(Reliance.verdict_id, Reliance.evidence_id)
        .join(Verdict, col(Verdict.id) == Reliance.verdict_id)
        .where(col(Verdict.claim_id).in_(claim_ids))
        .order_by(col(Reliance.evidence_id))
    )
    found: dict[int, list[int]] = defaultdict(list)
    for verdict_id, evidence_id in session.exec(wanted):
        found[verdict_id].append(evidence_id)
    return dict(found)
