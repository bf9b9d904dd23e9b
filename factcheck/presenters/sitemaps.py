"""A sitemap as XML (sitemaps.org): what stands where, or which files say so."""

from collections.abc import Iterable
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from factcheck.presenters.dossier_parts import rfc3339

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
Dated = Iterable[tuple[str, datetime | None]]
"""Whole addresses, and when what stands there last changed."""


def as_sitemap(places: Dated) -> bytes:
    """A list of addresses."""
    return _drawn("urlset", "url", places)


def as_index(files: Dated) -> bytes:
    """A list of lists."""
    return _drawn("sitemapindex", "sitemap", files)


def _drawn(whole: str, each: str, places: Dated) -> bytes:
    """The document, in UTF-8."""
    root = Element(whole, {"xmlns": SPACE})
    for address, modified in places:
        node = SubElement(root, each)
        SubElement(node, "loc").text = address
        if modified:
            SubElement(node, "lastmod").text = rfc3339(modified)
    found: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return found
