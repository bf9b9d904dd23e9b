"""What readers search: questions with their published claims, and claims that stand alone, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, func, literal, literal_column, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from factcheck.domain.cursors import BadCursor, Cursor
from factcheck.domain.text import searched
from factcheck.models import Listing, Mention
from factcheck.services import per_edition, tallies
from factcheck.services.public_entries import Entry, columns, entries
from factcheck.services.refusals import Refused
from factcheck.services.searching import Way, holding
from factcheck.services.tallies import MENTIONED, Counts

PAGE = 20
"""Entries on a page of the front list."""
MOST_WORDS = 12
"""More words than that find nothing more exact."""
OFTEN = {"sqlite": 500, "postgresql": 2_000}
"""So many claims are better found by walking along the list than fetched and sorted."""
SORTS = {
    "newest": "Newest first",
    "updated": "Last updated first",
    "first-said": "First said first",
}
STATUSES = {
    "published": "Never corrected",
    "corrected": "Corrected",
    "withdrawn": "Withdrawn",
}


class NoSuchPlace(Refused):
    """The mark in the address leads nowhere."""

    status = Refused.status.BAD_REQUEST
    sentence = "This address names a place in the list that does not exist. Start again from the first page."


class NoSuchChoice(Refused):
    """A filter or an order that we do not have."""

    status = Refused.status.BAD_REQUEST


@dataclass(frozen=True)
class Wish:
    """What a reader looks for; an empty value is no wish."""

    q: str = ""
    rating: str = ""
    topic: str = ""
    speaker: str = ""
    outlet: str = ""
    status: str = ""
    sort: str = "newest"
    after: str = ""

    def __post_init__(self) -> None:
        """Raise NoSuchChoice for an order or a status we do not know."""
        if self.sort not in SORTS:
            raise NoSuchChoice(f"There is no order called “{self.sort}”. Choose one of: {', '.join(SORTS)}.")
        if self.status and self.status not in STATUSES:
            raise NoSuchChoice(
                f"There is no status called “{self.status}”. Choose one of: {', '.join(STATUSES)}."
            )

    @property
    def words(self) -> list[str]:
        """The words looked for, folded."""
        return searched(self.q).split()[:MOST_WORDS]

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.rating or self.topic or self.speaker or self.outlet or self.status)


@dataclass(frozen=True)
class Found:
    """A page of what was found, how much there is, and the mark of the next page."""

    entries: list[Entry]
    question_count: int
    single_count: int
    claim_count: int
    after: str | None


NOTHING = Found([], 0, 0, 0, None)


def search(session: Session, wish: Wish, limit: int = PAGE) -> Found:
    """The entries that hold a claim with all that was wished; three queries, and one once an edition."""
    place = _place(wish) if wish.after else None
    if wish.q.strip() and not wish.words:
        return NOTHING
    narrowed = replace(wish, after="", sort="newest")
    counts = per_edition.once(session, narrowed, lambda: _counted(session, narrowed))
    if not counts.claim_count:
        return NOTHING
    often = counts.claim_count > OFTEN[session.get_bind().dialect.name]
    wanted = _leading(session, wish, place, often=often)
    leading = session.execute(wanted.limit(limit + 1)).all()
    shown = leading[:limit]
    after = _mark(shown[-1], wish.sort) if len(leading) > limit else None
    found = entries(session, shown, gone=wish.status == "withdrawn")
    alone = counts.claim_count - counts.asked_count
    return Found(found, counts.question_count, alone, counts.claim_count, after)


def _leading(session: Session, wish: Wish, after: Any, *, often: bool) -> Any:
    """One claim for each entry: of several that match, the one that comes first in the order."""
    matching = _conditions(session, Listing, wish, Way.WALK if often else Way.FETCH)
    other = aliased(Listing)
    earlier = exists().where(
        col(other.question_id) == col(Listing.question_id),
        _precedes(_rank(other, wish.sort), _rank(Listing, wish.sort), wish.sort),
        *_conditions(session, other, wish, Way.WALK),
    )
    wanted = select(*columns()).where(*matching, ~earlier)
    if after is not None:
        wanted = wanted.where(_precedes(after, _rank(Listing, wish.sort), wish.sort))
    place, number = _ordering(Listing, wish.sort)
    if wish.sort == "first-said":
        return wanted.order_by(place.asc(), number.asc())
    return wanted.order_by(place.desc(), number.desc())


def _counted(session: Session, wish: Wish) -> Counts:
    """How much matches: from its tally where at most one thing is wished and no word, else by counting."""
    fields = ("rating", "status", *MENTIONED)
    wished = [(kind, getattr(wish, kind)) for kind in fields if getattr(wish, kind)]
    if not wish.words and len(wished) <= 1:
        return tallies.counted(session, *(wished or [tallies.EVERYTHING]))[0]
    question = col(Listing.question_id)
    counted = select(func.count(), func.count(question), func.count(func.distinct(question)))
    matching = counted.select_from(Listing).where(*_conditions(session, Listing, wish, Way.COUNT))
    return Counts(*session.execute(matching).one())


def _conditions(session: Session, listing: type[Listing], wish: Wish, way: Way) -> list[ColumnElement[bool]]:
    """What a claim must fulfil; who walks along an order looks each claim up, and never begins there."""
    walks = way is Way.WALK
    key = col(listing.claim_id) + literal_column("0") if walks else col(listing.claim_id)
    gone = col(listing.withdrawn)
    found: list[ColumnElement[bool]] = [gone.is_not(None) if wish.status == "withdrawn" else gone.is_(None)]
    if wish.status == "corrected":
        found.append(col(listing.modified) > col(listing.published))
    if wish.status == "published":
        found.append(col(listing.modified) == col(listing.published))
    if wish.rating:
        hidden = walks and session.get_bind().dialect.name == "sqlite"
        found.append((col(listing.rating).concat("") if hidden else col(listing.rating)) == wish.rating)
    return [*found, *holding(session, listing, wish.words, key, way), *_mentions(key, wish)]


def _mentions(key: Any, wish: Wish) -> Iterator[ColumnElement[bool]]:
    """Whom and what a claim must mention."""
    for kind in MENTIONED:
        named = getattr(wish, kind)
        if named:
            found = select(Mention.claim_id).where(Mention.kind == kind, Mention.key == named)
            yield key.in_(found)


def _ordering(listing: type[Listing], sort: str) -> tuple[Any, Any]:
    """What a list is ordered by, and what decides between equals."""
    columns = {
        "newest": col(listing.published),
        "updated": col(listing.modified),
        "first-said": col(listing.said_first),
    }
    return columns[sort], col(listing.claim_id)


def _rank(listing: type[Listing], sort: str) -> Any:
    """A claim's rank in an order, as one value to compare."""
    return tuple_(*_ordering(listing, sort))


def _precedes(one: Any, other: Any, sort: str) -> ColumnElement[bool]:
    """Whether one rank comes before another in an order."""
    found: ColumnElement[bool] = one < other if sort == "first-said" else one > other
    return found


def _place(wish: Wish) -> Any:
    """The rank of the last claim shown. Raises NoSuchPlace."""
    try:
        cursor = Cursor.opened(wish.after, wish.sort)
        place = cursor.place if wish.sort == "first-said" else cursor.moment
    except BadCursor as error:
        raise NoSuchPlace from error
    return tuple_(literal(place, _ordering(Listing, wish.sort)[0].type), literal(cursor.id))


def _mark(last: Row[Any], sort: str) -> str:
    """The mark from which the next page goes on."""
    places = {
        "newest": last.published.isoformat(),
        "updated": last.modified.isoformat(),
        "first-said": last.said_first,
    }
    return Cursor(sort=sort, place=places[sort], id=last.claim_id).sealed()
