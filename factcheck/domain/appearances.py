"""Where a claim appeared, as schema.org: the first known work, and those based on it."""

from collections.abc import Iterable, Mapping
from typing import Any

WORKS = {
    "article": "Article",
    "wire report": "NewsArticle",
    "social media": "SocialMediaPosting",
    "document": "DigitalDocument",
}
"""The type of a work by its medium; any other is a CreativeWork, its medium the genre."""
LAST_DAY = "9999"
"""Sorts a work without a date behind those with one."""
Works = dict[str, dict[str, Any]]


def of(attributions: Iterable[Mapping[str, Any]], address: str) -> dict[str, Any]:
    """`firstAppearance` and `appearance` of a claim at an address, joined by `isBasedOn`.

    Every chain is walked from the speaker's mouth to our article. Works with the same
    link, or of the same origin, medium and outlet, are one. A work carries its own
    date, never the claim's.
    """
    works: Works = {}
    first: dict[str, str] = {}
    for each in attributions:
        root = _walk(each, works, address)
        day = each["said"] or each["article"]["published"] or LAST_DAY
        first[root] = min(day, first.get(root, day))
    if not works:
        return {}
    roots = [key for key in first if "isBasedOn" not in works[key]]
    earliest = min(roots, key=lambda key: first[key]) if roots else None
    others = [work for key, work in works.items() if key != earliest]
    found: dict[str, Any] = {"firstAppearance": works[earliest]} if earliest else {}
    return found | ({"appearance": others} if others else {})


def _walk(attribution: Mapping[str, Any], works: Works, address: str) -> str:
    """Add the works of one chain; the key of the first."""
    article, steps = attribution["article"], list(attribution["chain"])
    if steps and _same(steps[-1], article):
        steps.pop()
    path = [_hop(step, attribution, address) for step in steps if step["outlet"] or step["url"]]
    path.append(_article(article, address))
    before: str | None = None
    for work in path:
        kept = works.setdefault(work["@id"], work)
        if before and before != work["@id"] and not _rests(works, before, work["@id"]):
            _base(kept, before)
        before = work["@id"]
    return str(path[0]["@id"])


def _base(work: dict[str, Any], on: str) -> None:
    """Say that a work rests on another one too."""
    bases = work.get("isBasedOn", [])
    known = [bases] if isinstance(bases, dict) else bases
    if {"@id": on} not in known:
        both = [*known, {"@id": on}]
        work["isBasedOn"] = both[0] if len(both) == 1 else both


def _rests(works: Works, key: str, on: str) -> bool:
    """Whether a work rests on another, however far; two chains may not close a ring."""
    waiting, seen = [key], set()
    while waiting:
        current = waiting.pop()
        if current == on:
            return True
        if current not in seen:
            seen.add(current)
            bases = works[current].get("isBasedOn", [])
            waiting += [each["@id"] for each in ([bases] if isinstance(bases, dict) else bases)]
    return False


def _same(hop: Mapping[str, Any], article: Mapping[str, Any]) -> bool:
    """Whether the last hop is the article itself."""
    if hop["url"] and article["url"]:
        return bool(hop["url"] == article["url"])
    return hop["outlet"] is not None and hop["outlet"] == article["outlet"]


def _hop(hop: Mapping[str, Any], attribution: Mapping[str, Any], address: str) -> dict[str, Any]:
    """One work on the way, as far as it is known."""
    root = attribution["origin"] or f"a{attribution['id']}"
    key = hop["url"] or f"{address}#{'-'.join(_slug(each) for each in (root, hop['medium'], hop['outlet']))}"
    work = {
        "@type": WORKS.get(hop["medium"], "CreativeWork"),
        "@id": key,
        "genre": hop["medium"],
        "url": hop["url"],
        "publisher": _outlet(hop["outlet"]),
    }
    return {name: value for name, value in work.items() if value}


def _article(article: Mapping[str, Any], address: str) -> dict[str, Any]:
    """The article in which we read it."""
    work = {
        "@type": "Article",
        "@id": article["url"] or f"{address}#article-{article['id']}",
        "url": article["url"],
        "headline": article["title"],
        "publisher": _outlet(article["outlet"]),
        "datePublished": article["published"],
        "inLanguage": article["language"],
    }
    return {name: value for name, value in work.items() if value}


def _outlet(name: str | None) -> dict[str, str] | None:
    """Who published a work."""
    return {"@type": "Organization", "name": name} if name else None


def _slug(text: str | None) -> str:
    """Words as a part of an address."""
    return "-".join("".join(each if each.isalnum() else " " for each in text or "").lower().split())
