"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
LINES = re.compile(r"[^\n]*\n|[^\n]+")
MOST_WORDS = 3_000
"""Longer texts are compared line by line: comparing words takes time that grows with their square."""


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Piece:
    """Text that stayed, went or came."""

    change: Change
    text: str


def compare(before: str, after: str) -> list[Piece]:
    """The pieces of both texts: less the inserted ones the old, less the deleted ones the new."""
    old, new = _cut(before, after)
    pieces: list[Piece] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            _add(pieces, Change.SAME, old[start:end])
            continue
        _add(pieces, Change.DELETED, old[start:end])
        _add(pieces, Change.INSERTED, new[new_start:new_end])
    return pieces


def _cut(before: str, after: str) -> tuple[list[str], list[str]]:
    """Both texts in words, or in lines where they are long."""
    old, new = TOKENS.findall(before), TOKENS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return LINES.findall(before), LINES.findall(after)
    return old, new


def _add(pieces: list[Piece], change: Change, tokens: list[str]) -> None:
    """Add a piece, if there is anything in it."""
    if tokens:
        pieces.append(Piece(change, "".join(tokens)))
