"""Excerpts: the surroundings of the marked passages of a text, cut into stretches that mark nothing twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

AROUND = 240
"""Code points shown on each side of a passage, up to the next word's end."""


@dataclass(frozen=True)
class Passage:
    """A marked place of a text, in code points, with the key of what marks it."""

    key: int
    start: int
    end: int


@dataclass(frozen=True)
class Stretch:
    """Text under the same marks throughout; `opens` and `closes` are those that start and end with it."""

    text: str
    keys: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Excerpt:
    """A continuous part of the text, and whether the text goes on before and after it."""

    start: int
    end: int
    stretches: tuple[Stretch, ...]
    keys: tuple[int, ...]
    cut_before: bool
    cut_after: bool


def excerpts(text: str, passages: Iterable[Passage], around: int = AROUND) -> list[Excerpt]:
    """The surroundings of all passages, overlapping ones joined, in the order of the text."""
    marked = sorted(
        (p for p in passages if 0 <= p.start < p.end <= len(text)), key=lambda p: (p.start, p.end, p.key)
    )
    found: list[Excerpt] = []
    for start, end, inside in _windows(text, marked, around):
        keys = tuple(passage.key for passage in inside)
        found.append(
            Excerpt(start, end, stretches(text, start, end, inside), keys, start > 0, end < len(text))
        )
    return found


def whole(text: str, passages: Iterable[Passage]) -> list[Excerpt]:
    """The full text with its passages, as one excerpt."""
    return excerpts(text, passages, around=len(text)) or [
        Excerpt(0, len(text), (Stretch(text),), (), cut_before=False, cut_after=False)
    ]


def _windows(text: str, marked: Sequence[Passage], around: int) -> list[tuple[int, int, list[Passage]]]:
    """Start, end and passages of each excerpt."""
    windows: list[tuple[int, int, list[Passage]]] = []
    for passage in marked:
        start, end = _word_start(text, passage.start - around), _word_end(text, passage.end + around)
        if windows and start <= windows[-1][1]:
            last_start, last_end, inside = windows[-1]
            windows[-1] = (last_start, max(last_end, end), [*inside, passage])
        else:
            windows.append((start, end, [passage]))
    return windows


def _word_start(text: str, at: int) -> int:
    """A place not in the middle of a word, at or shortly before `at`."""
    if at <= 0:
        return 0
    space = max(text.rfind(mark, max(0, at - 40), at) for mark in " \n\t")
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    """A place not in the middle of a word, at or shortly after `at`."""
    if at >= len(text):
        return len(text)
    spaces = [found for mark in " \n\t" if (found := text.find(mark, at, at + 40)) >= 0]
    return min(spaces) if spaces else at


def stretches(text: str, start: int, end: int, passages: Sequence[Passage]) -> tuple[Stretch, ...]:
    """A part of the text, cut wherever a passage starts or ends."""
    edges = sorted({start, end, *(p.start for p in passages), *(p.end for p in passages)})
    return tuple(
        Stretch(
            text[left:right],
            tuple(p.key for p in passages if p.start <= left and right <= p.end),
            tuple(p.key for p in passages if p.start == left),
            tuple(p.key for p in passages if p.end == right),
        )
        for left, right in pairwise(edges)
    )
