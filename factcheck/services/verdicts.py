"""Verdicts: given blind, once per person and claim; seen by who has given one."""

import math
from collections.abc import Collection

from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain.viewers import Viewer
from factcheck.models import Claim, Ruling, Unsealing, Verdict
from factcheck.models.columns import now
from factcheck.services import checks, log, naming, scales
from factcheck.services.loading import path
from factcheck.services.publishable import refuse_withdrawn
from factcheck.services.refusals import Refused


class ConfidenceOutOfRange(Refused):
    """Confidence is a share."""

    sentence = "Confidence is a number from 0 (a guess) to 1 (certain)."


class AlreadyGiven(Refused):
    """One verdict per person and claim."""

    sentence = (
        "You have already given your verdict on this claim, and others have worked with it since; it stands."
    )


class NoVerdictYet(Refused):
    """Nothing to revise."""

    sentence = "You have not given a verdict on this claim yet."


class UnsealedAlready(Refused):
    """Who has looked cannot judge blind any more."""

    sentence = "You have looked at the verdicts on this claim, so you can no longer give one."


class NotAnEditor(Refused):
    """Looking at sealed verdicts is for editors."""

    sentence = "Only an editor may look at the verdicts without giving one."


def submit(
    session: Session, actor: Viewer, claim: Claim, *, rating: str, confidence: float, rationale: str
) -> Verdict:
    """The actor's verdict on the claim.

    The same verdict sent again is not an error; another one replaces hers while
    `revise` would allow it, and is refused with AlreadyGiven after that. A verdict
    may come after a ruling: it asks the desk to rule again before it publishes.
    """
    reason = _refuse_unfounded(session, rating, confidence, rationale)
    given = own(session, actor, claim)
    if given is not None:
        return revise(
            session, actor, claim, given.version, rating=rating, confidence=confidence, rationale=reason
        )
    if unsealed(session, actor, claim):
        raise UnsealedAlready
    refuse_withdrawn(session, claim)
    verdict = Verdict(
        claim_id=claim.id, person_id=actor.id, rating=rating, confidence=confidence, rationale=reason
    )
    session.add(verdict)
    log.record(session, actor, "given", verdict)
    return verdict


def _refuse_unfounded(session: Session, rating: str, confidence: float, rationale: str) -> str:
    """The rationale, tidied; raises what the verdict lacks."""
    reason = checks.filled(rationale, "The rationale")
    if not (math.isfinite(confidence) and 0 <= confidence <= 1):
        raise ConfidenceOutOfRange
    scales.require(session, rating)
    return reason


def revise(
    session: Session,
    actor: Viewer,
    claim: Claim,
    version: int,
    *,
    rating: str,
    confidence: float,
    rationale: str,
) -> Verdict:
    """The actor's verdict in other words, as long as nobody else has given one and nothing is ruled.

    Raises AlreadyGiven after that, and EditedMeanwhile when it was revised since `version`.
    """
    reason = _refuse_unfounded(session, rating, confidence, rationale)
    given = own(session, actor, claim)
    if given is None:
        raise NoVerdictYet
    saved, before = values(given), log.told(given)
    wanted = {"rating": rating, "confidence": confidence, "rationale": reason}
    if saved == wanted:
        return given
    if not revisable(session, actor, claim):
        raise AlreadyGiven
    naming.differs(given, version, saved, wanted)
    given.rating, given.confidence, given.rationale, given.submitted = rating, confidence, reason, now()
    log.record(session, actor, "revised", given, before=before)
    return given


def values(verdict: Verdict) -> dict[str, str | float]:
    """What a form holds of a verdict."""
    return {"rating": verdict.rating, "confidence": verdict.confidence, "rationale": verdict.rationale}


def revisable(session: Session, actor: Viewer, claim: Claim) -> bool:
    """Whether the actor's verdict is the only one and nothing is ruled."""
    others = select(Verdict.id).where(Verdict.claim_id == claim.id, Verdict.person_id != actor.id)
    ruled = select(Ruling.id).where(Ruling.claim_id == claim.id)
    return session.exec(others.limit(1)).first() is None and session.exec(ruled.limit(1)).first() is None


def unseal(session: Session, actor: Viewer, claim: Claim) -> Unsealing | None:
    """Let an editor see the verdicts without giving one; she can never give one then.

    None when she has given one: nothing was sealed for her.
    """
    if not actor.edits:
        raise NotAnEditor
    if own(session, actor, claim) is not None:
        return None
    looked = unsealed(session, actor, claim)
    if looked is None:
        looked = Unsealing(claim_id=claim.id, person_id=actor.id)
        session.add(looked)
        log.record(session, actor, "unsealed", looked)
    return looked


def own(session: Session, viewer: Viewer, claim: Claim) -> Verdict | None:
    """The viewer's own verdict on the claim, if there is one yet."""
    return session.exec(
        select(Verdict).where(Verdict.claim_id == claim.id, Verdict.person_id == viewer.id)
    ).first()


def unsealed(session: Session, viewer: Viewer, claim: Claim) -> Unsealing | None:
    """When the viewer looked without judging, if ever."""
    return session.exec(
        select(Unsealing).where(Unsealing.claim_id == claim.id, Unsealing.person_id == viewer.id)
    ).first()


def sealed(session: Session, viewer: Viewer, claim: Claim) -> bool:
    """Whether the others' verdicts and bearings on the claim are hidden from the viewer."""
    return own(session, viewer, claim) is None and unsealed(session, viewer, claim) is None


def seen(session: Session, viewer: Viewer, claim_ids: Collection[int]) -> tuple[set[int], set[int]]:
    """Those of the claims the viewer has judged, and those she looked at without judging."""
    given = select(Verdict.claim_id).where(
        Verdict.person_id == viewer.id, col(Verdict.claim_id).in_(claim_ids)
    )
    looked = select(Unsealing.claim_id).where(
        Unsealing.person_id == viewer.id, col(Unsealing.claim_id).in_(claim_ids)
    )
    return set(session.exec(given)), set(session.exec(looked))


def visible(session: Session, viewer: Viewer, claim: Claim) -> list[Verdict]:
    """The verdicts on the claim that the viewer may see, with who gave them; none while sealed."""
    if sealed(session, viewer, claim):
        return []
    return all_of(session, claim)


def all_of(session: Session, claim: Claim) -> list[Verdict]:
    """Every verdict on the claim, in the order given; not for the eyes of who is sealed off."""
    wanted = select(Verdict).where(Verdict.claim_id == claim.id).order_by(col(Verdict.id))
    return list(session.exec(wanted.options(joinedload(path(Verdict.person)))))
