"""Spans: a passage of one article version, marked only when the article reads exactly like that."""

from sqlmodel import Session, col, select

from factcheck.domain import anchors, spans
from factcheck.domain.viewers import Viewer
from factcheck.models import ArticleVersion, Span
from factcheck.services import log
from factcheck.services.refusals import Refused


class SpanNotFound(Refused):
    """The passage does not stand in the article, or not there."""


class QuoteNotUnique(SpanNotFound):
    """The words stand in the article more than once; context decides."""


class TextNotKept(SpanNotFound):
    """Of this version only the hash is known."""

    sentence = "The text of this article is not kept here, so nothing can be marked in it."


def mark(
    session: Session,
    version: ArticleVersion,
    *,
    exact: str,
    start: int | None = None,
    end: int | None = None,
    prefix: str = "",
    suffix: str = "",
    actor: Viewer | None = None,
) -> Span:
    """The span of a passage; the same passage is marked once.

    With `start` and `end` (code points) the article must read `exact` there; without
    them the quote is looked for, by its words and then by its context. Raises
    SpanNotFound or QuoteNotUnique.
    """
    placed = place(version, exact=exact, start=start, end=end, prefix=prefix, suffix=suffix)
    known = marked(session, version, placed)
    if known:
        return known
    span = Span(article_version_id=version.id, **vars(placed))
    session.add(span)
    log.record(session, actor, "marked", span)
    return span


def place(
    version: ArticleVersion,
    *,
    exact: str,
    start: int | None = None,
    end: int | None = None,
    prefix: str = "",
    suffix: str = "",
) -> spans.Span:
    """Where a passage stands; raises like `mark`, and stores nothing."""
    if version.text is None:
        raise TextNotKept
    try:
        if start is None and end is None:
            return spans.locate(version.text, exact, prefix, suffix)
        return spans.check(version.text, -1 if start is None else start, -1 if end is None else end, exact)
    except spans.QuoteAmbiguous as error:
        raise QuoteNotUnique(str(error)) from error
    except spans.SpanError as error:
        raise SpanNotFound(str(error)) from error


def marked(session: Session, version: ArticleVersion, placed: spans.Span) -> Span | None:
    """The span already stored at that place, if any."""
    return session.exec(
        select(Span)
        .where(
            Span.article_version_id == version.id,
            Span.start == placed.start,
            Span.end == placed.end,
            col(Span.orphaned).is_(False),
        )
        .order_by(col(Span.id))
    ).first()


def likely(span: Span, version: ArticleVersion) -> anchors.Anchor | None:
    """Where an orphaned span most likely stands now: to be shown to a person, who decides."""
    if not span.orphaned or version.text is None:
        return None
    return anchors.anchor(version.text, span.exact, span.prefix, span.suffix, span.start)


def carry(session: Session, article_id: int, version: ArticleVersion) -> tuple[list[int], list[int]]:
    """Move an article's spans to a new version; the ids of those moved and those orphaned.

    A span moves on its exact quote with agreeing context and on nothing else; the
    others keep their place in the old version and wait for a person.
    """
    wanted = (
        select(Span)
        .join(ArticleVersion)
        .where(ArticleVersion.article_id == article_id)
        .order_by(col(Span.id))
    )
    moved: list[int] = []
    orphaned: list[int] = []
    for span in session.exec(wanted).all():
        (moved if _carry(span, version) else orphaned).append(span.id)
    return moved, orphaned


def _carry(span: Span, version: ArticleVersion) -> bool:
    """Move one span, or orphan it."""
    stood = spans.Span(span.start, span.end, span.exact, span.prefix, span.suffix)
    placed = spans.move(stood, version.text or "")
    span.orphaned = placed is None
    if placed is not None:
        span.article_version_id = version.id
        span.start, span.end, span.prefix, span.suffix = (
            placed.start,
            placed.end,
            placed.prefix,
            placed.suffix,
        )
    return placed is not None
