"""The geometry of a timeline: one lane per claim, a mark for who said something when."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.domain import dates
from factcheck.domain.drawing import clip, listed, text_width

WIDTH = 960
MARGIN = 24
HEAD = 34
"""Room for the dates over the lanes."""
LANE_HEAD = 26
ROW = 22
LANE_FOOT = 8
LONGEST_LABEL = 520
ASIDE = 12
"""How far a label stands from its mark."""
MOST_TICKS = 7
STEPS = (
    (1, "day"), (2, "day"), (7, "day"), (14, "day"), (1, "month"), (3, "month"), (6, "month"),
    (1, "year"), (2, "year"), (5, "year"), (10, "year"), (25, "year"), (100, "year"), (500, "year"),
    (2000, "year"),
)  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """Somebody took a stance on the claim of a lane, at a day, in a month or in a year."""

    lane: int
    said: str
    stance: str
    who: str


@dataclass(frozen=True)
class Tick:
    """A date on the axis."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True)
class Mark:
    """What was said in one lane on one date with one stance; `length` spans an inexact date."""

    x: float
    y: float
    length: float
    stance: str
    label: str
    label_x: float
    anchor: str
    told: str


@dataclass(frozen=True)
class Lane:
    """The strip of one claim."""

    y: float
    height: float
    label: str


@dataclass(frozen=True)
class Timeline:
    """A timeline, ready to be drawn."""

    width: int
    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]


def draw(lanes: Sequence[str], moments: Sequence[Moment]) -> Timeline | None:
    """The timeline of what is dated; None when nothing is."""
    if not moments:
        return None
    axis = Axis.over([moment.said for moment in moments])
    strips, marks, y = [], [], float(HEAD)
    for number, label in enumerate(lanes):
        placed, rows = _lane(axis, [moment for moment in moments if moment.lane == number], y + LANE_HEAD)
        height = LANE_HEAD + max(rows, 1) * ROW + LANE_FOOT
        strips.append(Lane(y, height, clip(label, WIDTH - 2 * MARGIN)))
        marks += placed
        y += height
    return Timeline(WIDTH, y, tuple(axis.ticks()), tuple(strips), tuple(marks))


def last_day(text: str) -> date:
    """The latest day that a date can mean."""
    day = dates.first_day(text)
    precision = dates.precision(text)
    if precision == "year":
        return day.replace(month=12, day=31)
    return day.replace(day=monthrange(day.year, day.month)[1]) if precision == "month" else day


@dataclass(frozen=True)
class Axis:
    """Days on the width of the drawing."""

    first: date
    last: date

    @classmethod
    def over(cls, said: Sequence[str]) -> "Axis":
        """An axis that holds all these dates."""
        return cls(min(dates.first_day(text) for text in said), max(last_day(text) for text in said))

    def x(self, day: date) -> float:
        """Where a day lies."""
        span = (self.last - self.first).days
        share = (day - self.first).days / span if span else 0.0
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)

    def ticks(self) -> Iterator[Tick]:
        """A few round dates."""
        for day, precision in self._days():
            label = dates.spoken(day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]])
            x = self.x(day)
            half = text_width(label) / 2
            anchor = "start" if x - half < 0 else "end" if x + half > WIDTH else "middle"
            yield Tick(x, label, anchor)

    def _days(self) -> list[tuple[date, str]]:
        """The ticks of the finest step that does not crowd the axis."""
        days: list[tuple[date, str]] = []
        for count, unit in STEPS:
            days = [(day, unit) for day in _round_days(self.first, self.last, count, unit)]
            if len(days) <= MOST_TICKS:
                break
        return days or [(self.first, "day")]


def _round_days(first: date, last: date, count: int, unit: str) -> Iterator[date]:
    """The round days of a step from first to last, at most one more than we show."""
    day = _round_start(first, count, unit)
    for _ in range(MOST_TICKS + 2):
        if day > last:
            return
        if day >= first:
            yield day
        following = _next(day, count, unit)
        if following is None:
            return
        day = following


def _round_start(first: date, count: int, unit: str) -> date:
    """The round day of a step at or before the first day."""
    if unit == "day":
        return first
    if unit == "month":
        return date(first.year, first.month, 1)
    return date(max(first.year - first.year % count, 1), 1, 1)


def _next(day: date, count: int, unit: str) -> date | None:
    """The day one step later; None after the end of time."""
    try:
        if unit == "day":
            return day + timedelta(days=count)
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
        return date(months // 12, months % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None


def _lane(axis: Axis, moments: Sequence[Moment], top: float) -> tuple[list[Mark], int]:
    """The marks of one lane, in as many rows as their labels need."""
    groups: dict[tuple[str, str], list[str]] = {}
    for moment in sorted(moments, key=lambda moment: (dates.first_day(moment.said), moment.stance)):
        groups.setdefault((moment.said, moment.stance), []).append(moment.who)
    marks, taken = [], list[list[tuple[float, float]]]()
    for (said, stance), names in groups.items():
        x, told = axis.x(dates.first_day(said)), f"{dates.spoken(said)}: {listed(names)} {stance}"
        length = max(0.0, axis.x(last_day(said)) - x) if dates.precision(said) != "day" else 0.0
        label, label_x, anchor = _label(listed(names), x, x + length)
        reach = text_width(label) if anchor == "start" else -text_width(label)
        row = _row(taken, min(x - 8, label_x + reach), max(x + length + 8, label_x + reach))
        marks.append(Mark(x, top + row * ROW + ROW / 2, length, stance, label, label_x, anchor, told))
    return marks, len(taken)


def _label(names: str, x: float, end: float) -> tuple[str, float, str]:
    """The label of a mark, beside it where there is room; its place, and the end it is held at."""
    label = clip(names, LONGEST_LABEL)
    wide = text_width(label)
    if end + ASIDE + wide <= WIDTH:
        return label, end + ASIDE, "start"
    if wide <= x - ASIDE:
        return label, x - ASIDE, "end"
    if end > x or x < WIDTH / 2:
        return clip(names, WIDTH - x - ASIDE), x + ASIDE, "start"
    return clip(names, x - ASIDE), x - ASIDE, "end"


def _row(rows: list[list[tuple[float, float]]], left: float, right: float) -> int:
    """The first row with room from left to right; it is taken."""
    for number, taken in enumerate(rows):
        if all(right + 8 < start or end + 8 < left for start, end in taken):
            taken.append((left, right))
            return number
    rows.append([(left, right)])
    return len(rows) - 1
