"""Tallies: how many published claims and questions something is true of, kept with each publication."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, func, insert, literal, tuple_, union_all
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, delete, select

from factcheck.models import Listing, Mention, Tally

BLOCK = 5_000
"""So many numbers, of claims or of questions, are tallied together and stand in one file of the sitemap.

That is a tenth of what sitemaps.org allows, so that a file is drawn in a moment.
"""
MENTIONED = ("topic", "speaker", "outlet")
"""The kinds of mentions that are tallied."""
EVERYTHING = "all", ""
"""Kind and key of what is published and stands."""
WITHDRAWN = "status", "withdrawn"
Name = tuple[str, str]
"""A kind and a key."""


@dataclass(frozen=True)
class Counts:
    """How many claims, how many of them under a question, and under how many questions."""

    claim_count: int = 0
    asked_count: int = 0
    question_count: int = 0


Shares = dict[Name, Counts]
"""What a claim adds to each tally."""
NOTHING = Counts()
TOLD: list[Any] = [
    *(Listing.claim_id, Listing.question_id, Listing.rating, Listing.published, Listing.modified),
    *(Listing.withdrawn, Mention.kind, Mention.key),
]
"""What decides in which tallies a claim counts."""
COLUMNS = ("kind", "key", "claim_count", "asked_count", "question_count", "modified")


def counted(session: Session, *names: Name) -> list[Counts]:
    """The counts of these tallies, in one query; all nought where nothing is published of one."""
    rows = _rows(session, names)
    return [_counts(rows.get(name)) for name in names]


def _counts(row: Tally | None) -> Counts:
    """What a row says."""
    return Counts(row.claim_count, row.asked_count, row.question_count) if row else NOTHING


def _rows(session: Session, names: Sequence[Name]) -> dict[Name, Tally]:
    """The rows there are of these."""
    wanted = select(Tally).where(tuple_(col(Tally.kind), col(Tally.key)).in_(names))
    return {(row.kind, row.key): row for row in session.exec(wanted)}


def shares(session: Session, claim_id: int) -> Shares:
    """What a claim adds to each tally beside the other claims of its question, as it is listed now."""
    listing = session.get(Listing, claim_id)
    if listing is None:
        return {}
    named: dict[int, set[Name]] = {}
    for each in session.execute(_group(listing)):
        named.setdefault(each.claim_id, set()).update(names(each, (each.kind, each.key)))
    own = named.pop(claim_id)
    if listing.question_id is None:
        return dict.fromkeys(own, Counts(1))
    others = set().union(*named.values())
    return {name: Counts(1, 1, int(name not in others)) for name in own}


def _group(listing: Listing) -> Any:
    """A claim, and the others of its question, with a row for each mention."""
    wanted: Any = sql_select(*TOLD).outerjoin(Mention, col(Mention.claim_id) == Listing.claim_id)
    asked = listing.question_id
    return wanted.where(
        col(Listing.claim_id) == listing.claim_id if asked is None else col(Listing.question_id) == asked
    )


def names(listing: Any, mention: tuple[str | None, str | None] = (None, None)) -> Iterator[Name]:
    """Kinds and keys of the tallies that a claim counts in, by its listing and one of its mentions."""
    if listing.withdrawn:
        yield WITHDRAWN
        return
    yield EVERYTHING
    yield "rating", listing.rating
    yield "status", "corrected" if listing.modified > listing.published else "published"
    yield "claims", str((listing.claim_id - 1) // BLOCK + 1)
    if listing.question_id is not None:
        yield "questions", str((listing.question_id - 1) // BLOCK + 1)
    kind, key = mention
    if kind in MENTIONED and key is not None:
        yield kind, key


def change(session: Session, before: Shares, after: Shares, moment: datetime) -> None:
    """Let the tallies of a claim say what it adds now, and that they changed at a moment."""
    touched = sorted({*before, *after})
    rows = _rows(session, touched)
    for name in touched:
        row = rows.get(name) or Tally(kind=name[0], key=name[1], modified=moment)
        _add(row, before.get(name, NOTHING), after.get(name, NOTHING), moment)
        if row.claim_count:
            session.add(row)
        elif name in rows:
            session.delete(row)
    session.flush()


def _add(row: Tally, before: Counts, after: Counts, moment: datetime) -> None:
    """The difference, in one row."""
    row.claim_count += after.claim_count - before.claim_count
    row.asked_count += after.asked_count - before.asked_count
    row.question_count += after.question_count - before.question_count
    row.modified = max(row.modified, moment)


def recount(session: Session) -> None:
    """Count every tally anew from the listings."""
    session.exec(delete(Tally))
    session.execute(insert(Tally).from_select(COLUMNS, _recounted([*_listed(), _mentioning()])))
    session.expire_all()


def recount_mentions(session: Session, kind: str, keys: Iterable[str]) -> None:
    """Count the mentions of these anew."""
    named = list(keys)
    session.exec(delete(Tally).where(col(Tally.kind) == kind, col(Tally.key).in_(named)))
    wanted = _mentioning().where(col(Mention.kind) == kind, col(Mention.key).in_(named))
    session.execute(insert(Tally).from_select(COLUMNS, _recounted([wanted])))


def misfits(session: Session) -> Iterator[Name]:
    """Kind and key of each tally that does not say what the listings say."""
    counted = {
        (row[0], row[1]): tuple(row) for row in session.execute(_recounted([*_listed(), _mentioning()]))
    }
    for row in session.exec(select(Tally)):
        *counts, modified = counted.pop((row.kind, row.key), (None,) * len(COLUMNS))[2:]
        if counts != [row.claim_count, row.asked_count, row.question_count] or modified > row.modified:
            yield row.kind, row.key
    yield from counted


def _recounted(parts: Sequence[Any]) -> Any:
    """The rows of tallies whose claims these parts name one by one."""
    each = union_all(*parts).subquery()
    asked = each.c.question_id
    counts = func.count(), func.count(asked), func.count(func.distinct(asked)), func.max(each.c.modified)
    return sql_select(each.c.kind, each.c.key, *counts).group_by(each.c.kind, each.c.key)


def _listed() -> Iterator[Any]:
    """Every listing under each kind but those of mentions."""
    gone, standing = col(Listing.withdrawn).is_not(None), col(Listing.withdrawn).is_(None)
    asked = col(Listing.question_id)
    status = case((col(Listing.modified) > col(Listing.published), "corrected"), else_="published")
    yield _each("all", literal(""), standing)
    yield _each("rating", col(Listing.rating), standing)
    yield _each("status", status, standing)
    yield _each("status", literal("withdrawn"), gone)
    yield _each("claims", _block(col(Listing.claim_id)), standing)
    yield _each("questions", _block(asked), standing, asked.is_not(None))


def _mentioning() -> Any:
    """Every published claim under each mention that is tallied."""
    wanted = select(Mention.kind, Mention.key, Listing.question_id, Listing.modified)
    wanted = wanted.join(Listing, col(Listing.claim_id) == Mention.claim_id)
    return wanted.where(col(Mention.kind).in_(MENTIONED))


def _each(kind: str, key: Any, *conditions: ColumnElement[bool]) -> Any:
    """Listings under a kind and the key they have."""
    named = literal(kind).label("kind"), key.label("key")
    return sql_select(*named, col(Listing.question_id), col(Listing.modified)).where(*conditions)


def _block(number: Any) -> ColumnElement[str]:
    """The block that a number lies in."""
    return cast((number - 1) // BLOCK + 1, String)
