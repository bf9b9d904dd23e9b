"""The first parts of a dossier: what the claim answers, who judged it, and what was concluded."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, PlainSerializer

from factcheck.domain import agreement
from factcheck.domain.ratings import Scale
from factcheck.domain.vocabulary import (
    RuledBy,
)
from factcheck.models import (
    Question,
    Ruling,
    Verdict,
)


def rfc3339(moment: datetime) -> str:
    """A time as JSON carries it: in UTC, to the second, with Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


Moment = Annotated[AwareDatetime, PlainSerializer(rfc3339, return_type=str, when_used="json")]
Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Link = Annotated[str, Field(json_schema_extra={"format": "iri"})]
Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A day, a month or a year.")]
Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="A SHA-256 in hexadecimal digits.")]


class Part(BaseModel):
    """A shape of the public promise: it has exactly the fields it names."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


def later(description: str) -> Any:
    """A field that dossiers of earlier versions lack: it is then absent, never null.

    Without it a dossier published before keeps its hash, and its place in the schema.
    """
    return Field(default=None, exclude_if=_absent, json_schema_extra=_never_null, description=description)


def _absent(value: object) -> bool:
    """Whether a later field is not there."""
    return value is None


def _never_null(drawn: dict[str, Any]) -> None:
    """A later field's schema without the null that stands for its absence."""
    drawn.pop("default", None)
    drawn |= drawn.pop("anyOf")[0]


class QuestionNamed(Part):
    """The question that the claim answers."""

    id: Address
    slug: str
    text: str

    @classmethod
    def of(cls, question: Question, site_url: str) -> Self:
        """The question at its public address."""
        return cls(id=f"{site_url}/questions/{question.slug}", slug=question.slug, text=question.text)


class TopicNamed(Part):
    """What the claim is about."""

    slug: str
    name: str


class RulingShown(Part):
    """What the desk concludes; `value` lies between `worst` and `best`, null off the true/false scale."""

    rating: str
    label: str
    value: int | None
    summary: str
    explanation: str = Field(description="Markdown.")
    by: RuledBy
    version: int = Field(description="The version of the publication.")
    published: Moment = Field(description="When the first version was published.")
    modified: Moment = Field(description="When this version was published.")
    reason: str = Field(
        description="Why an editor decided it, or overrode the reviewers; empty by agreement."
    )
    best: int = Field(description="The number of the truest rating.")
    worst: int = Field(description="The number of the falsest rating.")

    @classmethod
    def of(cls, ruling: Ruling, scale: Scale, version: int, first: datetime, published: datetime) -> Self:
        """The ruling on the scale it was given on."""
        rating = scale.find(ruling.rating)
        assert rating is not None, "a ruling is given on its scale"
        numbers = [each.value for each in scale.ratings if each.value is not None]
        return cls(
            rating=rating.key,
            label=rating.label,
            value=rating.value,
            summary=ruling.summary,
            explanation=ruling.explanation,
            by=ruling.by,
            version=version,
            published=first,
            modified=published,
            reason=ruling.reason,
            best=max(numbers),
            worst=min(numbers),
        )


class VerdictBefore(Part):
    """What a verdict was when it was given blind."""

    rating: str
    label: str
    confidence: float = Field(ge=0, le=1)

    @classmethod
    def of(cls, verdict: Verdict, scale: Scale) -> Self | None:
        """The first verdict of who changed hers on reading the others; None where it stands as given."""
        changed = next((each for each in verdict.reconsiderations if not each.kept), None)
        if changed is None:
            return None
        return cls(
            rating=changed.rating_before,
            label=label_of(changed.rating_before, scale),
            confidence=changed.confidence_before,
        )


def label_of(key: str, scale: Scale) -> str:
    """A rating in words; one that left the scale keeps its key for a label."""
    rating = scale.find(key)
    return rating.label if rating else key


class VerdictGiven(Part):
    """One reviewer's verdict, under the public name she chose."""

    reviewer: str
    rating: str
    confidence: float = Field(ge=0, le=1)
    rationale: str
    submitted: Moment
    label: str
    before: VerdictBefore | None = later("What it was, where its author changed it on reading the others.")

    @classmethod
    def of(cls, verdict: Verdict, scale: Scale) -> Self:
        """The verdict as it stands, and what it was when it was given blind."""
        return cls(
            reviewer=verdict.person.public_name,
            rating=verdict.rating,
            confidence=verdict.confidence,
            rationale=verdict.rationale,
            submitted=verdict.submitted,
            label=label_of(verdict.rating, scale),
            before=VerdictBefore.of(verdict, scale),
        )


class Agreement(Part):
    """How far the reviewers agree; null where it cannot be computed."""

    reviewers: int
    percent: float | None = Field(description="The share of pairs of verdicts that are the same.")
    alpha: float | None = Field(description="Krippendorff's alpha; null, because one claim is one unit.")

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Self:
        """The agreement between the verdicts on one claim."""
        ratings = [verdict.rating for verdict in verdicts]
        return cls(reviewers=len(ratings), percent=agreement.percent(ratings), alpha=None)
