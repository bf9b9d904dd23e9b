"""Attributions as the desk reads them: beside the article, and by themselves."""

from typing import Self

from pydantic import Field

from factcheck.domain.chains import phrase
from factcheck.models import Attribution, Claim, Suggestion
from factcheck.presenters.dossier_attributions import AttributionShown
from factcheck.presenters.dossier_parts import Part

COLOURS = 10
"""Claims drawn in colours of their own; the next ones start again, told apart by their letters."""


class ReadingQuestion(Part):
    """The question that a claim answers."""

    slug: str
    text: str


class ReadingClaim(Part):
    """What an attribution is filed under."""

    slug: str
    claim: str
    heading: str
    question: ReadingQuestion | None

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """The claim with its question."""
        question = ReadingQuestion.model_validate(claim.question) if claim.question else None
        return cls(slug=claim.slug, claim=claim.text, heading=claim.heading, question=question)


class ProposedBy(Part):
    """A machine proposed it; a person accepted it."""

    extractor: str
    accepted_by: str

    @classmethod
    def of(cls, suggestion: Suggestion) -> Self:
        """Who accepted a suggestion, and what proposed it."""
        person = suggestion.decided_by
        who = person.public_name if person else "the command line"
        return cls(extractor=suggestion.reading.extractor, accepted_by=who)

    @property
    def told(self) -> str:
        """Both in one phrase."""
        return f"proposed by a machine, accepted by {self.accepted_by}"


class ReadingAttribution(AttributionShown):
    """An attribution beside the article: numbered in the order of the text."""

    number: int = Field(description="Its number in the margin, from 1; 0 where it has none.")
    claim: ReadingClaim | None = Field(description="Null while it waits to be filed.")
    note: str
    orphaned: bool = Field(description="Its passage is not in the newest version; a person must place it.")
    withdrawn: str | None = Field(description="The reason, where it counts no longer.")
    proposed: ProposedBy | None = Field(description="Null where a person found it.")

    @classmethod
    def at(cls, number: int, attribution: Attribution, proposed: ProposedBy | None = None) -> Self:
        """The attribution with its number."""
        shown = AttributionShown.of(attribution)
        return cls(
            **{name: getattr(shown, name) for name in AttributionShown.model_fields},
            number=number,
            claim=ReadingClaim.of(attribution.claim) if attribution.claim else None,
            note=attribution.note,
            orphaned=attribution.span.orphaned,
            withdrawn=(attribution.withdrawn_reason or "") if attribution.withdrawn else None,
            proposed=proposed,
        )

    @property
    def chain_told(self) -> str:
        """The chain as a person says it."""
        return phrase((hop.medium, hop.outlet) for hop in self.chain)

    @property
    def start(self) -> int:
        """Where its passage begins, in code points."""
        return self.selector[1].start

    @property
    def end(self) -> int:
        """Where its passage ends, in code points."""
        return self.selector[1].end

    @property
    def label(self) -> str:
        """Who does what, for those who hear the page."""
        about = f": {self.claim.heading}" if self.claim else ", not filed under a claim yet"
        return f"Attribution {self.number}, {self.speaker.name} {self.stance}{about}"
