"""The queue: what waits at the desk, in a number of queries that does not grow with it."""

from typing import Any

from sqlalchemy import Row, and_, case, exists, func, null, or_
from sqlalchemy import select as rows
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain import course
from factcheck.domain.viewers import Viewer
from factcheck.domain.waiting import OpenClaim, Progress, Standing
from factcheck.models import Article, Attribution, Claim, Listing, Question, Ruling, Span, Unsealing, Verdict
from factcheck.services import naming
from factcheck.services.loading import path

LISTED = 200
"""The most rows of a list."""


def open_claims(session: Session, viewer: Viewer) -> list[OpenClaim]:
    """The claims that were never published, the oldest first, as the viewer may know them."""
    given, ruled = _given(viewer), _ruled()
    mine = func.coalesce(given.c.mine, 0)
    looked = exists().where(col(Unsealing.claim_id) == Claim.id, col(Unsealing.person_id) == viewer.id)
    wanted = (
        rows(
            col(Claim.slug),
            col(Claim.text),
            col(Question.slug).label("question_slug"),
            col(Question.text).label("question"),
            func.coalesce(given.c.count, 0).label("verdict_count"),
            mine.label("mine"),
            looked.label("looked"),
            case((or_(mine == 1, looked), given.c.kinds), else_=null()).label("kinds"),
            given.c.newest.label("submitted"),
            ruled.c.newest.label("ruled"),
        )
        .select_from(Claim)
        .outerjoin(Question, col(Question.id) == Claim.question_id)
        .outerjoin(given, given.c.claim_id == Claim.id)
        .outerjoin(ruled, ruled.c.claim_id == Claim.id)
        .where(col(Claim.id).not_in(select(Listing.claim_id)))
        .order_by(col(Claim.id))
    )
    return [_open_claim(row) for row in session.execute(wanted)]


def _given(viewer: Viewer) -> Any:
    """Per claim: how many verdicts, whether the viewer's is one, how many ratings, the newest."""
    mine = case((col(Verdict.person_id) == viewer.id, 1), else_=0)
    return (
        rows(
            col(Verdict.claim_id),
            func.count().label("count"),
            func.max(mine).label("mine"),
            func.count(col(Verdict.rating).distinct()).label("kinds"),
            func.max(col(Verdict.submitted)).label("newest"),
        )
        .group_by(col(Verdict.claim_id))
        .subquery()
    )


def _ruled() -> Any:
    """Per claim: when it was ruled on last."""
    newest = func.max(col(Ruling.ruled)).label("newest")
    return rows(col(Ruling.claim_id), newest).group_by(col(Ruling.claim_id)).subquery()


def _open_claim(row: Row[Any]) -> OpenClaim:
    """A row of the query as what it means."""
    standing = Standing(
        verdict_count=row.verdict_count,
        mine=bool(row.mine),
        opened=bool(row.mine or row.looked),
        agreed=None if row.kinds is None else row.kinds == 1,
        ruled=row.ruled is not None,
        outdated=bool(row.ruled and row.submitted and row.submitted > row.ruled),
    )
    return OpenClaim(row.slug, row.text, row.question_slug, row.question, standing)


def progress(session: Session, required: int, q: str = "") -> list[Progress]:
    """Questions that hold the words typed, those with steps to take first, then the newest."""
    given = (
        rows(col(Verdict.claim_id), func.count().label("count")).group_by(col(Verdict.claim_id)).subquery()
    )
    ruled = exists().where(col(Ruling.claim_id) == Claim.id)
    count = func.coalesce(given.c.count, 0)
    steps = case(
        (col(Claim.id).is_(None), 0),
        (col(Listing.claim_id).is_not(None), course.STEPS),
        (ruled, course.steps_done(course.Status.RULED, 0)),
        (count >= max(required, 1), course.steps_done(course.Status.AGREED, 0)),
        (count >= 1, 1),
        else_=0,
    )
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
    return [Progress(*row) for row in session.execute(wanted)]


def question_count(session: Session) -> int:
    """How many questions there are."""
    return session.exec(select(func.count()).select_from(Question)).one()


def loose_ends(session: Session) -> tuple[list[Attribution], list[Attribution]]:
    """Attributions not filed under a claim yet, and those whose words are no longer in the article."""
    wanted = (
        select(Attribution)
        .join(Span, col(Span.id) == Attribution.span_id)
        .where(
            col(Attribution.withdrawn).is_(None),
            or_(col(Attribution.claim_id).is_(None), col(Span.orphaned).is_(True)),
        )
        .order_by(col(Attribution.id))
        .options(
            joinedload(path(Attribution.span)).load_only(path(Span.exact), path(Span.orphaned)),
            joinedload(path(Attribution.speaker)),
            joinedload(path(Attribution.article)).load_only(path(Article.title)),
        )
    )
    found = list(session.exec(wanted))
    return [a for a in found if a.claim_id is None], [a for a in found if a.span.orphaned]
