"""The geometry of the course: each status in its place, and an arrow for each way between two."""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.domain.course import COURSE, Act, Status

WIDTH, HEIGHT = 1240, 332
BOX = 52
"""The height of a box."""
FAR = 200
"""The room between two boxes in which another one stands."""
ASIDE = 8
"""How far an arrow stands from the one that goes the other way."""

PLACES: dict[Status, tuple[int, int, int]] = {
    Status.OPEN: (2, 104, 100),
    Status.IN_REVIEW: (176, 104, 136),
    Status.AGREED: (386, 30, 200),
    Status.SPLIT: (426, 178, 200),
    Status.RULED: (700, 104, 110),
    Status.PUBLISHED: (896, 104, 120),
    Status.CORRECTED: (1090, 104, 148),
    Status.DECLINED: (2, 278, 808),
    Status.WITHDRAWN: (896, 278, 342),
}
"""Left edge, top and width of each status."""
ENDS = {Status.DECLINED, Status.WITHDRAWN}
"""What lies below, across several: a way there or back is named in it and not at its arrows."""


@dataclass(frozen=True)
class State:
    """A status in its place, with the acts that leave a claim there, or lead in and out."""

    status: Status
    x: int
    y: int
    width: int
    told: str

    @property
    def middle(self) -> float:
        """Where its words are centred."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Arrow:
    """The way from one status to another, and what leads along it."""

    source: Status
    target: Status
    path: str
    label: str
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """The course, ready to be drawn."""

    width: int
    height: int
    states: tuple[State, ...]
    arrows: tuple[Arrow, ...]


def ways() -> dict[tuple[Status, Status], list[Act]]:
    """The acts that lead from each status to each other one, or leave it as it is."""
    found: dict[tuple[Status, Status], list[Act]] = {}
    for step in COURSE:
        for source in step.sources:
            for target in step.targets:
                acts = found.setdefault((source, target), [])
                acts.extend({step.act}.difference(acts))
    return found


def draw() -> Drawing:
    """The whole course: a box for each status, an arrow for each way between two."""
    led = ways()
    arrows = [_arrow(*pair, _named(acts)) for pair, acts in led.items() if pair[0] is not pair[1]]
    return Drawing(WIDTH, HEIGHT, tuple(_state(each, led) for each in Status), tuple(arrows))


def _named(acts: Iterable[Act]) -> str:
    """Acts in one line."""
    return ", ".join(acts)


def _state(status: Status, led: dict[tuple[Status, Status], list[Act]]) -> State:
    """A status with what stays there; for one that lies below, what leads in and out."""
    stays = led.get((status, status), [])
    told = f"stays: {_named(stays)}" if stays else ""
    if status in ENDS:
        inward = dict.fromkeys(act for (_, to), acts in led.items() if to is status for act in acts)
        outward = dict.fromkeys(act for (at, _), acts in led.items() if at is status for act in acts)
        told = f"{_named(inward)} leads here" + (f", {_named(outward)} leads back" if outward else "")
    x, y, width = PLACES[status]
    return State(status, x, y, width, told)


def _arrow(source: Status, target: Status, label: str) -> Arrow:
    """The arrow between two boxes: straight down to what lies below, else from side to side."""
    if {source, target} & ENDS:
        return _below(source, target)
    (x, y, width), (to_x, to_y, to_width) = PLACES[source], PLACES[target]
    if abs(x - to_x) < min(width, to_width):
        return _over(source, target, label)
    if to_x - x - width > FAR:
        return _round(source, target, label)
    aside = -ASIDE if x < to_x else ASIDE
    start, end = (x + width, to_x) if x < to_x else (x, to_x + to_width)
    one, other = y + BOX / 2 + aside, to_y + BOX / 2 + aside
    bend = (start + end) / 2
    path = f"M {start} {one} C {bend} {one} {bend} {other} {end} {other}"
    return Arrow(source, target, path, label, bend, (one + other) / 2 + (-6 if aside < 0 else 16))


def _round(source: Status, target: Status, label: str) -> Arrow:
    """The arrow over a box that stands between: up from the one, and on to the side of the other."""
    (x, y, width), (to_x, to_y, _) = PLACES[source], PLACES[target]
    start, level = x + width / 2, to_y + BOX / 2 - ASIDE
    path = f"M {start} {y} C {start} {level} {start} {level} {start + BOX} {level} H {to_x}"
    return Arrow(source, target, path, label, (start + to_x) / 2, level - 6)


def _over(source: Status, target: Status, label: str) -> Arrow:
    """The arrow between two boxes that stand over each other."""
    (x, y, width), (to_x, to_y, to_width) = PLACES[source], PLACES[target]
    left, right = max(x, to_x), min(x + width, to_x + to_width)
    down = y < to_y
    at = left + (right - left) * (0.3 if down else 0.85)
    start, end = (y + BOX, to_y) if down else (y, to_y + BOX)
    return Arrow(source, target, f"M {at} {start} V {end}", label, at, (start + end) / 2 + 4)


def _below(source: Status, target: Status) -> Arrow:
    """The arrow to a status that lies below, or back from it; the box there names what it means."""
    end, other = (target, source) if target in ENDS else (source, target)
    x, y, width = PLACES[other]
    at = x + (14 if other is Status.AGREED else width / 2 - ASIDE) + (0 if target in ENDS else 2 * ASIDE)
    start, stop = y + BOX, PLACES[end][1]
    path = f"M {at} {start} V {stop}" if target in ENDS else f"M {at} {stop} V {start}"
    return Arrow(source, target, path, "", at, stop)
