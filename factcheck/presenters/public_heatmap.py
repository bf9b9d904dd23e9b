"""How the evidence bears on each rival claim: the matrix of the reviewers' means, as a heat map."""

from collections.abc import Sequence
from typing import Self

from factcheck.domain import drawing_heatmap
from factcheck.domain.drawing_heatmap import Heat
from factcheck.domain.vocabulary import BEARING_NUMBERS, Bearing, EvidenceKind
from factcheck.presenters.dossier_context import BearingMean
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.dossiers import Body

WORDS = {number: bearing.value for bearing, number in BEARING_NUMBERS.items() if number is not None}
TONES = {2: "for-2", 1: "for-1", 0: "even", -1: "against-1", -2: "against-2"}
SIGNS = {2: "++", 1: "+", 0: "○", -1: "−", -2: "−−"}  # noqa: RUF001 - the sign is a minus


class Cell(Part):
    """How one piece of evidence bears on one claim: a word, a sign, a mean and the reviewers behind it."""

    word: str
    sign: str
    tone: str
    mean: float | None
    reviewer_count: int

    @classmethod
    def of(cls, bearing: BearingMean | None) -> Self:
        """The cell of a mean; a cell nobody put a number to says so."""
        if bearing is None or bearing.mean is None:
            return cls(word="not weighed", sign="·", tone="none", mean=None, reviewer_count=0)
        nearest = round(bearing.mean)
        return cls(
            word=WORDS.get(nearest, Bearing.NEUTRAL.value),
            sign=SIGNS[nearest],
            tone=TONES[nearest],
            mean=bearing.mean,
            reviewer_count=bearing.count,
        )

    @property
    def number(self) -> str:
        """The mean with its sign, as it is printed."""
        if self.mean is None:
            return ""
        sign = "" if round(self.mean, 1) == 0 else "+" if self.mean > 0 else "−"  # noqa: RUF001 - a minus
        return f"{sign}{abs(self.mean):.1f}"

    def heat(self, title: str, heading: str) -> Heat:
        """The cell as it is drawn."""
        told = f"{title} – {heading}: {self.word}"
        return Heat(self.tone, self.sign, self.number, f"{told} ({self.number})" if self.number else told)


class HeatRow(Part):
    """A piece of evidence, and how it bears on each claim."""

    id: int
    kind: EvidenceKind
    title: str
    publisher: str
    url: str | None
    slug: str
    cells: list[Cell]


class HeatmapShown(Part):
    """Evidence by rival claims: the drawing, and all that it shows in words."""

    drawing: drawing_heatmap.Heatmap | None
    headings: list[str]
    rows: list[HeatRow]

    @classmethod
    def of(cls, dossiers: Sequence[Body]) -> Self:
        """The matrix of several claims of one question."""
        evidence = {each.id: (each, dossier) for dossier in reversed(dossiers) for each in dossier.evidence}
        bearings = {
            (each.id, dossier.slug): each.bearings.get(dossier.slug)
            for dossier in dossiers
            for each in dossier.evidence
        }
        rows = [
            HeatRow(
                id=number,
                kind=each.kind,
                title=each.title,
                publisher=each.publisher,
                url=each.url,
                slug=owner.slug,
                cells=[Cell.of(bearings.get((number, dossier.slug))) for dossier in dossiers],
            )
            for number, (each, owner) in sorted(evidence.items())
        ]
        headings = [dossier.short or dossier.claim for dossier in dossiers]
        return cls(drawing=_drawn(headings, rows), headings=headings, rows=rows)


def _drawn(headings: Sequence[str], rows: Sequence[HeatRow]) -> drawing_heatmap.Heatmap | None:
    """The rows as a picture."""
    return drawing_heatmap.draw(
        headings,
        [
            (row.title, [cell.heat(row.title, head) for cell, head in zip(row.cells, headings, strict=True)])
            for row in rows
        ],
    )
