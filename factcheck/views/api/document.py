"""The API told to programs: an OpenAPI 3.1 document, drawn from the operations and the shapes they check."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from flask import Blueprint, Response, current_app
from openapi_pydantic.v3.v3_1 import OpenAPI
from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema
from werkzeug.routing import Rule

from factcheck.domain.scopes import MEANINGS
from factcheck.presenters.dossier_parts import Part
from factcheck.views import problems
from factcheck.views.api.operations import KEY, LONGEST_KEY, VISIBLE, Operation
from factcheck.views.frame import settings
from factcheck.views.rates import WINDOW
from factcheck.views.shapes import as_json, public

blueprint = Blueprint("openapi", __name__)
PLACE = re.compile(r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>")
PLACES: dict[str, dict[str, Any]] = {
    "slug": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 100},
    "int": {"type": "integer", "minimum": 1, "maximum": 999_999_999},
}
"""What stands in a place of an address, by its converter."""
ShapeNames = dict[tuple[Any, str], str]
"""What a shape is called, by its class and whether it is taken or given."""
COMPONENTS = "#/components/schemas/"
READING = (HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS)
WRITING = (
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.CONFLICT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)
DESCRIPTION = """\
Everything that is published is read by anybody. With a token a program does what its person does in the
browser, under the same rules: blindness, four eyes, the course of a claim, the gate, declared interests.

