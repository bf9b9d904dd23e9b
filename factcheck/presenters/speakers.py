"""Speakers as the desk sees them."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from factcheck.domain.vocabulary import Fidelity, Manner, SpeakerKind, Stance
from factcheck.models import Article, Attribution, Speaker


class DeskSpeaker(BaseModel):
    """A speaker with all names; `attribution_count` leaves withdrawn ones out."""

    slug: str
    name: str
    kind: SpeakerKind
    role: str | None
    wikidata: str | None
    other_names: list[str]
    version: int
    attribution_count: int

    @classmethod
    def of(cls, speaker: Speaker, attribution_count: int) -> Self:
        """What the desk knows of a speaker."""
        return cls(
            slug=speaker.slug,
            name=speaker.name,
            kind=speaker.kind,
            role=speaker.role,
            wikidata=speaker.wikidata,
            other_names=[entry.name for entry in speaker.names if entry.name != speaker.name],
            version=speaker.version,
            attribution_count=attribution_count,
        )


class DeskSpeakers(BaseModel):
    """A list of speakers, and the words it was narrowed by."""

    q: str
    speakers: list[DeskSpeaker]


class SaidClaim(BaseModel):
    """The claim that somebody takes a stance to."""

    slug: str
    text: str


class SaidWhere(BaseModel):
    """The article in which it stands."""

    id: int
    title: str
    outlet: str | None

    @classmethod
    def of(cls, article: Article) -> Self:
        """An article by its title."""
        return cls(id=article.id, title=article.title, outlet=article.outlet.name if article.outlet else None)


class DeskSaid(BaseModel):
    """One thing a speaker is reported to have said; withdrawn ones say so."""

    id: int
    stance: Stance
    manner: Manner
    quote: str
    said: str | None
    fidelity: Fidelity
    right_words: str
    claim: SaidClaim | None
    article: SaidWhere
    withdrawn: datetime | None

    @classmethod
    def of(cls, attribution: Attribution) -> Self:
        """An attribution in one line."""
        claim = attribution.claim
        return cls(
            id=attribution.id,
            stance=attribution.stance,
            manner=attribution.manner,
            quote=attribution.span.exact,
            said=attribution.said,
            fidelity=attribution.fidelity,
            right_words=attribution.right_words,
            claim=SaidClaim(slug=claim.slug, text=claim.text) if claim else None,
            article=SaidWhere.of(attribution.article),
            withdrawn=attribution.withdrawn,
        )


class DeskSpeakerPage(DeskSpeaker):
    """A speaker, and the newest of what they are reported to have said."""

    recorded_count: int
    attributions: list[DeskSaid]

    @classmethod
    def about(cls, speaker: Speaker, attributions: list[Attribution], counts: tuple[int, int]) -> Self:
        """A speaker with what they said; `counts` are of all attributions and of those that count."""
        known = DeskSpeaker.of(speaker, counts[1]).model_dump()
        said = [DeskSaid.of(attribution) for attribution in attributions]
        return cls(**known, recorded_count=counts[0], attributions=said)
