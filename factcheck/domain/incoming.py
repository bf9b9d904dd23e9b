"""JSON as strangers send it: bounded in depth and numbers, its text storable, or refused with a sentence."""

import json
import math
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from factcheck.domain.text import forbidden

DEEPEST = 20
"""How deep lists and objects may lie in each other."""
LONGEST_NUMBER = 18
"""How many characters a number may have: what 64 bits hold."""
BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


class Unreadable(ValueError):
    """The text is no JSON that we read; the sentence says why."""


def read(raw: bytes) -> Any:
    """What the JSON says; raises Unreadable, never anything else."""
    _measure(raw)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable("The body is not UTF-8.") from error
    try:
        return json.loads(
            text, parse_int=_whole, parse_float=_share, parse_constant=_constant, object_pairs_hook=_object
        )
    except Unreadable:
        raise
    except (ValueError, RecursionError) as error:
        raise Unreadable("The body is not JSON.") from error


def _measure(raw: bytes) -> None:
    """Raise Unreadable for a body that lies deeper than anything sent here, before it is parsed."""
    depth = 0
    for found in BRACKETS.finditer(raw):
        mark = found[0]
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(mark, 0)
        if depth > DEEPEST:
            raise Unreadable(f"The body is nested deeper than {DEEPEST} levels.")


def _whole(digits: str) -> int:
    """An integer that a database holds."""
    if len(digits) > LONGEST_NUMBER:
        raise Unreadable("A number in the body is too long. Use a shorter one.")
    return int(digits)


def _share(digits: str) -> float:
    """A number with a point, as long as one is written."""
    if len(digits) > 2 * LONGEST_NUMBER:
        raise Unreadable("A number in the body is too long. Use a shorter one.")
    found = float(digits)
    if not math.isfinite(found):
        raise Unreadable("A number in the body is too large.")
    return found


def _constant(name: str) -> NoReturn:
    """NaN and Infinity are no JSON."""
    raise Unreadable(f"{name} is not a number in JSON.")


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object that says each thing once."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Unreadable("A name stands twice in one object of the body.")
        found[name] = value
    return found


def storable(value: Any) -> bool:
    """Whether every text in it, names too, can be stored: no NUL, no half of a character."""
    if isinstance(value, str):
        return not forbidden(value)
    if isinstance(value, dict):
        return all(storable(name) and storable(each) for name, each in value.items())
    return all(storable(each) for each in value) if isinstance(value, list) else True
