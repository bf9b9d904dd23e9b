"""Anchors: the likeliest place of a quote in a text that changed, to propose to a person.

After `match-quote.ts` of the Hypothesis client and `approx-string-match` (Myers 1999),
in code points. Nothing moves by what is found here: see `domain.spans.move`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

QUOTE, PREFIX, SUFFIX, PLACE = 50, 20, 20, 2
"""What the quote, its context and its place weigh in a score."""
MOST_ERRORS = 256
"""The most letters that may differ, however long the quote is."""
MOST_PLACES = 400
"""The most places that are compared by their context; of more exact ones, those nearest the hint."""
MOST_LETTERS = 200_000
"""The most letters that are read backwards to find where inexact places begin."""
AGREES = 0.9
"""The score from which a place may be called the same passage; below, it is only the likeliest."""


@dataclass(frozen=True)
class Anchor:
    """A place in a text, in code points, and how well it fits from 0 to 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Match:
    """A place and how many letters differ there."""

    start: int
    end: int
    errors: int


def anchor(
    text: str, quote: str, prefix: str = "", suffix: str = "", hint: int | None = None
) -> Anchor | None:
    """The best place of a quote; None when more than half of its letters differ everywhere.

    Exact places come before all others; among several the context decides, then the
    nearness to the `hint`, then the order of the text.
    """
    if not quote:
        return None
    found = matches(text, quote, min(MOST_ERRORS, len(quote) / 2))
    found = sorted(found, key=lambda match: abs(match.start - (hint or 0)))[:MOST_PLACES]
    scored = [Anchor(each.start, each.end, score(text, each, quote, prefix, suffix, hint)) for each in found]
    return max(scored, key=lambda each: (each.score, -each.start), default=None)


def score(text: str, match: Match, quote: str, prefix: str, suffix: str, hint: int | None) -> float:
    """How well a place fits: its words, those around it, its distance from the hint."""
    before = text[max(0, match.start - len(prefix)) : match.start]
    after = text[match.end : match.end + len(suffix)]
    near = 1.0 if hint is None else 1 - abs(match.start - hint) / len(text)
    likeness = 1 - match.errors / len(quote)
    weighed = QUOTE * likeness + PREFIX * alike(before, prefix) + SUFFIX * alike(after, suffix) + PLACE * near
    return weighed / (QUOTE + PREFIX + SUFFIX + PLACE)


def alike(text: str, wanted: str) -> float:
    """How much of some context stands in a text; 1 where none is wanted."""
    if not wanted or wanted in text:
        return 1.0
    if not text:
        return 0.0
    return 1 - min(errors for _, errors in ends(text, wanted, len(wanted))) / len(wanted)


def matches(text: str, quote: str, most: float) -> list[Match]:
    """Every exact place of a quote; without any, those with the fewest letters that differ."""
    exact = [Match(at, at + len(quote), 0) for at in _places(text, quote)]
    if exact:
        return exact
    found: list[tuple[int, int]] = []
    for end, errors in ends(text, quote, most):
        if found and errors < found[-1][1]:
            found = []
        found.append((end, errors))
    few = found[: min(MOST_PLACES, MOST_LETTERS // len(quote) + 1)]
    return [Match(_start(text, quote, end, errors), end, errors) for end, errors in few]


def _places(text: str, quote: str) -> Iterator[int]:
    """Where a quote starts, overlapping places included."""
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _start(text: str, quote: str, end: int, errors: int) -> int:
    """Where a match that ends there begins: the quote is looked for backwards from its end."""
    first = max(0, end - len(quote) - errors)
    back = [length for length, _ in ends(text[first:end][::-1], quote[::-1], errors)]
    return end - max(back, default=0)


def ends(text: str, quote: str, most: float) -> Iterator[tuple[int, int]]:
    """Where matches end and how many letters differ; never more than at the best one so far.

    Myers' bit-vector algorithm: a column of the distance matrix is one number of
    `len(quote)` bits, so a text costs a few operations a letter.
    """
    size = len(quote)
    mask, last = (1 << size) - 1, 1 << (size - 1)
    peq: dict[str, int] = {}
    for place, letter in enumerate(quote):
        peq[letter] = peq.get(letter, 0) | 1 << place
    more, less, errors = mask, 0, size
    for end, letter in enumerate(text, 1):
        same = peq.get(letter, 0)
        vertical = same | less
        across = ((((same & more) + more) ^ more) | same) & mask
        up = less | (mask ^ (across | more))
        down = more & across
        errors += bool(up & last) - bool(down & last)
        up, down = up << 1 & mask, down << 1 & mask
        more = down | (mask ^ (vertical | up))
        less = up & vertical
        if errors <= most:
            most = errors
            yield end, errors
