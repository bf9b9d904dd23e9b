"""Failures as programs get them: problem+json (RFC 9457), and Google's shape under /v1alpha1."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Response, json, request

from factcheck.services import naming
from factcheck.services.gate import NeedsReasons
from factcheck.services.refusals import EditedMeanwhile, Refused

API = "/api/"
FACTCHECKTOOLS = "/v1alpha1/"
PROBLEM = "application/problem+json"
BEARER = 'Bearer realm="factcheck"'
SENTENCES = {
    HTTPStatus.BAD_REQUEST: "The request could not be understood.",
    HTTPStatus.UNAUTHORIZED: "This needs a token that stands: `Authorization: Bearer fc_…` (/desk/tokens).",
    HTTPStatus.FORBIDDEN: "The token may not do that.",
    HTTPStatus.NOT_FOUND: "There is nothing at this address. /docs lists what there is.",
    HTTPStatus.METHOD_NOT_ALLOWED: "That cannot be done at this address. `Allow` names what can.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "What was sent is too large. An article may have 5 MB.",
    HTTPStatus.INSUFFICIENT_STORAGE: "The disk is full. Nothing was changed.",
}
"""What a program is told, where a page would say something else."""
STATUSES = {
    HTTPStatus.BAD_REQUEST: "INVALID_ARGUMENT",
    HTTPStatus.NOT_FOUND: "NOT_FOUND",
    HTTPStatus.METHOD_NOT_ALLOWED: "UNIMPLEMENTED",
    HTTPStatus.TOO_MANY_REQUESTS: "RESOURCE_EXHAUSTED",
    HTTPStatus.SERVICE_UNAVAILABLE: "UNAVAILABLE",
}
"""Google's names of statuses (google.rpc.Code)."""


def asked() -> bool:
    """Whether a program asks: by the address alone, whatever the request says of itself."""
    return request.path.startswith((API, FACTCHECKTOOLS))


def told(refusal: Refused) -> dict[str, Any]:
    """What a refusal says besides its sentence, for a program to go on with."""
    if isinstance(refusal, EditedMeanwhile):
        return {"theirs": refusal.theirs, "yours": _sent(refusal.theirs), "version": refusal.version}
    if isinstance(refusal, NeedsReasons):
        return {"missing": [{"check": each.key.value, "sentence": each.sentence} for each in refusal.missing]}
    return {}


def _sent(names: Iterable[str]) -> dict[str, str]:
    """What the request wanted of these, spelled like theirs; what is no plain text is left to the sender."""
    body = request.get_json(silent=True)
    sent = body if isinstance(body, dict) else {}
    return {name: naming.spelled(sent[name]) for name in names if name in sent and _plain(sent[name])}


def _plain(value: Any) -> bool:
    """Whether it is a text, several, or nothing."""
    return (
        all(isinstance(each, str) for each in value)
        if isinstance(value, list)
        else not isinstance(value, dict)
    )


def answer(status: HTTPStatus, sentence: str, more: Mapping[str, Any]) -> Response:
    """The failure in the shape of the API that was asked."""
    if request.path.startswith(FACTCHECKTOOLS):
        return _google(status, sentence)
    said = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": sentence}
    response = Response(json.dumps(said | dict(more), indent=2) + "\n", status, content_type=PROBLEM)
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = BEARER
    return response


def _google(status: HTTPStatus, sentence: str) -> Response:
    """An error as Google's APIs write it."""
    name = STATUSES.get(
        status, "INTERNAL" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "INVALID_ARGUMENT"
    )
    said = {"error": {"code": status.value, "message": sentence, "status": name}}
    return Response(json.dumps(said, indent=2) + "\n", status, mimetype="application/json")
