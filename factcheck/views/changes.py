"""What changed since a reader was here; the address alone remembers when that was."""

from flask import Blueprint, request, url_for

from factcheck.db import session
from factcheck.domain import moments
from factcheck.models.columns import now
from factcheck.presenters.public_changes import ChangeEntry, ChangesPage, RewordingEntry
from factcheck.services import changes
from factcheck.services.public import Corrected
from factcheck.services.wordings import Reworded
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("changes", __name__)


@shown(blueprint, "/changes", page="changes/index.html", part="changes/_changes.html", data="log")
def index() -> Names:
    """Everything published, corrected, withdrawn and reworded since `?since=`, the newest first."""
    start = changes.moment(request.args.get("since", ""))
    generated = now().replace(microsecond=0)
    found, mark = changes.since(session(), start, request.args.get("after", ""))
    root = settings().site_url.rstrip("/")
    said = moments.written(start) if start else None
    log = ChangesPage(
        since=start,
        generated=generated,
        count=changes.count(session(), start),
        changes=[_entry(each, root) for each in found],
        next=url_for("changes.index", since=said, after=mark) if mark else None,
    )
    return {"log": log, "again": url_for("changes.index", since=moments.written(generated))}


def _entry(change: Corrected | Reworded, root: str) -> ChangeEntry | RewordingEntry:
    """A publication, or a question that reads differently."""
    if isinstance(change, Reworded):
        return RewordingEntry.of(change.slug, change.before, change.after, root)
    return ChangeEntry.of(change.publication, change.before, change.listing, root)
