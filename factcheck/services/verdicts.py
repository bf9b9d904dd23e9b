"""Verdicts: given blind, once per person and claim; seen by who has given one."""

import math
from collections.abc import Collection
from typing import Any

from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain.course import Act
from factcheck.domain.viewers import Viewer
from factcheck.models import Claim, Ruling, Unsealing, Verdict
from factcheck.models.columns import now
from factcheck.services import assignments, checks, course, log, naming, notifications, reliances, scales
from factcheck.services.loading import path
from factcheck.services.publishable import refuse_withdrawn
from factcheck.services.refusals import Refused

Values = dict[str, Any]
"""A verdict as its form holds it: rating, confidence, rationale."""


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
    session: Session,
    actor: Viewer,
    claim: Claim,
    *,
    rating: str,
    confidence: float,
    rationale: str,
    relies: Collection[int] | None = None,
    required: int = 2,
) -> Verdict:
    """The actor's verdict on the claim, and the evidence it relies on where she says so.

    The same verdict sent again is not an error; another one replaces hers while
    `revise` would allow it, and is refused with AlreadyGiven after that. A verdict
    may come after a ruling, or while a round stands open: it counts as it was given.
    """
    said = sound(session, rating, confidence, rationale)
    given = own(session, actor, claim)
    if given is not None:
        return _revise(session, actor, claim, given.version, said, relies, required)
    if unsealed(session, actor, claim):
        raise UnsealedAlready
    refuse_withdrawn(session, claim)
    before = course.refuse(session, claim, Act.JUDGE, required, actor)
    rests = reliances.sound(session, claim, relies) or []
    verdict = Verdict(claim_id=claim.id, person_id=actor.id, **said)
    session.add(verdict)
    reliances.rely(session, verdict, rests)
    step = course.moved(session, claim, before, required, act=Act.JUDGE)
    ended = assignments.done(session, actor, claim)
    notifications.ready(session, actor, claim, required)
    log.record(session, actor, "given", verdict, relies=rests, **ended, **step)
    return verdict


def sound(session: Session, rating: str, confidence: float, rationale: str) -> Values:
    """A verdict's values, tidied; raises what they lack."""
    reason = checks.filled(rationale, "The rationale")
    if not (math.isfinite(confidence) and 0 <= confidence <= 1):
        raise ConfidenceOutOfRange
    scales.require(session, rating)
    return {"rating": rating, "confidence": confidence, "rationale": reason}


def revise(
    session: Session,
    actor: Viewer,
    claim: Claim,
    version: int,
    *,
    relies: Collection[int] | None = None,
    required: int = 2,
    **said: Any,
) -> Verdict:
    """The actor's verdict in other words, as long as nobody else has given one and nothing is ruled.

    Takes a rating, a confidence and a rationale. Raises AlreadyGiven after that, and
    EditedMeanwhile when it was revised since `version`.
    """
    return _revise(session, actor, claim, version, sound(session, **said), relies, required)


def _revise(
    session: Session,
    actor: Viewer,
    claim: Claim,
    version: int,
    wanted: Values,
    relies: Collection[int] | None,
    required: int,
) -> Verdict:
    """The verdict with these values; what was said already is no change."""
    given = own(session, actor, claim)
    if given is None:
        raise NoVerdictYet
    saved, relied = values(given), reliances.of(session, given)
    rests = relied if relies is None else sorted(set(relies))
    if (saved, relied) == (wanted, rests):
        return given
    if not revisable(session, actor, claim):
        raise AlreadyGiven
    stood = course.refuse(session, claim, Act.REVISE, required, actor)
    before = log.told(given) | {"relies": relied}
    reliances.sound(session, claim, relies)
    naming.differs(given, version, saved, wanted)
    put(given, wanted, given.version)
    reliances.rely(session, given, rests)
    step = course.moved(session, claim, stood, required, act=Act.REVISE)
    log.record(session, actor, "revised", given, before=before, relies=rests, **step)
    return given


def values(verdict: Verdict) -> Values:
    """What a form holds of a verdict."""
    return {"rating": verdict.rating, "confidence": verdict.confidence, "rationale": verdict.rationale}


def put(verdict: Verdict, wanted: Values, version: int | None = None) -> None:
    """Let the verdict say this from now on, a version later unless one is given."""
    for name, value in wanted.items():
        setattr(verdict, name, value)
    verdict.submitted, verdict.version = now(), version or verdict.version + 1


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
