"""Quotation marks: which mark opens, which closes, and what lies between them."""
# ruff: noqa: RUF001 Letters and marks of every script are what this module is about.

import re
from typing import Final, NamedTuple

PAIRS: Final = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "「": "」",
    "『": "』",
}
MARK: Final = re.compile(r"""[`'“”„«»"‟‘’‚‹›「」『』](?:(?<=`)`|(?<=')'{0,2}|(?<![`']))""")
WIDEST: Final = 20_000  # code points that one pair of marks may enclose within a paragraph


class Quote(NamedTuple):
    """A quotation, its marks included; `closed` is false when the paragraph ends first."""

    start: int
    end: int
    closed: bool


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quote]:
    """The outermost quotations of one paragraph, in text order."""
    end = len(text) if end is None else end
    found: list[Quote] = []
    opened = -1
    closers: tuple[str, ...] = ()
    for match in MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if opened >= 0 and mark in closers and closes(text, match, start):
            found.append(Quote(opened, match.end(), closed=True))
            opened = -1
        elif opened < 0 and opens(text, match, end):
            opened, closers = at, closing(mark)
    if opened >= 0 and text[opened] not in "'‘‚":
        found.append(Quote(opened, end, closed=False))
    return found


def closing(mark: str) -> tuple[str, ...]:
    """The marks that may close what this one opens."""
    if mark in {'"', "''", "``"}:
        return ('"', "''", "'''", "”")
    return tuple(PAIRS.get(mark, mark)) + (("'",) if mark == "‘" else ())


def opens(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a mark can open here: something follows it, nothing leans on it from the left."""
    mark, after = match.group(), text[match.end() : match.end() + 1]
    before = text[match.start() - 1 : match.start()] if match.start() else " "
    if mark in {"”", "’", "›", "」", "』"} or match.end() >= end:
        return False
    if mark == "“":
        return not before.isalnum()
    if mark in {"'", "‘", '"', "''", "»"}:
        return not after.isspace() and not before.isalnum() and (mark not in "'‘" or after.isalnum())
    return True


def closes(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a mark can close here: an apostrophe inside a word or before a date cannot."""
    mark, after = match.group(), text[match.end() : match.end() + 1]
    before = text[match.start() - 1 : match.start()] if match.start() > start else " "
    if mark in {"'", "’"}:
        return not after.isalnum() and not before.isspace()
    return mark != '"' or not before.isspace() or not after.isalnum()
