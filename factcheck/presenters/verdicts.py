"""Verdicts and the ruling at the desk, for who may see them."""

from collections.abc import Iterable
from typing import Self

from pydantic import Field

from factcheck.domain import blindness
from factcheck.domain.vocabulary import RuledBy
from factcheck.models import Reconsideration, Ruling, Verdict
from factcheck.presenters.dossier_parts import Moment, Part
from factcheck.presenters.material import Material


class Answer(Part):
    """What a reviewer said in a round: her verdict kept or changed, why, and what it was before."""

    kept: bool
    reason: str
    rating_before: str
    label_before: str
    confidence_before: float
    rationale_before: str

    @classmethod
    def of(cls, answer: Reconsideration, material: Material) -> Self:
        """The answer with the earlier rating in words."""
        rating = material.rating(answer.rating_before)
        return cls(
            kept=answer.kept,
            reason=answer.reason,
            rating_before=rating.key,
            label_before=rating.label,
            confidence_before=answer.confidence_before,
            rationale_before=answer.rationale_before,
        )


class Relied(Part):
    """A piece of evidence that a verdict relies on."""

    id: int
    title: str


class VerdictSeen(Part):
    """A verdict that the viewer may see."""

    reviewer: str
    own: bool
    rating: str
    label: str
    tone: str
    confidence: float
    rationale: str
    submitted: Moment | None = Field(description="Null for another's until names are open.")
    version: int
    relies: list[Relied] = Field(description="The evidence it relies on, where its author says so.")
    answers: list[Answer] = Field(description="What its author said in rounds, the first first.")

    @classmethod
    def of(cls, verdict: Verdict, material: Material) -> Self:
        """The verdict with its rating in words, under a name only where names are open."""
        rating = material.rating(verdict.rating)
        own = verdict.person_id == material.viewer.id
        named = own or verdict.claim_id in material.named
        return cls(
            reviewer=verdict.person.public_name if named else blindness.ANOTHER,
            own=own,
            rating=rating.key,
            label=rating.label,
            tone=rating.tone,
            confidence=verdict.confidence,
            rationale=verdict.rationale,
            submitted=verdict.submitted if named else None,
            version=verdict.version,
            relies=relied(verdict, material),
            answers=[Answer.of(each, material) for each in material.answers.get(verdict.id, ())],
        )


def relied(verdict: Verdict, material: Material) -> list[Relied]:
    """The evidence a verdict relies on, in the order it came."""
    wanted = set(material.relied.get(verdict.id, ()))
    return [Relied.model_validate(each) for each in material.evidence if each.id in wanted]


class RulingSeen(Part):
    """The newest ruling, for who may see the verdicts."""

    rating: str
    label: str
    tone: str
    summary: str
    explanation: str
    by: RuledBy
    reason: str
    ruled: Moment
    ruled_by: str | None
    outdated: bool = Field(description="Whether a verdict came in after it.")

    @classmethod
    def of(cls, ruling: Ruling, verdicts: Iterable[Verdict], material: Material) -> Self:
        """The ruling with its rating in words."""
        rating = material.rating(ruling.rating)
        return cls(
            rating=rating.key,
            label=rating.label,
            tone=rating.tone,
            summary=ruling.summary,
            explanation=ruling.explanation,
            by=ruling.by,
            reason=ruling.reason,
            ruled=ruling.ruled,
            ruled_by=ruling.ruled_by.public_name if ruling.ruled_by else None,
            outdated=any(verdict.submitted > ruling.ruled for verdict in verdicts),
        )
