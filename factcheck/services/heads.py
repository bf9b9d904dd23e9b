"""Heads: what the log came to at the end of each day, for those who hold it against their copy."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.domain.heads import Head
from factcheck.models import Event, LogHead


def close_day(session: Session, newest: Event | None, today: date) -> None:
    """Note the head of the last day that had an event, once that day is over; `newest` is its last event."""
    if newest is None or newest.at.date() >= today:
        return
    if session.get(LogHead, newest.at.date()) is None:
        session.add(LogHead(day=newest.at.date(), event_count=count(session), hash=newest.hash))
        session.flush()


def current(session: Session) -> Head | None:
    """What the log comes to now; None while it is empty."""
    newest = session.exec(select(Event).order_by(col(Event.id).desc()).limit(1)).first()
    return Head(newest.at.date(), count(session), newest.hash) if newest else None


def count(session: Session) -> int:
    """How many entries the log has."""
    return int(session.exec(select(func.count()).select_from(Event)).one())


def days(session: Session) -> list[Head]:
    """The heads of the days that are over, the first first."""
    wanted = select(LogHead).order_by(col(LogHead.event_count), col(LogHead.day))
    return [Head(each.day, each.event_count, each.hash) for each in session.exec(wanted)]


def misfits(session: Session, known: list[Head]) -> Iterator[tuple[Head, str | None]]:
    """Each known head that the log does not come to, and what stands at its place; None past the end."""
    found = _hashes(session, {head.events for head in known})
    for head in known:
        if found.get(head.events) != head.hash:
            yield head, found.get(head.events)


def _hashes(session: Session, places: set[int]) -> dict[int, str]:
    """The hashes of the entries at some places, counted from 1."""
    if not places:
        return {}
    number = func.row_number().over(order_by=col(Event.id)).label("number")
    numbered = select(number, col(Event.hash).label("hash")).subquery()
    wanted = select(numbered.c.number, numbered.c.hash).where(numbered.c.number.in_(places))
    return {place: digest for place, digest in session.exec(wanted)}  # noqa: C416 - rows are no pairs to a type checker
