"""What several services ask of typed values, each refusal named by its sentence."""

import re

from factcheck.domain import dates
from factcheck.domain.text import blank
from factcheck.services.naming import TooLong
from factcheck.services.refusals import Refused

LONGEST_TEXT = 20_000
"""The longest text of many lines, in characters."""
LONGEST_ADDRESS = 2_000
"""The longest address of a page, in characters."""
HASH = re.compile(r"[0-9a-f]{64}")
ADDRESS = re.compile(r"https?://[^\s/]\S*")


class Missing(Refused):
    """Something that must be filled in is empty."""


class NotAnAddress(Refused):
    """A link that is neither http:// nor https://."""


class NotADate(Refused):
    """A date that does not exist."""


class NotAHash(Refused):
    """A SHA-256 that has not the shape of one."""

    sentence = "A SHA-256 has 64 digits from 0 to 9 and a to f."


def filled(text: str, name: str, most: int = LONGEST_TEXT) -> str:
    """The text without blank ends; raises Missing, where nothing of it is seen, or TooLong.

    Both say what `name` lacks.
    """
    if blank(text):
        raise Missing(f"{name} is missing.")
    return short_enough(text, name, most)


def short_enough(text: str, name: str, most: int = LONGEST_TEXT) -> str:
    """The text without blank ends; raises TooLong."""
    found = text.replace("\r\n", "\n").strip()
    if len(found) > most:
        raise TooLong(name, found, most)
    return found


def web_address(text: str | None, name: str) -> str | None:
    """A link, or None where there is none; raises NotAnAddress."""
    found = short_enough(text or "", name, LONGEST_ADDRESS)
    if found and not ADDRESS.fullmatch(found):
        raise NotAnAddress(f"{name} must be a link that starts with https:// or http://.")
    return found or None


def partial_date(text: str | None, name: str) -> str | None:
    """A day, month or year, or None where there is none; raises NotADate."""
    found = (text or "").strip()
    if found and not dates.valid(found):
        raise NotADate(f"{name}: write the date as 2023-05-03, or 2023-05, or 2023.")
    return found or None


def file_hash(text: str | None) -> str | None:
    """A SHA-256 in small letters, or None where there is none; raises NotAHash."""
    found = (text or "").strip().lower()
    if found and not HASH.fullmatch(found):
        raise NotAHash
    return found or None
