"""Undo: for a few seconds, some acts can be taken back by who did them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Date, DateTime
from sqlalchemy.inspection import inspect
from sqlmodel import Session, SQLModel, col, select

from factcheck.domain.viewers import Viewer
from factcheck.models import Assignment, Attribution, Event, Evidence, Interest, Note, Suggestion
from factcheck.models.columns import now
from factcheck.services import log
from factcheck.services.refusals import Refused

SHOWN = timedelta(seconds=10)
"""How long undo is offered."""
GRACE = timedelta(seconds=10)
"""How much later it still works: pages are slow, and so are hands."""
UNDOABLE: dict[tuple[str, str], type[SQLModel]] = {
    ("attribution", "withdrawn"): Attribution,
    ("evidence", "withdrawn"): Evidence,
    ("suggestion", "refused"): Suggestion,
    ("note", "resolved"): Note,
    ("note", "reopened"): Note,
    ("interest", "ended"): Interest,
    ("assignment", "handed back"): Assignment,
    ("assignment", "taken away"): Assignment,
}
"""What can be taken back: acts that only changed columns of one row, which the log still holds."""


class TooLate(Refused):
    """The moment has passed."""

    sentence = "It is too late to undo that; change it by hand."


class NotUndoable(Refused):
    """Somebody else's act, an act that cannot be taken back, or a thing that changed since."""

    sentence = "That cannot be undone: it was changed since, or it was not yours. Nothing was changed."


def last(session: Session) -> int | None:
    """The entry of what was done last in this session, if it is an act that can be undone."""
    event: Event | None = session.info.get(log.NEWEST)
    return event.id if event and event.before and (event.noun, event.action) in UNDOABLE else None


def undo(session: Session, actor: Viewer, event_id: int) -> SQLModel:
    """The thing as it was before the act; raises TooLate or NotUndoable."""
    event = session.get(Event, event_id)
    if event is None or event.person_id != actor.id or event.before is None:
        raise NotUndoable
    kind = UNDOABLE.get((event.noun, event.action))
    if kind is None or _newest(session, event) != event.id:
        raise NotUndoable
    if now() - event.at > SHOWN + GRACE:
        raise TooLate
    thing = session.get_one(kind, int(event.noun_id))
    before = log.told(thing)
    _restore(thing, event.before)
    session.add(thing)
    log.record(session, actor, "undid", thing, before=before, undone=event.id)
    return thing


def _newest(session: Session, event: Event) -> int | None:
    """The last entry about the same thing."""
    same = select(Event.id).where(Event.noun == event.noun, Event.noun_id == event.noun_id)
    return session.exec(same.order_by(col(Event.id).desc()).limit(1)).first()


def _restore(thing: SQLModel, before: dict[str, Any]) -> None:
    """Give a thing the columns it had; its version still goes up, for whoever edits it meanwhile."""
    for column in inspect(type(thing)).columns:
        if column.key in before and column.key not in {"id", "version"}:
            setattr(thing, column.key, _read(column.type)(before[column.key]))
    if hasattr(thing, "version"):
        thing.version += 1


def _read(kind: Any) -> Callable[[Any], Any]:
    """How a value of a column comes back from JSON."""
    if isinstance(kind, DateTime) or "DateTime" in type(kind).__name__:
        return lambda value: datetime.fromisoformat(value) if value else None
    if isinstance(kind, Date):
        return lambda value: datetime.fromisoformat(value).date() if value else None
    enumeration = getattr(kind, "enum_class", None)
    return lambda value: enumeration(value) if enumeration and value is not None else value
