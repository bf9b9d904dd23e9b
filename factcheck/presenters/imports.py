"""What an import is given: dossiers one a line, or all in one document, each held to its schema."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from pydantic import ValidationError

from factcheck.domain.text import forbidden
from factcheck.presenters.dossiers import Dossier, Tombstone

FORMAT, VERSION = "factcheck-verdicts", 1
DEEPEST = 20
"""How deep a dossier may be nested; ours are half of that."""
Said = dict[str, Any]


class Unreadable(Exception):
    """A line or a document that is no dossier; the text says why."""


def entries(file: BinaryIO) -> Iterator[tuple[str, Any]]:
    """What a file holds, piece by piece, each with the place it stands at.

    One dossier a line, or the document `/export/verdicts.json` gives. Raises Unreadable.
    """
    numbered = enumerate(iter(file.readline, b""), 1)
    lines = ((number, line) for number, line in numbered if line.strip())
    number, first = next(lines, (0, b""))
    if not number:
        return iter(())
    try:
        start = parsed(first)
    except Unreadable as error:
        return _of_document(_whole(first + file.read(), f"line {number}: {error}"))
    if isinstance(start, dict) and "format" in start:
        return _of_document(start)
    return _of_lines(number, start, lines)


def _whole(text: bytes, complaint: str) -> Any:
    """The one document a file holds; a file that does not start like one gets the complaint."""
    try:
        return parsed(text)
    except Unreadable as error:
        raise Unreadable(complaint) from error


def _of_lines(number: int, first: Any, rest: Iterable[tuple[int, bytes]]) -> Iterator[tuple[str, Any]]:
    """One dossier a line."""
    yield f"line {number}", first
    for at, line in rest:
        try:
            yield f"line {at}", parsed(line)
        except Unreadable as error:
            raise Unreadable(f"line {at}: {error}") from error


def _of_document(document: Any) -> Iterator[tuple[str, Any]]:
    """The dossiers of an envelope."""
    if not isinstance(document, dict) or (document.get("format"), document.get("version")) != (
        FORMAT,
        VERSION,
    ):
        raise Unreadable(f"This is not a file of format {FORMAT}, version {VERSION}.")
    if document.get("next"):
        raise Unreadable(
            "This is one page of several. Export with `factcheck export verdicts`, or as .jsonl."
        )
    verdicts = document.get("verdicts")
    if not isinstance(verdicts, list):
        raise Unreadable("The document holds no list of verdicts.")
    return ((f"verdict {number}", each) for number, each in enumerate(verdicts, 1))


def parsed(text: bytes) -> Any:
    """JSON in UTF-8; raises Unreadable."""
    try:
        return json.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable("It is not UTF-8.") from error
    except RecursionError as error:
        raise Unreadable("It is nested too deep.") from error
    except ValueError as error:
        raise Unreadable(f"It is not JSON ({error}).") from error


def checked(value: Any) -> Said:
    """A dossier or tombstone as its presenter writes it; raises Unreadable with what is wrong first."""
    if not isinstance(value, dict):
        raise Unreadable("It is not a dossier.")
    _refuse_forbidden(value)
    model = Tombstone if "withdrawn" in value else Dossier
    try:
        return model.model_validate(value).model_dump(mode="json")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise Unreadable(f"{place or 'It'}: {first['msg']}.") from error


def _refuse_forbidden(value: Any, depth: int = 0) -> None:
    """Raise Unreadable for characters no text holds, wherever in it, and for endless nesting."""
    if depth > DEEPEST:
        raise Unreadable("It is nested too deep.")
    if isinstance(value, str) and forbidden(value):
        raise Unreadable("It holds characters that cannot be stored, such as NUL.")
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        _refuse_forbidden(each, depth + 1)
