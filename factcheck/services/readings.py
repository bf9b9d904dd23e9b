"""Readings: an article with all that was marked in it, in a fixed number of queries."""

from collections.abc import Sequence

from sqlalchemy.orm import defer, joinedload, selectinload
from sqlmodel import Session, col, select

from factcheck.models import ArticleVersion, Attribution, Claim, Hop, Span
from factcheck.services.loading import path


def attributions(session: Session, article_id: int) -> Sequence[Attribution]:
    """All attributions of an article in the order of the text, withdrawn and orphaned ones too."""
    version = joinedload(path(Attribution.span)).joinedload(path(Span.article_version))
    wanted = (
        select(Attribution)
        .join(Span)
        .where(Attribution.article_id == article_id)
        .order_by(col(Span.start), col(Span.end), col(Attribution.id))
        .options(
            joinedload(path(Attribution.speaker)),
            joinedload(path(Attribution.claim)).joinedload(path(Claim.question)),
            joinedload(path(Attribution.article)),
            version.options(defer(path(ArticleVersion.text))),
            selectinload(path(Attribution.hops)).joinedload(path(Hop.outlet)),
        )
    )
    return session.exec(wanted).all()


def counts(session: Session, article_ids: Sequence[int]) -> dict[int, int]:
    """How many attributions each article has, withdrawn ones left out."""
    rows = session.exec(
        select(Attribution.article_id).where(
            col(Attribution.article_id).in_(article_ids), col(Attribution.withdrawn).is_(None)
        )
    ).all()
    return {article_id: rows.count(article_id) for article_id in set(rows)}
