"""What programs read before they change something, and are told after it: its values and its version."""

from typing import Self

from factcheck.domain.vocabulary import SpeakerKind
from factcheck.models import Article, Attribution, Evidence, Outlet, Speaker
from factcheck.presenters.dossier_attributions import AttributionShown
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.exhibits import EvidenceAtDesk


class SpeakerKept(Part):
    """A speaker with all names."""

    slug: str
    name: str
    kind: SpeakerKind
    role: str | None
    wikidata: str | None
    other_names: list[str]
    version: int

    @classmethod
    def of(cls, speaker: Speaker) -> Self:
        """The speaker as the desk knows them."""
        names = ("slug", "name", "kind", "role", "wikidata", "version")
        others = [entry.name for entry in speaker.names if entry.name != speaker.name]
        return cls(**{name: getattr(speaker, name) for name in names}, other_names=others)


class OutletKept(Part):
    """An outlet."""

    slug: str
    name: str
    url: str | None
    wikidata: str | None
    version: int

    @classmethod
    def of(cls, outlet: Outlet) -> Self:
        """The outlet as the desk knows it."""
        names = ("slug", "name", "url", "wikidata", "version")
        return cls(**{name: getattr(outlet, name) for name in names})


class ArticleDescribed(Part):
    """What is known of an article beside its texts."""

    id: int
    title: str
    url: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    language: str | None
    version: int

    @classmethod
    def of(cls, article: Article) -> Self:
        """The article with the name of its outlet."""
        names = ("id", "title", "url", "byline", "published", "language", "version")
        outlet = article.outlet.name if article.outlet else None
        return cls(**{name: getattr(article, name) for name in names}, outlet=outlet)


class AttributionKept(AttributionShown):
    """An attribution with what only the desk reads."""

    claim: str | None
    note: str
    version: int

    @classmethod
    def of(cls, attribution: Attribution) -> Self:
        """The attribution with the slug of its claim."""
        claim = attribution.claim.slug if attribution.claim else None
        own = AttributionShown.of(attribution).model_dump()
        return cls(**own, claim=claim, note=attribution.note, version=attribution.version)


class EvidenceKept(EvidenceAtDesk):
    """A piece of evidence with its version."""

    version: int

    @classmethod
    def of(cls, evidence: Evidence) -> Self:
        """The evidence with all that is known of it."""
        return cls.model_validate(evidence)
