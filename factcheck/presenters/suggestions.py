"""Suggestions as the desk reads them: what a machine proposed of an article, and what became of it."""

from collections.abc import Mapping, Sequence
from typing import Self

from pydantic import Field, PrivateAttr

from factcheck.domain.chains import phrase
from factcheck.domain.proposals import answers, hops
from factcheck.domain.vocabulary import Decision, Manner, SpeakerKind, Stance
from factcheck.models import Reading, Speaker, Suggestion
from factcheck.presenters.attributions import ProposedBy
from factcheck.presenters.dossier_parts import Day, Moment, Part

BY_TEXT, BY_CHECKS = "text", "checks"
"""The orders: as the text goes, or the ones most worth checking first."""
UNNAMED = "somebody unnamed"


class SuggestedSpeaker(Part):
    """Who seems to say it; known where the desk has somebody of that name."""

    name: str
    kind: SpeakerKind
    role: str | None
    known: list[str] = Field(description="The addresses of the desk's speakers who go by that name.")

    @property
    def told(self) -> str:
        """The name, or that there is none."""
        return self.name or UNNAMED


class SuggestionShown(Part):
    """One attribution as a machine proposes it; it counts for nothing."""

    id: int
    number: int = Field(description="Its number in this version of the article; it keeps it.")
    speaker: SuggestedSpeaker
    stance: Stance
    manner: Manner
    cue: str
    quote: str
    start: int
    end: int
    said: Day | None
    hedged: bool
    chain: list[str]
    answers: list[str] = Field(description="What makes it worth checking, or less so.")
    _weight: int = PrivateAttr(default=0)
    _outlet: str = PrivateAttr(default="")

    @classmethod
    def of(cls, suggestion: Suggestion, known: Sequence[Speaker], outlet: str) -> Self:
        """The suggestion; the speakers who go by that name, and the outlet of the article."""
        speaker = SuggestedSpeaker(
            name=known[0].name if len(known) == 1 else suggestion.speaker,
            kind=suggestion.kind,
            role=suggestion.role,
            known=[each.slug for each in known],
        )
        kept = ("id", "number", "stance", "manner", "cue", "start", "end", "said", "hedged", "chain")
        shown = cls(
            speaker=speaker,
            quote=suggestion.exact,
            answers=answers(suggestion.checks),
            **{name: getattr(suggestion, name) for name in kept},
        )
        shown._weight, shown._outlet = suggestion.weight, outlet
        return shown

    @property
    def weight(self) -> int:
        """What it is ordered by; shown to nobody."""
        return self._weight

    @property
    def chain_told(self) -> str:
        """The chain as a person says it, the article's own outlet left out."""
        return phrase((medium, outlet) for medium, outlet, _ in hops(self.chain, self._outlet)[:-1])

    @property
    def label(self) -> str:
        """Who does what, for those who hear the page."""
        return f"Suggested {self.number}: {self.speaker.told} {self.stance}"


class SuggestionRefused(Part):
    """A suggestion that somebody refused, and may put back."""

    id: int
    speaker: str
    quote: str
    reason: str
    by: str
    newest: bool = Field(description="Whether it stands in the newest version and can be put back.")

    @classmethod
    def of(cls, suggestion: Suggestion, version_id: int) -> Self:
        """The suggestion with who refused it."""
        return cls(
            id=suggestion.id,
            speaker=suggestion.speaker or UNNAMED,
            quote=suggestion.exact,
            reason=suggestion.reason,
            by=suggestion.decided_by.public_name if suggestion.decided_by else "the command line",
            newest=suggestion.article_version_id == version_id,
        )


class SuggestionCounts(Part):
    """How far people are with what a machine proposed."""

    accepted: int
    refused: int
    open: int


class ReadingSuggestions(Part):
    """What a machine proposed of an article: open ones of the newest version, refused ones, counts."""

    extractor: str
    read: Moment | None = Field(description="When the newest version was read; null if not yet.")
    counts: SuggestionCounts
    order: str
    open: list[SuggestionShown]
    refused: list[SuggestionRefused] = Field(description="The last one first.")
    _proposed: dict[int, ProposedBy] = PrivateAttr(default_factory=dict)

    @classmethod
    def of(
        cls,
        extractor: str,
        version_id: int,
        reading: Reading | None,
        waiting: Sequence[Suggestion],
        settled: Sequence[Suggestion],
        known: Mapping[str, Sequence[Speaker]],
        outlet: str = "",
        order: str = BY_TEXT,
    ) -> Self:
        """The suggestions in that order."""
        found = [SuggestionShown.of(each, known.get(each.speaker, ()), outlet) for each in waiting]
        accepted = [each for each in settled if each.decision is Decision.ACCEPTED]
        refused = [each for each in settled if each.decision is Decision.REFUSED]
        shown = cls(
            extractor=extractor,
            read=reading.read if reading else None,
            counts=SuggestionCounts(accepted=len(accepted), refused=len(refused), open=len(found)),
            order=BY_CHECKS if order == BY_CHECKS else BY_TEXT,
            open=sorted(found, key=lambda one: -one.weight) if order == BY_CHECKS else found,
            refused=[SuggestionRefused.of(each, version_id) for each in refused],
        )
        shown._proposed.update(
            {each.attribution_id: ProposedBy.of(each) for each in accepted if each.attribution_id}
        )
        return shown

    @property
    def proposed(self) -> dict[int, ProposedBy]:
        """Who accepted what became an attribution, by the attribution's number."""
        return self._proposed

    @property
    def by_number(self) -> dict[int, SuggestionShown]:
        """The open ones by their numbers in the text."""
        return {one.number: one for one in self.open}
