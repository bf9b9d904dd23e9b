"""Attributions in a dossier: who says so, in which words, where we read it, through whom it came."""

from typing import Literal, Self

from pydantic import Field

from factcheck.domain.vocabulary import Fidelity, Manner, SpeakerKind, Stance
from factcheck.models import Article, Attribution, Hop, Span
from factcheck.presenters.dossier_parts import Day, Hash, Link, Moment, Part, later


class SpeakerNamed(Part):
    """Who says so."""

    slug: str
    name: str
    kind: SpeakerKind
    role: str | None
    wikidata: str | None


class ArticleNamed(Part):
    """Where we read it: the version with this hash."""

    id: int
    url: Link | None
    title: str
    outlet: str | None
    published: Day | None
    retrieved: Moment
    sha256: Hash
    outlet_slug: str | None
    language: str | None
    byline: str | None

    @classmethod
    def of(cls, article: Article, span: Span) -> Self:
        """The article in the version that the span lies in."""
        return cls(
            id=article.id,
            url=article.url,
            title=article.title,
            outlet=article.outlet.name if article.outlet else None,
            published=article.published,
            retrieved=span.article_version.retrieved,
            sha256=span.article_version.sha256,
            outlet_slug=article.outlet.slug if article.outlet else None,
            language=article.language,
            byline=article.byline,
        )


class TextQuoteSelector(Part):
    """The words, and those around them (W3C Web Annotation)."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(Part):
    """The place, in Unicode code points (W3C Web Annotation)."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: int = Field(ge=0)
    end: int = Field(ge=1)


class HopShown(Part):
    """One step of the way from the speaker's mouth to our article."""

    medium: str
    outlet: str | None
    url: Link | None
    outlet_slug: str | None

    @classmethod
    def of(cls, hop: Hop) -> Self:
        """The step with its outlet's name."""
        name, slug = (hop.outlet.name, hop.outlet.slug) if hop.outlet else (None, None)
        return cls(medium=hop.medium, outlet=name, url=hop.url, outlet_slug=slug)


class AttributionShown(Part):
    """One occasion on which a speaker takes a stance, and how it reached us."""

    id: int
    speaker: SpeakerNamed
    stance: Stance
    manner: Manner
    cue: str = Field(description="The verb that brings the words: told, said, denied.")
    quote: str
    said: Day | None
    fidelity: Fidelity = Field(description="Did they really say it? Kept apart from: is it true?")
    article: ArticleNamed
    selector: tuple[TextQuoteSelector, TextPositionSelector]
    chain: list[HopShown] = Field(description="The hops, from the speaker's mouth on.")
    origin: str = Field(description="The root of the chain; reprints share it. Empty where nobody named it.")
    right_words: str | None = later("What they really said; there where they were misquoted.")

    @classmethod
    def of(cls, attribution: Attribution) -> Self:
        """The attribution, less what only the desk reads."""
        span = attribution.span
        quoted = TextQuoteSelector(exact=span.exact, prefix=span.prefix, suffix=span.suffix)
        return cls(
            id=attribution.id,
            speaker=SpeakerNamed.model_validate(attribution.speaker),
            stance=attribution.stance,
            manner=attribution.manner,
            cue=attribution.cue,
            quote=span.exact,
            said=attribution.said,
            fidelity=attribution.fidelity,
            article=ArticleNamed.of(attribution.article, span),
            selector=(quoted, TextPositionSelector(start=span.start, end=span.end)),
            chain=[HopShown.of(hop) for hop in attribution.hops],
            origin=attribution.origin,
            right_words=attribution.right_words or None,
        )
