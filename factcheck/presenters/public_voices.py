"""Who says so: the attributions of a claim, by stance and speaker."""

from collections.abc import Iterable
from typing import Self

from factcheck.domain import chains, dates
from factcheck.domain.text import fold
from factcheck.domain.vocabulary import Fidelity, Manner, SpeakerKind, Stance
from factcheck.presenters.dossier_attributions import AttributionShown
from factcheck.presenters.dossier_parts import Part

SHOWN_AT_ONCE = 2
"""The occasions of one speaker that are shown before the rest is folded away."""


class Occasion(Part):
    """One time that somebody said so, in which words, and how it reached us."""

    attribution_id: int
    article_id: int
    article_title: str
    quote: str
    language: str | None
    manner: Manner
    cue: str
    said: str | None
    way: str
    fidelity: Fidelity
    right_words: str | None

    @classmethod
    def of(cls, attribution: AttributionShown) -> Self:
        """The occasion, with its chain in words."""
        article = attribution.article
        return cls(
            attribution_id=attribution.id,
            article_id=article.id,
            article_title=article.title,
            quote=unquoted(attribution.quote),
            language=article.language,
            manner=attribution.manner,
            cue=attribution.cue,
            said=attribution.said,
            way=way(attribution),
            fidelity=attribution.fidelity,
            right_words=attribution.right_words,
        )


class Voice(Part):
    """A speaker, and each occasion on which they took the same stance."""

    slug: str
    name: str
    kind: SpeakerKind
    role: str | None
    occasions: list[Occasion]

    @property
    def first(self) -> list[Occasion]:
        """The occasions shown at once."""
        return self.occasions[:SHOWN_AT_ONCE]

    @property
    def more(self) -> list[Occasion]:
        """The other occasions."""
        return self.occasions[SHOWN_AT_ONCE:]


class Positions(Part):
    """Everybody who took a stance on a claim; a denial weighs as much as an assertion."""

    asserts: list[Voice]
    denies: list[Voice]
    doubts: list[Voice]
    relays: list[Voice]

    @classmethod
    def of(cls, attributions: Iterable[AttributionShown]) -> Self:
        """The positions, each speaker once in each."""
        dated = sorted(attributions, key=when)
        return cls(**{stance.value: voices(dated, stance) for stance in Stance})


def when(attribution: AttributionShown) -> tuple[str, int]:
    """What attributions are ordered by: the date, those without one last."""
    said = attribution.said
    return (dates.first_day(said).isoformat() if said else "9999", attribution.id)


def voices(attributions: Iterable[AttributionShown], stance: Stance) -> list[Voice]:
    """Those who took one stance, in the order they first did."""
    speakers = {}
    occasions: dict[str, list[Occasion]] = {}
    for each in attributions:
        if each.stance is stance:
            speakers[each.speaker.slug] = each.speaker
            occasions.setdefault(each.speaker.slug, []).append(Occasion.of(each))
    return [
        Voice(slug=slug, name=speaker.name, kind=speaker.kind, role=speaker.role, occasions=occasions[slug])
        for slug, speaker in speakers.items()
    ]


def way(attribution: AttributionShown) -> str:
    """The chain in words, up to the outlet where we read it: `to CNN → News.az`."""
    hops = [(hop.medium, hop.outlet) for hop in attribution.chain]
    outlet = attribution.article.outlet
    if outlet and not ends_at(attribution):
        hops.append(("article", outlet))
    return chains.phrase(hops)


def ends_at(attribution: AttributionShown) -> bool:
    """Whether the last hop of the chain is the article itself."""
    article, last = attribution.article, attribution.chain[-1:]
    return bool(last) and fold(last[0].outlet or "") == fold(article.outlet or "") and bool(article.outlet)


def unquoted(quote: str) -> str:
    """The words without quotation marks around all of them: the page sets its own."""
    pairs = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’"}
    bare = quote.strip().rstrip(",").strip()
    closing = pairs.get(bare[:1])
    inner = bare[1:-1]
    if closing and len(bare) > len("“”") and bare.endswith(closing) and closing not in inner:
        return inner.rstrip(" ,")
    return quote.strip()
