"""What a speaker said, or what an outlet carried: each time with its claim and the ruling."""

from collections.abc import Callable, Collection, Sequence
from typing import Self

from factcheck.domain.vocabulary import SpeakerKind
from factcheck.models import Outlet, Speaker
from factcheck.presenters.dossier_attributions import AttributionShown
from factcheck.presenters.dossier_parts import Part, QuestionNamed
from factcheck.presenters.dossiers import Body
from factcheck.presenters.public_timeline import Saying, saying
from factcheck.presenters.public_voices import when

Wanted = Callable[[AttributionShown], bool]


class Statement(Part):
    """A published claim, its ruling, and the occasions that are asked for."""

    id: str
    slug: str
    claim: str
    question: QuestionNamed | None
    rating: str
    label: str
    sayings: list[Saying]

    @classmethod
    def of(cls, dossier: Body, wanted: Wanted) -> Self:
        """The claim with those of its attributions that are wanted, by date."""
        chosen = sorted(filter(wanted, dossier.attributions), key=when)
        return cls(
            id=dossier.id,
            slug=dossier.slug,
            claim=dossier.claim,
            question=dossier.question,
            rating=dossier.ruling.rating,
            label=dossier.ruling.label,
            sayings=[saying(each, dossier.short or dossier.claim, dossier.slug) for each in chosen],
        )


class SpeakerPage(Part):
    """What a speaker asserted, denied, doubted or relayed. No score of a person."""

    id: str
    slug: str
    name: str
    kind: SpeakerKind
    role: str | None
    wikidata: str | None
    statements: list[Statement]
    next: str | None

    @classmethod
    def of(
        cls,
        speaker: Speaker,
        slugs: Collection[str],
        dossiers: Sequence[Body],
        after: str | None,
        site_url: str,
    ) -> Self:
        """The page of a speaker who was known under these slugs."""
        return cls(
            id=f"{site_url}/speakers/{speaker.slug}",
            slug=speaker.slug,
            name=speaker.name,
            kind=speaker.kind,
            role=speaker.role,
            wikidata=speaker.wikidata,
            statements=[Statement.of(each, lambda said: said.speaker.slug in slugs) for each in dossiers],
            next=after,
        )


class OutletPage(Part):
    """What an outlet carried: statements in its articles, and those it passed on to others."""

    id: str
    slug: str
    name: str
    url: str | None
    statements: list[Statement]
    next: str | None

    @classmethod
    def of(
        cls,
        outlet: Outlet,
        slugs: Collection[str],
        dossiers: Sequence[Body],
        after: str | None,
        site_url: str,
    ) -> Self:
        """The page of an outlet that was known under these slugs."""

        def carried(said: AttributionShown) -> bool:
            through = {said.article.outlet_slug, *(hop.outlet_slug for hop in said.chain)}
            return not through.isdisjoint(slugs)

        return cls(
            id=f"{site_url}/outlets/{outlet.slug}",
            slug=outlet.slug,
            name=outlet.name,
            url=outlet.url,
            statements=[Statement.of(each, carried) for each in dossiers],
            next=after,
        )
