"""MediaReview: what was found of an image or a video, as schema.org markup."""

from collections.abc import Mapping
from typing import Any

from factcheck.domain.vocabulary import Authenticity

WORKS = {"image": "ImageObject", "video": "VideoObject", "article": "Article"}
"""The type of a piece of evidence by its kind; any other is a CreativeWork."""
SNAPSHOTS = {"image": "ImageObjectSnapshot", "video": "VideoObjectSnapshot"}
"""The type of an appearance of what was looked at."""
CATEGORIES = {
    Authenticity.ORIGINAL: "OriginalMediaContent",
    Authenticity.MISSING_CONTEXT: "DecontextualizedContent",
    Authenticity.EDITED: "EditedOrCroppedContent",
    Authenticity.TRANSFORMED: "TransformedContent",
    Authenticity.STAGED: "StagedContent",
    Authenticity.SATIRE: "SatireOrParodyContent",
}
"""schema.org's MediaManipulationRatingEnumeration, by our words."""


def work(evidence: Mapping[str, Any]) -> dict[str, Any]:
    """A piece of evidence as a work that a check cites."""
    kind = WORKS.get(evidence["kind"], "CreativeWork")
    found = {
        "@type": kind,
        "name": evidence["title"],
        "url": evidence["url"],
        "publisher": _named(evidence["publisher"]),
        "datePublished": evidence["published"],
        "archivedAt": evidence["archived"],
        "sha256": evidence["sha256"] if evidence["kind"] in SNAPSHOTS else None,
    }
    return {name: value for name, value in found.items() if value}


def reviews(dossier: Mapping[str, Any], author: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A MediaReview for each image or video whose authenticity somebody found."""
    return [
        _review(each, dossier, author)
        for each in dossier["evidence"]
        if each["kind"] in SNAPSHOTS and each.get("authenticity")
    ]


def _review(
    evidence: Mapping[str, Any], dossier: Mapping[str, Any], author: Mapping[str, Any]
) -> dict[str, Any]:
    """What was found of one image or video."""
    found, address, ruling = evidence["authenticity"], dossier["id"], dossier["ruling"]
    said = {
        "@type": "MediaReview",
        "@id": f"{address}#media-{evidence['id']}",
        "url": f"{address}#evidence-{evidence['id']}",
        "datePublished": ruling["published"],
        "dateModified": ruling["modified"],
        "author": {"@id": author["@id"]},
        "mediaAuthenticityCategory": [CATEGORIES[each] for each in found["categories"]],
        "originalMediaContextDescription": found["context"],
        "originalMediaLink": found["original"],
        "itemReviewed": {
            "@type": "MediaReviewItem",
            "name": evidence["title"],
            "mediaItemAppearance": _appearance(evidence),
            "interpretedAsClaim": {"@id": f"{address}#claim"},
        },
    }
    return {name: value for name, value in said.items() if value}


def _appearance(evidence: Mapping[str, Any]) -> dict[str, Any]:
    """Where the image or video was seen."""
    seen = {
        "@type": SNAPSHOTS[evidence["kind"]],
        "contentUrl": evidence["url"],
        "archivedAt": evidence["archived"],
        "description": evidence["quote"] or evidence["title"],
    }
    return {name: value for name, value in seen.items() if value}


def _named(name: str) -> dict[str, str] | None:
    """An organization by its name."""
    return {"@type": "Organization", "name": name} if name else None
