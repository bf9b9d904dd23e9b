"""A published dossier of our own as programs get it, and what its markup is when something is changed."""

from copy import deepcopy
from typing import Any

from factcheck.domain.claimreview import Site

SITE = Site("The Window Desk", "https://desk.example", "https://creativecommons.org/licenses/by/4.0/", "en")
ADDRESS = "https://desk.example/claims/nat-broke-the-window"


def speaker(name: str, kind: str = "person", **more: Any) -> dict[str, Any]:
    """Somebody who says something."""
    slug = name.lower().replace(" ", "-")
    return {"slug": slug, "name": name, "kind": kind, "role": None, "wikidata": None} | more


def article(number: int, **more: Any) -> dict[str, Any]:
    """An article in which it stands."""
    return {
        "id": number,
        "url": f"https://daily.example/{number}",
        "title": f"The window, part {number}",
        "outlet": "The Daily",
        "published": "2024-05-03",
        "language": "en",
    } | more


def hop(medium: str, outlet: str | None = None, url: str | None = None) -> dict[str, Any]:
    """A step of a chain."""
    return {"medium": medium, "outlet": outlet, "url": url}


def attribution(number: int, who: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Somebody's stance."""
    return {
        "id": number,
        "speaker": who,
        "stance": "asserts",
        "said": "2024-05-02",
        "fidelity": "confirmed",
        "article": article(number),
        "chain": [hop("interview", "Radio One"), hop("article", "The Daily")],
        "origin": "lind-radio",
    } | more


def evidence(number: int = 3, **more: Any) -> dict[str, Any]:
    """Something that bears on it."""
    return {
        "id": number,
        "kind": "document",
        "title": "Report on the glass",
        "url": "https://lab.example/report",
        "archived": "https://archive.example/report",
        "sha256": None,
        "publisher": "The Lab",
        "published": "2024-05-04",
        "quote": "The glass lay outside.",
        "authenticity": None,
    } | more


def dossier(**more: Any) -> dict[str, Any]:
    """A dossier; `ruling` is merged, everything else replaced."""
    ruling = {
        "rating": "mostly-supported",
        "label": "Mostly supported",
        "value": 4,
        "summary": "The glass lay outside.",
        "published": "2024-06-01T10:00:00Z",
        "modified": "2024-06-02T10:00:00Z",
        "version": 2,
        "best": 5,
        "worst": 1,
    }
    whole = {
        "id": ADDRESS,
        "claim": "Neighbour Nat broke the window.",
        "question": {"id": "https://desk.example/questions/who", "slug": "who", "text": "Who did it?"},
        "verdicts": [{"label": "Mostly supported"}],
        "attributions": [
            attribution(7, speaker("Vera Lind", role="neighbour", wikidata="Q1")),
            attribution(8, speaker("The ministry", "government"), stance="denies"),
        ],
        "evidence": [evidence()],
        "corrections": [
            {"version": 2, "published": "2024-06-02T10:00:00Z", "kind": "minor", "note": "A link."}
        ],
    }
    return deepcopy(whole | more | {"ruling": ruling | more.get("ruling", {})})
