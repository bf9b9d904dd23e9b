"""ClaimReviews of other desks: schema.org markup as it is found, alone, in a list, a graph or a feed."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.domain.foreign import (
    Foreign,
    Source,
    Voice,
    cut,
    day,
    host,
    lines,
    link,
    required,
    words,
)
from factcheck.domain.vocabulary import EvidenceKind, SpeakerKind

WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:wiki|entity)/(Q[1-9]\d{0,18})")
ORGANISATIONS = re.compile(r"\w*Organi[sz]ation|Corporation|NGO|PoliticalParty")
TYPE = re.compile(r"(?:https?://schema\.org/|schema:)?ClaimReview")
Item = Mapping[str, Any]


def found(record: Any) -> Iterator[Item | None]:
    """The ClaimReviews of one record; None for one that its publisher took back, or that is empty."""
    for each in several(record):
        if isinstance(each, list):
            yield from found(each)
        elif isinstance(each, dict):
            yield from _inside(each)


def _inside(record: Item) -> Iterator[Item | None]:
    """The object itself, where it is one, or what it wraps."""
    if record.get("dateDeleted") or record.get("item", record) is None:
        yield None
    elif any(TYPE.fullmatch(str(kind)) for kind in several(record.get("@type"))):
        yield record
    else:
        for name in ("item", "@graph", "itemListElement", "dataFeedElement"):
            yield from found(record.get(name))


def read(item: Any, publisher: str = "") -> Foreign:
    """One ClaimReview; raises Unusable."""
    about, rating = first(item.get("itemReviewed")), first(item.get("reviewRating"))
    author = first(item.get("author"))
    address = link(item.get("url"))
    claim = _claim(item, about)
    named = words(author.get("name")) or publisher or host(link(author.get("url")) or address)
    required(claim, named)
    works = [
        first(about.get("firstAppearance")),
        *several(about.get("appearance")),
        *several(about.get("url")),
    ]
    appeared = next((url for work in works if (url := _address(work))), "")
    return Foreign(
        claim=claim,
        publisher=cut(named, 200),
        label=words(rating.get("alternateName")) or words(rating.get("name")),
        number=_number(rating),
        url=address,
        reviewed=day(item.get("datePublished")),
        summary=lines(rating.get("ratingExplanation")) or lines(item.get("reviewBody")),
        voices=tuple(_voices(about)),
        said=day(about.get("datePublished")),
        link=appeared,
        question=cut(words(first(about.get("about")).get("name")), 500) if _asks(about) else "",
        sources=tuple(_cited(item)),
    )


def several(value: Any) -> list[Any]:
    """One or several values as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def first(value: Any) -> Item:
    """The first object among one or several."""
    return next((each for each in several(value) if isinstance(each, dict)), {})


def _claim(item: Item, about: Item) -> str:
    """The whole claim where the markup has it beside the short one."""
    short, whole = words(item.get("claimReviewed")), words(about.get("text"))
    begins = short.removesuffix("…").rstrip()
    return whole if whole and (not short or whole.startswith(begins)) else short


def _asks(about: Item) -> bool:
    """Whether the claim answers a question."""
    return first(about.get("about")).get("@type") == "Question"


def _address(work: Any) -> str:
    """Where a work is."""
    return link(work.get("url")) or link(work.get("@id")) if isinstance(work, dict) else link(work)


def _number(rating: Item) -> tuple[float, float, float] | None:
    """Value, best and worst, where all three are numbers."""
    try:
        value, best, worst = (
            float(words(rating.get(name))) for name in ("ratingValue", "bestRating", "worstRating")
        )
    except ValueError:
        return None
    return (value, best, worst) if max(map(abs, (value, best, worst))) < 1e6 else None  # noqa: PLR2004 - no scale has more


def _voices(about: Item) -> Iterator[Voice]:
    """Who put the claim forward."""
    for author in several(about.get("author")):
        given = author if isinstance(author, dict) else {"name": author}
        name = cut(words(given.get("name")), 200)
        if name:
            kinds = several(given.get("@type"))
            group = any(ORGANISATIONS.fullmatch(str(kind)) for kind in kinds)
            known = [WIKIDATA.fullmatch(words(same)) for same in several(given.get("sameAs"))]
            yield Voice(
                name,
                kind=SpeakerKind.ORGANISATION if group else SpeakerKind.PERSON,
                role=cut(words(given.get("jobTitle")), 300),
                wikidata=next((found[1] for found in known if found), ""),
            )


def _cited(item: Item) -> Iterator[Source]:
    """What the review cites, where it can be followed."""
    for work in several(item.get("citation")):
        address = _address(work)
        if address:
            title = words(work.get("name") or work.get("headline")) if isinstance(work, dict) else ""
            yield Source(
                cut(title or address, 500), address, kind=EvidenceKind.DOCUMENT, publisher=host(address)
            )
