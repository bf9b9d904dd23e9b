"""What an outlet carried, each time with its claim and the ruling."""

from flask import Blueprint, abort, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.presenters.dossiers import Body
from factcheck.presenters.public_mentions import OutletPage
from factcheck.services import outlets, public
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, moved, shown

blueprint = Blueprint("outlets", __name__)


@shown(
    blueprint,
    "/outlets/<slug:slug>",
    page="outlets/show.html",
    part="outlets/_outlet.html",
    data="outlet",
)
def show(slug: str) -> Names | AnyResponse:
    """What an outlet carried, in published claims only; a merged outlet leads on to the other."""
    found = outlets.find(session(), slug) or abort(404)
    standing = outlets.follow(session(), found)
    if standing is not found:
        return moved("outlets.show", slug=standing.slug)
    listings, mark = public.mentioning(session(), "outlet", slug, request.args.get("after", ""))
    if not listings:
        abort(404)
    dossiers = [Body.model_validate_json(each.publication.document or "") for each in listings]
    slugs = public.names_of(session(), found)
    following = url_for("outlets.show", slug=slug, after=mark) if mark else None
    return {"outlet": OutletPage.of(found, slugs, dossiers, following, settings().site_url.rstrip("/"))}
