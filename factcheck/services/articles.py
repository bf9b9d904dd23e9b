"""Articles: added with their first version, given new ones, edited, found."""

from typing import Any

from sqlalchemy.orm import defer, joinedload, selectinload
from sqlmodel import Session, col, or_, select

from factcheck.domain import dates
from factcheck.domain.ledger import digest
from factcheck.domain.text import forbidden, tidy
from factcheck.domain.viewers import Viewer
from factcheck.models import Article, ArticleVersion, Outlet
from factcheck.services import log, naming, outlets, spans
from factcheck.services.refusals import EditedMeanwhile, Refused

LONGEST = 5_000_000
"""The longest text of an article, in characters."""
MOST_PARAGRAPHS = 5_000
"""Beyond any article; a page of more would take its reader seconds to open."""
PAGE = 50
"""Articles on one page of the list."""


class ArticleEmpty(Refused):
    """An article has a text."""

    sentence = "The article has no text."


class ArticleTooLong(Refused):
    """A text beyond what anybody reads."""

    sentence = f"The text is longer than {LONGEST:,} characters. Add it in parts."


class TooManyParagraphs(Refused):
    """A text that no browser shows in one piece."""

    sentence = f"The text has more than {MOST_PARAGRAPHS:,} paragraphs. Add it in parts."


class TextUnreadable(Refused):
    """Control characters, or half of a character."""

    sentence = "The text holds characters that cannot be stored, such as NUL. Remove them."


class ArticleUntitled(Refused):
    """An article has a title, if only its first words."""

    sentence = "Give the article a title."


class NoSuchDate(Refused):
    """A date that is no day, month or year."""

    sentence = "Write the date as 2023-05-03, or 2023-05, or 2023."


def add(  # noqa: PLR0913 - one argument a field
    session: Session,
    actor: Viewer | None,
    *,
    text: str,
    title: str,
    url: str | None = None,
    outlet: Outlet | str | None = None,
    byline: str | None = None,
    published: str | None = None,
    language: str | None = None,
    fetched_sha256: str | None = None,
) -> Article:
    """A new article with its first version; the outlet is made if its name is new.

    `fetched_sha256` is of the page that the text was read from, where we fetched it.
    """
    body = _text(text)
    article = Article(title="", added_by_id=actor.id if actor else None)
    _fill(article, _wanted(title, url, byline, published, language), _outlet(session, actor, outlet))
    session.add(article)
    session.flush()
    first = ArticleVersion(
        article_id=article.id, text=body, sha256=digest(body), fetched_sha256=fetched_sha256
    )
    article.versions.append(first)
    fetched: dict[str, Any] = {"fetched_sha256": fetched_sha256} if fetched_sha256 else {}
    log.record(session, actor, "added", article, sha256=digest(body), **fetched)
    return article


def add_version(
    session: Session, actor: Viewer | None, article: Article, text: str, base: int | None = None
) -> ArticleVersion:
    """The article's new version; its spans move on exact quote and context, or are orphaned.

    The text it has already makes no new version. Raises EditedMeanwhile when `base`, the
    number of the version it was written from, is not the newest one any more.
    """
    body, newest = _text(text), latest(article)
    if newest.sha256 == digest(body) and newest.text is not None:
        return newest
    if base not in {None, newest.number}:
        raise EditedMeanwhile({"text": newest.text or ""}, newest.number)
    version = ArticleVersion(article_id=article.id, number=newest.number + 1, text=body, sha256=digest(body))
    article.versions.append(version)
    session.flush()
    moved, orphaned = spans.carry(session, article.id, version)
    log.record(session, actor, "added", version, moved=moved, orphaned=orphaned)
    return version


