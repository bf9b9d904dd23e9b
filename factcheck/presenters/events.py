"""The log as admins read it: who did what to which thing, and what changed."""

from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, Field

from factcheck.models import Event

NOUNS = {
    "apitoken": "token",
    "articleversion": "article version",
    "bearinggiven": "bearing",
    "desksession": "session",
    "originapart": "origins kept apart",
    "policypage": "policy page",
    "replyrequest": "request for a reply",
    "scaleversion": "scale",
    "signintry": "try",
}
"""Things that have two words, or another one, on screen."""
LONGEST = 300
"""How much of a value the log shows, in characters."""


class Change(BaseModel):
    """One value before and after."""

    name: str
    before: str
    after: str


class EventRow(BaseModel):
    """One event, with the values that changed."""

    id: int
    at: datetime
    who: str
    action: str
    noun: str
    noun_id: str
    new: bool
    sealed: str = Field(description="How long it does not say who concluded what; empty where it does.")
    changes: list[Change]
    hash: str = Field(description="Empty where it is sealed: from a hash short words can be guessed.")

    @classmethod
    def of(cls, event: Event, username: str | None, sealed: str = "") -> Self:
        """An event as the log shows it; a sealed one does not say who did what, or to which kind of thing."""
        who = username or ("a stranger" if event.noun == "signintry" else "the command line")
        return cls(
            id=event.id,
            at=event.at,
            who="somebody" if sealed else who,
            action="worked on" if sealed else event.action,
            noun="a claim" if sealed else spoken(event.noun),
            noun_id="" if sealed else event.noun_id,
            new=not event.before,
            sealed=sealed,
            changes=[] if sealed else changes(event.before or {}, event.after or {}),
            hash="" if sealed else event.hash,
        )


class LogPage(BaseModel):
    """Some entries of the log, the newest first; `next` leads to older ones."""

    head: str
    events: list[EventRow]
    next: str | None


def spoken(noun: str) -> str:
    """A kind of thing as the log names it."""
    return NOUNS.get(noun, noun)


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """The values that differ, by name; versions count themselves and are left out."""
    names = [name for name in {**after, **before} if name not in {"id", "version"}]
    changed = [name for name in names if before.get(name) != after.get(name)]
    return [
        Change(name=name, before=shown(before.get(name)), after=shown(after.get(name))) for name in changed
    ]


def shown(value: Any) -> str:
    """A value as a person reads it, cut where it is long."""
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
