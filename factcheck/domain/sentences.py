"""Paragraphs and sentences of a text, as places in code points."""

import re
from collections.abc import Iterator

PARAGRAPH = re.compile(r"[^\s](?:[^\n]*[^\s])?")
"""A line that holds something, without the spaces around it."""
STOP = re.compile(r"[.!?…؟]+[\"'”’»“)\]]*(?=\s)|[。！？]+[」』”’）]*")  # noqa: RUF001 - these end sentences too
CLOSED = "。！？」』）"  # noqa: RUF001 - no space follows them
OPENING = "\"'“‘„«([—–- "
ABBREVIATION = re.compile(
    r"""mrs?|ms|dr|prof|[sj]r|st|rev|gen|col|lt|sgt|capt|gov|sen|rep|pres|hon|vs|etc|nos?|vol|inc|ltd|co|corp|dept
    |est|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|fig|al|cf|eg|ie
    |\w|(?:\w\.)+\w""",
    re.VERBOSE,
)
"""Words, initials included, whose full stop ends no sentence."""
WORD_BEFORE = re.compile(r"(\S+)$")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph starts and ends; between them is only white space."""
    return [found.span() for found in PARAGRAPH.finditer(text)]


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each sentence of a paragraph starts and ends; between them is only white space."""
    begun = start
    for stop in STOP.finditer(text, start, end):
        after = _next(text, stop.end(), end)
        if after < end and _ends(text, begun, stop, after):
            yield begun, stop.end()
            begun = after
    if begun < end:
        yield begun, end


def _next(text: str, at: int, end: int) -> int:
    """Where the text goes on after white space."""
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, begun: int, stop: re.Match[str], after: int) -> bool:
    """Whether a stop ends its sentence."""
    if stop[0][-1] in CLOSED:
        return True
    at = after
    while at < len(text) - 1 and text[at] in OPENING:
        at += 1
    if text[at].islower():
        return False
    return not (stop[0] == "." and _abbreviated(text[begun : stop.start()]))


def _abbreviated(before: str) -> bool:
    """Whether the word before a full stop is an abbreviation or an initial."""
    found = WORD_BEFORE.search(before)
    return bool(found and ABBREVIATION.fullmatch(found[1].strip("(\"'“‘[").lower()))
