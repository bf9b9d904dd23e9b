"""The log of all changes, newest first, and whether its chain holds."""

import time

from flask import Blueprint, request

from factcheck.db import session
from factcheck.presenters.events import EventRow, spoken
from factcheck.services import log
from factcheck.views.access import ADMIN
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("desk_log", __name__)
PAGE_LENGTH = 50


@shown(blueprint, "/desk/log", page="desk/log/show.html", part="desk/log/_log.html", access=ADMIN)
def show() -> Names:
    """A page of events; `before` is the last id of the page before, `noun` narrows it down."""
    noun, before = request.args.get("noun", ""), request.args.get("before", type=int)
    found = log.page(session(), noun=noun or None, before=before, limit=PAGE_LENGTH + 1)
    return {
        "events": [EventRow.of(event, username) for event, username in found[:PAGE_LENGTH]],
        "next_before": found[PAGE_LENGTH - 1][0].id if len(found) > PAGE_LENGTH else None,
        "paged": before is not None,
        "noun": noun,
        "nouns": log.nouns(session()),
        "spoken": spoken,
        "head": log.head(session()),
        "chain": _chain() if "check" in request.args else None,
    }


def _chain() -> dict[str, float | int | None]:
    """Where the chain is broken, if anywhere, and how long it took to look."""
    started = time.perf_counter()
    return {"broken_at": log.broken_at(session()), "seconds": round(time.perf_counter() - started, 2)}
