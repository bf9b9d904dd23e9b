"""A verdict inside other people's pages: the frame without scripts and cookies, and oEmbed that offers it."""

import base64
import re
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, json, make_response, render_template, request
from markupsafe import Markup

from factcheck.config import HOME
from factcheck.presenters.dossiers import Dossier, Tombstone
from factcheck.presenters.embeds import Embed, as_xml, discovery, oembed
from factcheck.presenters.share import Card
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, public
from factcheck.views.standing import standing

blueprint = Blueprint("embeds", __name__)
CLAIM = re.compile(r"/claims/([a-z0-9]+(?:-[a-z0-9]+)*)/?")


@public(blueprint, "/embed/claims/<slug:slug>")
def embed(slug: str) -> Response:
    """The verdict in short, or that it was withdrawn, for a frame on any site."""
    listing, found = standing(slug)
    style, policy = dressed()
    body = render_template("embed/claim.html", embed=Embed.of(found, listing.text), style=style)
    status = HTTPStatus.GONE if isinstance(found, Tombstone) else HTTPStatus.OK
    answer = make_response(body, status)
    answer.headers["Content-Security-Policy"] = policy
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def sharing(found: Dossier | Tombstone, text: str) -> Names:
    """What a claim's page needs to say how a link to it looks elsewhere."""
    own = settings()
    site_url = own.site_url.rstrip("/")
    return {
        "sharing": {
            "embed": Embed.of(found, text),
            "card": Card.of(found, text, own.site_name),
            "discovery": discovery(found.id, site_url),
        }
    }


@cache
def dressed() -> tuple[Markup, str]:
    """The frame's style, and a policy that allows this style, any site around it, and nothing else.

    It stands in the page, so that the frame is one request and holds in a sandbox too.
    """
    style = (HOME / "static" / "embed.css").read_text(encoding="utf-8")
    mark = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{mark}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors *"
    )
    return Markup(style), policy  # noqa: S704 - a file of ours


@public(blueprint, "/oembed")
def offer() -> Response:
    """How to show one of our claims inside another page (oEmbed 1.0)."""
    form = request.args.get("format", "json")
    if form not in {"json", "xml"}:
        abort(HTTPStatus.NOT_IMPLEMENTED, "oEmbed answers here as json and as xml.")
    listing, found = standing(asked_slug())
    own = settings()
    most = _size("maxwidth"), _size("maxheight")
    told = oembed(Embed.of(found, listing.text), own.site_name, own.site_url.rstrip("/"), most)
    if form == "xml":
        return Response(as_xml(told), content_type="text/xml; charset=utf-8")
    return Response(json.dumps(told, indent=2) + "\n", mimetype="application/json")


def asked_slug() -> str:
    """The claim whose address is asked for; 404 for every other address."""
    try:
        parts = urlsplit(request.args.get("url", ""))
    except ValueError:
        abort(HTTPStatus.NOT_FOUND)
    root = urlsplit(settings().site_url.rstrip("/"))
    path = parts.path.removeprefix(root.path)
    found = CLAIM.fullmatch(path)
    if parts.scheme not in {"http", "https"} or parts.netloc.lower() != root.netloc.lower() or not found:
        abort(HTTPStatus.NOT_FOUND, "`url` must be the address of a claim of this site.")
    return found[1]


def _size(name: str) -> int | None:
    """A limit asked for, in pixels; one that is none is not asked for."""
    asked = request.args.get(name, type=int)
    return asked if asked and asked > 0 else None
