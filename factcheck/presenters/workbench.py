"""The workbench: a question with its rivals, or one claim, as one person of the desk may see it."""

from collections.abc import Iterable
from typing import Self

from pydantic import Field

from factcheck.domain import agreement
from factcheck.models import Claim, Question
from factcheck.presenters.declining import DeclinedClaim
from factcheck.presenters.dossier_parts import Part, TopicNamed
from factcheck.presenters.exhibits import EvidenceAtDesk
from factcheck.presenters.gate import CheckShown
from factcheck.presenters.material import Material
from factcheck.presenters.matrix import Matrix, shuffled
from factcheck.presenters.progress import ClaimAtDesk, Published, published_versions


class RivalNamed(Part):
    """Another claim of the question."""

    slug: str
    heading: str
    claim: str


class QuestionAtDesk(Part):
    """The question that a claim answers."""

    slug: str
    text: str


class Across(Part):
    """How far reviewers agree over several claims; null where it cannot be computed."""

    claims: int = Field(
        description="The claims counted: those the viewer may see, with two verdicts or more."
    )
    percent: float | None
    alpha: float | None = Field(description="Krippendorff's alpha for nominal data; it needs several claims.")

    @classmethod
    def of(cls, claims: Iterable[ClaimAtDesk]) -> Self:
        """The agreement over the claims with two verdicts or more."""
        units = [[verdict.rating for verdict in claim.verdicts] for claim in claims]
        several = [unit for unit in units if len(unit) > 1]
        shares = [agreement.percent(unit) or 0.0 for unit in several]
        percent = sum(shares) / len(shares) if shares else None
        alpha = agreement.alpha(several) if len(several) > 1 else None
        return cls(claims=len(several), percent=percent, alpha=alpha)


class QuestionBench(Part):
    """A question at the desk: its rivals side by side, their evidence, and the matrix."""

    slug: str
    question: str
    summary: str
    topics: list[TopicNamed]
    claims: list[ClaimAtDesk]
    declined: list[DeclinedClaim] = Field(description="The rivals that the desk does not check.")
    agreement: Across
    matrix: Matrix
    withdrawn_evidence: list[EvidenceAtDesk]

    @classmethod
    def of(cls, question: Question, material: Material) -> Self:
        """The question as the viewer may see it."""
        rivals = [claim for claim in material.claims if claim.declined is None]
        claims = [ClaimAtDesk.of(claim, material) for claim in rivals]
        return cls(
            slug=question.slug,
            question=question.text,
            summary=question.summary,
            topics=[TopicNamed.model_validate(topic) for topic in question.topics],
            claims=claims,
            declined=DeclinedClaim.listed(material.claims),
            agreement=Across.of(claims),
            matrix=Matrix.of(material, shuffled(rivals, material.viewer)),
            withdrawn_evidence=withdrawn_evidence(material),
        )


class ClaimBench(Part):
    """A claim at the desk: who stands for and against it, its evidence, and how far it is."""

    claim: ClaimAtDesk
    question: QuestionAtDesk | None
    topics: list[TopicNamed]
    rivals: list[RivalNamed]
    matrix: Matrix
    withdrawn_evidence: list[EvidenceAtDesk]
    history: list[Published]
    checks: list[CheckShown] = Field(
        description="What stands between the claim and its publication; for editors who may see the verdicts."
    )

    @property
    def publishable(self) -> bool:
        """Whether nothing is missing but what a reason can set aside."""
        return bool(self.checks) and all(check.done or not check.hard for check in self.checks)

    @property
    def done_count(self) -> int:
        """How many of the checks are done."""
        return sum(check.done for check in self.checks)

    @classmethod
    def of(cls, claim: Claim, rivals: Iterable[Claim], material: Material, checks: list[CheckShown]) -> Self:
        """The claim as the viewer may see it."""
        shown = ClaimAtDesk.of(claim, material)
        question = claim.question
        return cls(
            claim=shown,
            question=QuestionAtDesk(slug=question.slug, text=question.text) if question else None,
            topics=[TopicNamed.model_validate(topic) for topic in claim.topics],
            rivals=[rival_named(rival) for rival in rivals if rival.id != claim.id],
            matrix=Matrix.of(material, [claim]),
            withdrawn_evidence=withdrawn_evidence(material),
            history=published_versions(claim, material),
            checks=checks,
        )


def rival_named(claim: Claim) -> RivalNamed:
    """A rival by its heading."""
    return RivalNamed(slug=claim.slug, heading=claim.heading, claim=claim.text)


def withdrawn_evidence(material: Material) -> list[EvidenceAtDesk]:
    """What no longer counts, with the reason."""
    return [EvidenceAtDesk.model_validate(each) for each in material.evidence if each.withdrawn]
