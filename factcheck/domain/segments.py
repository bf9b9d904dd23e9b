"""Segments: a text cut into paragraphs, sentences and pieces, so that overlapping marks can be drawn.

All places are code points of the whole text. What lies between two paragraphs or two
sentences is kept as well: everything joined is the text again.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.domain.sentences import paragraphs, sentences

MOST_SENTENCES = 300_000
"""Longer texts are cut into paragraphs only; nobody reads them sentence by sentence."""


@dataclass(frozen=True)
class Mark:
    """Something to draw from `start` to `end`; marks may overlap and nest."""

    key: int
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A stretch of text that the same marks cover; which of them begin and end here."""

    start: int
    end: int
    text: str
    marks: tuple[int, ...] = ()
    opened: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence in pieces, and the pieces of white space after it."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    gap: tuple[Piece, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in sentences, and the white space before it."""

    before: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]


def layout(text: str, marks: Iterable[Mark] = ()) -> tuple[list[Paragraph], str]:
    """The paragraphs of a text with its marks drawn in, and the white space at the end."""
    places = paragraphs(text)
    near = _near(marks, places)
    drawn, seen = [], 0
    for number, (start, end) in enumerate(places):
        cut = tuple(_sentences(text, start, end, near.get(number, ())))
        drawn.append(Paragraph(text[seen:start], start, end, cut))
        seen = end
    return drawn, text[seen:]


def _near(marks: Iterable[Mark], places: Sequence[tuple[int, int]]) -> dict[int, list[Mark]]:
    """The marks over each paragraph, the outermost first, without white space at their ends."""
    starts, ends = [place[0] for place in places], [place[1] for place in places]
    near: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.key)):
        first, last = bisect_right(ends, mark.start), bisect_left(starts, mark.end) - 1
        if first > last:
            continue
        shown = Mark(mark.key, max(mark.start, starts[first]), min(mark.end, ends[last]))
        for number in range(first, last + 1):
            near.setdefault(number, []).append(shown)
    return near


def _sentences(text: str, start: int, end: int, near: Sequence[Mark]) -> Iterable[Sentence]:
    """The sentences of one paragraph."""
    places = list(sentences(text, start, end)) if len(text) <= MOST_SENTENCES else [(start, end)]
    following = [place[0] for place in places[1:]] + [end]
    for (begun, ended), after in zip(places, following, strict=True):
        yield Sentence(begun, ended, pieces(text, begun, ended, near), pieces(text, ended, after, near))


def pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """A stretch of text cut wherever a mark begins or ends."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end} | {at for mark in inside for at in (mark.start, mark.end) if start < at < end})
    return tuple(_piece(text, *cut, inside) for cut in pairwise(cuts))


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> Piece:
    """One piece, with the keys of the marks over it, the outermost first."""
    over = [mark for mark in marks if mark.start <= start and mark.end >= end]
    return Piece(
        start,
        end,
        text[start:end],
        tuple(mark.key for mark in over),
        tuple(mark.key for mark in over if mark.start == start),
        tuple(mark.key for mark in over if mark.end == end),
    )
