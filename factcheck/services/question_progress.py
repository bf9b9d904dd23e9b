"""How far each question is, as far as the one who asks may know."""

from typing import Any

from sqlalchemy import and_, case, exists, func, or_
from sqlalchemy import select as rows
from sqlmodel import Session, col, select

from factcheck.domain.course import Status, steps_done
from factcheck.domain.viewers import Viewer
from factcheck.domain.waiting import Progress
from factcheck.models import Claim, Listing, Question, QuestionTopic, Ruling, Topic, Unsealing, Verdict
from factcheck.services import naming
from factcheck.services.reconsiderable import answered, round_stands

LISTED = 200
"""The most rows of a list."""


def listed(session: Session, viewer: Viewer, required: int, q: str = "", topic: str = "") -> list[Progress]:
    """Questions that hold the words typed, those with steps to take first, then the newest.

    A ruling is a step only where the viewer may know of it.
    """
    given = _given(viewer)
    steps = _steps(given, viewer, required)
    claims, published = func.count(col(Claim.id)), func.count(col(Listing.claim_id))
    wanted = (
        rows(col(Question.slug), col(Question.text), col(Question.opened), claims, published, func.sum(steps))
        .select_from(Question)
        .outerjoin(Claim, col(Claim.question_id) == Question.id)
        .outerjoin(Listing, col(Listing.claim_id) == Claim.id)
        .outerjoin(given, given.c.claim_id == Claim.id)
        .group_by(col(Question.id))
        .order_by(case((and_(claims > 0, claims == published), 1), else_=0), col(Question.id).desc())
        .limit(LISTED)
    )
    if q.strip():
        wanted = wanted.where(col(Question.folded).contains(naming.words(q), autoescape=True))
    if topic:
        about = select(QuestionTopic.question_id).join(Topic, col(Topic.id) == QuestionTopic.topic_id)
        wanted = wanted.where(col(Question.id).in_(about.where(Topic.slug == topic)))
    return [Progress(*row) for row in session.execute(wanted)]


def _given(viewer: Viewer) -> Any:
    """Per claim: how many verdicts, whether one is the viewer's, when the newest came."""
    mine = func.max(case((col(Verdict.person_id) == viewer.id, 1), else_=0))
    return (
        rows(
            col(Verdict.claim_id),
            func.count().label("count"),
            mine.label("mine"),
            func.max(col(Verdict.submitted)).label("newest"),
        )
        .group_by(col(Verdict.claim_id))
        .subquery()
    )


def _steps(given: Any, viewer: Viewer, required: int) -> Any:
    """How many steps of a claim are done, as far as the viewer may know."""
    looked = exists().where(col(Unsealing.claim_id) == Claim.id, col(Unsealing.person_id) == viewer.id)
    ruling = exists().where(col(Ruling.claim_id) == Claim.id)
    # While a round keeps from her what was said in it, the newest ruling counts as it stood before.
    kept_back = and_(given.c.mine == 1, round_stands(), ~answered(viewer))
    ruled = or_(ruling.where(col(Ruling.ruled) >= given.c.newest), and_(kept_back, ruling))
    count = func.coalesce(given.c.count, 0)
    enough = count >= max(required, 1)
    return case(
        (col(Claim.id).is_(None), 0),
        (col(Listing.claim_id).is_not(None), steps_done(Status.PUBLISHED, 0)),
        (col(Claim.declined).is_not(None), steps_done(Status.DECLINED, 0)),
        (and_(enough, or_(given.c.mine == 1, looked), ruled), steps_done(Status.RULED, 0)),
        (enough, steps_done(Status.AGREED, 0)),
        (count >= 1, steps_done(Status.IN_REVIEW, 1)),
        else_=0,
    )


def count(session: Session, topic: str = "") -> int:
    """How many questions there are, or how many of a topic."""
    wanted = select(func.count()).select_from(Question)
    if topic:
        about = select(QuestionTopic.question_id).join(Topic, col(Topic.id) == QuestionTopic.topic_id)
        wanted = wanted.where(col(Question.id).in_(about.where(Topic.slug == topic)))
    return session.exec(wanted).one()
