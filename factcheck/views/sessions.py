"""Which person a request's cookie stands for."""

from datetime import timedelta
from http import HTTPStatus

from flask import Response, current_app, g, request
from werkzeug.wrappers import Response as AnyResponse

from factcheck import db
from factcheck.domain.viewers import Viewer
from factcheck.services import sessions
from factcheck.views import bearers, problems, rates

COOKIE = "factcheck"
KEPT = timedelta(days=14)


def cookie_name() -> str:
    """The name of the session cookie; bound to the host over TLS."""
    return f"__Host-{COOKIE}" if current_app.config["SETTINGS"].secure else COOKIE


def identify() -> None:
    """Find out who asks, before anything else is decided."""
    g.viewer = None
    if problems.asked():
        # Programs come with a token; no cookie opens anything there.
        bearers.identify()
        rates.count()
        bearers.guard()
        return
    token = request.cookies.get(cookie_name())
    if not token or request.endpoint == "static":
        return
    with db.reading() as session:
        found = g.viewer = sessions.viewer_of(session, token)
    if found and found.session_id and sessions.resting(found):
        _note_use(found.session_id)


def _note_use(session_id: int) -> None:
    """Keep the session of somebody who only reads alive, once an hour, beside the request."""
    db.aside(db.engine(), lambda session: sessions.touch(session, session_id))


def keep_alive(response: Response) -> None:
    """A change made by somebody signed in keeps the session alive, in the same transaction."""
    asking: Viewer | None = g.get("viewer")
    good = response.status_code < HTTPStatus.BAD_REQUEST
    if good and g.get("may_write") and asking and asking.session_id:
        sessions.touch(db.session(), asking.session_id)


def remember(response: AnyResponse, token: str) -> AnyResponse:
    """Give the browser its token."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=KEPT,
        secure=current_app.config["SETTINGS"].secure,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def forget(response: AnyResponse) -> AnyResponse:
    """Take the token back, with everything the browser kept of the desk."""
    secure = current_app.config["SETTINGS"].secure
    response.delete_cookie(cookie_name(), secure=secure, httponly=True, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
