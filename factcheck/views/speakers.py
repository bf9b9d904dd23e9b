"""What a speaker said, each time with its claim and the ruling."""

from flask import Blueprint, abort, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.presenters.dossiers import Body
from factcheck.presenters.public_mentions import SpeakerPage
from factcheck.services import public, speakers
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, moved, shown

blueprint = Blueprint("speakers", __name__)


@shown(
    blueprint,
    "/speakers/<slug:slug>",
    page="speakers/show.html",
    part="speakers/_speaker.html",
    data="speaker",
)
def show(slug: str) -> Names | AnyResponse:
    """What a speaker said, in published claims only; a merged speaker leads on to the other."""
    found = speakers.find(session(), slug) or abort(404)
    standing = speakers.follow(session(), found)
    if standing is not found:
        return moved("speakers.show", slug=standing.slug)
    listings, mark = public.mentioning(session(), "speaker", slug, request.args.get("after", ""))
    if not listings:
        abort(404)
    dossiers = [Body.model_validate_json(each.publication.document or "") for each in listings]
    slugs = public.names_of(session(), found)
    following = url_for("speakers.show", slug=slug, after=mark) if mark else None
    return {"speaker": SpeakerPage.of(found, slugs, dossiers, following, settings().site_url.rstrip("/"))}
