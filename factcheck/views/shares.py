"""The picture of a verdict, for where links to it are shared."""

from http import HTTPStatus

from flask import Blueprint, Response, abort

from factcheck.config import HOME
from factcheck.presenters.dossiers import Tombstone
from factcheck.presenters.lettering import Fonts, NoFonts
from factcheck.presenters.share import Card, picture
from factcheck.views.frame import settings
from factcheck.views.shapes import public
from factcheck.views.standing import standing

blueprint = Blueprint("shares", __name__)
OURS = HOME / "static" / "vendor" / "dejavu"


@public(blueprint, "/claims/<slug:slug>/share.png")
def share(slug: str) -> Response:
    """Claim and rating, 1200 × 630; of a withdrawn claim that it was withdrawn."""
    listing, found = standing(slug)
    site = settings()
    fonts = Fonts(OURS, site.spare_font)
    try:
        drawn = picture(Card.of(found, listing.text, site.site_name), fonts)
    except NoFonts as error:
        abort(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    status = HTTPStatus.GONE if isinstance(found, Tombstone) else HTTPStatus.OK
    answer = Response(drawn, status, mimetype="image/png")
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer
