"""Who may ask which address: decided before the view, closed by default."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import Response, abort, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Role
from factcheck.views import problems

PUBLIC = "public"
REVIEWER, EDITOR, ADMIN = Role.REVIEWER, Role.EDITOR, Role.ADMIN
Access = str
View = Callable[..., Any]

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def grant(endpoint: str, access: Access, registry: dict[str, Access]) -> None:
    """Note who may ask an endpoint."""
    registry[endpoint] = access


def granted(endpoint: str | None) -> Access | None:
    """Who may ask an endpoint; None when nobody said, which means nobody."""
    if endpoint is None:
        return None
    found: Access | None = getattr(current_app.view_functions.get(endpoint), "access", None)
    return PUBLIC if endpoint == "static" else found


def viewer() -> Viewer | None:
    """The signed-in person who asks, if any."""
    found: Viewer | None = g.get("viewer")
    return found


def someone() -> Viewer:
    """The signed-in person who asks; the view's access made sure of it."""
    found = viewer()
    assert found is not None
    return found


def guard() -> AnyResponse | None:
    """Let the request through, send a stranger to sign in, or refuse."""
    if request.url_rule is None:
        return None
    access = granted(request.endpoint)
    if access == PUBLIC:
        return None
    if access is None:
        abort(HTTPStatus.FORBIDDEN)
    return _for_role(Role(access))


def _for_role(role: Role) -> AnyResponse | None:
    """Let somebody with that role through."""
    asking = viewer()
    if asking is None:
        return _sign_in_first()
    if not asking.may(role):
        abort(HTTPStatus.FORBIDDEN)
    return None


def _sign_in_first() -> AnyResponse:
    """A stranger who reads is sent to sign in; one who writes keeps the text."""
    wants_data = (request.view_args or {}).get("shape") == "json"
    if request.method not in SAFE_METHODS or wants_data or problems.asked():
        abort(HTTPStatus.UNAUTHORIZED)
    back = request.full_path.rstrip("?")
    answer = redirect(url_for("people.sign_in", next=back), HTTPStatus.SEE_OTHER)
    if request.headers.get("HX-Request"):
        return Response(headers={"HX-Redirect": answer.location})
    return answer