Send the token as `Authorization: Bearer fc_…`. People make theirs at /desk/tokens; so does
`factcheck token add`. Reading needs no token; no cookie is looked at. Failures are `application/problem+json`
(RFC 9457), each with a sentence.
"""


class Fault(Part):
    """One thing that is wrong with a request."""

    pointer: str = Field(description="Where: a JSON Pointer (RFC 6901).")
    detail: str


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str = Field(description="A sentence: what happened, and what to do.")
    errors: list[Fault] = Field(default=[], description="Each fault with its place.")
    theirs: dict[str, str] | None = Field(default=None, description="409: what somebody saved meanwhile.")
    yours: dict[str, str] | None = Field(default=None, description="409: what was sent, spelled like it.")
    version: int | None = Field(default=None, description="409: the version to start from now.")


@public(blueprint, "/openapi.json")
def openapi() -> Response:
    """The document, for programs that make or check clients."""
    return as_json(document())


def document() -> dict[str, Any]:
    """The OpenAPI document of this site."""
    own = settings()
    return _drawn(current_app.name) | {"servers": [{"url": own.site_url.rstrip("/")}]}


def operations() -> Iterator[tuple[Rule, Operation]]:
    """Every operation with the rule of its address, in the order they were added."""
    for rule in current_app.url_map.iter_rules():
        made = getattr(current_app.view_functions[rule.endpoint], "operation", None)
        if made is not None:
            yield rule, made


@cache
def _drawn(_app: str) -> dict[str, Any]:
    """The document less what each site sets; drawn once, held to the OpenAPI 3.1 model."""
    found = list(operations())
    names, schemas = _schemas(made for _, made in found)
    paths: dict[str, dict[str, Any]] = {}
    for rule, made in found:
        paths.setdefault(PLACE.sub(r"{\2}", rule.rule), {})[made.method.lower()] = _told(rule, made, names)
    about = {"title": "factcheck", "version": version("factcheck"), "description": DESCRIPTION}
    said = {
        "openapi": "3.1.0",
        "info": about | {"license": {"name": "MIT", "identifier": "MIT"}},
        "tags": [{"name": tag, "description": words} for tag, words in TAGS.items()],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"token": SECURITY}},
    }
    OpenAPI.model_validate(said)
    return said


TAGS = {
    "public": "Everything published, for everybody.",
    "desk": "What the desk reads.",
    "annotating": "Articles, attributions, questions, claims, evidence.",
    "revising": "Changing what is there, from the version that was read.",
    "judging": "Bearings and verdicts.",
    "editing": "Rulings, publications, corrections, withdrawals.",
}
SECURITY = {
    "type": "http",
    "scheme": "bearer",
    "description": "Scopes: " + " ".join(f"`{scope}`: {words}." for scope, words in MEANINGS.items()),
}


def _schemas(made: Iterable[Operation]) -> tuple[ShapeNames, dict[str, Any]]:
    """All shapes as JSON Schema, and the name of each."""
    wanted: dict[tuple[type[BaseModel], Any], None] = {(Problem, "serialization"): None}
    for one in made:
        shapes = [*one.gives, *([one.gone] if one.gone else [])]
        wanted |= {(shape, "serialization"): None for shape in shapes}
        wanted |= {(one.takes, "validation"): None} if one.takes else {}
    refs, drawn = models_json_schema(list(wanted), ref_template=COMPONENTS + "{model}")
    names: ShapeNames = {key: ref["$ref"].removeprefix(COMPONENTS) for key, ref in refs.items()}
    return names, dict(sorted(drawn["$defs"].items()))


def _told(rule: Rule, made: Operation, names: ShapeNames) -> dict[str, Any]:
    """One operation."""
    view = rule.endpoint.rpartition(".")[2]
    said: dict[str, Any] = {
        "operationId": f"{made.tag}_{view}",
        "summary": made.summary,
        "description": made.description,
        "tags": [made.tag],
        "parameters": [*_places(rule), *_asked(made.asks), *([IDEMPOTENCY] if made.takes else [])],
        "responses": _answers(rule, made, names),
    }
    if made.scope:
        said |= {"security": [{"token": []}], "x-scope": made.scope.value}
    if made.takes:
        schema = {"$ref": COMPONENTS + names[made.takes, "validation"]}
        said["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return said


def _places(rule: Rule) -> list[dict[str, Any]]:
    """The places of an address."""
    return [
        {"name": name, "in": "path", "required": True, "schema": PLACES[converter]}
        for converter, name in PLACE.findall(rule.rule)
    ]


def _asked(shape: type[BaseModel]) -> list[dict[str, Any]]:
    """What may stand after the question mark."""
    drawn = shape.model_json_schema()
    found = []
    for name, field in drawn.get("properties", {}).items():
        told = {"description": field.pop("description")} if "description" in field else {}
        several = [one for one in field.pop("anyOf", []) if one != {"type": "null"}]
        schema = {key: value for key, value in field.items() if key not in {"title", "default"}}
        found.append({"name": name, "in": "query", "schema": schema | (several[0] if several else {})} | told)
    return found


IDEMPOTENCY = {
    "name": KEY,
    "in": "header",
    "description": "The same request with the same key is done once and answered alike for 24 hours.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": VISIBLE},
}
LEFT = {"description": "How many requests are left, and for how many seconds.", "schema": {"type": "string"}}
POLICY = {"description": f"How many requests a window of {WINDOW} seconds has.", "schema": {"type": "string"}}
WAIT = {"description": "How many seconds to wait.", "schema": {"type": "integer"}}
RATES = {"RateLimit": LEFT, "RateLimit-Policy": POLICY}


def _answers(rule: Rule, made: Operation, names: ShapeNames) -> dict[str, dict[str, Any]]:
    """What an operation answers, by status."""
    shapes = [names[shape, "serialization"] for shape in made.gives]
    found = {str(made.status.value): _answer(made.status.phrase, shapes[0], headers=RATES)}
    if made.gone:
        found["410"] = _answer("Withdrawn: the tombstone", names[made.gone, "serialization"], headers=RATES)
    statuses = {*READING, *(WRITING if made.takes else ())}
    statuses |= {HTTPStatus.FORBIDDEN} if made.scope else set()
    if rule.arguments:
        statuses |= {HTTPStatus.NOT_FOUND}
    name = names[Problem, "serialization"]
    for status in sorted(statuses):
        headers = RATES | ({"Retry-After": WAIT} if status == HTTPStatus.TOO_MANY_REQUESTS else {})
        found[str(status.value)] = _answer(status.phrase, name, problems.PROBLEM, headers)
    return found


def _answer(
    description: str, name: str, media: str = "application/json", headers: dict[str, Any] | None = None
) -> dict[str, Any]:
    """One answer."""
    content = {media: {"schema": {"$ref": COMPONENTS + name}}}
    return {"description": description, "content": content, "headers": headers or {}}
