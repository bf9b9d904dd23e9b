"""The matrix: how each piece of evidence bears on each rival claim, as far as the viewer may see it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import product
from typing import Self

from pydantic import Field

from factcheck.domain import hypotheses
from factcheck.domain.hypotheses import Found
from factcheck.domain.matrix import Show
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing, Weight
from factcheck.models import Claim, Evidence
from factcheck.presenters.cells import Cell, MatrixColumn, Row
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.exhibits import EvidenceAtDesk, Places, weight_together
from factcheck.presenters.hypotheses import (
    EMPTY,
    Decisive,
    Head,
    Standing,
    Tally,
    decisive,
    standings,
    tally,
    tells_nothing,
)
from factcheck.presenters.material import Material

NAMED_MOST = 120
"""Up to so many findings of others the matrix names who gave them; beyond it, for one row when asked."""
MEDIUM = (Weight.MEDIUM, Weight.MEDIUM)
FINDINGS = {each: Found(*each) for each in product(Bearing, Weight, Weight)}
"""All there are: thousands of cells share them."""
Given = dict[tuple[int, int], list[Row]]
"""What was found, by evidence and claim."""


SAME = 1e-9
"""Below it a deviation is none."""


class MatrixRow(Part):
    """One piece of evidence across the rivals."""

    evidence: EvidenceAtDesk
    about: str | None = Field(description="The claim it was attached to, if not to the question.")
    credibility: Weight | None = Field(description="What reviewers make of it, together; null unless told.")
    relevance: Weight | None
    diagnosticity: float | None = Field(
        description="How far it tells the claims apart; null while a column is sealed."
    )
    tells_nothing: bool | None = Field(
        description="Whether all find the same of all claims; null if unknown."
    )
    decides: list[Decisive] = Field(description="The orders that would change if it were left out.")
    cells: list[Cell]

    @property
    def disagreement(self) -> float:
        """The greatest disagreement in a cell that is open."""
        return max((cell.disagreement or 0.0 for cell in self.cells), default=0.0)


class Matrix(Part):
    """Evidence by rival claims; the columns stand in the viewer's own order."""

    show: Show
    columns: list[MatrixColumn]
    rows: list[MatrixRow]
    standings: list[Standing]
    evidence_count: int = Field(description="The pieces counted in the standings, whatever rows are shown.")
    piece: int | None = Field(default=None, exclude=True)

    @property
    def may_give(self) -> bool:
        """Whether there is a cell to fill in."""
        return self.evidence_count > 0 and any(column.may_give for column in self.columns)

    @property
    def sealed_count(self) -> int:
        """How many columns hide something from what is shown."""
        return 0 if self.show is Show.MINE else sum(column.sealed for column in self.columns)

    @property
    def ordered(self) -> bool:
        """Whether the claims stand in an order."""
        return any(each.inconsistency_order for each in self.standings)

    @property
    def names(self) -> bool:
        """Whether there are few enough findings to say who gave each."""
        return sum(cell.other_count for row in self.rows for cell in row.cells) <= NAMED_MOST

    @classmethod
    def of(cls, material: Material, claims: Sequence[Claim]) -> Self:
        """The matrix of these claims, drawn from the bearings that the viewer asked for."""
        board = Board(material, claims)
        rows = board.rows()
        count = len(rows)
        if material.show is Show.DISAGREEMENT:
            rows = sorted((row for row in rows if row.disagreement), key=lambda row: -row.disagreement)
        return cls(
            show=material.show,
            columns=board.columns,
            rows=rows,
            standings=standings(board.heads, board.by_column()),
            evidence_count=count,
            piece=material.piece,
        )


