"""The claim that is published at an address, for what is drawn from it: citations, pictures, embeds."""

from http import HTTPStatus

from flask import abort

from factcheck.db import session
from factcheck.models import Listing
from factcheck.presenters.dossiers import Dossier, Tombstone, served
from factcheck.services import public, public_rounds, publications
from factcheck.views.frame import settings

WITHDRAWN = "This claim was withdrawn. Its page says why, and its history keeps every version."


def standing(slug: str) -> tuple[Listing, Dossier | Tombstone]:
    """The listing and what is published, without rivals; 404 where nothing is."""
    listing = public.listed(session(), slug) or abort(HTTPStatus.NOT_FOUND)
    history = publications.history(session(), listing.claim_id)
    round_ = public_rounds.standing(session(), [listing.claim_id]).get(listing.claim_id)
    return listing, served(listing.publication, history, [], settings().site_url.rstrip("/"), round_)


def dossier(slug: str) -> Dossier:
    """The dossier; 410 where it was withdrawn."""
    _, found = standing(slug)
    if isinstance(found, Tombstone):
        abort(HTTPStatus.GONE, WITHDRAWN)
    return found
