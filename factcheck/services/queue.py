"""The queue: what waits at the desk, in a number of queries that does not grow with it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, and_, case, exists, func, null, or_
from sqlalchemy import select as rows
from sqlmodel import Session, col, select

from factcheck.domain.viewers import Viewer
from factcheck.domain.waiting import Named, OpenClaim, Standing
from factcheck.models import (
    Assignment,
    Claim,
    ClaimTopic,
    Listing,
    Question,
    QuestionTopic,
    Reconsideration,
    Round,
    Ruling,
    Topic,
    Unsealing,
    Verdict,
)
from factcheck.models.columns import now
from factcheck.services import interests
from factcheck.services.reconsiderable import answered, round_stands

LISTED = 200
"""The most topics offered."""


def open_claims(session: Session, viewer: Viewer, topic: str = "") -> list[OpenClaim]:
    """The claims on their way to a publication, and those that wait for the viewer, as she may know them.

    Numbers only; `named` reads the words of those that are shown.
    """
    given, assigned = _given(viewer), _assigned(viewer)
    unsealed = rows(col(Unsealing.claim_id)).where(col(Unsealing.person_id) == viewer.id).subquery()
    looked = unsealed.c.claim_id.is_not(None)
    mine = func.coalesce(given.c.mine, 0)
    opened = or_(mine == 1, looked)
    own = func.coalesce(assigned.c.own, 0)
    touched, reconsiders = interests.touched(person_id=viewer.id), _reconsiders(viewer)
    wanted = (
        rows(
            col(Claim.id),
            func.coalesce(given.c.count, 0).label("verdict_count"),
            mine.label("mine"),
            looked.label("looked"),
            case((opened, given.c.kinds), else_=null()).label("kinds"),
            case((opened, given.c.pairs), else_=null()).label("pairs"),
            case((opened, given.c.newest), else_=null()).label("submitted"),
            case((opened, _ruled()), else_=null()).label("ruled"),
            and_(opened, round_stands()).label("held"),
            reconsiders.label("reconsiders"),
            and_(mine == 1, round_stands(), ~answered(viewer)).label("veiled"),
            own.label("own"),
            assigned.c.due,
            func.coalesce(assigned.c.count, 0).label("assigned_count"),
            func.coalesce(assigned.c.overdue, 0).label("overdue_count"),
            col(Claim.id).in_(rows(touched.c.claim_id)).label("conflict"),
            col(Listing.claim_id).is_not(None).label("published"),
        )
        .select_from(Claim)
        .outerjoin(Listing, col(Listing.claim_id) == Claim.id)
        .outerjoin(given, given.c.claim_id == Claim.id)
        .outerjoin(assigned, assigned.c.claim_id == Claim.id)
        .outerjoin(unsealed, unsealed.c.claim_id == Claim.id)
        .where(col(Claim.declined).is_(None), or_(col(Listing.claim_id).is_(None), own == 1, reconsiders))
        .where(col(Listing.withdrawn).is_(None), *_about(topic))
    )
    return [_open_claim(row) for row in session.execute(wanted)]


def _given(viewer: Viewer) -> Any:
    """Per claim: how many verdicts, whether one is the viewer's, how they agree, when the newest came."""
    number, count = col(Verdict.claim_id), func.count()
    mine = func.max(case((col(Verdict.person_id) == viewer.id, 1), else_=0))
    newest = func.max(col(Verdict.submitted))
    alike = (
        rows(number, count.label("n"), mine.label("mine"), newest.label("newest"))
        .group_by(number, col(Verdict.rating))
        .subquery()
    )
    return (
        rows(
            alike.c.claim_id,
            func.sum(alike.c.n).label("count"),
            func.max(alike.c.mine).label("mine"),
            count.label("kinds"),
            func.sum(alike.c.n * (alike.c.n - 1)).label("pairs"),
            func.max(alike.c.newest).label("newest"),
        )
        .group_by(alike.c.claim_id)
        .subquery()
    )


