"""Speakers and outlets as the desk lists them: with counts, and what each said or printed."""

from sqlalchemy import func
from sqlalchemy.orm import joinedload, selectinload
from sqlmodel import Session, col, select

from factcheck.models import Article, Attribution, Hop, Outlet, Span, Speaker, SpeakerName
from factcheck.services import naming
from factcheck.services.loading import path

LISTED = 200
"""The most rows of a list."""


def speakers(session: Session, q: str = "") -> list[tuple[Speaker, int]]:
    """Speakers who go by the words typed, each with the number of attributions that count."""
    said = (
        select(func.count(col(Attribution.id)))
        .where(Attribution.speaker_id == Speaker.id, col(Attribution.withdrawn).is_(None))
        .correlate(Speaker)
        .scalar_subquery()
    )
    wanted = select(Speaker, said).where(col(Speaker.merged_into_id).is_(None))
    if q.strip():
        hits = col(SpeakerName.folded).contains(naming.key(q), autoescape=True)
        wanted = wanted.where(col(Speaker.id).in_(select(SpeakerName.speaker_id).where(hits)))
    ordered = wanted.order_by(col(Speaker.name), col(Speaker.id)).limit(LISTED)
    return list(session.exec(ordered.options(selectinload(path(Speaker.names)))))


def outlets(session: Session, q: str = "") -> list[tuple[Outlet, int, int]]:
    """Outlets whose name holds the words typed, each with its articles and the hops through it."""
    articles = select(func.count(col(Article.id))).where(Article.outlet_id == Outlet.id).correlate(Outlet)
    hops = select(func.count(col(Hop.id))).where(Hop.outlet_id == Outlet.id).correlate(Outlet)
    wanted = select(Outlet, articles.scalar_subquery(), hops.scalar_subquery()).where(
        col(Outlet.merged_into_id).is_(None)
    )
    if q.strip():
        wanted = wanted.where(col(Outlet.folded).contains(naming.key(q), autoescape=True))
    return list(session.exec(wanted.order_by(col(Outlet.name), col(Outlet.id)).limit(LISTED)))


def said_by(session: Session, speaker: Speaker) -> list[Attribution]:
    """What a speaker is reported to have said, the newest first, withdrawn attributions included."""
    wanted = select(Attribution).where(Attribution.speaker_id == speaker.id)
    options = (
        joinedload(path(Attribution.claim)),
        joinedload(path(Attribution.article)).joinedload(path(Article.outlet)),
        joinedload(path(Attribution.span)).load_only(path(Span.exact)),
    )
    return list(session.exec(wanted.options(*options).order_by(col(Attribution.id).desc()).limit(LISTED)))


def said_counts(session: Session, speaker: Speaker) -> tuple[int, int]:
    """How many attributions name a speaker, and how many of them count."""
    wanted = select(func.count(), func.count().filter(col(Attribution.withdrawn).is_(None)))
    recorded, counted = session.exec(wanted.where(Attribution.speaker_id == speaker.id)).one()
    return recorded, counted


def printed_by(session: Session, outlet: Outlet) -> list[Article]:
    """The articles of an outlet, the newest first."""
    wanted = select(Article).where(Article.outlet_id == outlet.id)
    return list(session.exec(wanted.order_by(col(Article.id).desc()).limit(LISTED)))


def printed_counts(session: Session, outlet: Outlet) -> tuple[int, int]:
    """How many articles an outlet has, and how many hops of chains lead through it."""
    articles = select(func.count(col(Article.id))).where(Article.outlet_id == outlet.id)
    hops = select(func.count(col(Hop.id))).where(Hop.outlet_id == outlet.id)
    return session.exec(articles).one(), session.exec(hops).one()


def former_names(session: Session, outlet: Outlet) -> list[str]:
    """The names of the outlets that were merged into this one."""
    wanted = select(Outlet.name).where(Outlet.merged_into_id == outlet.id).order_by(col(Outlet.id))
    return list(session.exec(wanted))