def edit(  # noqa: PLR0913 - one argument a field
    session: Session,
    actor: Viewer | None,
    article: Article,
    version: int,
    *,
    title: str,
    url: str | None,
    outlet: str,
    byline: str | None,
    published: str | None,
    language: str | None,
) -> Article:
    """The article with these values; raises EditedMeanwhile when somebody saved others first."""
    wanted = _wanted(title, url, byline, published, language)
    before, saved = log.told(article), values(article)
    if not naming.differs(article, version, saved, wanted | {"outlet": tidy(outlet)}):
        return article
    _fill(article, wanted, _outlet(session, actor, outlet))
    log.record(session, actor, "edited", article, before=before)
    return article


def values(article: Article) -> dict[str, Any]:
    """What a form edits of an article."""
    return {
        "title": article.title,
        "url": article.url or "",
        "byline": article.byline or "",
        "published": article.published or "",
        "language": article.language or "",
        "outlet": article.outlet.name if article.outlet else "",
    }


def find(session: Session, article_id: int) -> Article | None:
    """The article with that number, its outlet and versions beside it; older texts stay in the database."""
    return session.exec(
        select(Article)
        .where(Article.id == article_id)
        .options(
            joinedload(Article.outlet),  # type: ignore[arg-type]
            selectinload(Article.versions).options(defer(ArticleVersion.text)),  # type: ignore[arg-type]
        )
    ).first()


def latest(article: Article) -> ArticleVersion:
    """The version that is read now."""
    return article.versions[-1]


def with_text(session: Session, text: str) -> Article | None:
    """The article that has, or had, exactly this text."""
    wanted = select(Article).join(ArticleVersion).where(ArticleVersion.sha256 == digest(plain(text)))
    return session.exec(wanted.order_by(col(Article.id)).limit(1)).first()


def newest(session: Session, q: str = "", before: int | None = None, limit: int = PAGE) -> list[Article]:
    """Articles that hold the words in title, outlet, byline or address; newest first, below an id."""
    wanted = select(Article).options(joinedload(Article.outlet)).order_by(col(Article.id).desc()).limit(limit)  # type: ignore[arg-type]
    for word in naming.words(q).split():
        named = select(Outlet.id).where(col(Outlet.folded).contains(word, autoescape=True))
        in_words = col(Article.folded).contains(word, autoescape=True)
        wanted = wanted.where(or_(in_words, col(Article.outlet_id).in_(named)))
    return list(session.exec(wanted.where(col(Article.id) < before) if before else wanted).all())


def plain(text: str) -> str:
    """A text as it is kept: lines ended alike, no blank ends; every other character as it came."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _text(text: str) -> str:
    """A text that can be kept; raises a refusal for one that cannot."""
    kept = plain(text)
    if not kept:
        raise ArticleEmpty
    if len(kept) > LONGEST:
        raise ArticleTooLong
    if sum(1 for line in kept.split("\n") if line.strip()) > MOST_PARAGRAPHS:
        raise TooManyParagraphs
    if forbidden(kept):
        raise TextUnreadable
    return kept


def _wanted(
    title: str, url: str | None, byline: str | None, published: str | None, language: str | None
) -> dict[str, str]:
    """The values as they are compared; raises a refusal for a missing title or an impossible date."""
    if not tidy(title):
        raise ArticleUntitled
    if published and not dates.valid(published):
        raise NoSuchDate
    given = {"url": url, "byline": byline, "published": published, "language": language}
    return {"title": tidy(title)} | {name: tidy(value or "") for name, value in given.items()}


def _fill(article: Article, wanted: dict[str, str], outlet: Outlet | None) -> None:
    """Give an article its values."""
    for name, value in wanted.items():
        setattr(article, name, value or None)
    article.outlet = outlet
    article.folded = naming.words(wanted["title"], wanted["byline"], wanted["url"])


def _outlet(session: Session, actor: Viewer | None, outlet: Outlet | str | None) -> Outlet | None:
    """The outlet meant, made if its name is new; None without a name."""
    if isinstance(outlet, str):
        return outlets.resolve(session, actor, outlet) if tidy(outlet) else None
    return outlet
