"""ClaimReview: one published claim as schema.org markup, drawn from its dossier."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.domain import appearances, mediareview

CONTEXT = "https://schema.org"
LONGEST_CLAIM = 75
"""The most characters of `claimReviewed` (Google's ClaimReview documentation)."""
LEAST_WORST = 1
"""The least `worstRating` (the same)."""
CUT = "…"
WIKIDATA = "https://www.wikidata.org/wiki/"
PARTIES = {"person": "Person", "government": "Organization", "organisation": "Organization"}
"""The type of a claimant by the speaker's kind; an anonymous source is nobody one could name."""
POLICIES = {
    "publishingPrinciples": "/methodology",
    "correctionsPolicy": "/corrections-policy",
    "ethicsPolicy": "/ethics",
    "ownershipFundingInfo": "/funding",
}
"""Where a desk says how it works, by the property of its Organization."""


@dataclass(frozen=True)
class Site:
    """Who publishes, at which address, on which terms, in which language."""

    name: str
    url: str
    license: str = ""
    language: str = "en"


def markup(dossier: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """The ClaimReview of a dossier, with its context; the dossier is not a tombstone.

    Google's rules hold (developers.google.com, Fact check structured data), and what
    a dossier does not say is left out, never invented.
    """
    return {"@context": CONTEXT} | review(dossier, site)


def review(dossier: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """The ClaimReview alone, as it stands in a feed."""
    ruling, address = dossier["ruling"], dossier["id"]
    return _said(
        {
            "@type": "ClaimReview",
            "@id": f"{address}#review",
            "url": address,
            "datePublished": ruling["published"],
            "dateModified": ruling["modified"],
            "version": ruling["version"],
            "inLanguage": site.language,
            "claimReviewed": shortened(dossier["claim"]),
            "author": publisher(site),
            "reviewRating": rating(ruling),
            "itemReviewed": claim(dossier),
            "citation": [mediareview.work(each) for each in dossier["evidence"]],
            "correction": _corrections(dossier.get("corrections", ())),
            "associatedMediaReview": mediareview.reviews(dossier, publisher(site)),
            "sdLicense": site.license,
        }
    )


def shortened(text: str) -> str:
    """A claim in at most 75 characters, cut between words where it is longer."""
    if len(text) <= LONGEST_CLAIM:
        return text
    head = text[:LONGEST_CLAIM]
    words, space, _ = head.rpartition(" ")
    return (words.rstrip(" ,;:–-") if space else head[:-1]) + CUT


def publisher(site: Site) -> dict[str, Any]:
    """The desk, as the author of a check."""
    desk = {"@type": "Organization", "@id": f"{site.url}/#desk", "name": site.name, "url": f"{site.url}/"}
    return _said(desk)


def organization(site: Site) -> dict[str, Any]:
    """The desk with its policies, as the front page and the page about it carry it."""
    links = {name: f"{site.url}{address}" for name, address in POLICIES.items()}
    return {"@context": CONTEXT} | publisher(site) | links


def rivals(question: str, address: str, dossiers: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The page of a question: its claims in their order, and no ClaimReview."""
    claims = [
        {"@type": "ListItem", "position": number, "item": _rival(each)}
        for number, each in enumerate(dossiers, start=1)
    ]
    page = {"@type": "WebPage", "@id": address, "url": address, "name": question}
    about = _question(address, question)
    listed = {"@type": "ItemList", "numberOfItems": len(claims), "itemListElement": claims}
    return {"@context": CONTEXT} | page | {"about": about, "mainEntity": listed}


def _rival(dossier: Mapping[str, Any]) -> dict[str, Any]:
    """One claim of a question, in short: its own page says where it appeared."""
    return _said(
        {
            "@type": "Claim",
            "@id": f"{dossier['id']}#claim",
            "url": dossier["id"],
            "text": dossier["claim"],
            "author": claimants(claiming(dossier["attributions"])),
        }
    )


def _question(address: str, text: str) -> dict[str, Any]:
    """What the claims answer."""
    return {"@type": "Question", "@id": f"{address}#question", "name": text}


def rating(ruling: Mapping[str, Any]) -> dict[str, Any]:
    """The verdict in words, and in numbers only where it lies on the true/false scale."""
    said = {"@type": "Rating", "alternateName": ruling["label"], "ratingExplanation": ruling["summary"]}
    if ruling["value"] is not None and LEAST_WORST <= ruling["worst"] < ruling["best"]:
        said |= {
            "ratingValue": ruling["value"],
            "bestRating": ruling["best"],
            "worstRating": ruling["worst"],
        }
    return _said(said)


def claim(dossier: Mapping[str, Any]) -> dict[str, Any]:
    """What was reviewed: the whole claim, who puts it forward, and where."""
    question, address = dossier["question"], dossier["id"]
    forward = claiming(dossier["attributions"])
    about = _question(question["id"], question["text"]) if question else None
    return _said(
        {
            "@type": "Claim",
            "@id": f"{address}#claim",
            "text": dossier["claim"],
            "about": about,
            "author": claimants(forward),
            "datePublished": min((each["said"] for each in forward if each["said"]), default=None),
        }
        | appearances.of(forward, address)
    )


def claiming(attributions: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The attributions that put the claim forward; words nobody found are nobody's."""
    return [each for each in attributions if each["stance"] == "asserts" and each["fidelity"] != "not found"]


def claimants(attributions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]] | dict[str, Any] | None:
    """Who puts the claim forward, each once: one, several, or None where nobody is named."""
    speakers = {each["speaker"]["slug"]: each["speaker"] for each in attributions}
    named = [_party(each) for each in speakers.values() if each["kind"] in PARTIES]
    return named[0] if len(named) == 1 else named or None


def _party(speaker: Mapping[str, Any]) -> dict[str, Any]:
    """One claimant."""
    kind = PARTIES[speaker["kind"]]
    return _said(
        {
            "@type": kind,
            "name": speaker["name"],
            "jobTitle": speaker["role"] if kind == "Person" else None,
            "sameAs": speaker["wikidata"] and f"{WIKIDATA}{speaker['wikidata']}",
        }
    )


def _corrections(given: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What was corrected, and when."""
    return [
        _said({"@type": "CorrectionComment", "text": each["note"], "datePublished": each["published"]})
        for each in given
    ]


def _said(given: dict[str, Any]) -> dict[str, Any]:
    """Markup without what nobody said."""
    return {name: value for name, value in given.items() if value not in (None, "", [])}
