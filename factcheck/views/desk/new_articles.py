"""New articles: pasted, uploaded or fetched, looked at without the page's furniture, then added."""

from contextlib import closing
from dataclasses import asdict
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Any

from flask import Blueprint, g, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck import fetching
from factcheck.db import session
from factcheck.domain import furniture, retrieved
from factcheck.forms.articles import ArticleForm
from factcheck.forms.fields import STALE
from factcheck.models import Article
from factcheck.services import articles, extraction, retrieving
from factcheck.services.refusals import Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_new_articles", __name__)
FETCHING = BoundedSemaphore(2)
"""How many pages one server process fetches at once; each keeps a thread for seconds."""
PATIENCE = 3
"""How long one waits for that, in seconds."""
NEW = {"page": "desk/articles/new.html", "part": "desk/articles/_new.html"}


class TextThere(Refused):
    """Fetching would put one text over another."""

    sentence = "There is a text in the form already, which a fetched page would replace. Empty it first."


class OthersFetch(Refused):
    """Somebody else is at it."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    sentence = "Other pages are being fetched at this moment. Try again; what you typed is kept."


@shown(blueprint, "/desk/articles/new", access=REVIEWER, **NEW)
def new() -> Names:
    """An empty form."""
    return {"form": ArticleForm(formdata=None)}


@sent(blueprint, "/desk/articles", access=REVIEWER, **NEW)
def add() -> Names | AnyResponse:
    """Add an article; a file, a page, or a text with furniture, is shown first as it would be kept."""
    form = ArticleForm()
    refused = _read_file(form) or _fetch(form) or _restore(form)
    if refused is not None:
        return {"form": form} | refused
    if _trim(form):
        return _look(form)
    if not form.validate() or _known(form):
        return {"form": form, "known": _known(form)}
    try:
        proof = retrieved.proven(settings().secret_key, form.fetched.data or "")
        article = articles.add(
            session(), someone(), text=form.text.data or "", fetched_sha256=proof, **form.details()
        )
    except Refused as refusal:
        form.refuse(str(refusal), "text")
        return {"form": form}
    home = url_for("desk_articles.show", article_id=article.id)
    return done("The article is added. Mark who says what.", home)


def _read_file(form: ArticleForm) -> Names | None:
    """Put an uploaded file's text into the form, to be looked at; None when no file came."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return None
    try:
        with closing(file):
            read = extraction.read(file.stream.read(extraction.LARGEST + 1), file.filename)
    except Refused as refusal:
        form.refuse(str(refusal), "file")
        return {"status": refusal.status}
    return _found(form, read)


def _found(form: ArticleForm, read: extraction.Extracted) -> Names:
    """The form with what was read, to be looked at."""
    found = asdict(read)
    form.text.data = found.pop("text")
    _offer(form, found)
    form.seen.data, form.lead.data, form.tail.data, form.fetched.data = False, "", "", ""
    _trim(form)
    return _look(form)


def _fetch(form: ArticleForm) -> Names | None:
    """Put the text of the page at the address into the form; None when that is not asked.

    The network is asked before the database is.
    """
    if request.form.get("do") != "fetch":
        return None
    try:
        page = _retrieved(form)
    except Refused as refusal:
        form.refuse(str(refusal), "url")
        return {"status": refusal.status}
    form.url.data = page.found.url
    names = _found(form, page.found)
    form.fetched.data = retrieved.proof(settings().secret_key, page.sha256)
    return names | {"fetched_from": page.url}


def _retrieved(form: ArticleForm) -> retrieving.Retrieved:
    """The page at the form's address; raises a refusal that says why not."""
    if (form.text.data or "").strip():
        raise TextThere
    if not g.get("may_write"):
        raise Refused(STALE)
    if not FETCHING.acquire(timeout=PATIENCE):
        raise OthersFetch
    try:
        own = settings()
        client = fetching.Client(site=own.site_url, private=own.fetch_private)
        answer = client.get(form.url.data or "")
    finally:
        FETCHING.release()
    return retrieving.read(answer.body, answer.status, answer.headers.get("content-type", ""), answer.url)


def _offer(form: ArticleForm, found: dict[str, Any]) -> None:
    """Fill the fields that are still empty."""
    for name, value in found.items():
        if value and not form[name].data:
            form[name].data = value


def _look(form: ArticleForm) -> Names:
    """The form again, to be looked at before anything is added."""
    form.seen.data = True
    return {"form": form, "look": True, "status": HTTPStatus.UNPROCESSABLE_ENTITY}


def _trim(form: ArticleForm) -> bool:
    """Take page furniture from a text that nobody looked at yet, and offer what it tells."""
    if form.seen.data or not (form.text.data or "").strip():
        return False
    trimmed = furniture.trim(form.text.data or "", form.outlet.data or "")
    if not trimmed.lines:
        return False
    form.text.data, form.lead.data, form.tail.data = trimmed.text, trimmed.lead, trimmed.tail
    _offer(form, {"published": trimmed.date, "byline": trimmed.byline})
    return True


def _restore(form: ArticleForm) -> Names | None:
    """Put the furniture back where it stood, if that is asked."""
    if request.form.get("do") != "restore":
        return None
    form.text.data = (form.lead.data or "") + (form.text.data or "") + (form.tail.data or "")
    form.lead.data = form.tail.data = ""
    return _look(form)


def _known(form: ArticleForm) -> Article | None:
    """The article that has this text already, unless it is to be added again."""
    return None if form.again.data else articles.with_text(session(), form.text.data or "")
