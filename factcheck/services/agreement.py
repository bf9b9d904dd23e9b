"""What reviewers found independently of each other, for the statistics of agreement.

Only what the viewer may know: claims she has judged or unsealed, and published ones
as far as the publication tells. A verdict changed in a round counts as it was given
first, and a bearing as it stood before the first round, because only those were blind.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, func, null, or_
from sqlalchemy import select as rows
from sqlmodel import Session, col

from factcheck.domain import earlier
from factcheck.domain.judgements import Judgement
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing
from factcheck.models import BearingGiven, Claim, Evidence, Listing, Question, Unsealing, Verdict
from factcheck.models.rounds import Reconsideration, Round


def ratings(session: Session, viewer: Viewer) -> list[Judgement]:
    """Every verdict the viewer may know, as it was given blind."""
    first = (
        rows(col(Reconsideration.verdict_id), func.min(col(Reconsideration.id)).label("id"))
        .group_by(col(Reconsideration.verdict_id))
        .subquery()
    )
    rating = func.coalesce(col(Reconsideration.rating_before), col(Verdict.rating))
    submitted = func.coalesce(col(Reconsideration.submitted_before), col(Verdict.submitted))
    given = (col(Verdict.person_id), submitted, rating)
    wanted = (
        rows(*_place(viewer), col(Claim.id), *given)
        .select_from(Verdict)
        .join(Claim, col(Claim.id) == Verdict.claim_id)
        .outerjoin(first, first.c.verdict_id == Verdict.id)
        .outerjoin(Reconsideration, col(Reconsideration.id) == first.c.id)
        .order_by(col(Verdict.id))
    )
    found = session.execute(_known(wanted, viewer))
    return [
        Judgement((slug, text), (claim,), *rest)
        for slug, text, until, claim, *rest in found
        if _told(rest[1], until)
    ]


def bearings(session: Session, viewer: Viewer) -> list[Judgement]:
    """Every bearing the viewer may know of evidence that counts, as it stood before the first round."""
    opened = rows(func.min(col(Round.opened))).where(col(Round.claim_id) == Claim.id).scalar_subquery()
    changes = (opened, col(BearingGiven.earlier))
    given = (col(BearingGiven.person_id), col(BearingGiven.given), col(BearingGiven.bearing))
    wanted = (
        rows(*_place(viewer), col(Claim.id), col(Evidence.id), *changes, *given)
        .select_from(BearingGiven)
        .join(Evidence, col(Evidence.id) == BearingGiven.evidence_id)
        .join(Claim, col(Claim.id) == BearingGiven.claim_id)
        .where(col(Evidence.withdrawn).is_(None), col(BearingGiven.bearing) != Bearing.NOT_APPLICABLE)
        .order_by(col(BearingGiven.id))
    )
    found = session.execute(_known(wanted, viewer))
    return [
        Judgement((slug, text), (claim, piece), person, *stood)
        for slug, text, until, claim, piece, round_opened, replaced, person, *now in found
        if (stood := _stood(now, replaced, round_opened, until))
    ]


def _place(viewer: Viewer) -> tuple[Any, ...]:
    """The question, and until when the viewer may know; None without an end."""
    until = case((_opened(viewer), null()), else_=col(Listing.modified))
    return col(Question.slug), col(Question.text), until


def _known(wanted: Any, viewer: Viewer) -> Any:
    """Only claims the viewer judged or unsealed, and published ones."""
    placed = wanted.outerjoin(Question, col(Question.id) == Claim.question_id)
    listed = placed.outerjoin(Listing, col(Listing.claim_id) == Claim.id)
    return listed.where(or_(_opened(viewer), col(Listing.claim_id).is_not(None)))


def _opened(viewer: Viewer) -> ColumnElement[bool]:
    """Whether the viewer judged the claim or unsealed its verdicts."""
    mine = rows(col(Verdict.claim_id)).where(col(Verdict.person_id) == viewer.id)
    looked = rows(col(Unsealing.claim_id)).where(col(Unsealing.person_id) == viewer.id)
    return or_(col(Claim.id).in_(mine), col(Claim.id).in_(looked))


def _stood(
    now: list[Any], replaced: earlier.Replaced, round_opened: datetime | None, until: datetime | None
) -> list[Any] | None:
    """When which bearing was given that counts: before a round, and as far as a publication tells."""
    ends = [round_opened, until and until + timedelta(microseconds=999_999)]
    last = min((each for each in ends if each), default=None)
    if last is None or now[0] <= last:
        return now
    known = earlier.dated(replaced, last)
    return [known[0], Bearing(known[1][0])] if known else None


def _told(given: datetime, until: datetime | None) -> bool:
    """Whether it was given before a publication, which is dated in whole seconds."""
    return until is None or given.replace(microsecond=0) <= until
