"""Drafts: kept while somebody types, offered back, and let go."""

from http import HTTPStatus

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.forms.drafts import DraftForm
from factcheck.forms.fields import Form
from factcheck.presenters.drafts import DraftKept, DraftList
from factcheck.services import drafts
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk.workbench import granted
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_drafts", __name__)
PAGE = {"page": "desk/drafts/list.html", "part": "desk/drafts/_list.html"}


@shown(blueprint, "/desk/drafts", access=REVIEWER, data="found", **PAGE)
def drafts_list() -> Names:
    """What one typed and did not send; `form` narrows it to the forms of a page."""
    return _names(request.args.getlist("form") or None)


def _names(forms: list[str] | None = None) -> Names:
    """What the page of drafts is drawn from."""
    found = drafts.of(session(), someone(), forms)
    return {"found": DraftList(drafts=[DraftKept.model_validate(each) for each in found])}


@sent(blueprint, "/desk/drafts", access=REVIEWER, **PAGE)
def keep() -> Names | AnyResponse:
    """Keep what was typed so far; nothing is said about it."""
    form = DraftForm()

    def wish() -> None:
        place = {name: form[name].data or "" for name in ("page", "title")}
        drafts.keep(session(), someone(), form.form.data or "", fields=form.read, **place)

    if granted(form, wish):
        return Response(status=HTTPStatus.NO_CONTENT)
    return _names() | {"form": form}


@sent(blueprint, "/desk/drafts/discard", access=REVIEWER, **PAGE)
def discard() -> Names | AnyResponse:
    """Let a draft go."""
    form, name = Form(), request.form.get("form", "")
    if not form.validate():
        return _names() | {"form": form}
    drafts.drop(session(), someone(), name)
    return done("The draft is gone.", "/desk/drafts")
