"""The cells of the matrix: one's own word, and what all found together where that is open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Self

from pydantic import Field, computed_field

from factcheck.domain import matrix
from factcheck.domain.blindness import ANOTHER
from factcheck.domain.matrix import Consensus
from factcheck.domain.vocabulary import Bearing
from factcheck.presenters.dossier_parts import Part

SIGNS = {
    Bearing.STRONGLY_SUPPORTS: "++",
    Bearing.SUPPORTS: "+",
    Bearing.NEUTRAL: "0",
    Bearing.CONTRADICTS: "−",  # noqa: RUF001 - a minus, not a hyphen
    Bearing.STRONGLY_CONTRADICTS: "−−",  # noqa: RUF001 - two of them
    Bearing.NOT_APPLICABLE: "n/a",
}
Row = tuple[int, int, int, str, Bearing]
"""Evidence, claim, person, public name and bearing."""


class Finding(Part):
    """One bearing and the other reviewers who gave it."""

    bearing: Bearing
    sign: str
    reviewers: list[str]

    @property
    def told(self) -> str:
        """Who they are, as far as the viewer may know."""
        if set(self.reviewers) == {ANOTHER} and len(self.reviewers) > 1:
            return f"{len(self.reviewers)} other reviewers"
        return ", ".join(self.reviewers)


class MatrixColumn(Part):
    """The head of a column: one rival claim."""

    claim_id: int
    slug: str
    heading: str
    sealed: bool
    may_give: bool


class Cell(Part):
    """How one piece of evidence bears on one claim: one's own word, and the others' where they are open."""

    evidence_id: int
    claim_id: int
    claim: str = Field(description="Its slug.")
    mine: Bearing | None
    may_give: bool
    sealed: bool
    together: Bearing | None = Field(description="The mean as a word, a half toward neutral.")
    mean: float | None
    count: int | None = Field(description="The reviewers counted in the mean; null while sealed.")
    disagreement: float | None
    consensus: Consensus | None
    place: str = Field(description="Where the words stand that it rests on.")
    rows: Any = Field(default=(), exclude=True, repr=False)
    """The others' rows as they came, sorted only where somebody asks for them."""

    @computed_field(description="What the others found.")  # type: ignore[prop-decorator]
    @property
    def others(self) -> list[Finding]:
        """What the others found, the most supporting first; put together when it is asked for."""
        return findings(self.rows)

    @property
    def told(self) -> tuple[int, str, str, str, str]:
        """What stands in the cell: as a tint, a sign and a word, who says so, and how far they are apart.

        That is what all found, or while that is sealed, what the viewer did. There can
        be hundreds on a page, so it is put together once and not in the template.
        """
        shown = self.together or self.mine
        if shown is None:
            return 0, "–", "", "", ""
        split = self.consensus is not None and self.consensus is not Consensus.CONSENSUS
        apart = self.consensus.value if self.consensus and split else ""
        return shown.number or 0, SIGNS[shown], shown.value, self._by_whom(shown), apart

    def _by_whom(self, shown: Bearing) -> str:
        """Who found what is shown, and what the viewer found where that is another thing."""
        if not self.rows:
            return "you" if self.sealed else "you alone"
        mine = "you too" if self.mine is shown else f"you: {self.mine.value}" if self.mine else ""
        mean = f"{signed(self.mean)} of {self.count}" if self.mean is not None else ""
        return " · ".join(part for part in (mean, mine) if part)

    @property
    def other_count(self) -> int:
        """How many others gave a bearing."""
        return len(self.rows)

    @classmethod
    def of(
        cls, evidence_id: int, column: MatrixColumn, rows: Sequence[Row], viewer_id: int, place: str
    ) -> Self:
        """The cell of rows that the viewer may see, hers among them."""
        mine = next((row[4] for row in rows if row[2] == viewer_id), None)
        bearings = [] if column.sealed else [row[4] for row in rows]
        found = matrix.numbers(bearings)
        return cls(
            evidence_id=evidence_id,
            claim_id=column.claim_id,
            claim=column.slug,
            mine=mine,
            may_give=column.may_give,
            sealed=column.sealed,
            together=matrix.aggregate(bearings),
            mean=round(sum(found) / len(found), matrix.PLACES) if found else None,
            count=None if column.sealed else len(found),
            disagreement=matrix.disagreement(bearings),
            consensus=matrix.consensus(bearings),
            place=place,
            rows=[] if column.sealed else [row for row in rows if row[2] != viewer_id],
        )


def signed(number: float) -> str:
    """A mean with its sign, as it is printed."""
    rounded = round(number, 1)
    return f"{rounded:+.1f}".replace("-", "−") if rounded else "0"  # noqa: RUF001 - a minus


def findings(rows: Iterable[Row]) -> list[Finding]:
    """What was found and by whom, the most supporting first."""
    names = defaultdict(list)
    for _, _, _, name, bearing in rows:
        names[bearing].append(name)
    return [Finding(bearing=each, sign=SIGNS[each], reviewers=names[each]) for each in SIGNS if each in names]
