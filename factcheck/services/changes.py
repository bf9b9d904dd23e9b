"""What changed for readers since a moment: publications, corrections, withdrawals and questions reworded."""

from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import and_, func, literal, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from factcheck.domain import dates, moments
from factcheck.domain.cursors import BadCursor, Cursor
from factcheck.models import Listing, Publication
from factcheck.services import wordings
from factcheck.services.public import Corrected
from factcheck.services.public_search import NoSuchChoice, NoSuchPlace
from factcheck.services.wordings import Place, Reworded

ON_A_PAGE = 40
MOST_COUNTED = 1_000
"""More changes than that are not counted."""
SORT = "changes"
DAY_LENGTH = 10


def moment(text: str) -> datetime | None:
    """The moment that an address names, a day being its first one in UTC; None for none.

    Raises NoSuchChoice.
    """
    said = text.strip()
    if not said:
        return None
    if len(said) == DAY_LENGTH and dates.valid(said):
        return datetime.combine(datetime.fromisoformat(said), time(), UTC)
    found = moments.read(said)
    if found is None:
        raise NoSuchChoice("In `since`, write the day as 2026-05-03, or the moment as 2026-05-03T14:30:00Z.")
    return found


def since(
    session: Session, start: datetime | None, after: str = ""
) -> tuple[list[Corrected | Reworded], str | None]:
    """What changed from a moment on, the newest first, and the next page's mark; two queries."""
    below = _place(after) if after else None
    reworded = wordings.changed(session, ON_A_PAGE + 1, start=start, below=below)
    found = wordings.newest([*_published(session, start, below), *reworded], ON_A_PAGE + 1)
    shown = found[:ON_A_PAGE]
    return shown, _mark(shown[-1].place) if len(found) > len(shown) else None


def _published(session: Session, start: datetime | None, below: Place | None) -> list[Corrected]:
    """Publications from a moment on, each with the one before."""
    before = aliased(Publication)
    earlier = and_(
        col(before.claim_id) == Publication.claim_id, col(before.version) == col(Publication.version) - 1
    )
    wanted = (
        select(Publication, before, Listing)
        .join(Listing, col(Listing.claim_id) == Publication.claim_id)
        .outerjoin(before, earlier)
        .order_by(col(Publication.published).desc(), col(Publication.id).desc())
    )
    if start is not None:
        wanted = wanted.where(col(Publication.published) >= start)
    if below is not None:
        published: Any = Publication.published
        place = tuple_(literal(below.at, published.type), literal(below.number))
        wanted = wanted.where(tuple_(published, col(Publication.id)) < place)
    return [Corrected(*row) for row in session.exec(wanted.limit(ON_A_PAGE + 1))]


def _mark(last: Place) -> str:
    """The mark from which the next page goes on."""
    return Cursor(sort=SORT, place=last.at.isoformat(), id=last.number).sealed()


def _place(mark: str) -> Place:
    """The place in the list that a mark stands for. Raises NoSuchPlace."""
    try:
        cursor = Cursor.opened(mark, SORT)
        return Place(cursor.moment, cursor.id)
    except BadCursor as error:
        raise NoSuchPlace from error


def count(session: Session, start: datetime | None) -> int | None:
    """How many changes there are from a moment on; None where nobody named one, or there are too many."""
    if start is None:
        return None
    some = select(Publication.id).where(col(Publication.published) >= start).limit(MOST_COUNTED + 1)
    found = session.exec(select(func.count()).select_from(some.subquery())).one()
    found += wordings.count(session, start, MOST_COUNTED + 1)
    return found if found <= MOST_COUNTED else None
