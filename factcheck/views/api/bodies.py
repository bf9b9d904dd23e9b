"""What a program sends: a body of JSON and words after the question mark, checked before the view."""

from http import HTTPStatus
from typing import NoReturn, TypeVar

from flask import Response, abort, request
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from factcheck.domain import incoming
from factcheck.views import problems

Shape = TypeVar("Shape", bound=BaseModel)
MOST_ERRORS = 20
"""How many faults are told of at once."""


def body(shape: type[Shape]) -> Shape:
    """The body in the shape asked for; refused with 400, 415 or 422 and a sentence."""
    if request.mimetype != "application/json":
        abort(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as JSON, with Content-Type: application/json."
        )
    raw = request.get_data()
    try:
        found = incoming.read(raw)
    except incoming.Unreadable as error:
        abort(HTTPStatus.BAD_REQUEST, str(error))
    if not incoming.storable(found):
        abort(
            HTTPStatus.BAD_REQUEST,
            "The body holds characters that cannot be stored, such as NUL. Remove them.",
        )
    try:
        return shape.model_validate_json(raw, strict=True)
    except ValidationError as error:
        refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "The body is not as this address takes it.", error)


def query(shape: type[Shape]) -> Shape:
    """What stands after the question mark, each once; refused with 400 and a sentence."""
    given = {name: values[0] for name, values in request.args.lists() if len(values) == 1}
    if len(given) < len(request.args):
        abort(HTTPStatus.BAD_REQUEST, "A parameter stands twice in the address. Send each once.")
    try:
        return shape.model_validate(given)
    except ValidationError as error:
        refuse(HTTPStatus.BAD_REQUEST, "The parameters are not as this address takes them.", error)


def refuse(status: HTTPStatus, sentence: str, error: ValidationError) -> NoReturn:
    """Answer with every fault and its place (a JSON Pointer)."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    listed = [{"pointer": pointer(fault), "detail": fault["msg"]} for fault in faults[:MOST_ERRORS]]
    response: Response = problems.answer(status, sentence, {"errors": listed})
    abort(response)


def pointer(fault: ErrorDetails) -> str:
    """The place of a fault as RFC 6901 writes it."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in fault["loc"])