class Board:
    """What a matrix is put together from: the rows of a viewer, sorted once."""

    def __init__(self, material: Material, claims: Sequence[Claim]) -> None:
        self.material = material
        self.given = by_cell(material)
        self.alone = material.show is Show.MINE
        self.columns = [column_of(claim, material) for claim in claims]
        self.heads = [Head(each.slug, each.heading, self.hides(each)) for each in self.columns]
        self.sealed = any(head.sealed for head in self.heads)
        self.evidence = [each for each in material.evidence if each.withdrawn is None]
        self.tallies = [[self.tally(each.id, column) for column in self.columns] for each in self.evidence]

    def hides(self, column: MatrixColumn) -> bool:
        """Whether what is shown of a column lacks what the viewer may not see."""
        return column.sealed and not self.alone

    def found(self, evidence_id: int, column: MatrixColumn) -> list[Row]:
        """What is shown of a cell."""
        return self.given.get((evidence_id, column.claim_id), [])

    def tally(self, evidence_id: int, column: MatrixColumn) -> Tally:
        """What a cell adds; nothing where part of it is hidden."""
        if self.hides(column):
            return EMPTY
        weights, rows = self.material.weights, self.found(evidence_id, column)
        return tally([FINDINGS[row[4], *weights.get((evidence_id, row[2]), MEDIUM)] for row in rows])

    def by_column(self) -> list[list[Tally]]:
        """The tallies of each claim."""
        return [[row[number] for row in self.tallies] for number in range(len(self.columns))]

    def rows(self) -> list[MatrixRow]:
        """The pieces of evidence across the claims."""
        headings = {claim.id: claim.heading for claim in self.material.claims}
        places, decisions = Places.of(self.material.attributions), decisive(self.heads, self.tallies)
        return [
            self.row(each, headings.get(each.claim_id or 0), places, points, decided)
            for each, points, decided in zip(self.evidence, self.tallies, decisions, strict=True)
        ]

    def row(
        self,
        evidence: Evidence,
        about: str | None,
        places: Places,
        points: Sequence[Tally],
        decided: list[Decisive],
    ) -> MatrixRow:
        """One piece of evidence across the claims."""
        given = [self.found(evidence.id, column) for column in self.columns]
        weights = self.weights(evidence.id, given)
        apart = None if self.sealed else hypotheses.diagnosticity(each.level for each in points)
        usual, passages = places.of_evidence(evidence), places.passages(evidence)
        return MatrixRow(
            evidence=EvidenceAtDesk.model_validate(evidence),
            about=about,
            credibility=weight_together(how for how, _ in weights),
            relevance=weight_together(where for _, where in weights),
            diagnosticity=apart,
            tells_nothing=None if apart is None else apart < SAME and tells_nothing(given),
            decides=decided,
            cells=[
                Cell.of(
                    evidence.id, column, rows, self.material.viewer.id, passages.get(column.claim_id, usual)
                )
                for column, rows in zip(self.columns, given, strict=True)
            ],
        )

    def weights(self, evidence_id: int, given: Iterable[list[Row]]) -> list[tuple[Weight, Weight]]:
        """What those make of the evidence whose bearings are shown, and the viewer."""
        people = {row[2] for rows in given for row in rows} | {self.material.viewer.id}
        found = (self.material.weights.get((evidence_id, person)) for person in people)
        return [each for each in found if each]


def column_of(claim: Claim, material: Material) -> MatrixColumn:
    """The head of a claim's column."""
    return MatrixColumn(
        claim_id=claim.id,
        slug=claim.slug,
        heading=claim.heading,
        sealed=claim.id not in material.opened,
        may_give=not (material.unsealed(claim) or material.closed(claim)),
    )


def by_cell(material: Material) -> Given:
    """Who gave which bearing, by evidence and claim; hers alone where she asks for those."""
    alone, viewer_id = material.show is Show.MINE, material.viewer.id
    given: Given = defaultdict(list)
    for row in material.bearings:
        if not alone or row[2] == viewer_id:
            given[row[0], row[1]].append(row)
    return given


def shuffled(claims: Iterable[Claim], viewer: Viewer) -> list[Claim]:
    """The rivals in the viewer's own, lasting order: not everybody judges the first one first."""

    def place(claim: Claim) -> str:
        return sha256(f"{viewer.id}/{claim.question_id}/{claim.id}".encode()).hexdigest()

    return sorted(claims, key=place)
