"""Feeds: what was published and corrected, the newest first, of everything or about one thing."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, literal, or_, tuple_
from sqlmodel import Session, col, select

from factcheck.domain.cursors import BadCursor, Cursor
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Listing, Mention, Publication
from factcheck.services import formers
from factcheck.services.public_search import NoSuchPlace

PAGE = 30
"""Publications on a page of a feed; a document may have a hundred kilobytes."""


class About(StrEnum):
    """What a feed tells of."""

    ALL = "all"
    QUESTION = "question"
    TOPIC = "topic"
    SPEAKER = "speaker"
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


def page(
    session: Session, about: About, keys: Collection[str | int] = (), after: str = ""
) -> tuple[list[Item], str | None]:
    """A page of a feed and the mark of the next one, in two queries; `keys` are those of one thing."""
    moment, number = col(Publication.published), col(Publication.id)
    wanted = select(number, moment).join(Listing, col(Listing.claim_id) == Publication.claim_id)
    if about is not About.ALL:
        wanted = wanted.where(_about(about, keys))
    if after:
        wanted = wanted.where(_later(after))
    found = session.exec(wanted.order_by(moment.desc(), number.desc()).limit(PAGE + 1)).all()
    places = found[:PAGE]
    if len(found) == len(places):
        return _items(session, [each for each, _ in places]), None
    last, published = places[-1]
    mark = Cursor(sort="feed", place=published.isoformat(), id=last).sealed()
    return _items(session, [each for each, _ in places]), mark


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


def _later(after: str) -> ColumnElement[bool]:
    """Whether a publication stands after the mark. Raises NoSuchPlace."""
    try:
        cursor = Cursor.opened(after, "feed")
        moment: Any = Publication.published
        place = tuple_(literal(cursor.moment, moment.type), literal(cursor.id))
    except BadCursor as error:
        raise NoSuchPlace from error
    found: ColumnElement[bool] = tuple_(col(Publication.published), col(Publication.id)) < place
    return found


def _items(session: Session, numbers: list[int]) -> list[Item]:
    """The publications of those numbers with their documents, in that order."""
    if not numbers:
        return []
    wanted = (
        select(Publication, Listing)
        .join(Listing, col(Listing.claim_id) == Publication.claim_id)
        .where(col(Publication.id).in_(numbers))
    )
    found = {publication.id: Item(publication, listing) for publication, listing in session.exec(wanted)}
    return [found[number] for number in numbers]
