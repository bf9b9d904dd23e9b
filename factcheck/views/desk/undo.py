"""Undo: take back what one did a moment ago."""

from urllib.parse import urlsplit

from flask import Blueprint, request
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.fields import Form
from factcheck.services import undo
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk.workbench import granted
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_undo", __name__)


@sent(blueprint, "/desk/undo/<int(max=2147483647):event_id>", access=REVIEWER, page="desk/undo/refused.html")
def take_back(event_id: int) -> Names | Response:
    """Take an act back within ten seconds, and show the page it was done on."""
    form = Form()
    if granted(form, lambda: undo.undo(session(), someone(), event_id)):
        return done("Undone.", _back())
    return {"form": form, "back": _back()}


def _back() -> str:
    """The page of the desk it was done on; nothing else is followed."""
    back = urlsplit(request.form.get("back", ""))
    ours = back.path.startswith("/desk") and not (back.scheme or back.netloc)
    return back.path + (f"?{back.query}" if back.query else "") if ours else "/desk"
