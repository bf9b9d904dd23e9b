"""The log of all changes, newest first, and whether its chain holds."""

import time

from flask import Blueprint, request, url_for

from factcheck.db import session
from factcheck.models import Event
from factcheck.presenters.events import EventRow, LogPage, spoken
from factcheck.services import log, verdicts
from factcheck.views.access import ADMIN, someone
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("desk_log", __name__)
PAGE_LENGTH = 50
SEALED = {"verdict", "bearinggiven", "weighing", "ruling", "round"}
"""What a reviewer must not see of others before giving her own verdict."""


@shown(blueprint, "/desk/log", page="desk/log/show.html", part="desk/log/_log.html", access=ADMIN, data="log")
def show() -> Names:
    """A page of events; `before` is the last id of the page before, `noun` narrows it down."""
    noun, before = request.args.get("noun", ""), request.args.get("before", type=int)
    found = log.page(session(), noun=noun or None, before=before, limit=PAGE_LENGTH + 1)
    more = found[PAGE_LENGTH - 1][0].id if len(found) > PAGE_LENGTH else None
    older = url_for("desk_log.show", shape="json", noun=noun or None, before=more) if more else None
    told = LogPage(head=log.head(session()), events=rows(found[:PAGE_LENGTH]), next=older)
    return {
        "log": told,
        "events": told.events,
        "head": told.head,
        "next_before": more,
        "paged": before is not None,
        "noun": noun,
        "nouns": log.nouns(session()),
        "spoken": spoken,
        "chain": _chain() if "check" in request.args else None,
    }


def rows(found: list[tuple[Event, str | None]]) -> list[EventRow]:
    """The events; what others concluded stays sealed from whoever has not given a verdict on the claim."""
    claims = {event.id: concluded_on(event) for event, _ in found}
    judged, unsealed = verdicts.seen(session(), someone(), set().union(*claims.values()))
    hidden = {event_id for event_id, on in claims.items() if on - judged - unsealed}
    return [EventRow.of(event, username, sealed=event.id in hidden) for event, username in found]


def concluded_on(event: Event) -> set[int]:
    """The claims that an event tells a conclusion on: its own, and those of all its cells.

    Declining or reopening a claim tells where it stood, and so do the steps of its course.
    """
    if event.noun == "claim" and "course" in (event.after or {}):
        return {int(event.noun_id)}
    after = (event.after or {}) if event.noun in SEALED else {}
    cells = [cell["claim_id"] for cell in after.get("cells", [])]
    return {each for each in (after.get("claim_id"), *cells, *after.get("claims", [])) if each is not None}


def _chain() -> dict[str, float | int | None]:
    """Where the chain is broken, if anywhere, and how long it took to look."""
    started = time.perf_counter()
    return {"broken_at": log.broken_at(session()), "seconds": round(time.perf_counter() - started, 2)}
