"""What we say when it does not work: a status, a sentence, and what was kept."""

import errno
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, g, make_response, render_template, request
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException, InternalServerError

from factcheck.forms.fields import STALE
from factcheck.services.refusals import Refused
from factcheck.views import problems
from factcheck.views.shapes import as_json

SENTENCES = {
    HTTPStatus.BAD_REQUEST: "The request could not be understood.",
    HTTPStatus.UNAUTHORIZED: "You are not signed in, or your session has ended.",
    HTTPStatus.FORBIDDEN: "You may not do that with your role.",
    HTTPStatus.NOT_FOUND: "There is nothing at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "That cannot be done at this address.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "What was sent is too large. An article may have 5 MB.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many tries. Wait a few minutes.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong on our side. Nothing was changed.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The database is busy. Nothing was changed; try again in a moment.",
    HTTPStatus.INSUFFICIENT_STORAGE: "The disk is full. Nothing was changed; what you typed is below.",
}
FULL = {errno.ENOSPC, errno.EDQUOT}
"""What the system says of a file for which there is no room."""
UNPROVEN = re.compile("readonly database|read-only transaction")
"""What the databases say of a write in a request that may only read."""
DATA = (".json", ".jsonl", ".jsonld", ".csv", ".atom", ".xml")
"""How addresses end that give data."""
KEPT_APART = {"csrf_token", "password", "new_password", "repeated"}
"""Fields that are never shown again."""


def handle(app: Flask) -> None:
    """Answer every kind of failure."""
    app.register_error_handler(HTTPException, on_http_error)
    app.register_error_handler(Refused, on_refusal)
    app.register_error_handler(DBAPIError, on_database_error)
    app.register_error_handler(OverflowError, on_overflow)
    app.register_error_handler(OSError, on_file_error)


def on_http_error(error: HTTPException) -> Response:
    """A failure that Flask or a view named by its status."""
    if error.response is not None:
        return make_response(error.response)
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    own_words = type(error).description != error.description
    sentence = error.description if own_words else usual(status)
    return answer(status, sentence or status.phrase, dict(error.get_headers()))


def on_refusal(error: Refused) -> Response:
    """A wish that a service refused and no view caught."""
    return answer(error.status, str(error), more=problems.told(error))


def on_database_error(error: DBAPIError) -> Response:
    """A full disk, a lock that did not come free, a form that did not prove its origin; else our mistake."""
    words = str(error.orig)
    if UNPROVEN.search(words) and not g.get("may_write"):
        return answer(HTTPStatus.BAD_REQUEST, STALE)
    if "out of range" in words:
        return on_overflow(error)
    if "full" in words:
        return answer(HTTPStatus.INSUFFICIENT_STORAGE)
    if "locked" in words or "connection" in words:
        return answer(HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": "2"})
    raise InternalServerError from error


def on_file_error(error: OSError) -> Response:
    """A file that could not be written because the disk is full; else our mistake."""
    if error.errno in FULL:
        return answer(HTTPStatus.INSUFFICIENT_STORAGE)
    raise InternalServerError from error


def on_overflow(_error: OverflowError | DBAPIError) -> Response:
    """A number that no database can look for."""
    return answer(HTTPStatus.BAD_REQUEST, "A number in the request is too long. Use a shorter one.")


def usual(status: HTTPStatus) -> str | None:
    """What is said of a status where nobody said more, to a program or to a person."""
    to_programs = problems.SENTENCES.get(status) if problems.asked() else None
    return to_programs or SENTENCES.get(status)


def answer(
    status: HTTPStatus,
    sentence: str = "",
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Response:
    """The page, or the JSON, that says what happened and gives back what was typed."""
    said = sentence or usual(status) or status.phrase
    if problems.asked():
        response = problems.answer(status, said, more or {})
    elif asked_as_data():
        response = as_json({"status": status.value, "title": status.phrase, "detail": said})
        response.status_code = status
    else:
        names = {"status": status, "sentence": said, "kept": _kept(), "request_id": g.get("request_id")}
        response = make_response(render_template("errors/show.html", **names), status)
    response.headers["Cache-Control"] = "no-store"
    for name in ("Allow", "Retry-After"):
        if headers and name in headers:
            response.headers[name] = headers[name]
    return response


def asked_as_data() -> bool:
    """Whether a program asks: for an address of data, or for JSON rather than a page."""
    if request.path.endswith(DATA):
        return True
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def _kept() -> list[tuple[str, str]]:
    """What the person had typed, field by field, less secrets."""
    if request.method != "POST" or request.content_length is None:
        return []
    try:
        fields = request.form.items(multi=True)
        return [(name, value) for name, value in fields if name not in KEPT_APART and value.strip()]
    except HTTPException:
        return []
