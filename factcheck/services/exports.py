"""Exports: everything published, batch by batch, each batch in a short session of its own."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import func, tuple_
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain import moments
from factcheck.models import DossierLine, Listing, Publication
from factcheck.services import lines as stored
from factcheck.services import publications
from factcheck.services.loading import path

BATCH = 50
"""Dossiers read at a time; one may have a hundred kilobytes."""
FIRST_LINES = 16
"""Lines in the first piece, so that the first byte leaves at once."""
MOST_LINES = 1_000
PIECE = 1024 * 1024
"""The bytes of lines read at a time, about."""
Reading = Callable[[], AbstractContextManager[Session]]
"""Opens a session that reads."""


@dataclass(frozen=True)
class Cursor:
    """A place in the order of the export: by last change, then by claim."""

    modified: datetime
    claim_id: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The place that `str` wrote; None when the text is not one."""
        moment, _, number = text.partition("~")
        modified = moments.read(moment)
        if modified is None or not (number.isascii() and number.isdigit() and len(number) < 19):  # noqa: PLR2004 - 64 bits
            return None
        return cls(modified, int(number))

    def __str__(self) -> str:
        return f"{moments.written(self.modified)}~{self.claim_id}"


@dataclass(frozen=True)
class Exported:
    """The newest publication of a claim, with what other publications add to its dossier."""

    cursor: Cursor
    publication: Publication
    history: list[Publication]
    rivals: list[Listing]


def count(session: Session, since: datetime | None = None) -> int:
    """How many claims there are, withdrawn ones included."""
    wanted = _changed(select(func.count()).select_from(Listing), since)
    return int(session.exec(wanted).one())


def batch(
    session: Session, *, since: datetime | None = None, after: Cursor | None = None, limit: int = BATCH
) -> list[Exported]:
    """The next claims by their last change, `since` included, `after` left out; in four queries."""
    wanted = _changed(select(Listing).options(joinedload(path(Listing.publication))), since)
    if after is not None:
        order = tuple_(col(Listing.modified), col(Listing.claim_id))
        wanted = wanted.where(order > tuple_(after.modified, after.claim_id))
    listed = session.exec(wanted.order_by(col(Listing.modified), col(Listing.claim_id)).limit(limit)).all()
    histories = publications.histories(session, [each.claim_id for each in listed])
    questions = {each.question_id for each in listed if each.question_id is not None}
    rivalries = publications.rivalries(session, questions) if questions else {}
    return [
        Exported(
            Cursor(each.modified, each.claim_id),
            each.publication,
            histories[each.claim_id],
            [rival for rival in rivalries.get(each.question_id or 0, ()) if rival is not each],
        )
        for each in listed
    ]


def _changed(wanted: Any, since: datetime | None) -> Any:
    """A query of listings, of those only that changed since."""
    return wanted if since is None else wanted.where(col(Listing.modified) >= since)


def lines(reading: Reading, site: str, since: datetime | None = None) -> Iterator[bytes]:
    """Every published claim as its line, many at a time; what has none yet is drawn on the way.

    Batches grow to a megabyte, so that a session is short and memory small.
    """
    after: tuple[datetime, int] | None = None
    limit = FIRST_LINES
    while True:
        with reading() as session:
            found = session.execute(_lines_after(site, since, after).limit(limit)).all()
            if not found:
                return
            last = found[-1].claim_id
            after = (session.exec(select(Listing.modified).where(Listing.claim_id == last)).one(), last)
            drawn = _drawn(session, found, site)
        yield b"\n".join(drawn) + b"\n"
        if len(found) < limit:
            return
        limit = max(1, min(MOST_LINES, 4 * limit, PIECE * len(drawn) // sum(map(len, drawn))))


def _lines_after(site: str, since: datetime | None, after: tuple[datetime, int] | None) -> Any:
    """The stored lines in the order of the export; none where it was drawn for another site."""
    mine = (col(DossierLine.claim_id) == Listing.claim_id) & (col(DossierLine.site) == site)
    place = col(Listing.modified), col(Listing.claim_id)
    wanted = _changed(select(Listing.claim_id, DossierLine.line).outerjoin(DossierLine, mine), since)
    if after is not None:
        wanted = wanted.where(tuple_(*place) > tuple_(*after))
    return wanted.order_by(*place)


def _drawn(session: Session, found: Sequence[Any], site: str) -> list[bytes]:
    """These lines, the missing ones drawn now."""
    lost = [number for number, line in found if line is None]
    if not lost:
        return [line for _, line in found]
    anew: dict[int, bytes] = {}
    for place in range(0, len(lost), stored.MOST_AT_ONCE):
        some = stored.draw(session, lost[place : place + stored.MOST_AT_ONCE], site)
        anew |= {number: line for number, (_, line) in some.items()}
    return [anew[number] if line is None else line for number, line in found]


def everything(reading: Reading, since: datetime | None = None) -> Iterator[Exported]:
    """Every published claim; memory and transactions stay as small as one batch.

    What is published meanwhile moves to the end and comes again, so nothing is missed.
    """
    after: Cursor | None = None
    while True:
        with reading() as session:
            found = batch(session, since=since, after=after, limit=BATCH)
        yield from found
        if len(found) < BATCH:
            return
        after = found[-1].cursor
