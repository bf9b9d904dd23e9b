"""Later rounds: reviewers read one another without names, and keep or change their verdicts."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.domain.course import Act
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Notice
from factcheck.models import Claim, Reconsideration, Round, Verdict
from factcheck.models.columns import now
from factcheck.services import (
    checks,
    course,
    interests,
    listings,
    log,
    notifications,
    reliances,
    verdicts,
)
from factcheck.services.publishable import refuse_withdrawn
from factcheck.services.reconsiderable import (
    NoRound,
    NothingDifferent,
    NotInRound,
    ReconsideredAlready,
    heard,
    refuse_actor,
    refuse_early,
    takes_part,
)
from factcheck.services.reconsiderable import standing as standing  # noqa: PLC0414 - asked here

LONGEST_REASON = 2_000
"""The longest reason for a round, in characters."""


def open_round(
    session: Session, actor: Viewer, claim: Claim, *, reason: str = "", required: int = 2
) -> Round:
    """A round over the verdicts that are in; the same one when it stands open already.

    After a split it needs no reason. With one, which says what is new, verdicts are
    looked at again wherever the claim stands; if it is published, readers are told. Whether the actor may
    know how they stand is decided before it is told.
    """
    why = checks.short_enough(reason, "The reason", LONGEST_REASON)
    refuse_actor(session, actor, claim, anew=bool(why))
    already = standing(session, claim)
    if already is not None:
        return already
    refuse_withdrawn(session, claim)
    interests.refuse(session, actor, claim)
    given = verdicts.all_of(session, claim)
    refuse_early(session, claim, given, required, anew=bool(why))
    newest = session.exec(select(func.max(Round.number)).where(Round.claim_id == claim.id)).one()
    opened = Round(claim_id=claim.id, number=(newest or 1) + 1, reason=why, opened_by_id=actor.id)
    session.add(opened)
    notifications.tell(
        session, [verdict.person_id for verdict in given], Notice.ROUND, claim=claim, actor=actor
    )
    _tell(session, opened)
    log.record(session, actor, "opened", opened)
    return opened


def close_round(session: Session, actor: Viewer, claim: Claim) -> Round:
    """The round, closed before everybody has reconsidered."""
    refuse_actor(session, actor, claim)
    round_ = standing(session, claim)
    if round_ is None:
        raise NoRound
    before = log.told(round_)
    round_.closed, round_.closed_by_id = now(), actor.id
    _tell(session, round_)
    log.record(session, actor, "closed", round_, before=before)
    return round_


def reconsider(
    session: Session,
    actor: Viewer,
    claim: Claim,
    *,
    reason: str,
    relies: Collection[int] | None = None,
    required: int = 2,
    **changed: Any,
) -> Reconsideration:
    """The actor's verdict kept, or `changed` to another rating, confidence and rationale.

    The last one closes the round. The same answer sent again is not an error.
    """
    verdict = verdicts.own(session, actor, claim)
    if verdict is None:
        raise verdicts.NoVerdictYet
    why = checks.filled(reason, "The reason")
    wanted = verdicts.sound(session, **changed) if changed else None
    said = _said(session, claim, verdict)
    if said and _repeats(said, verdict, why, wanted):
        return said
    round_ = _mine(session, claim, verdict)
    before = course.refuse(session, claim, Act.RECONSIDER, required, actor)
    was = _told(session, verdict)
    rests = _rests(session, claim, verdict, wanted, relies) if wanted else was["relies"]
    given = _kept(round_, verdict, why, was["relies"], kept=wanted is None)
    if wanted is not None:
        verdicts.put(verdict, wanted)
        reliances.rely(session, verdict, rests)
    _close_when_heard(session, actor, claim, round_)
    step = course.moved(session, claim, before, required, act=Act.RECONSIDER)
    said_of_it = {"relies": reliances.of(session, verdict), "reason": why, "kept": given.kept}
    log.record(session, actor, "reconsidered", verdict, before=was, round=round_.number, **said_of_it, **step)
    return given


def _told(session: Session, verdict: Verdict) -> dict[str, Any]:
    """The verdict and what it relies on, as the log tells it."""
    return log.told(verdict) | {"relies": reliances.of(session, verdict)}


def _said(session: Session, claim: Claim, verdict: Verdict) -> Reconsideration | None:
    """What the author of a verdict said of it in the newest round."""
    newest = select(func.max(Round.id)).where(Round.claim_id == claim.id).scalar_subquery()
    wanted = select(Reconsideration).where(
        Reconsideration.verdict_id == verdict.id, col(Reconsideration.round_id) == newest
    )
    return session.exec(wanted).first()


def _repeats(said: Reconsideration, verdict: Verdict, reason: str, wanted: verdicts.Values | None) -> bool:
    """Whether the same answer was given already."""
    same = wanted is None or verdicts.values(verdict) == wanted
    return same and (said.kept, said.reason) == (wanted is None, reason)


def _mine(session: Session, claim: Claim, verdict: Verdict) -> Round:
    """The round in which the verdict can be reconsidered; raises why it cannot."""
    round_ = standing(session, claim)
    if round_ is None:
        raise NoRound
    if any(each.verdict_id == verdict.id for each in round_.reconsiderations):
        raise ReconsideredAlready
    if not takes_part(verdict, round_):
        raise NotInRound
    refuse_withdrawn(session, claim)
    return round_


def _kept(round_: Round, verdict: Verdict, reason: str, relied: list[int], *, kept: bool) -> Reconsideration:
    """The verdict as it stands, kept for what it was, with the reason."""
    given = Reconsideration(
        round_id=round_.id,
        verdict_id=verdict.id,
        kept=kept,
        reason=reason,
        rating_before=verdict.rating,
        confidence_before=verdict.confidence,
        rationale_before=verdict.rationale,
        relied_before=relied,
        submitted_before=verdict.submitted,
    )
    round_.reconsiderations.append(given)
    return given


def _rests(
    session: Session, claim: Claim, verdict: Verdict, wanted: verdicts.Values, relies: Collection[int] | None
) -> list[int]:
    """What the changed verdict relies on; raises NothingDifferent when all is the same."""
    relied = reliances.of(session, verdict)
    rests = reliances.sound(session, claim, relied if relies is None else relies) or []
    if (verdicts.values(verdict), relied) == (wanted, rests):
        raise NothingDifferent
    return rests


def _close_when_heard(session: Session, actor: Viewer, claim: Claim, round_: Round) -> None:
    """Close the round when nobody is waited for any more, and tell who opened it."""
    session.flush()
    if all(heard(each, round_) for each in verdicts.all_of(session, claim)):
        round_.closed = now()
        asked = [round_.opened_by_id] if round_.opened_by_id else []
        notifications.tell(session, asked, Notice.ROUND_OVER, claim=claim, actor=actor)
        _tell(session, round_)


def _tell(session: Session, round_: Round) -> None:
    """Let readers know where a round for something new began or ended."""
    if round_.reason:
        listings.redraw(session, round_.claim_id)
