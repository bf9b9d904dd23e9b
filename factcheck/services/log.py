"""The log: every change leaves one event, chained to the one before."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from factcheck.domain.ledger import GENESIS, entry_hash
from factcheck.domain.viewers import Viewer
from factcheck.models import Event, Person
from factcheck.models.columns import now
from factcheck.services import heads

LETTER = {"code", "words", "contact", "sender"}
"""What a reader wrote in confidence, and what leads to it."""
SECRET = {"password_hash", "token_hash", "secret", "old_secret", "email"}
UNTOLD = SECRET | LETTER | {"text", "document", "earlier"}
"""Columns the log does not repeat: secrets, texts kept elsewhere with their hash, and what it told before."""

NEWEST = "newest entry"
"""Under which a session remembers what it recorded last."""


def record(
    session: Session,
    actor: Viewer | None,
    action: str,
    thing: SQLModel,
    *,
    before: dict[str, Any] | None = None,
    **more: Any,
) -> Event:
    """Write the event of one change; call it once, last, in the service that makes the change."""
    session.flush()
    newest, moment = _newest(session), now()
    heads.close_day(session, newest, moment.date())
    event = Event(
        person_id=actor.id if actor else None,
        action=action,
        noun=type(thing).__name__.lower(),
        noun_id=identity(thing),
        before=before,
        after=told(thing) | more | _program(actor),
        previous_hash=newest.hash if newest else GENESIS,
        hash="",
        at=moment,
    )
    event.hash = entry_hash(event.previous_hash, content(event))
    session.add(event)
    session.flush()
    session.info[NEWEST] = event
    return event


def _program(actor: Viewer | None) -> dict[str, Any]:
    """The token that a program worked with in somebody's name."""
    return {"token": actor.token_id} if actor and actor.token_id else {}


def _newest(session: Session) -> Event | None:
    """The last entry."""
    return session.exec(select(Event).order_by(col(Event.id).desc()).limit(1)).first()


def told(thing: SQLModel) -> dict[str, Any]:
    """What the log says of a thing: its columns, less secrets and long texts kept elsewhere."""
    names = [column.name for column in type(thing).__table__.columns if column.name not in UNTOLD]  # type: ignore[attr-defined]
    return {name: _plain(getattr(thing, name)) for name in names}


def _plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, date):
        return value.isoformat()
    return value


def identity(thing: SQLModel) -> str:
    """The primary key of a thing, as text."""
    keys = type(thing).__table__.primary_key.columns  # type: ignore[attr-defined]
    return "/".join(str(getattr(thing, key.name)) for key in keys)


def content(event: Event) -> dict[str, Any]:
    """What an event's hash covers."""
    return {
        "at": event.at.isoformat(),
        "person": event.person_id,
        "action": event.action,
        "noun": event.noun,
        "noun_id": event.noun_id,
        "before": event.before,
        "after": event.after,
    }


def head(session: Session) -> str:
    """The hash of the newest event, which stands for the whole log."""
    newest = _newest(session)
    return newest.hash if newest else GENESIS


def page(
    session: Session, *, noun: str | None = None, before: int | None = None, limit: int = 50
) -> list[tuple[Event, str | None]]:
    """Events, newest first, each with the user name behind it; `before` is the last id of the page before."""
    newest = col(Event.id).desc()
    # Numbers are sorted by themselves: what the events tell would be carried through the sort.
    numbers = select(Event.id)
    if noun:
        numbers = numbers.where(Event.noun == noun)
    if before is not None:
        numbers = numbers.where(col(Event.id) < before)
    wanted = select(Event, Person.username).outerjoin(Person, col(Person.id) == col(Event.person_id))
    wanted = wanted.where(col(Event.id).in_(numbers.order_by(newest).limit(limit)))
    return [(event, name) for event, name in session.exec(wanted.order_by(newest))]


def nouns(session: Session) -> list[str]:
    """The kinds of things the log tells of."""
    return sorted(session.exec(select(Event.noun).distinct()))


def broken_at(session: Session) -> int | None:
    """The id of the first event that does not follow from the one before; None if all do."""
    previous = GENESIS
    for event in _in_order(session):
        if event.previous_hash != previous or event.hash != entry_hash(previous, content(event)):
            return event.id
        previous = event.hash
    return None


def entries(session: Session) -> Iterator[dict[str, Any]]:
    """Every entry as an export carries it: numbered from 1, with the hash of the one before and its own."""
    for number, event in enumerate(_in_order(session), 1):
        hashes = {"previous_hash": event.previous_hash, "hash": event.hash}
        yield {"number": number} | content(event) | hashes


def _in_order(session: Session) -> Iterator[Event]:
    """Every event, the first first, a few hundred in memory at a time."""
    wanted = select(Event).order_by(col(Event.id)).execution_options(populate_existing=True)
    yield from session.exec(wanted).yield_per(500)
