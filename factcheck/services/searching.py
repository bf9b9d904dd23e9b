"""Which published claims hold the words looked for: an index of the database, or every listing read."""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, case, column, false, func, literal_column, select, table, true
from sqlmodel import Session, col

from factcheck.models import Listing

INDEX = "listing_search"
_known: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()
"""Whether a SQLite database has the index; one built without FTS5 has not."""


def holding(
    session: Session, listing: type[Listing], words: Sequence[str], key: Any, *, walks: bool
) -> list[ColumnElement[bool]]:
    """What a claim must fulfil to hold words that begin with each of these; `key` is its number.

    The words are folded as `domain.text.searched` folds them: letters and digits only. Who
    `walks` along an order looks at each claim, and never begins with all that hold the words.
    """
    plain = [word for word in words if any(map(str.isalnum, word))]
    signs = [word for word in words if word not in plain]
    found = [col(listing.folded).contains(word, autoescape=True) for word in signs]
    return found + _indexed(session, listing, plain, key, walks=walks) if plain else found


def _indexed(
    session: Session, listing: type[Listing], words: Sequence[str], key: Any, *, walks: bool
) -> list[ColumnElement[bool]]:
    """The same for words that hold a letter or a digit: those are in the index."""
    if session.get_bind().dialect.name == "postgresql":
        return [_looked_at(listing, words) if walks else key.in_(_in_postgresql(words))]
    if _has_index(session):
        return [key.in_(_in_sqlite(words))]
    return [col(listing.folded).contains(word, autoescape=True) for word in words]


def _in_sqlite(words: Sequence[str]) -> Any:
    """The numbers of the claims, from FTS5."""
    index = table(INDEX, column("rowid"), column(INDEX))
    wanted = " ".join(f'"{word}"*' for word in words)
    return select(index.c.rowid).where(index.c[INDEX].op("MATCH")(wanted))


def _in_postgresql(words: Sequence[str]) -> Any:
    """The numbers of the claims, from the index on `to_tsvector`; `OFFSET 0` has it asked by itself.

    Left to guess how many claims hold the beginning of a word, PostgreSQL always guesses the same.
    """
    return select(col(Listing.claim_id)).where(_holds(col(Listing.folded), words)).offset(0)


def _looked_at(listing: type[Listing], words: Sequence[str]) -> ColumnElement[bool]:
    """Whether this claim holds the words, in a form that PostgreSQL takes for every second one."""
    return case((_holds(col(listing.folded), words), true()), else_=false())


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
