"""Rival claims weighed against each other: two scores side by side, and the evidence that decides."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic import Field

from factcheck.domain import hypotheses
from factcheck.domain.hypotheses import Found
from factcheck.domain.sensitivity import leaders, without_each
from factcheck.domain.vocabulary import Bearing
from factcheck.presenters.cells import Row
from factcheck.presenters.dossier_parts import Part

SCORES = {"inconsistency": "inconsistency count", "weighted_inconsistency": "weighted inconsistency"}
"""The scores by which claims are put in order, as the screen names them."""
PLACES = 6


class Tally(NamedTuple):
    """What one cell adds to its claim; all None when nobody rated it."""

    counted: float | None
    weighed: float | None
    level: float | None


EMPTY = Tally(None, None, None)


class Head(NamedTuple):
    """A claim as scores name it."""

    slug: str
    heading: str
    sealed: bool


class Standing(Part):
    """How one claim stands against the evidence; null while it is sealed, or where nobody rated any."""

    claim: str = Field(description="Its slug.")
    heading: str
    sealed: bool
    inconsistency: float | None = Field(
        description="Heuer, Burton: contradicts 1, strongly 2; a cell counts with its mean."
    )
    inconsistency_order: int | None = Field(
        description="1 has the least against it; null unless all are known."
    )
    weighted_inconsistency: float | None = Field(
        description="PARC: the same, times credibility and relevance, below 0."
    )
    weighted_inconsistency_order: int | None
    consistency: float | None = Field(description="open-synthesis: squared distances above neutral.")
    unrated_count: int | None = Field(description="The pieces of evidence that nobody rated for it.")


class Decisive(Part):
    """The order of the claims by one score when one piece of evidence is left out."""

    score: str
    order: dict[str, int] = Field(description="The place of each claim, by slug.")
    leaders: list[str] = Field(description="The headings of those that would stand first.")
    leads: bool = Field(description="Whether others would stand first than do now.")


def tally(cell: Sequence[Found]) -> Tally:
    """What a cell adds."""
    if not cell:
        return EMPTY
    level = hypotheses.level(found.bearing for found in cell)
    return Tally(hypotheses.counted(cell), hypotheses.weighed(cell), level)


def standings(heads: Sequence[Head], columns: Sequence[Sequence[Tally]]) -> list[Standing]:
    """How the claims stand, each with its cells; those least contradicted first where that is known."""
    counts, weights = ([_total(column, of) for column in columns] for of in (0, 1))
    for number, head in enumerate(heads):
        if head.sealed:
            counts[number] = weights[number] = None
    by_count, by_weight = _order(counts), _order([None if each is None else -each for each in weights])
    found = [
        Standing(
            claim=head.slug,
            heading=head.heading,
            sealed=head.sealed,
            inconsistency=counts[number],
            inconsistency_order=by_count[number],
            weighted_inconsistency=weights[number],
            weighted_inconsistency_order=by_weight[number],
            consistency=None if counts[number] is None else _consistency(columns[number]),
            unrated_count=None if head.sealed else sum(each is EMPTY for each in columns[number]),
        )
        for number, head in enumerate(heads)
    ]
    return sorted(found, key=lambda each: each.inconsistency_order or 0)


def decisive(heads: Sequence[Head], rows: Sequence[Sequence[Tally]]) -> list[list[Decisive]]:
    """For each piece of evidence, the scores whose order it decides; none while anything is hidden."""
    found: list[list[Decisive]] = [[] for _ in rows]
    columns = list(zip(*rows, strict=True))
    known = all(any(each is not EMPTY for each in column) for column in columns)
    if len(heads) < 2 or not known or any(head.sealed for head in heads):  # noqa: PLR2004 - an order takes two
        return found
    for number, score in enumerate(SCORES):
        points = [[abs(tally[number] or 0.0) for tally in row] for row in rows]
        usual = leaders(hypotheses.ranks([sum(column) for column in zip(*points, strict=True)]))
        for place, order in enumerate(without_each(points)):
            if order is not None:
                found[place].append(_decisive(score, heads, order, usual))
    return found


def _decisive(score: str, heads: Sequence[Head], order: Sequence[int], usual: list[int]) -> Decisive:
    """The order without one piece of evidence."""
    first = leaders(order)
    return Decisive(
        score=SCORES[score],
        order={head.slug: place for head, place in zip(heads, order, strict=True)},
        leaders=[heads[number].heading for number in first],
        leads=first != usual,
    )


def tells_nothing(row: Sequence[Sequence[Row]]) -> bool | None:
    """Whether a row tells no two claims apart; None while a cell is empty."""
    if len(row) < 2 or not all(row):  # noqa: PLR2004 - it takes two to tell apart
        return None
    reviewers: dict[int, list[Bearing]] = {}
    for cell in row:
        for _, _, person, _, bearing in cell:
            reviewers.setdefault(person, []).append(bearing)
    return hypotheses.tells_nothing(reviewers.values())


def _total(column: Iterable[Tally], of: int) -> float | None:
    """The sum of one kind of points; None when nobody rated anything."""
    found = [points for each in column if (points := each[of]) is not None]
    return round(sum(found), PLACES) + 0.0 if found else None


def _consistency(column: Iterable[Tally]) -> float:
    """The consistency of a column."""
    return round(hypotheses.consistency(each.level for each in column), PLACES)


def _order(scores: Sequence[float | None]) -> Sequence[int | None]:
    """The place of each score; none at all while one of them is not known, or is alone."""
    known = [score for score in scores if score is not None]
    if len(known) < len(scores) or len(known) < 2:  # noqa: PLR2004 - an order takes two
        return [None] * len(scores)
    return hypotheses.ranks(known)
