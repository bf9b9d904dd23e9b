"""What every request must pass and every answer must carry."""

from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import unquote_to_bytes

from flask import Flask, Response, abort, current_app, g, request
from flask_wtf.csrf import validate_csrf
from wtforms import ValidationError

from factcheck.domain.text import forbidden
from factcheck.views import problems
from factcheck.views.access import PUBLIC, SAFE_METHODS, granted, viewer

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, RateLimit, RateLimit-Policy, Retry-After",
}
"""What lets scripts on pages elsewhere read what anybody may read; never on behalf of who is signed in."""
YEAR = 365 * 24 * 3600
LONGEST_FIELD_NAME = 100


def protect(app: Flask) -> None:
    """Put the guard before every request and the headers on every answer."""
    app.before_request(refuse_unmeasured)
    app.before_request(refuse_bad_text)
    app.before_request(prove_origin)
    app.after_request(add_headers)


def refuse_unmeasured() -> None:
    """Refuse a body that does not say how long it is: cut at the limit, it would be kept in part."""
    if request.method == "POST" and request.mimetype and request.content_length is None:
        abort(HTTPStatus.LENGTH_REQUIRED, "The request must say how long it is (Content-Length).")


def refuse_bad_text() -> None:
    """Refuse NUL, control characters and broken Unicode before anyone reads them."""
    if not _whole() or any(forbidden(text) for text in _texts()):
        abort(
            HTTPStatus.BAD_REQUEST,
            "The text holds characters that cannot be stored, such as NUL. Remove them.",
        )
    if request.path != "/" and "//" in request.path:
        abort(HTTPStatus.NOT_FOUND)


def _whole() -> bool:
    """Whether what was asked and typed is UTF-8 to its end, without halves of characters."""
    typed = request.mimetype == "application/x-www-form-urlencoded"
    sent = request.get_data(parse_form_data=False) if typed else b""
    try:
        return all(unquote_to_bytes(raw).decode() is not None for raw in (request.query_string, sent))
    except UnicodeDecodeError:
        return False


def _texts() -> Iterator[str]:
    """Everything the request says in text."""
    yield request.path
    for fields in (request.args, request.form):
        for name, values in fields.lists():
            yield name[:LONGEST_FIELD_NAME]
            yield from values


def prove_origin() -> None:
    """A request may write when it carries the token of the form it came from."""
    g.may_write = False
    if request.method in SAFE_METHODS or problems.asked():
        # What a program may change, its token decides (views/bearers.py), never a form's.
        return
    if not current_app.config["WTF_CSRF_ENABLED"]:
        g.may_write = True
        return
    try:
        validate_csrf(request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))
    except ValidationError:
        return
    g.may_write = True


def add_headers(response: Response) -> Response:
    """The security headers, on every answer; a page of the desk is never stored."""
    for name, value in (HEADERS | OPEN if _open(response) else HEADERS).items():
        response.headers.setdefault(name, value)
    if current_app.config["SETTINGS"].secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}; includeSubDomains")
    if request.endpoint == "static":
        fresh = "v" in request.args
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if fresh else "no-cache"
    elif viewer() is not None or request.path.startswith(("/desk", "/signin")):
        response.headers["Cache-Control"] = "no-store"
    else:
        response.headers.setdefault("Cache-Control", "no-cache")
    return response


def _open(response: Response) -> bool:
    """Whether this is data that strangers read: no page, and nothing that was changed."""
    reads = request.method in SAFE_METHODS and granted(request.endpoint) == PUBLIC
    return reads and viewer() is None and request.endpoint != "static" and response.mimetype != "text/html"
