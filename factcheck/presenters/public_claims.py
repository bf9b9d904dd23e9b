"""The verdict page of one claim, drawn from its dossier."""

from typing import Self

from factcheck.domain import dates
from factcheck.domain.vocabulary import CorrectionKind, Fidelity, RuledBy
from factcheck.presenters.dossier_context import Correction, EvidenceShown
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.dossiers import Dossier
from factcheck.presenters.public_origins import OriginsShown
from factcheck.presenters.public_questions import Reviewers
from factcheck.presenters.public_voices import Positions

FIDELITIES = {
    Fidelity.UNCHECKED: "not checked yet",
    Fidelity.CONFIRMED: "confirmed: they said it",
    Fidelity.MISQUOTED: "misquoted",
    Fidelity.NOT_FOUND: "not found: no trace that they said it",
}
"""What came of the question: did they really say it?"""


class EvidenceSides(Part):
    """The evidence by how the reviewers found that it bears on the claim."""

    supporting: list[EvidenceShown]
    contradicting: list[EvidenceShown]
    neutral: list[EvidenceShown]

    @classmethod
    def of(cls, dossier: Dossier) -> Self:
        """The evidence on three sides; what nobody put a number to is neutral."""
        means = {each.id: mean_of(each, dossier.slug) for each in dossier.evidence}
        return cls(
            supporting=[each for each in dossier.evidence if means[each.id] > 0],
            contradicting=[each for each in dossier.evidence if means[each.id] < 0],
            neutral=[each for each in dossier.evidence if means[each.id] == 0],
        )


def mean_of(evidence: EvidenceShown, slug: str) -> float:
    """How a piece of evidence bears on a claim; 0 where nobody put a number to it."""
    bearing = evidence.bearings.get(slug)
    return (bearing.mean if bearing else None) or 0.0


class ClaimPage(Part):
    """What the page shows of a dossier beyond the dossier itself."""

    positions: Positions
    evidence: EvidenceSides
    reviewers: Reviewers
    how: str
    substantial: Correction | None
    corrected: bool
    cite: str
    checked: dict[str, int]
    origins: OriginsShown

    @classmethod
    def of(cls, dossier: Dossier, site_name: str) -> Self:
        """The page of the newest publication."""
        substantial = [each for each in dossier.corrections if each.kind is CorrectionKind.SUBSTANTIAL]
        fidelities = [each.fidelity for each in dossier.attributions]
        return cls(
            positions=Positions.of(dossier.attributions),
            evidence=EvidenceSides.of(dossier),
            reviewers=Reviewers.of(dossier),
            how=how(dossier),
            substantial=substantial[-1] if substantial else None,
            corrected=bool(dossier.corrections),
            cite=cite(dossier, site_name),
            checked={kind.value: fidelities.count(kind) for kind in Fidelity if kind in fidelities},
            origins=OriginsShown.of(dossier),
        )


def how(dossier: Dossier) -> str:
    """How the ruling came about, in words."""
    count = dossier.agreement.reviewers
    people = "one reviewer" if count == 1 else f"{count} reviewers"
    words = {
        RuledBy.AGREEMENT: f"by agreement of {people}" if count > 1 else f"by {people}",
        RuledBy.ADJUDICATION: f"by an editor, after {people}",
        RuledBy.OVERRIDE: f"by an editor, against {people}",
    }
    return words[dossier.ruling.by]


def cite(dossier: Dossier, site_name: str) -> str:
    """How to cite this version, as plain text."""
    ruling = dossier.ruling
    day = dates.spoken(ruling.modified.date().isoformat())
    claim = dossier.claim.rstrip(".")
    return f"“{claim}.” {ruling.label}. {site_name}, version {ruling.version}, {day}. {dossier.id}"


class WithdrawnPage(Part):
    """What a withdrawn claim's page says besides its tombstone."""

    claim: str
    question_slug: str | None
    question: str | None

    @classmethod
    def of(cls, claim: str, question: tuple[str, str] | None) -> Self:
        """The page of a tombstone; the claim's words stay, so that a reader knows what is gone."""
        slug, text = question or (None, None)
        return cls(claim=claim, question_slug=slug, question=text)
