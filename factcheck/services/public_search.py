"""What readers search: questions with their published claims, and claims that stand alone, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, literal, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from factcheck.domain.cursors import BadCursor, Cursor
from factcheck.domain.text import fold
from factcheck.models import Listing, Mention, Question
from factcheck.services.refusals import Refused

PAGE = 20
"""Entries on a page of the front list."""
MOST_WORDS = 12
"""More words than that find nothing more exact."""
UNDATED = "9999"
"""Where a claim without a dated assertion stands among the others."""
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
MENTIONED = ("topic", "speaker", "outlet")


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
        return fold(self.q).split()[:MOST_WORDS]

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.rating or self.topic or self.speaker or self.outlet or self.status)


@dataclass(frozen=True)
class Entry:
    """A question with its published claims, or one claim that stands alone."""

    question: Question | None
    claims: list[Listing]


@dataclass(frozen=True)
class Found:
    """A page of what was found, how much there is, and the mark of the next page."""

    entries: list[Entry]
    question_count: int
    single_count: int
    claim_count: int
    after: str | None


def search(session: Session, wish: Wish, limit: int = PAGE) -> Found:
    """The entries that hold a claim with all that was wished; three queries."""
    leading = list(session.exec(_leading(wish, limit + 1)))
    claim_count, under_questions, question_count = session.exec(_counted(wish)).one()
    shown = leading[:limit]
    after = _mark(shown[-1], wish.sort) if len(leading) > limit else None
    entries = _entries(session, shown, wish)
    return Found(entries, question_count, claim_count - under_questions, claim_count, after)


def _leading(wish: Wish, limit: int) -> Any:
    """One claim for each entry: of several that match, the one that comes first in the order."""
    other = aliased(Listing)
    earlier = exists().where(
        col(other.question_id) == col(Listing.question_id),
        _precedes(_rank(other, wish.sort), _rank(Listing, wish.sort), wish.sort),
        *_conditions(other, wish),
    )
    wanted = select(Listing).where(*_conditions(Listing, wish), ~earlier)
    if wish.after:
        wanted = wanted.where(_precedes(_place(wish), _rank(Listing, wish.sort), wish.sort))
    place, number = _ordering(Listing, wish.sort)
    if wish.sort == "first-said":
        return wanted.order_by(place.asc(), number.asc()).limit(limit)
    return wanted.order_by(place.desc(), number.desc()).limit(limit)


def _counted(wish: Wish) -> Any:
    """How many claims match, how many of them under a question, and under how many questions."""
    question = col(Listing.question_id)
    counted = select(func.count(), func.count(question), func.count(func.distinct(question)))
    return counted.select_from(Listing).where(*_conditions(Listing, wish))


def _conditions(listing: type[Listing], wish: Wish) -> list[ColumnElement[bool]]:
    """What a claim must fulfil."""
    gone = col(listing.withdrawn)
    found: list[ColumnElement[bool]] = [gone.is_not(None) if wish.status == "withdrawn" else gone.is_(None)]
    if wish.status == "corrected":
        found.append(col(listing.modified) > col(listing.published))
    if wish.status == "published":
        found.append(col(listing.modified) == col(listing.published))
    if wish.rating:
        found.append(col(listing.rating) == wish.rating)
    found += [col(listing.folded).contains(word, autoescape=True) for word in wish.words]
    return [*found, *_mentions(listing, wish)]


def _mentions(listing: type[Listing], wish: Wish) -> Iterator[ColumnElement[bool]]:
    """Whom and what a claim must mention."""
    for kind in MENTIONED:
        key = getattr(wish, kind)
        if key:
            named = select(Mention.claim_id).where(Mention.kind == kind, Mention.key == key)
            yield col(listing.claim_id).in_(named)


def _ordering(listing: type[Listing], sort: str) -> tuple[Any, Any]:
    """What a list is ordered by, and what decides between equals."""
    columns = {
        "newest": col(listing.published),
        "updated": col(listing.modified),
        "first-said": func.coalesce(col(listing.first_asserted), UNDATED),
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


def _mark(last: Listing, sort: str) -> str:
    """The mark from which the next page goes on."""
    places = {
        "newest": last.published.isoformat(),
        "updated": last.modified.isoformat(),
        "first-said": last.first_asserted or UNDATED,
    }
    return Cursor(sort=sort, place=places[sort], id=last.claim_id).sealed()


def _entries(session: Session, leading: list[Listing], wish: Wish) -> list[Entry]:
    """Each with the question it answers and all its rivals, in the order they were first asserted."""
    ids = {each.question_id for each in leading if each.question_id is not None}
    gone = col(Listing.withdrawn)
    same_state = gone.is_not(None) if wish.status == "withdrawn" else gone.is_(None)
    joined = select(Question, Listing).join(
        Listing, and_(col(Listing.question_id) == Question.id, same_state)
    )
    rows = session.exec(joined.where(col(Question.id).in_(ids))).all()
    questions = {question.id: question for question, _ in rows}
    claims: dict[int, list[Listing]] = {}
    for question, listing in sorted(
        rows, key=lambda row: (row[1].first_asserted or UNDATED, row[1].claim_id)
    ):
        claims.setdefault(question.id, []).append(listing)
    return [_entry(each, questions, claims) for each in leading]


def _entry(leading: Listing, questions: dict[int, Question], claims: dict[int, list[Listing]]) -> Entry:
    """The question with its claims, or the claim alone."""
    if leading.question_id is None:
        return Entry(None, [leading])
    return Entry(questions[leading.question_id], claims[leading.question_id])
