"""Exports: everything published, batch by batch, each batch in a short session of its own."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Self

from sqlalchemy import bindparam, func, tuple_, type_coerce
from sqlalchemy import select as core_select
from sqlalchemy.orm import joinedload
from sqlalchemy.types import NullType
from sqlmodel import Session, col, select

from factcheck.domain import moments
from factcheck.models import DossierLine, Listing, Publication, Round
from factcheck.services import lines as stored
from factcheck.services import public_rounds, publications
from factcheck.services.loading import path

BATCH = 50
"""Dossiers read at a time; one may have a hundred kilobytes."""
FIRST_LINES = 16
"""Lines in the first piece, so that the first byte leaves at once."""
MOST_LINES = 1_000
PIECE = 2 * 1024 * 1024
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
    """The newest publication of a claim, with what its dossier tells besides."""

    cursor: Cursor
    publication: Publication
    history: list[Publication]
    rivals: list[Listing]
    again: Round | None = None


def count(session: Session, since: datetime | None = None) -> int:
    """How many claims there are, withdrawn ones included."""
    wanted = _changed(select(func.count()).select_from(Listing), since)
    return int(session.exec(wanted).one())


def batch(
    session: Session, *, since: datetime | None = None, after: Cursor | None = None, limit: int = BATCH
) -> list[Exported]:
    """The next claims by their last change, `since` included, `after` left out; in five queries."""
    wanted = _changed(select(Listing).options(joinedload(path(Listing.publication))), since)
    if after is not None:
        order = tuple_(col(Listing.modified), col(Listing.claim_id))
        wanted = wanted.where(order > tuple_(after.modified, after.claim_id))
    listed = session.exec(wanted.order_by(col(Listing.modified), col(Listing.claim_id)).limit(limit)).all()
    histories = publications.histories(session, [each.claim_id for each in listed])
    questions = {each.question_id for each in listed if each.question_id is not None}
    rivalries = publications.rivalries(session, questions) if questions else {}
    reviewed = public_rounds.standing(session, [each.claim_id for each in listed])
    return [
        Exported(
            Cursor(each.modified, each.claim_id),
            each.publication,
            histories[each.claim_id],
            [rival for rival in rivalries.get(each.question_id or 0, ()) if rival is not each],
            reviewed.get(each.claim_id),
        )
        for each in listed
    ]


def _changed(wanted: Any, since: datetime | None) -> Any:
    """A query of listings, of those only that changed since."""
    return wanted if since is None else wanted.where(col(Listing.modified) >= since)


def lines(reading: Reading, site: str, since: datetime | None = None) -> Iterator[bytes]:
    """Every published claim as its line, many at a time; what has none yet is drawn on the way.

    Batches grow to two megabytes, so that a session is short and memory small.
    """
    place: dict[str, Any] = {}
    limit = FIRST_LINES
    while True:
        with reading() as session:
            asked = _lines_after(since=since is not None, onward=bool(place))
            found = (
                session.connection()
                .execute(asked, {"site": site, "since": since, "most": limit} | place)
                .all()
            )
            if not found:
                return
            place = {"modified": found[-1].modified, "number": found[-1].claim_id}
            drawn = _drawn(session, found, site)
        yield b"\n".join(drawn) + b"\n"
        if len(found) < limit:
            return
        limit = max(1, min(MOST_LINES, 4 * limit, PIECE * len(drawn) // sum(map(len, drawn))))


@cache
def _lines_after(*, since: bool, onward: bool) -> Any:
    """The stored lines in the order of the export, built once; none where it was drawn for another site.

    Values come and go as the database has them: to convert each would cost as much as to read it.
    """
    listed, kept = Listing.__table__.c, DossierLine.__table__.c  # type: ignore[attr-defined]
    mine = (kept.claim_id == listed.claim_id) & (kept.site == bindparam("site"))
    raw = [type_coerce(column, NullType()) for column in (listed.modified, kept.line)]
    wanted = core_select(listed.claim_id, raw[0].label("modified"), raw[1].label("line"))
    wanted = wanted.select_from(listed.claim_id.table.outerjoin(kept.site.table, mine))
    if since:
        wanted = wanted.where(listed.modified >= bindparam("since", type_=listed.modified.type))
    if onward:
        place = tuple_(bindparam("modified", type_=NullType()), bindparam("number"))
        wanted = wanted.where(tuple_(listed.modified, listed.claim_id) > place)
    return wanted.order_by(listed.modified, listed.claim_id).limit(bindparam("most"))


def _drawn(session: Session, found: Sequence[Any], site: str) -> list[bytes]:
    """These lines, the missing ones drawn now."""
    lines = [line for _, _, line in found]
    if None not in lines:
        return lines
    lost = [number for number, _, line in found if line is None]
    anew: dict[int, bytes] = {}
    for place in range(0, len(lost), stored.MOST_AT_ONCE):
        some = stored.draw(session, lost[place : place + stored.MOST_AT_ONCE], site)
        anew |= {number: line for number, (_, line) in some.items()}
    return [anew[number] if line is None else line for number, _, line in found]


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
