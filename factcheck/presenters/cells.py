"""The cells of the matrix: one's own word, and what all found together where that is open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Self

from pydantic import Field

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
Row = tuple[int, str, Bearing]
"""Person, public name and bearing."""


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
    others: list[Finding]
    place: str = Field(description="Where the words stand that it rests on.")

    @property
    def shown(self) -> Bearing | None:
        """What stands in the cell: what all found, or while that is sealed, one's own."""
        return self.together or self.mine

    @property
    def sign(self) -> str:
        """What is shown as a sign."""
        return SIGNS[self.shown] if self.shown else "–"

    @property
    def number(self) -> str:
        """The mean with its sign, as it is printed."""
        rounded = round(self.mean or 0.0, 1)
        return f"{rounded:+.1f}".replace("-", "−") if rounded else "0"  # noqa: RUF001 - a minus

    @property
    def lean(self) -> int:
        """What is shown as a number, for the tint."""
        return (self.shown.number or 0) if self.shown else 0

    @property
    def other_count(self) -> int:
        """How many others gave a bearing."""
        return sum(len(finding.reviewers) for finding in self.others)

    @property
    def apart(self) -> bool:
        """Whether reviewers disagree more than a little."""
        return self.consensus not in (None, Consensus.CONSENSUS)

    @classmethod
    def of(
        cls, evidence_id: int, column: MatrixColumn, rows: Sequence[Row], viewer_id: int, place: str
    ) -> Self:
        """The cell of rows that the viewer may see, hers among them."""
        mine = next((bearing for person, _, bearing in rows if person == viewer_id), None)
        bearings = [] if column.sealed else [bearing for _, _, bearing in rows]
        return cls(
            evidence_id=evidence_id,
            claim_id=column.claim_id,
            claim=column.slug,
            mine=mine,
            may_give=column.may_give,
            sealed=column.sealed,
            together=matrix.aggregate(bearings),
            mean=matrix.mean(bearings),
            count=None if column.sealed else len(matrix.numbers(bearings)),
            disagreement=matrix.disagreement(bearings),
            consensus=matrix.consensus(bearings),
            others=[] if column.sealed else findings(rows, viewer_id),
            place=place,
        )


def findings(rows: Iterable[Row], viewer_id: int) -> list[Finding]:
    """What the others found, the most supporting first."""
    names = defaultdict(list)
    for person, name, bearing in rows:
        if person != viewer_id:
            names[bearing].append(name)
    return [Finding(bearing=each, sign=SIGNS[each], reviewers=names[each]) for each in SIGNS if each in names]
