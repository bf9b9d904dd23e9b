"""Attributions at addresses of their own, and all of them as a W3C AnnotationCollection."""

import json
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.domain import annotations
from factcheck.presenters import annotations as drawn
from factcheck.services import annotations as stored
from factcheck.views.frame import publisher
from factcheck.views.shapes import public

blueprint = Blueprint("annotations", __name__)
AS_DATA = ("application/ld+json", "application/json")
AS_PAGE = ("text/html", "application/xhtml+xml")
GONE = "This attribution was published once and is no longer. The history of its claim has it."
RESOURCE = '<http://www.w3.org/ns/ldp#Resource>; rel="type"'
"""What the Web Annotation Protocol wants said of whatever can be read."""


@public(blueprint, "/export/annotations.jsonld")
def collection() -> Response:
    """How many attributions there are, and where the first page is."""
    extent = stored.extent(session())
    return _answer(_written(drawn.collection(extent, publisher())))


@public(blueprint, "/export/annotations/<int:number>.jsonld")
def page(number: int) -> Response:
    """One page of attributions."""
    found = stored.page(session(), number) or abort(404)
    pieces = drawn.page(found, stored.extent(session()), publisher())
    return _answer("".join(pieces))


@public(blueprint, "/attributions/<int:attribution_id>")
def show(attribution_id: int) -> AnyResponse:
    """One attribution: its place in the article's excerpts, or for programs that ask so its data."""
    said, dossier = _found(attribution_id)
    if _liked(AS_DATA) > _liked(AS_PAGE):
        answer: AnyResponse = _alone(said, dossier)
    else:
        answer = redirect(f"/articles/{said['article']['id']}#a{attribution_id}", HTTPStatus.SEE_OTHER)
        answer.headers["Link"] = (
            f'</attributions/{attribution_id}.jsonld>; rel="alternate"; type="{AS_DATA[0]}"'
        )
    answer.vary.add("Accept")
    return answer


@public(blueprint, "/attributions/<int:attribution_id>.jsonld")
def data(attribution_id: int) -> Response:
    """One attribution as a Web Annotation."""
    return _alone(*_found(attribution_id))


def _liked(kinds: tuple[str, ...]) -> float:
    """How much a client wants one of these shapes, whatever parameters it adds; 0 where it names none."""
    weights = {str(kind).partition(";")[0].strip(): weight for kind, weight in request.accept_mimetypes}
    return max(weights.get(kind, 0.0) for kind in kinds)


def _found(attribution_id: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """A published attribution with its dossier; 410 when it was one, 404 when it never was."""
    publications = stored.holding(session(), attribution_id)
    found = drawn.found(attribution_id, [each.document or "{}" for each in publications])
    if found is not None:
        return found
    once = stored.earlier(session(), [each.claim_id for each in publications])
    return abort(HTTPStatus.GONE, GONE) if drawn.found(attribution_id, once) else abort(404)


def _alone(said: dict[str, Any], dossier: dict[str, Any]) -> Response:
    """One annotation."""
    return _answer(_written(annotations.annotation(said, dossier, publisher())))


def _written(value: dict[str, Any]) -> str:
    """JSON for people to read too."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _answer(body: str) -> Response:
    """JSON-LD with the headers the protocol asks for, and a tag, so that who has it already gets 304."""
    answer = Response(body, content_type=annotations.MEDIA_TYPE)
    answer.headers["Link"] = RESOURCE
    answer.headers["Allow"] = "GET, HEAD, OPTIONS"
    answer.add_etag()
    answer.make_conditional(request)
    return answer
