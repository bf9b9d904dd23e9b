"""Declining: the desk says that it will not check a claim, and why; an editor can think again."""

from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain.course import Act
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Obstacle
from factcheck.models import Claim
from factcheck.models.columns import now
from factcheck.services import answers, checks, course, log
from factcheck.services.loading import path
from factcheck.services.refusals import Refused

LONGEST_REASON = 2_000
"""The longest reason, in characters."""


class ObstacleUnknown(Refused):
    """A word that is no obstacle."""

    sentence = "Choose what keeps the claim from being checked."


def decline(
    session: Session, actor: Viewer, claim: Claim, *, obstacle: Obstacle | str, reason: str, required: int = 2
) -> Claim:
    """The claim, set aside: no verdicts, bearings, rulings or assignments until it is reopened.

    Declined again for the same reason is not an error.
    """
    if obstacle not in set(Obstacle):
        raise ObstacleUnknown
    said = Obstacle(obstacle), checks.filled(reason, "The reason", LONGEST_REASON)
    if claim.declined is not None and (claim.obstacle, claim.declined_reason) == said:
        return claim
    before, was = course.refuse(session, claim, Act.DECLINE, required, actor), log.told(claim)
    claim.declined = now()
    claim.obstacle, claim.declined_reason = said
    answers.asked_anew(session, claim.question)
    step = course.moved(session, claim, before, required, act=Act.DECLINE)
    log.record(session, actor, "declined", claim, before=was, **step)
    return claim


def reopen(session: Session, actor: Viewer, claim: Claim, *, reason: str, required: int = 2) -> Claim:
    """The claim, back where its verdicts and its ruling put it; the reason stays in the log."""
    why = checks.filled(reason, "The reason", LONGEST_REASON)
    before, was = course.refuse(session, claim, Act.REOPEN, required, actor), log.told(claim)
    claim.declined = claim.obstacle = claim.declined_reason = None
    answers.asked_anew(session, claim.question)
    step = course.moved(session, claim, before, required, act=Act.REOPEN)
    log.record(session, actor, "reopened", claim, before=was, reason=why, **step)
    return claim


def listed(session: Session, limit: int = 100) -> list[Claim]:
    """The claims the desk does not check, the last one first, each with its question."""
    wanted = select(Claim).where(col(Claim.declined).is_not(None)).options(joinedload(path(Claim.question)))
    return list(session.exec(wanted.order_by(col(Claim.declined).desc(), col(Claim.id)).limit(limit)))
