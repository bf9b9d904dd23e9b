"""Loose ends: attributions that wait for a person."""

from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, or_, select

from factcheck.models import Article, Attribution, Span
from factcheck.services.loading import path


def found(session: Session) -> tuple[list[Attribution], list[Attribution]]:
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
    ends = list(session.exec(wanted))
    return [each for each in ends if each.claim_id is None], [each for each in ends if each.span.orphaned]
