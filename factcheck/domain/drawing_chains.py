"""The geometry of chains: from the speakers through the hops to the articles, shared steps drawn once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.domain.drawing import LETTER, clip

WIDTH = 960
"""The least width of the drawing."""
ROW = 46
BOX = 34
PASS = 14
"""The height of a row in which a line only passes."""
COLUMN = 152
"""The least width of a box."""
GAP, NARROW = 72, 44
"""The room between two columns, for the lines; less of it where there are many."""
FEW = 4
"""Up to so many columns are not many."""
BOLD = 7.6
"""The mean width of a letter of a speaker's name, in px."""
PADDING = 12

Key = tuple[str, ...]


@dataclass(frozen=True)
class Stop:
    """A station of a chain; two chains that share its key share the station."""

    key: Key
    label: str
    kind: str


@dataclass(frozen=True)
class Box:
    """A station, placed."""

    x: float
    y: float
    width: float
    height: float
    label: str
    kind: str
    told: str

    @property
    def middle(self) -> float:
        """Where lines meet the box."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Line:
    """A way from one station to the next, with how many statements went it."""

    path: str
    count: int


@dataclass(frozen=True)
class Graph:
    """Chains, ready to be drawn."""

    width: int
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw(chains: Sequence[Sequence[Stop]]) -> Graph | None:
    """The chains as a graph from left to right; None when there is none."""
    ways = [_stretched(chain, max(map(len, chains))) for chain in chains if chain]
    if not ways:
        return None
    stops = {stop.key: stop for way in ways for stop in way}
    columns = len(ways[0])
    gap = GAP if columns <= FEW else NARROW
    width = max(WIDTH, COLUMN * columns + gap * (columns - 1))
    room = (width - gap * (columns - 1)) / columns
    boxes = {
        key: _box(stops[key], column * (room + gap), top, room) for key, (column, top) in _tops(ways).items()
    }
    height = max(box.y + box.height for box in boxes.values()) + 2
    drawn = tuple(box for key, box in boxes.items() if stops[key].kind != "pass")
    return Graph(width, height, drawn, tuple(_lines(ways, boxes)))


def _stretched(chain: Sequence[Stop], columns: int) -> list[Stop]:
    """The chain with its last stop in the last column, and empty stops where it passes others."""
    missing = columns - len(chain)
    before, last = list(chain[:-1]), chain[-1]
    passing = before[-1] if before else last
    empty = [Stop(("pass", *passing.key, *last.key, str(number)), "", "pass") for number in range(missing)]
    return [*before, *empty, last]


def _tops(ways: Sequence[Sequence[Stop]]) -> dict[Key, tuple[int, float]]:
    """The column and top of every stop: near the stops it comes from, none over another."""
    placed: dict[Key, tuple[int, float]] = {}
    for column in range(len(ways[0])):
        wished: dict[Key, list[float]] = {}
        for number, way in enumerate(ways):
            before = placed[way[column - 1].key][1] if column else float(number)
            wished.setdefault(way[column].key, []).append(before)
        heights = {way[column].key: PASS if way[column].kind == "pass" else ROW for way in ways}
        placed |= _stacked(column, {key: sum(tops) / len(tops) for key, tops in wished.items()}, heights)
    return placed


def _stacked(column: int, wished: dict[Key, float], heights: dict[Key, int]) -> dict[Key, tuple[int, float]]:
    """The stops of one column, each as near to where it is wished as the one above lets it be."""
    placed, free = {}, 1.0
    for key, wish in sorted(wished.items(), key=lambda item: item[1]):
        top = max(free, wish) if column else free
        placed[key] = (column, top)
        free = top + heights[key]
    return placed


def _box(stop: Stop, x: float, top: float, room: float) -> Box:
    """A stop in its place."""
    label = clip(stop.label, room - 2 * PADDING, BOLD if stop.kind == "speaker" else LETTER)
    height = 2 if stop.kind == "pass" else BOX
    return Box(round(x, 1), round(top, 1), round(room, 1), height, label, stop.kind, stop.label)


def _lines(ways: Sequence[Sequence[Stop]], boxes: dict[Key, Box]) -> list[Line]:
    """A curve for each pair of stops that follow each other."""
    counts: dict[tuple[Key, Key], int] = {}
    for way in ways:
        for one, other in pairwise(way):
            counts[one.key, other.key] = counts.get((one.key, other.key), 0) + 1
    return [_line(boxes[one], boxes[other], count) for (one, other), count in counts.items() if one != other]


def _line(one: Box, other: Box, count: int) -> Line:
    """A curve from the right side of one box to the left side of the other."""
    onward = f" H {round(other.x + other.width, 1)}" if other.kind == "pass" else ""
    start = round(one.x + one.width, 1)
    bend = round((start + other.x) / 2, 1)
    path = (
        f"M {start} {one.middle} C {bend} {one.middle} {bend} {other.middle} {other.x} {other.middle}{onward}"
    )
    return Line(path, count)
