"""For search engines: where everything stands, and what they need not ask for."""

from collections.abc import Iterable
from datetime import datetime

from flask import Blueprint, Response, abort, url_for

from factcheck.db import session
from factcheck.presenters.sitemaps import as_index, as_sitemap
from factcheck.services import sitemaps, tallies
from factcheck.services.sitemaps import NOUNS, Place
from factcheck.views.frame import settings
from factcheck.views.shapes import public

blueprint = Blueprint("sitemaps", __name__)
PAGES = ("/corrections", "/methodology", "/about", "/corrections-policy", "/ethics", "/funding")
"""What stands at the site besides what is published."""
CLOSED = ("/desk", "/signin", "/signout", "/unsubscribe/", "/report", "/suggest", "/letters/", "/*?*after=")
"""What a search engine finds nothing at; the last are further pages of lists."""


@public(blueprint, "/robots.txt")
def robots() -> Response:
    """What programs that read everything may read."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "Allow: /", ""]
    lines += [f"Sitemap: {_root()}/sitemap.xml", ""]
    return Response("\n".join(lines), mimetype="text/plain")


@public(blueprint, "/sitemap.xml")
def index() -> Response:
    """Everything in one file, or where more than that is published the list of the files."""
    if sitemaps.fits(session(), tallies.BLOCK - len(PAGES) - 1):
        found = [place for noun in NOUNS for place in sitemaps.places(session(), noun)]
        return _as_xml(as_sitemap([*_pages(), *_dated(found)]))
    files = [
        (_root() + url_for("sitemaps.part", noun=each.noun, number=each.number), each.modified)
        for each in sitemaps.blocks(session())
    ]
    pages = (_root() + url_for("sitemaps.pages"), sitemaps.last_changed(session()))
    return _as_xml(as_index([pages, *files]))


@public(blueprint, "/sitemap-pages.xml")
def pages() -> Response:
    """The pages of the site itself."""
    return _as_xml(as_sitemap(_pages()))


@public(blueprint, f"/sitemap-<any({','.join(NOUNS)}):noun>-<int:number>.xml")
def part(noun: str, number: int) -> Response:
    """One file of many."""
    found = sitemaps.places(session(), noun, number) or abort(404)
    return _as_xml(as_sitemap(_dated(found)))


def _pages() -> list[tuple[str, datetime | None]]:
    """The front page with the last change of all, then the pages the desk writes."""
    front = (f"{_root()}/", sitemaps.last_changed(session()))
    return [front, *((f"{_root()}{path}", None) for path in PAGES)]


def _dated(places: Iterable[Place]) -> list[tuple[str, datetime | None]]:
    """Whole addresses of things."""
    root = _root()
    return [(f"{root}/{each.noun}/{each.slug}", each.modified) for each in places]


def _root() -> str:
    """The site's address, without a slash at its end."""
    return settings().site_url.rstrip("/")


def _as_xml(body: bytes) -> Response:
    """A document of XML."""
    return Response(body, content_type="application/xml; charset=utf-8")
