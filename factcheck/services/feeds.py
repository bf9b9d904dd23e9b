"""Feeds: what was published, corrected and reworded, the newest first, of everything or about one thing."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, literal, or_, tuple_
from sqlmodel import Session, col, select

from factcheck.domain.cursors import BadCursor, Cursor
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Listing, Mention, Publication
from factcheck.services import formers, wordings
from factcheck.services.public_search import NoSuchPlace
from factcheck.services.wordings import Place, Reworded

PAGE = 30
"""Publications on a page of a feed; a document may have a hundred kilobytes."""


class About(StrEnum):
    """What a feed tells of."""

    ALL = "all"
    QUESTION = "question"
    TOPIC = "topic"
    SPEAKER = "speaker"
    OUTLET = "outlet"
    RATING = "rating"
    CORRECTIONS = "corrections"


@dataclass(frozen=True)
class Item:
    """A publication, and the claim as it is listed now."""

    publication: Publication
    listing: Listing

    @property
    def ended(self) -> bool:
        """Whether the claim was withdrawn after this was published."""
        return self.listing.withdrawn is not None and self.publication.kind is not CorrectionKind.WITHDRAWN


@dataclass(frozen=True)
class Found:
    """Where a publication stands, before its document is read."""

    place: Place


def page(
    session: Session, about: About, keys: Collection[str | int] = (), after: str = ""
) -> tuple[list[Item | Reworded], str | None]:
    """A page of a feed and the mark of the next one, in three queries; `keys` are those of one thing."""
    below = _below(after) if after else None
    found = wordings.newest(
        [*_published(session, about, keys, below), *_reworded(session, about, keys, below)], PAGE + 1
    )
    shown = found[:PAGE]
    items = _items(session, [each.place.number for each in shown if isinstance(each, Found)])
    told = [items[each.place.number] if isinstance(each, Found) else each for each in shown]
    if len(found) == len(shown):
        return told, None
    last = shown[-1].place
    return told, Cursor(sort="feed", place=last.at.isoformat(), id=last.number).sealed()


def _published(
    session: Session, about: About, keys: Collection[str | int], below: Place | None
) -> list[Found]:
    """The newest publications that belong there."""
    moment, number = col(Publication.published), col(Publication.id)
    wanted = select(moment, number).join(Listing, col(Listing.claim_id) == Publication.claim_id)
    if about is not About.ALL:
        wanted = wanted.where(_about(about, keys))
    if below is not None:
        published: Any = Publication.published
        place = tuple_(literal(below.at, published.type), literal(below.number))
        wanted = wanted.where(tuple_(moment, number) < place)
    rows = session.exec(wanted.order_by(moment.desc(), number.desc()).limit(PAGE + 1))
    return [Found(Place(*row)) for row in rows]


def _reworded(
    session: Session, about: About, keys: Collection[str | int], below: Place | None
) -> list[Reworded]:
    """The newest changes of the words of the question, or of all questions in the feed of everything."""
    if about not in {About.ALL, About.QUESTION}:
        return []
    asked = None if about is About.ALL else [int(key) for key in keys]
    return wordings.changed(session, PAGE + 1, below=below, questions=asked)


def _about(about: About, keys: Collection[str | int]) -> ColumnElement[bool]:
    """Whether a publication belongs into the feed of a thing; what once did stays, so that it is told."""
    if about is About.CORRECTIONS:
        return col(Publication.kind).is_not(None)
    if about is About.QUESTION:
        return col(Listing.question_id).in_(keys)
    kinds = (about.value, f"{formers.FORMER}{about.value}")
    named = select(Mention.claim_id).where(col(Mention.kind).in_(kinds), col(Mention.key).in_(keys))
    mentioned = col(Listing.claim_id).in_(named)
    return or_(mentioned, col(Listing.rating).in_(keys)) if about is About.RATING else mentioned


def _below(after: str) -> Place:
    """The place that a mark stands for. Raises NoSuchPlace."""
    try:
        cursor = Cursor.opened(after, "feed")
        return Place(cursor.moment, cursor.id)
    except BadCursor as error:
        raise NoSuchPlace from error


def _items(session: Session, numbers: list[int]) -> dict[int, Item]:
    """The publications of those numbers with their documents."""
    if not numbers:
        return {}
    wanted = (
        select(Publication, Listing)
        .join(Listing, col(Listing.claim_id) == Publication.claim_id)
        .where(col(Publication.id).in_(numbers))
    )
    return {publication.id: Item(publication, listing) for publication, listing in session.exec(wanted)}
