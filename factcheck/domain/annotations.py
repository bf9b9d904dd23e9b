"""Attributions as W3C Web Annotations: who says what, pinned to the words of an article."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.domain.claimreview import WIKIDATA, Site

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
"""What the Web Annotation Protocol calls the shape."""
CLAIMS_ON_A_PAGE = 50
"""A page holds what stands under this many claims, by number; so its address stays its own."""


def annotations(dossier: Mapping[str, Any], site: Site) -> list[dict[str, Any]]:
    """All attributions of a dossier, in its order."""
    return [annotation(each, dossier, site) for each in dossier["attributions"]]


def annotation(said: Mapping[str, Any], dossier: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """One attribution as an annotation of the article it was read in (W3C model, section 3).

    Its times are those of the publication that says so.
    """
    return {
        "@context": CONTEXT,
        "id": address(said["id"], site),
        "type": "Annotation",
        "motivation": "classifying",
        "creator": creator(site),
        "created": dossier["ruling"]["published"],
        "modified": dossier["ruling"]["modified"],
        "rights": site.license,
        "body": list(_bodies(said, dossier, site)),
        "target": target(said, site),
    }


def address(attribution_id: int, site: Site) -> str:
    """Where an attribution is found, as a page and as data."""
    return f"{site.url}/attributions/{attribution_id}"


def creator(site: Site) -> dict[str, Any]:
    """The desk, as an agent."""
    return {"id": f"{site.url}/about", "type": "Organization", "name": site.name, "homepage": f"{site.url}/"}


def _bodies(said: Mapping[str, Any], dossier: Mapping[str, Any], site: Site) -> Iterable[dict[str, Any]]:
    """The claim it is filed under, the stance taken on it, who takes it, and with which verb."""
    speaker = said["speaker"]
    yield {"type": "SpecificResource", "source": dossier["id"], "purpose": "classifying"}
    yield _text(said["stance"], "tagging")
    yield _text(speaker["name"], "identifying")
    yield {
        "type": "SpecificResource",
        "source": f"{site.url}/speakers/{speaker['slug']}",
        "purpose": "identifying",
    }
    if speaker["wikidata"]:
        same = f"{WIKIDATA}{speaker['wikidata']}"
        yield {"type": "SpecificResource", "source": same, "purpose": "linking"}
    if said["cue"]:
        yield _text(said["cue"], "describing", said["article"]["language"])


def _text(value: str, purpose: str, language: str | None = None) -> dict[str, Any]:
    """A body in words."""
    body = {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
    return body | {"language": language} if language else body


def target(said: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """The words in the article, as it was when we retrieved it; positions count code points."""
    article = said["article"]
    here = f"{site.url}/articles/{article['id']}"
    return {
        "type": "SpecificResource",
        "source": article["url"] or here,
        "selector": [dict(each) for each in said["selector"]],
        "state": {
            "type": "TimeState",
            "sourceDate": article["retrieved"],
            "cached": [here, named_by(article["sha256"])],
        },
    }


def named_by(sha256: str) -> str:
    """The address that names a text by its hash, wherever it lies (RFC 6920)."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def page_of(claim_id: int) -> int:
    """The page that holds a claim's attributions."""
    return claim_id // CLAIMS_ON_A_PAGE


def page_address(number: int, site: Site) -> str:
    """Where a page of the collection is."""
    return f"{collection_address(site)[: -len('.jsonld')]}/{number}.jsonld"


def collection_address(site: Site) -> str:
    """Where the collection is."""
    return f"{site.url}/export/annotations.jsonld"


def collection(site: Site, total: int, modified: str | None) -> dict[str, Any]:
    """The collection, less its pages (W3C model, section 5.1)."""
    head = {
        "@context": CONTEXT,
        "id": collection_address(site),
        "type": "AnnotationCollection",
        "label": f"Who says what: the published attributions of {site.name}",
        "creator": creator(site),
        "rights": site.license,
        "total": total,
    }
    return head | {"modified": modified} if modified else head
