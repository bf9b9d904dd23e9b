"""Names as look-up compares them, addresses not yet taken, and edits that start from a version."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from sqlmodel import Session, col, select

from factcheck.domain.text import blank, fold, slug, tidy
from factcheck.services.refusals import EditedMeanwhile, Refused

RESERVED = frozenset({"new"})
"""Address parts that pages of the desk stand at."""
TRIED_AT_ONCE = 50
"""So many numbers behind an address are looked for together."""
KEY_LENGTH = 200
"""The longest name that is compared, in characters."""


class Versioned(Protocol):
    """Anything that counts its edits."""

    version: int


class TooLong(Refused):
    """The text does not fit where it belongs."""

    def __init__(self, what: str, text: str, most: int) -> None:
        super().__init__(f"{what} may have {most} characters; this one has {len(text)}.")


def bounded(text: str, most: int, what: str) -> str:
    """The text on one tidy line, empty where nothing of it is seen.

    Raises TooLong when it has more than `most` characters.
    """
    tidied = "" if blank(text) else tidy(text)
    if len(tidied) > most:
        raise TooLong(what, tidied, most)
    return tidied


def key(name: str) -> str:
    """A name as look-up compares it: without case and marks."""
    return fold(name)[:KEY_LENGTH]


def words(*texts: str) -> str:
    """Several texts as one that search looks into."""
    return fold(" ".join(texts))


def free_slug(session: Session, column: Any, text: str, fallback: str) -> str:
    """An address part made from a text that nothing else of its kind has."""
    stem, taken, first = slug(text, fallback=fallback), set(RESERVED), 2
    while True:
        tried = {stem, *(f"{stem}-{number}" for number in range(first, first + TRIED_AT_ONCE))}
        taken |= set(session.exec(select(column).where(col(column).in_(tried))))
        free = slug(text, taken, fallback)
        if free in tried:
            return free
        first += TRIED_AT_ONCE


def differs(thing: Versioned, version: int, saved: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether there is something to save; a version later then.

    What is saved already is no change and no conflict, whoever saved it. Raises
    EditedMeanwhile when somebody else saved something different first.
    """
    if saved == wanted:
        return False
    if thing.version != version:
        raise EditedMeanwhile({name: spelled(value) for name, value in saved.items()}, thing.version)
    thing.version += 1
    return True


def spelled(value: Any) -> str:
    """A value as it stands in a form."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        return "" if value is None else str(value)
    return "\n".join(value)
