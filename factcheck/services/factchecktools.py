"""What clients of Google's Fact Check Tools API look for: published claims by words, the newest first."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import literal, tuple_
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain.cursors import BadCursor, Cursor
from factcheck.domain.text import searched
from factcheck.models import Listing
from factcheck.models.columns import now
from factcheck.services.loading import path
from factcheck.services.refusals import Refused
from factcheck.services.searching import Way, holding

SORT = "factchecktools"
MOST_WORDS = 12
OLDEST = 36_500
"""Beyond so many days an age is no limit."""


class BadPageToken(Refused):
    """A mark that leads nowhere."""

    status = Refused.status.BAD_REQUEST
    sentence = "Invalid value at 'page_token'."


class Looked(NamedTuple):
    """What was found, and the mark of the next page."""

    listings: Sequence[Listing]
    token: str | None


def search(
    session: Session, query: str, *, max_age: int | None, limit: int, offset: int, token: str
) -> Looked:
    """Published claims that hold all words, the last reviewed first; raises BadPageToken."""
    wanted = select(Listing.claim_id).where(col(Listing.withdrawn).is_(None))
    words = searched(query).split()[:MOST_WORDS]
    wanted = wanted.where(*holding(session, Listing, words, col(Listing.claim_id), Way.FETCH))
    if max_age is not None and max_age <= OLDEST:
        wanted = wanted.where(col(Listing.modified) >= now() - timedelta(days=max_age))
    if token:
        place = tuple_(col(Listing.modified), col(Listing.claim_id))
        wanted = wanted.where(place < _opened(token))
    newest = col(Listing.modified).desc(), col(Listing.claim_id).desc()
    # Numbers are sorted by themselves: documents would be carried through the sort.
    page = col(Listing.claim_id).in_(wanted.order_by(*newest).offset(offset).limit(limit + 1))
    whole = select(Listing).options(joinedload(path(Listing.publication))).where(page)
    found = session.exec(whole.order_by(*newest)).all()
    return Looked(found[:limit], _mark(found[limit - 1]) if len(found) > limit else None)


def _opened(token: str) -> Any:
    """The place that a token stands for."""
    try:
        cursor = Cursor.opened(token, SORT)
        moment: Any = col(Listing.modified)
        return tuple_(literal(cursor.moment, moment.type), literal(cursor.id))
    except BadCursor as error:
        raise BadPageToken from error


def _mark(last: Listing) -> str:
    """The token that leads on behind a claim."""
    return Cursor(sort=SORT, place=last.modified.isoformat(), id=last.claim_id).sealed()
