"""What programs are told of what they did."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from pydantic import Field

from factcheck.domain.ratings import Scale
from factcheck.domain.scopes import Scope
from factcheck.domain.vocabulary import Bearing, CorrectionKind, Role, RuledBy
from factcheck.models import (
    Article,
    ArticleVersion,
    BearingGiven,
    Claim,
    Publication,
    Ruling,
    Unsealing,
    Verdict,
)
from factcheck.presenters.dossier_parts import Hash, Moment, Part


class Me(Part):
    """Whom the token stands for, what for, and until when."""

    username: str
    public_name: str
    role: Role = Field(description="The role in which this token works.")
    token: str
    scopes: list[Scope]
    expires: Moment


class RatingNamed(Part):
    """One rating of the scale."""

    key: str
    label: str
    definition: str
    value: int | None = Field(description="Null off the true/false scale.")


class ScaleShown(Part):
    """The rating scale in force."""

    version: int
    ratings: list[RatingNamed]

    @classmethod
    def of(cls, scale: Scale) -> Self:
        """The ratings, in the order shown."""
        return cls(
            version=scale.version, ratings=[RatingNamed.model_validate(rating) for rating in scale.ratings]
        )


class VersionKept(Part):
    """A version of an article: its number and the hash of its text."""

    article: int
    version: int
    sha256: Hash

    @classmethod
    def of(cls, kept: ArticleVersion) -> Self:
        """What is kept of a text."""
        return cls(article=kept.article_id, version=kept.number, sha256=kept.sha256)


class ArticleKept(VersionKept):
    """An article with its newest version."""

    title: str
    url: str | None
    outlet: str | None

    @classmethod
    def added(cls, article: Article) -> Self:
        """What is kept of an article."""
        newest = VersionKept.of(article.versions[-1]).model_dump()
        outlet = article.outlet.name if article.outlet else None
        return cls(**newest, title=article.title, url=article.url, outlet=outlet)


class WithdrawnKept(Part):
    """Something that counts no longer."""

    id: int
    withdrawn: Moment
    reason: str

    @classmethod
    def of(cls, number: int, withdrawn: datetime | None, reason: str | None) -> Self:
        """When and why."""
        assert withdrawn is not None
        return cls(id=number, withdrawn=withdrawn, reason=reason or "")


class ClaimOpened(Part):
    """A claim at the desk."""

    slug: str
    text: str
    short: str
    question: str | None = Field(description="The slug of the question it answers.")
    topics: list[str]
    version: int

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """The claim with the names of its topics."""
        return cls(
            slug=claim.slug,
            text=claim.text,
            short=claim.short,
            question=claim.question.slug if claim.question else None,
            topics=sorted(topic.name for topic in claim.topics),
            version=claim.version,
        )


class CellKept(Part):
    """How you find that one piece of evidence bears on one claim."""

    evidence: int
    claim: str
    bearing: Bearing


class BearingsKept(Part):
    """The cells that were sent, as they stand."""

    bearings: list[CellKept]

    @classmethod
    def of(cls, given: Iterable[BearingGiven], slugs: dict[int, str]) -> Self:
        """Cells with the slugs of their claims."""
        cells = [
            CellKept(evidence=one.evidence_id, claim=slugs[one.claim_id], bearing=one.bearing)
            for one in given
        ]
        return cls(bearings=cells)


class VerdictKept(Part):
    """Your verdict as it stands."""

    claim: str
    rating: str
    confidence: float
    rationale: str
    submitted: Moment
    version: int

    @classmethod
    def of(cls, verdict: Verdict, claim: Claim) -> Self:
        """Your own words."""
        names = ("rating", "confidence", "rationale", "submitted", "version")
        return cls(claim=claim.slug, **{name: getattr(verdict, name) for name in names})


class UnsealingKept(Part):
    """The verdicts are open to you."""

    claim: str
    unsealed: Moment | None = Field(description="Null where you gave a verdict: nothing was sealed then.")

    @classmethod
    def of(cls, looked: Unsealing | None, claim: Claim) -> Self:
        """Since when."""
        return cls(claim=claim.slug, unsealed=looked.unsealed if looked else None)


class RulingKept(Part):
    """What the desk concludes."""

    claim: str
    number: int
    rating: str
    by: RuledBy
    summary: str
    explanation: str
    reason: str
    ruled: Moment

    @classmethod
    def of(cls, ruling: Ruling, claim: Claim) -> Self:
        """The ruling of a claim."""
        names = ("number", "rating", "by", "summary", "explanation", "reason", "ruled")
        return cls(claim=claim.slug, **{name: getattr(ruling, name) for name in names})


class PublicationKept(Part):
    """One version of a claim as the public sees it."""

    claim: str
    url: str
    version: int
    kind: CorrectionKind | None
    note: str | None
    sha256: Hash
    published: Moment

    @classmethod
    def of(cls, publication: Publication, claim: Claim, site_url: str) -> Self:
        """The publication with its address."""
        names = ("version", "kind", "note", "sha256", "published")
        url = f"{site_url}/claims/{claim.slug}"
        return cls(claim=claim.slug, url=url, **{name: getattr(publication, name) for name in names})
