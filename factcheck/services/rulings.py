"""Rulings: what the desk concludes, from verdicts that agree or by an editor who gave none."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.domain.course import Act
from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import RuledBy
from factcheck.models import Claim, Ruling, Verdict
from factcheck.services import checks, course, log, scales, verdicts
from factcheck.services.course import NeedsSecondReviewer
from factcheck.services.publishable import refuse_withdrawn
from factcheck.services.reconsiderable import refuse_open
from factcheck.services.refusals import Refused

LONGEST_SUMMARY = 300
"""The longest summary of a ruling, in characters: one sentence."""


class StillSealed(Refused):
    """Who rules has seen the verdicts."""

    sentence = "You cannot rule on verdicts you have not seen: give yours first, or unseal them."


class ReviewersDisagree(Refused):
    """No agreement to rule by."""

    sentence = "The reviewers do not agree. An editor who gave no verdict can adjudicate."


class AuthorAdjudicates(Refused):
    """Nobody decides over her own verdict."""

    sentence = "You gave a verdict on this claim, so another editor has to adjudicate it."


@dataclass(frozen=True)
class Conclusion:
    """What a ruling says, before it has a number."""

    rating: str
    summary: str
    explanation: str
    by: RuledBy
    scale_version: int
    reason: str = ""

    def same(self, ruling: Ruling | None) -> bool:
        """Whether a ruling says exactly this."""
        return ruling is not None and all(
            getattr(ruling, name) == value for name, value in vars(self).items()
        )


def agree(
    session: Session, actor: Viewer | None, claim: Claim, *, summary: str, explanation: str, required: int = 2
) -> Ruling:
    """The ruling that all verdicts call for; the rating comes from them, never from a form."""
    given = _grounds(session, actor, claim, required)
    ratings = {verdict.rating for verdict in given}
    if len(ratings) > 1:
        raise ReviewersDisagree
    rating = ratings.pop()
    version = scales.require(session, rating).version
    said = Conclusion(rating, *_worded(summary, explanation), RuledBy.AGREEMENT, version)
    return _rule(session, actor, claim, said, required)


def adjudicate(
    session: Session,
    actor: Viewer | None,
    claim: Claim,
    *,
    rating: str,
    summary: str,
    explanation: str,
    reason: str,
    required: int = 2,
) -> Ruling:
    """An editor's ruling, with a reason that is printed; OVERRIDE when the verdicts agree on another."""
    given = _grounds(session, actor, claim, required)
    if actor is not None and any(verdict.person_id == actor.id for verdict in given):
        raise AuthorAdjudicates
    version = scales.require(session, rating).version
    unanimous = len({verdict.rating for verdict in given}) == 1
    by = RuledBy.OVERRIDE if unanimous and given[0].rating != rating else RuledBy.ADJUDICATION
    worded = _worded(summary, explanation)
    said = Conclusion(rating, *worded, by, version, checks.filled(reason, "The reason"))
    return _rule(session, actor, claim, said, required)


def _grounds(session: Session, actor: Viewer | None, claim: Claim, required: int) -> list[Verdict]:
    """The verdicts to rule on; whether they can be seen is decided before anything about them is told."""
    if actor is not None and verdicts.sealed(session, actor, claim):
        raise StillSealed
    refuse_withdrawn(session, claim)
    refuse_open(session, claim)
    given = verdicts.all_of(session, claim)
    if len({verdict.person_id for verdict in given}) < max(required, 1):
        raise NeedsSecondReviewer
    return given


def _worded(summary: str, explanation: str) -> tuple[str, str]:
    """The two texts of a ruling as they are stored."""
    return (
        checks.filled(tidy(summary), "The summary", LONGEST_SUMMARY),
        checks.short_enough(explanation, "The explanation"),
    )


def _rule(session: Session, actor: Viewer | None, claim: Claim, said: Conclusion, required: int) -> Ruling:
    """The next ruling; the newest one when it says the same on the same verdicts."""
    before = course.refuse(session, claim, Act.RULE, required, actor)
    newest = latest(session, claim)
    if newest is not None and said.same(newest) and not outdated(session, newest):
        return newest
    ruling = Ruling(
        claim_id=claim.id,
        number=newest.number + 1 if newest else 1,
        ruled_by_id=actor.id if actor else None,
        **vars(said),
    )
    session.add(ruling)
    step = course.moved(session, claim, before, required, act=Act.RULE)
    log.record(session, actor, "ruled", ruling, **step)
    return ruling


def latest(session: Session, claim: Claim) -> Ruling | None:
    """The newest ruling of the claim."""
    rulings = select(Ruling).where(Ruling.claim_id == claim.id).order_by(col(Ruling.number).desc())
    return session.exec(rulings.limit(1)).first()


def outdated(session: Session, ruling: Ruling) -> bool:
    """Whether a verdict came in after the ruling."""
    newest = session.exec(
        select(func.max(Verdict.submitted)).where(Verdict.claim_id == ruling.claim_id)
    ).one()
    return newest is not None and newest > ruling.ruled
