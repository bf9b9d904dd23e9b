"""The public log of corrections."""

from flask import Blueprint, request, url_for

from factcheck.db import session
from factcheck.presenters.public_corrections import CorrectionEntry, CorrectionsPage
from factcheck.services import public
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("corrections", __name__)


@shown(
    blueprint,
    "/corrections",
    page="corrections/index.html",
    part="corrections/_corrections.html",
    data="log",
)
def index() -> Names:
    """Every correction of something published, the newest first."""
    found, mark = public.corrections(session(), request.args.get("after", ""))
    root = settings().site_url.rstrip("/")
    entries = [CorrectionEntry.of(each.publication, each.before, each.listing, root) for each in found]
    following = url_for("corrections.index", after=mark) if mark else None
    return {"log": CorrectionsPage(corrections=entries, next=following)}
