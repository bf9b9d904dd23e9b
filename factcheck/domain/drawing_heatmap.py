"""The geometry of a heat map: a row per piece of evidence, a column per claim, a square where they meet."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.drawing import LETTER, clip, text_width

WIDTH = 960
"""The width of a drawing whose columns fit into it and fill it."""
LABELS = 208
"""The room for the names of the evidence."""
COLUMN = 84
"""The least width of a column."""
WIDEST = 152
"""The greatest: few columns stand beside the names, in sight on a phone too."""
ROW = 40
GAP = 2
LINE = 16
"""From one line of a heading to the next."""
MOST_LINES = 4
"""The most lines of a heading; a name of evidence has two."""
NAME_LINES = 2
BOLD = 7.2
"""The mean width of a letter of a heading, in px."""
PADDING = 6


@dataclass(frozen=True)
class Words:
    """A line of text, placed."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Heat:
    """How one piece bears on one claim, before it has a place."""

    tone: str
    sign: str
    number: str
    told: str


@dataclass(frozen=True)
class Square:
    """The same, placed."""

    x: float
    y: float
    width: float
    height: float
    heat: Heat

    @property
    def middle(self) -> float:
        """Where its sign stands."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Heatmap:
    """A heat map, ready to be drawn."""

    width: float
    height: float
    headings: tuple[Words, ...]
    names: tuple[Words, ...]
    squares: tuple[Square, ...]


def draw(headings: Sequence[str], rows: Sequence[tuple[str, Sequence[Heat]]]) -> Heatmap | None:
    """Named rows of one square per heading, as a picture; None when there is nothing to draw."""
    if not headings or not rows:
        return None
    column = max(COLUMN, min(WIDEST, (WIDTH - LABELS) / len(headings)))
    lines = [wrap(heading, column - PADDING) for heading in headings]
    head = LINE * max(map(len, lines)) + PADDING
    squares = tuple(
        Square(
            round(LABELS + place * column, 1), head + number * ROW, round(column - GAP, 1), ROW - GAP, heat
        )
        for number, (_, heats) in enumerate(rows)
        for place, heat in enumerate(heats)
    )
    names = tuple(line for number, (name, _) in enumerate(rows) for line in _name(name, head + number * ROW))
    width = round(LABELS + column * len(headings), 1)
    return Heatmap(width, head + ROW * len(rows), tuple(_heads(lines, column, head)), names, squares)


def wrap(text: str, room: float, letter: float = BOLD, most: int = MOST_LINES) -> list[str]:
    """The text in lines that fit the room; what so many lines do not hold ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", letter) <= room:
            lines[-1] += f" {word}"
        elif len(lines) == most:
            lines[-1] = clip(f"{lines[-1]} {word}…", room, letter)
            break
        else:
            lines.append(word)
    return [clip(line, room, letter) for line in lines]


def _name(name: str, top: float) -> list[Words]:
    """The lines of a piece's name, about the middle of its row."""
    parts = wrap(name, LABELS - 2 * PADDING, LETTER, NAME_LINES)
    first = top + (ROW - GAP) / 2 + 4.5 - LINE * (len(parts) - 1) / 2
    return [Words(0, first + LINE * number, part) for number, part in enumerate(parts)]


def _heads(lines: Sequence[Sequence[str]], column: float, head: float) -> list[Words]:
    """The lines of all headings, each standing on its column."""
    return [
        Words(
            round(LABELS + place * column + (column - GAP) / 2, 1),
            head - PADDING - 3 - LINE * (len(parts) - 1 - number),
            part,
        )
        for place, parts in enumerate(lines)
        for number, part in enumerate(parts)
    ]
