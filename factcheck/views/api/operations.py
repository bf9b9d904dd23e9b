"""What an operation of the API is: who may ask, what it takes, what it gives, and how it is answered."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from inspect import cleandoc
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, request
from pydantic import BaseModel
from werkzeug.wrappers import Response as AnyResponse

from factcheck import db
from factcheck.domain.scopes import Scope
from factcheck.models import IdempotentAnswer
from factcheck.services import idempotent
from factcheck.views import bearers
from factcheck.views.access import PUBLIC
from factcheck.views.api import bodies
from factcheck.views.shapes import Names

ROOT = "/api/v1"
KEY = "Idempotency-Key"
LONGEST_KEY = 200
VISIBLE = "^[!-~]+$"
"""What a key is made of: ASCII without blanks, which every client and proxy passes on as it is."""
Shapes = tuple[type[BaseModel], ...]
View = Callable[..., Any]


class Nothing(BaseModel, extra="forbid"):
    """An operation that is asked for nothing more than its address."""


@dataclass(frozen=True)
class Operation:
    """One method at one address, as it is documented and checked."""

    method: str
    scope: Scope | None
    summary: str
    description: str
    gives: Shapes
    asks: type[BaseModel] = Nothing
    takes: type[BaseModel] | None = None
    status: HTTPStatus = HTTPStatus.OK
    gone: type[BaseModel] | None = None
    tag: str = ""


def reads(
    blueprint: Blueprint,
    address: str,
    *gives: type[BaseModel],
    scope: Scope | None = None,
    asks: type[BaseModel] = Nothing,
    gone: type[BaseModel] | None = None,
) -> Callable[[View], View]:
    """Serve a view that returns a presenter by GET; without a scope to everybody.

    `asks` names what may stand after the question mark; `gone` is what a 410 answers.
    """

    def register(view: View) -> View:
        @wraps(view)
        def answer(**arguments: Any) -> AnyResponse:
            bodies.query(asks)
            return as_data(view(**arguments))

        made = Operation("GET", scope, *_words(view), gives, asks=asks, gone=gone, tag=_tag(blueprint))
        return _add(blueprint, address, view, answer, made)

    return register


def writes(
    blueprint: Blueprint,
    address: str,
    gives: type[BaseModel],
    *,
    takes: type[BaseModel],
    scope: Scope,
    status: HTTPStatus = HTTPStatus.CREATED,
) -> Callable[[View], View]:
    """Serve a view that is given the body and returns a presenter, by POST with a token for that scope.

    With an Idempotency-Key the same request is done once and answered alike for a day.
    """

    def register(view: View) -> View:
        @wraps(view)
        def answer(**arguments: Any) -> AnyResponse:
            key = _key()
            bodies.query(Nothing)
            given = bodies.body(takes)
            asking = bearers.let_write()
            if key is None:
                return as_data(view(given, **arguments), status)
            return _once(key, asking.token_id, lambda: as_data(view(given, **arguments), status))

        made = Operation(
            "POST", scope, *_words(view), (gives,), takes=takes, status=status, tag=_tag(blueprint)
        )
        return _add(blueprint, address, view, answer, made)

    return register


def _add(blueprint: Blueprint, address: str, view: View, answer: View, made: Operation) -> View:
    """Put the operation at its address, closed but for those it names."""
    answer.access = made.scope.role.value if made.scope else PUBLIC  # type: ignore[attr-defined]
    answer.scope = made.scope  # type: ignore[attr-defined]
    answer.operation = made  # type: ignore[attr-defined]
    blueprint.add_url_rule(f"{ROOT}{address}", view_func=answer, methods=[made.method])
    return view


def _words(view: View) -> tuple[str, str]:
    """The summary of a view, and all that its docstring says."""
    said = cleandoc(view.__doc__ or "")
    return said.partition("\n")[0].rstrip("."), said


def _tag(blueprint: Blueprint) -> str:
    """Under which heading an operation is documented."""
    return blueprint.name.removeprefix("api_").replace("_", " ")


def _key() -> str | None:
    """The key that the request came with; a bad one is refused."""
    key = request.headers.get(KEY)
    if key is not None and not (len(key) <= LONGEST_KEY and re.fullmatch(VISIBLE, key)):
        abort(HTTPStatus.BAD_REQUEST, f"{KEY} has 1 to {LONGEST_KEY} visible ASCII characters, no blanks.")
    return key


def _once(key: str, token_id: int, do: Callable[[], Response]) -> Response:
    """The answer given before with this key, or the one to do now, kept with what it does."""
    asked = (request.method.encode(), request.path.encode(), request.get_data())
    request_hash = idempotent.fingerprint(*asked)
    before = idempotent.answered(db.session(), token_id, key, request_hash)
    if before is not None:
        again = Response(before.body, before.status, content_type=before.content_type)
        again.headers["Idempotency-Replayed"] = "true"
        return again
    response = do()
    kept = IdempotentAnswer(
        token_id=token_id,
        key=key,
        request_hash=request_hash,
        status=response.status_code,
        content_type=response.content_type or "",
        body=response.get_data(as_text=True),
    )
    idempotent.keep(db.session(), kept)
    return response


def named(names: Names | AnyResponse, name: str) -> Any:
    """One of the names that a page of ours is drawn from."""
    assert isinstance(names, dict)
    return names[name]


def as_data(made: BaseModel | AnyResponse | tuple[BaseModel, int], status: int = HTTPStatus.OK) -> Response:
    """A presenter as JSON; a page that leads on leads on here too."""
    if isinstance(made, AnyResponse):
        made.headers["Location"] = ROOT + urlsplit(made.headers["Location"]).path.removesuffix(".json")
        return Response(status=made.status_code, headers={"Location": made.headers["Location"]})
    if isinstance(made, tuple):
        made, status = made
    return Response(made.model_dump_json(indent=2) + "\n", status, mimetype="application/json")
