"""Which program asks, by its token; what the token is not for is refused before the view."""

from http import HTTPStatus

from flask import abort, current_app, g, request

from factcheck import db
from factcheck.domain.scopes import Scope
from factcheck.services import tokens
from factcheck.services.tokens import Bearer
from factcheck.views import problems

UNSOUND = (
    "This token does not stand: it was mistyped, revoked, or its time is over. /desk/tokens lists yours."
)


def identify() -> None:
    """Find out whom the token stands for; a cookie is not looked at."""
    g.bearer, g.unsound = None, False
    said = request.headers.get("Authorization")
    if said is None or not request.path.startswith(problems.API):
        return
    scheme, _, secret = said.partition(" ")
    if scheme.lower() == "bearer":
        with db.reading() as session:
            g.bearer = tokens.bearer(session, secret.strip())
    g.unsound = g.bearer is None
    g.viewer = g.bearer.viewer if g.bearer else None


def bearer() -> Bearer | None:
    """The token that the request was sent with, if it stands."""
    found: Bearer | None = g.get("bearer")
    return found


def guard() -> None:
    """Refuse a token that does not stand, wherever it is shown, and one that is not for this."""
    if g.get("unsound"):
        abort(HTTPStatus.UNAUTHORIZED, UNSOUND)
    scope = scope_of(request.endpoint)
    if scope is None:
        return
    found = bearer()
    if found is None:
        abort(HTTPStatus.UNAUTHORIZED)
    if scope not in found.scopes:
        abort(
            HTTPStatus.FORBIDDEN, f"The token “{found.name}” is not for this: it lacks the scope “{scope}”."
        )


def scope_of(endpoint: str | None) -> Scope | None:
    """What a token must be for to ask an endpoint; None where nobody needs one."""
    found: Scope | None = getattr(current_app.view_functions.get(endpoint or ""), "scope", None)
    return found


def let_write() -> Bearer:
    """The token that this request may write with; it proved itself, as a form's token proves a page."""
    found = bearer()
    assert found is not None
    db.trust()
    tokens.touch(db.session(), found.token_id)
    return found