def _assigned(viewer: Viewer) -> Any:
    """Per claim: how many assignments stand, how many are late, and the viewer's own."""
    own = col(Assignment.person_id) == viewer.id
    late = col(Assignment.due) < now().date()
    return (
        rows(
            col(Assignment.claim_id),
            func.count().label("count"),
            func.sum(case((late, 1), else_=0)).label("overdue"),
            func.max(case((own, 1), else_=0)).label("own"),
            func.max(case((own, col(Assignment.due)), else_=null())).label("due"),
        )
        .where(col(Assignment.ended).is_(None))
        .group_by(col(Assignment.claim_id))
        .subquery()
    )


def _ruled() -> Any:
    """When the claim was ruled on last."""
    newest = rows(func.max(col(Ruling.ruled))).where(col(Ruling.claim_id) == Claim.id)
    return newest.correlate(Claim).scalar_subquery()


def _reconsiders(viewer: Viewer) -> Any:
    """Whether a round waits for the viewer's second look."""
    said = exists().where(
        col(Reconsideration.verdict_id) == Verdict.id, col(Reconsideration.round_id) == Round.id
    )
    return exists().where(
        col(Round.claim_id) == Claim.id,
        col(Round.closed).is_(None),
        col(Verdict.claim_id) == Claim.id,
        col(Verdict.person_id) == viewer.id,
        col(Verdict.submitted) <= col(Round.opened),
        ~said,
    )


def _about(topic: str) -> list[Any]:
    """What narrows the claims to a topic: their own, or their question's."""
    if not topic:
        return []
    wanted = select(Topic.id).where(Topic.slug == topic)
    own = select(ClaimTopic.claim_id).where(col(ClaimTopic.topic_id).in_(wanted))
    asked = select(QuestionTopic.question_id).where(col(QuestionTopic.topic_id).in_(wanted))
    return [or_(col(Claim.id).in_(own), col(Claim.question_id).in_(asked))]


def _open_claim(row: Row[Any]) -> OpenClaim:
    """A row of the query as what it means.

    While an open round keeps from the viewer what was said in it, nothing here follows from that.
    """
    count = int(row.verdict_count)
    told = row.kinds is not None and not row.veiled
    standing = Standing(
        verdict_count=count,
        mine=bool(row.mine),
        opened=bool(row.mine or row.looked),
        agreed=row.kinds == 1 if told else None,
        ruled=row.ruled is not None,
        outdated=bool(told and row.ruled and row.submitted and row.submitted > row.ruled),
        agreement=100 * int(row.pairs) / (count * (count - 1)) if told and count > 1 else None,
        held=bool(row.held),
        reconsiders=bool(row.reconsiders),
        assigned=bool(row.own),
        due=row.due,
        late=row.due is not None and row.due < now().date(),
        assigned_count=row.assigned_count,
        overdue_count=row.overdue_count,
        conflict=bool(row.conflict),
        published=bool(row.published),
    )
    return OpenClaim(row.id, standing)


def named(session: Session, claim_ids: Collection[int]) -> dict[int, Named]:
    """The words of these claims and of their questions, by the claim's number."""
    wanted = (
        rows(col(Claim.id), col(Claim.slug), col(Claim.text), col(Question.slug), col(Question.text))
        .outerjoin(Question, col(Question.id) == Claim.question_id)
        .where(col(Claim.id).in_(claim_ids))
    )
    return {row[0]: Named(*row[1:]) for row in session.execute(wanted)}


def ended(session: Session, topic: str = "") -> dict[str, int]:
    """How many claims are published, withdrawn and declined."""
    withdrawn, listed = col(Listing.withdrawn).is_not(None), col(Listing.claim_id).is_not(None)
    wanted = (
        rows(
            func.count(case((and_(listed, ~withdrawn), 1))).label("published"),
            func.count(case((withdrawn, 1))).label("withdrawn"),
            func.count(case((and_(~listed, col(Claim.declined).is_not(None)), 1))).label("declined"),
        )
        .select_from(Claim)
        .outerjoin(Listing, col(Listing.claim_id) == Claim.id)
        .where(*_about(topic))
    )
    return dict(session.execute(wanted).mappings().one())


def topics(session: Session) -> list[Topic]:
    """The topics by name, as many as a field can offer."""
    return list(session.exec(select(Topic).order_by(col(Topic.name)).limit(LISTED)))
