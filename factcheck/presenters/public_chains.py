"""How the statements reached us: chains as a graph in which shared origins join, and the same as a list."""

from collections.abc import Collection, Sequence
from typing import Self

from factcheck.domain import chains
from factcheck.domain.drawing_chains import Graph, Stop, draw
from factcheck.presenters.dossier_attributions import AttributionShown, HopShown
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.dossiers import Body
from factcheck.presenters.public_voices import ends_at


class Way(Part):
    """One way from a speaker to an article, and how many statements went it."""

    stations: tuple[str, ...]
    origin: str
    article_id: int
    statement_count: int


class ChainsShown(Part):
    """The drawing, and all that it shows in words."""

    drawing: Graph | None
    ways: list[Way]
    shared: list[str]

    @classmethod
    def of(cls, dossiers: Sequence[Body]) -> Self:
        """The chains of several claims; an attribution to two of them is drawn once."""
        found = {each.id: each for dossier in dossiers for each in dossier.attributions}
        attributions = list(found.values())
        shared = _shared(attributions)
        ways = [stops(each, shared) for each in attributions]
        drawn = {tuple(stop.key for stop in way): way for way in ways}
        return cls(drawing=draw(list(drawn.values())), ways=_ways(attributions), shared=shared)


def stops(attribution: AttributionShown, shared: Collection[str] = ()) -> list[Stop]:
    """The stations of one chain: speaker, hops, article; shared origins are marked."""
    speaker, article = attribution.speaker, attribution.article
    hops = attribution.chain[:-1] if ends_at(attribution) else attribution.chain
    through = [_stop(attribution, hop, place, shared) for place, hop in enumerate(hops)]
    last = Stop(("article", str(article.id)), article.outlet or article.title, "article")
    return [Stop(("speaker", speaker.slug), speaker.name, "speaker"), *through, last]


def _stop(attribution: AttributionShown, hop: HopShown, place: int, shared: Collection[str]) -> Stop:
    """A hop; the first one of a named origin is the same for all who go back to it."""
    label = chains.step(hop.medium, hop.outlet)
    if place == 0 and attribution.origin:
        kind = "origin" if attribution.origin in shared else "hop"
        return Stop(("origin", attribution.origin.casefold()), label, kind)
    owner = attribution.speaker.slug if place == 0 else ""
    return Stop(("hop", str(place), hop.medium, hop.outlet or hop.url or "", owner), label, "hop")


def _ways(attributions: Sequence[AttributionShown]) -> list[Way]:
    """Each way once."""
    counts: dict[tuple[tuple[str, ...], str, int], int] = {}
    for each in attributions:
        key = (tuple(stop.label for stop in stops(each)), each.origin, each.article.id)
        counts[key] = counts.get(key, 0) + 1
    return [
        Way(stations=stations, origin=origin, article_id=article_id, statement_count=count)
        for (stations, origin, article_id), count in counts.items()
    ]


def _shared(attributions: Sequence[AttributionShown]) -> list[str]:
    """The named origins that more than one article goes back to."""
    articles: dict[str, set[int]] = {}
    for each in attributions:
        if each.origin:
            articles.setdefault(each.origin, set()).add(each.article.id)
    return [origin for origin, found in articles.items() if len(found) > 1]
