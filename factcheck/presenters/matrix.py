"""The matrix: how each piece of evidence bears on each rival claim, as far as the viewer may see it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Self

from pydantic import Field

from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing, EvidenceKind
from factcheck.models import Claim, Evidence
from factcheck.presenters.dossier_context import BearingMean
from factcheck.presenters.dossier_parts import Moment, Part
from factcheck.presenters.material import Material

SIGNS = {
    Bearing.STRONGLY_SUPPORTS: "++",
    Bearing.SUPPORTS: "+",
    Bearing.NEUTRAL: "0",
    Bearing.CONTRADICTS: "−",  # noqa: RUF001 - a minus, not a hyphen
    Bearing.STRONGLY_CONTRADICTS: "−−",  # noqa: RUF001 - two of them
    Bearing.NOT_APPLICABLE: "n/a",
}
Given = dict[tuple[int, int], list[tuple[int, str, Bearing]]]
"""Person, public name and bearing, by evidence and claim."""


class EvidenceAtDesk(Part):
    """A piece of evidence with all that is known of it."""

    id: int
    kind: EvidenceKind
    title: str
    url: str | None
    locator: str
    publisher: str
    published: str | None
    accessed: str | None
    archived: str | None
    sha256: str | None
    quote: str
    note: str
    added: Moment
    withdrawn: datetime | None
    withdrawn_reason: str | None


class Finding(Part):
    """One bearing and the other reviewers who gave it."""

    bearing: Bearing
    sign: str
    reviewers: list[str]


class Cell(Part):
    """How one piece of evidence bears on one claim: one's own word, and the others' where they are open."""

    evidence_id: int
    claim_id: int
    claim: str = Field(description="Its slug.")
    mine: Bearing | None
    may_give: bool
    sealed: bool
    mean: float | None
    count: int | None = Field(description="The reviewers counted in the mean; null while sealed.")
    others: list[Finding]

    @property
    def lean(self) -> int:
        """The mean in whole steps, for the tint."""
        return round(self.mean or 0)

    @property
    def other_count(self) -> int:
        """How many others gave a bearing."""
        return sum(len(finding.reviewers) for finding in self.others)

    @classmethod
    def of(cls, evidence: Evidence, column: "MatrixColumn", given: Given, viewer: Viewer) -> Self:
        """The cell as the viewer may see it."""
        rows = given.get((evidence.id, column.claim_id), [])
        mean = None if column.sealed else BearingMean.of(bearing for _, _, bearing in rows)
        return cls(
            evidence_id=evidence.id,
            claim_id=column.claim_id,
            claim=column.slug,
            mine=next((bearing for person, _, bearing in rows if person == viewer.id), None),
            may_give=column.may_give,
            sealed=column.sealed,
            mean=mean.mean if mean else None,
            count=mean.count if mean else None,
            others=[] if column.sealed else findings(rows, viewer),
        )


def findings(rows: Iterable[tuple[int, str, Bearing]], viewer: Viewer) -> list[Finding]:
    """What the others found, the most supporting first."""
    names = defaultdict(list)
    for person, name, bearing in rows:
        if person != viewer.id:
            names[bearing].append(name)
    return [Finding(bearing=each, sign=SIGNS[each], reviewers=names[each]) for each in SIGNS if each in names]


class MatrixColumn(Part):
    """The head of a column: one rival claim."""

    claim_id: int
    slug: str
    heading: str
    sealed: bool
    may_give: bool


class MatrixRow(Part):
    """One piece of evidence across the rivals."""

    evidence: EvidenceAtDesk
    about: str | None = Field(description="The claim it was attached to, if not to the question.")
    cells: list[Cell]


class Matrix(Part):
    """Evidence by rival claims; the columns stand in the viewer's own order."""

    columns: list[MatrixColumn]
    rows: list[MatrixRow]

    @property
    def may_give(self) -> bool:
        """Whether there is a cell to fill in."""
        return bool(self.rows) and any(column.may_give for column in self.columns)

    @classmethod
    def of(cls, material: Material, claims: Sequence[Claim]) -> Self:
        """The matrix of these claims."""
        given = by_cell(material)
        columns = [column_of(claim, material) for claim in claims]
        headings = {claim.id: claim.heading for claim in material.claims}
        rows = [
            MatrixRow(
                evidence=EvidenceAtDesk.model_validate(evidence),
                about=headings.get(evidence.claim_id or 0),
                cells=[Cell.of(evidence, column, given, material.viewer) for column in columns],
            )
            for evidence in material.evidence
            if evidence.withdrawn is None
        ]
        return cls(columns=columns, rows=rows)


def column_of(claim: Claim, material: Material) -> MatrixColumn:
    """The head of a claim's column."""
    return MatrixColumn(
        claim_id=claim.id,
        slug=claim.slug,
        heading=claim.heading,
        sealed=claim.id not in material.opened,
        may_give=not (material.unsealed(claim) or material.withdrawn(claim)),
    )


def by_cell(material: Material) -> Given:
    """Who gave which bearing, by evidence and claim."""
    given: Given = defaultdict(list)
    for evidence_id, claim_id, person, name, bearing in material.bearings:
        given[evidence_id, claim_id].append((person, name, bearing))
    return given


def shuffled(claims: Iterable[Claim], viewer: Viewer) -> list[Claim]:
    """The rivals in the viewer's own, lasting order: not everybody judges the first one first."""

    def place(claim: Claim) -> str:
        return sha256(f"{viewer.id}/{claim.question_id}/{claim.id}".encode()).hexdigest()

    return sorted(claims, key=place)
