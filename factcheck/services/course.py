"""The course: how far a claim is, what may be done about it next, and what that leaves in the log."""

from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.domain.course import ROLES, UNPUBLISHED, Act, Facts, Status, follow
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Claim, Publication, Ruling, Verdict
from factcheck.services import interests
from factcheck.services.publishable import (
    ClaimDeclined,
    ClaimWithdrawn,
    NeedsRuling,
    NotPublished,
)
from factcheck.services.refusals import Refused


class OutOfCourse(Refused):
    """The course has no such step from here."""

    def __init__(self, act: Act, source: Status) -> None:
        super().__init__(f"A claim that is {source} cannot be moved by this: {act}. Nothing was changed.")


class NotYourPart(Refused):
    """The course gives this act to another role."""

    def __init__(self, act: Act) -> None:
        super().__init__(f"Your role does not let you do this: {act}. Ask somebody of role {ROLES[act]}.")


class StrayStep(RuntimeError):
    """A change led where the course does not lead: a mistake of ours, and nothing is saved."""


class NeedsSecondReviewer(Refused):
    """Fewer verdicts than the desk asks for."""

    sentence = "The claim needs another reviewer's verdict first."


class TooLateToDecline(Refused):
    """The public has seen it."""

    sentence = "This claim has been published: it can be corrected or withdrawn, but no longer declined."


class NotDeclined(Refused):
    """Nothing to reopen."""

    sentence = "This claim is not declined; there is nothing to reopen."


ENDS: dict[Status, type[Refused]] = {Status.WITHDRAWN: ClaimWithdrawn, Status.DECLINED: ClaimDeclined}
"""Where nothing is done about a claim any more."""
LACKING: dict[Act, type[Refused]] = {
    Act.RULE: NeedsSecondReviewer,
    Act.PUBLISH: NeedsRuling,
    Act.CORRECT: NotPublished,
    Act.WITHDRAW: NotPublished,
    Act.DECLINE: TooLateToDecline,
    Act.REOPEN: NotDeclined,
}
"""What stands against each act wherever the course does not have it."""


def facts(session: Session, claim: Claim, required: int = 2) -> Facts:
    """What has been done about the claim; not for the eyes of who is sealed off."""
    given = session.exec(select(Verdict.rating, Verdict.submitted).where(Verdict.claim_id == claim.id)).all()
    kinds = session.exec(
        select(Publication.kind).where(Publication.claim_id == claim.id).order_by(col(Publication.version))
    ).all()
    return Facts(
        ratings=tuple(rating for rating, _ in given),
        required=required,
        ruled=_stands(session, claim, [submitted for _, submitted in given]),
        publications=len(kinds),
        withdrawn=kinds[-1:] == [CorrectionKind.WITHDRAWN],
        declined=claim.declined is not None,
    )


def _stands(session: Session, claim: Claim, submitted: list[datetime]) -> bool:
    """Whether there is a ruling that no verdict came in after."""
    ruled = session.exec(select(func.max(Ruling.ruled)).where(Ruling.claim_id == claim.id)).one()
    return ruled is not None and all(each <= ruled for each in submitted)


def status_of(session: Session, claim: Claim, required: int = 2) -> Status:
    """How far the claim is; not for the eyes of who is sealed off."""
    return facts(session, claim, required).status


def refuse(
    session: Session, claim: Claim, act: Act, required: int = 2, actor: Viewer | None = None
) -> Status:
    """How far the claim is before the act; raises what the course has against it.

    With an `actor`, also whether the act is for that role, and for somebody without an
    interest in the claim.
    """
    if actor is not None and not actor.may(ROLES[act]):
        raise NotYourPart(act)
    interests.refuse(session, actor, claim)
    before = status_of(session, claim, required)
    if not follow(act, before):
        raise _refusal(act, before)
    return before


def _refusal(act: Act, before: Status) -> Refused:
    """The sentence that says most about why the act is not to be had from here."""
    if before in ENDS and act is not Act.REOPEN:
        return ENDS[before]()
    if act in LACKING and not (act is Act.PUBLISH and before not in UNPUBLISHED):
        return LACKING[act]()
    return OutOfCourse(act, before)


def moved(
    session: Session, claim: Claim, before: Status, required: int = 2, *, act: Act | None = None
) -> dict[str, Any]:
    """The step that was taken, as its event tells it: `{"course": [before, after]}`.

    Raises StrayStep when the course does not lead there (by that act, where it is named).
    """
    after = status_of(session, claim, required)
    led = {target for each in ([act] if act else Act) for target in follow(each, before)}
    if after not in led:
        raise StrayStep(f"{act or 'a change'} led claim {claim.id} from {before} to {after}")
    return {"course": [before.value, after.value]}
