"""Which published claims hold the words looked for: an index of the database, or every listing read."""

from collections.abc import Sequence
from enum import Enum
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, any_, case, column, false, func, literal_column, select, table, true
from sqlmodel import Session, col

from factcheck.models import Listing

INDEX = "listing_search"


class Way(Enum):
    """How the claims are come by that hold the words."""

    COUNT = "all of them are counted"
    FETCH = "few are, and all of them are fetched"
    WALK = "each claim is looked at along an order, and never are all fetched that hold the words"


_known: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()
"""Whether a SQLite database has the index; one built without FTS5 has not."""


def holding(
    session: Session, listing: type[Listing], words: Sequence[str], key: Any, way: Way
) -> list[ColumnElement[bool]]:
    """What a claim must fulfil to hold words that begin with each of these; `key` is its number.

    The words are folded as `domain.text.searched` folds them: letters and digits only.
    """
    plain = [word for word in words if any(map(str.isalnum, word))]
    signs = [word for word in words if word not in plain]
    found = [col(listing.folded).contains(word, autoescape=True) for word in signs]
    return found + _indexed(session, listing, plain, key, way) if plain else found


def _indexed(
    session: Session, listing: type[Listing], words: Sequence[str], key: Any, way: Way
) -> list[ColumnElement[bool]]:
    """The same for words that hold a letter or a digit: those are in the index."""
    if session.get_bind().dialect.name == "postgresql":
        return [_in_postgresql(listing, words, key, way)]
    if _has_index(session):
        return [key.in_(_in_sqlite(words))]
    return [col(listing.folded).contains(word, autoescape=True) for word in words]


def _in_sqlite(words: Sequence[str]) -> Any:
    """The numbers of the claims, from FTS5."""
    index = table(INDEX, column("rowid"), column(INDEX))
    wanted = " ".join(f'"{word}"*' for word in words)
    return select(index.c.rowid).where(index.c[INDEX].op("MATCH")(wanted))


def _in_postgresql(listing: type[Listing], words: Sequence[str], key: Any, way: Way) -> ColumnElement[bool]:
    """The same from the index on `to_tsvector`.

    PostgreSQL guesses the same of the beginning of any word: that one claim of two hundred holds it. Few are
    therefore looked up one by one, from an array; who walks asks in a form it takes for every second claim.
    """
    holds = _holds(col(listing.folded), words)
    if way is Way.WALK:
        return case((holds, true()), else_=false())
    if way is Way.COUNT:
        return holds
    numbers = select(col(Listing.claim_id)).where(_holds(col(Listing.folded), words)).scalar_subquery()
    found: ColumnElement[bool] = key == any_(func.array(numbers))
    return found


def _holds(folded: Any, words: Sequence[str]) -> ColumnElement[bool]:
    """Whether a text holds words that begin with each of these."""
    simple: Any = literal_column("'simple'")
    wanted = " & ".join(f"'{word}':*" for word in words)
    found: ColumnElement[bool] = func.to_tsvector(simple, folded).op("@@")(func.to_tsquery(simple, wanted))
    return found


def _has_index(session: Session) -> bool:
    """Whether this SQLite database has the index."""
    pool = session.connection().engine.pool
    if pool not in _known:
        names = table("sqlite_master", column("name"))
        found = session.execute(select(names.c.name).where(names.c.name == INDEX))
        _known[pool] = found.first() is not None
    return _known[pool]
