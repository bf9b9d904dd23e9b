"""The log of all changes, newest first, and whether its chain holds."""

import time
from collections.abc import Mapping

from flask import Blueprint, request, url_for

from factcheck.db import session
from factcheck.models import Event
from factcheck.presenters.events import EventRow, LogPage, spoken
from factcheck.services import log, seals, veiled
from factcheck.views.access import ADMIN, someone
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("desk_log", __name__)
PAGE_LENGTH = 50
SEALED = {"assignment", "bearinggiven", "note", "notification", "round", "ruling", "verdict", "weighing"}
"""What a reviewer must not see of others before giving her own verdict."""


@shown(blueprint, "/desk/log", page="desk/log/show.html", part="desk/log/_log.html", access=ADMIN, data="log")
def show() -> Names:
    """A page of events; `before` is the last id of the page before, `noun` narrows it down."""
    noun, before = request.args.get("noun", ""), request.args.get("before", type=int)
    found = log.page(session(), noun=noun or None, before=before, limit=PAGE_LENGTH + 1)
    more = found[PAGE_LENGTH - 1][0].id if len(found) > PAGE_LENGTH else None
    older = url_for("desk_log.show", shape="json", noun=noun or None, before=more) if more else None
    # Which sealed entries are of a kind is sealed, too.
    events = [each for each in rows(found[:PAGE_LENGTH]) if not (noun in SEALED and each.sealed)]
    told = LogPage(head=log.head(session()), events=events, next=older)
    return {
        "log": told,
        "events": told.events,
        "head": told.head,
        "next_before": more,
        "paged": before is not None,
        "noun": noun,
        "nouns": sorted({*log.nouns(session()), *SEALED}),
        "spoken": spoken,
        "chain": _chain() if "check" in request.args else None,
    }


def rows(found: list[tuple[Event, str | None]]) -> list[EventRow]:
    """The events; what others did about a claim stays sealed from who may not know it yet.

    So does where a claim stood that she herself declined.
    """
    notes = seals.of_notes(session(), {number for event, _ in found for number in _notes(event)})
    claims = {event.id: concluded_on(event, notes) for event, _ in found}
    closed = veiled.closed(session(), someone(), set().union(*claims.values()))
    own = {event.id for event, _ in found if event.person_id == someone().id and event.noun != "claim"}
    return [
        EventRow.of(event, username, "" if event.id in own else _sealed(claims[event.id], closed))
        for event, username in found
    ]


def _sealed(claims: set[int], closed: Mapping[int, str]) -> str:
    """How long an event that tells of these claims is sealed; empty where it is not."""
    return next((closed[each] for each in sorted(claims) if each in closed), "")


def concluded_on(event: Event, notes: Mapping[int, set[int]]) -> set[int]:
    """The claims that an event tells a conclusion on: its own, those of its cells, those of a note's seals.

    Declining or reopening a claim tells where it stood, and so do the steps of its course.
    """
    after = event.after or {}
    if event.noun == "claim" and "course" in after:
        return {int(event.noun_id)}
    if event.noun not in SEALED:
        return set()
    if event.noun == "note":
        return set().union(after.get("sealed_with", []), *(notes.get(each, set()) for each in _notes(event)))
    cells = [cell["claim_id"] for cell in after.get("cells", [])]
    return {each for each in (after.get("claim_id"), *cells, *after.get("claims", [])) if each is not None}


def _notes(event: Event) -> set[int]:
    """A note and the one that began its thread, where the event is of a note."""
    after = (event.after or {}) if event.noun == "note" else {}
    return {each for each in (after.get("id"), after.get("thread_id")) if each is not None}


def _chain() -> dict[str, float | int | None]:
    """Where the chain is broken, if anywhere, and how long it took to look."""
    started = time.perf_counter()
    return {"broken_at": log.broken_at(session()), "seconds": round(time.perf_counter() - started, 2)}
