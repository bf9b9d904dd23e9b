"""Plain text: slugs, folded text for search, and characters we refuse."""

import re
import unicodedata

from anyascii import anyascii

SLUG_LENGTH = 80
"""The longest slug we make, in characters."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""NUL, control characters, lone surrogates and noncharacters: no text holds them."""


def slug(text: str, taken: frozenset[str] | set[str] = frozenset(), fallback: str = "item") -> str:
    """A readable address part in a-z, 0-9 and hyphens, unlike those taken."""
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-")
    stem = _shorten(plain) or fallback
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _shorten(plain: str) -> str:
    """Cut a slug at a word's end, if it is too long."""
    if len(plain) <= SLUG_LENGTH:
        return plain
    return plain[:SLUG_LENGTH].rsplit("-", 1)[0].strip("-")


DOTLESS = {0x131: "i"}
"""The dotless i of Azerbaijani and Turkish, which is an I in capitals."""


def fold(text: str) -> str:
    """Text as search compares it: no case, no marks, no dotless i, single spaces.

    Made here and stored, because the databases fold letters differently.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().translate(DOTLESS).split())


def searched(text: str) -> str:
    """Folded text as search looks into it: words of letters, digits and signs, single spaces."""
    return " ".join("".join(c if _counts(c) else " " for c in fold(text)).split())


def _counts(character: str) -> bool:
    """Whether a character is one that people look for: a letter, a digit, a mark, an emoji."""
    category = unicodedata.category(character)
    return category[0] in "LNM" or category == "So"


def blank(text: str) -> bool:
    """Whether nothing of a text is seen: only spaces, and characters without width."""
    return all(unicodedata.category(character)[0] in "ZC" for character in text)


def tidy(text: str) -> str:
    """One line of typed text: NFC, no spaces around or doubled inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def forbidden(text: str) -> bool:
    """Whether the text holds a character that no text holds."""
    return FORBIDDEN.search(text) is not None
