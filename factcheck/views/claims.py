"""The verdict page of a claim, and the history of its publications."""

from http import HTTPStatus

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.domain import claimreview
from factcheck.models import Listing
from factcheck.presenters.dossiers import Tombstone, served
from factcheck.presenters.public_claims import ClaimPage
from factcheck.presenters.public_histories import HistoryPage, version_page
from factcheck.services import public, public_rounds, publications
from factcheck.views.embeds import sharing
from factcheck.views.frame import publisher, settings
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("claims", __name__)
DIGITS = 10
MOST = 10 ** (DIGITS - 1)
"""What addresses do not hold as a number of a version."""


@shown(blueprint, "/claims/<slug:slug>", page="claims/show.html", part="claims/_claim.html", data="claim")
def show(slug: str) -> Names:
    """One claim, its ruling, and everyone who stands behind or against it; or its tombstone."""
    listing = _listed(slug)
    history = publications.history(session(), listing.claim_id)
    rivals = publications.rivals(session(), listing.publication)
    round_ = public_rounds.standing(session(), [listing.claim_id]).get(listing.claim_id)
    claim = served(listing.publication, history, rivals, _site_url(), round_)
    if isinstance(claim, Tombstone):
        names = {"claim": claim, "text": listing.text, "page": None, "rivals": rivals}
        return names | sharing(claim, listing.text) | {"status": HTTPStatus.GONE}
    structured = claimreview.markup(claim.model_dump(mode="json"), publisher())
    return {"claim": claim, "text": listing.text, "page": ClaimPage.of(claim, settings().site_name)} | {
        "structured": structured,
        **sharing(claim, listing.text),
    }


@shown(
    blueprint,
    "/claims/<slug:slug>/history",
    page="claims/history.html",
    part="claims/_history.html",
    data="history",
)
def history(slug: str) -> Names | Response:
    """All publications of a claim; `?version=2&against=1` leads to the difference between two."""
    listing = _listed(slug)
    one, other = (request.args.get(name, type=int) for name in ("version", "against"))
    if _numbers(one, other) and not request.path.endswith(".json"):
        return redirect(
            url_for("claims.version", slug=slug, version=one, against=other), HTTPStatus.SEE_OTHER
        )
    return {"history": HistoryPage.of(listing, public.versions(session(), listing.claim_id), _site_url())}


@shown(
    blueprint,
    "/claims/<slug:slug>/history/<int:version>",
    page="claims/version.html",
    part="claims/_version.html",
    data="shown",
)
def version(slug: str, version: int) -> Names:
    """One publication as it was, and how it differs from the one before, or from `?against=`."""
    listing = _listed(slug)
    known = {each.version: each for each in public.versions(session(), listing.claim_id)}
    publication = known.get(version) or abort(404)
    asked = request.args.get("against", request.args.get("from"))
    earlier = (
        version - 1 if asked is None else int(asked) if asked.isdecimal() and len(asked) < DIGITS else -1
    )
    if asked is not None and earlier not in known:
        abort(404, "There is no such version to compare with. The history lists them all.")
    before = known.get(earlier)
    return {
        "shown": version_page(listing, publication, before, max(known), _site_url()),
        "versions": sorted(set(known) - {version}),
    }


def _numbers(*versions: int | None) -> bool:
    """Whether these can be numbers of versions."""
    return all(version is not None and 0 <= version < MOST for version in versions)


def _listed(slug: str) -> Listing:
    """The claim published at that address; 404 when there is none."""
    return public.listed(session(), slug) or abort(404)


def _site_url() -> str:
    """The site's address, without a slash at its end."""
    return settings().site_url.rstrip("/")
