"""The annotations as JSON-LD: the collection, its pages, and one attribution by itself."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Protocol

from factcheck.domain import annotations
from factcheck.domain.claimreview import Site
from factcheck.presenters.dossier_parts import rfc3339


class Extent(Protocol):
    """How much there is, as `services.annotations` counts it."""

    @property
    def total(self) -> int:
        """How many attributions."""

    @property
    def modified(self) -> datetime | None:
        """When what is published last changed."""

    @property
    def first(self) -> int | None:
        """The number of the first page."""

    @property
    def last(self) -> int | None:
        """The number of the last page."""


class Page(Protocol):
    """One page, as `services.annotations` reads it."""

    @property
    def number(self) -> int:
        """Its number."""

    @property
    def start(self) -> int:
        """How many attributions stand before it."""

    @property
    def documents(self) -> list[str]:
        """The published documents whose attributions it holds."""

    @property
    def previous(self) -> int | None:
        """The page before."""

    @property
    def following(self) -> int | None:
        """The page after."""


def collection(extent: Extent, site: Site) -> dict[str, Any]:
    """The collection, with the addresses of its first and its last page where it has any."""
    ends = {"first": extent.first, "last": extent.last}
    named = {name: annotations.page_address(page, site) for name, page in ends.items() if page is not None}
    return _head(extent, site) | named


def _head(extent: Extent, site: Site) -> dict[str, Any]:
    """The collection without its pages."""
    return annotations.collection(site, extent.total, rfc3339(extent.modified) if extent.modified else None)


def page(found: Page, extent: Extent, site: Site) -> Iterator[str]:
    """One page as JSON, piece by piece: an attribution a line."""
    beside = {"prev": found.previous, "next": found.following}
    head: dict[str, Any] = {
        "@context": annotations.CONTEXT,
        "id": annotations.page_address(found.number, site),
        "type": "AnnotationPage",
        "partOf": {
            "id": annotations.collection_address(site),
            "type": "AnnotationCollection",
            "total": extent.total,
        },
        "startIndex": found.start,
    }
    head |= {
        name: annotations.page_address(number, site) for name, number in beside.items() if number is not None
    }
    yield from _with_items(head, found.documents, site, "]}\n")


def document(extent: Extent, documents: Iterable[str], site: Site) -> Iterator[str]:
    """The whole collection in one file: its only page lies in it."""
    head = _head(extent, site)
    if not extent.total:
        yield json.dumps(head, ensure_ascii=False) + "\n"
        return
    yield json.dumps(head, ensure_ascii=False).removesuffix("}") + ', "first": '
    only = {"id": f"{head['id']}#all", "type": "AnnotationPage", "startIndex": 0}
    yield from _with_items(only, documents, site, "]}}\n")


def _with_items(head: dict[str, Any], documents: Iterable[str], site: Site, end: str) -> Iterator[str]:
    """A page with its items, piece by piece."""
    yield json.dumps(head | {"items": []}, ensure_ascii=False).removesuffix("]}")
    separator = "\n"
    for text in documents:
        for each in annotations.annotations(json.loads(text), site):
            yield separator + json.dumps(each, ensure_ascii=False)
            separator = ",\n"
    yield f"\n{end}"


def found(attribution_id: int, documents: Iterable[str]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The attribution of that number, and the dossier it stands in; None where none holds it."""
    for text in documents:
        dossier = json.loads(text)
        for each in dossier.get("attributions", ()):
            if each["id"] == attribution_id:
                return each, dossier
    return None
