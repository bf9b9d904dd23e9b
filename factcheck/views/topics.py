"""The questions and claims that belong to a topic."""

from dataclasses import replace

from flask import Blueprint, abort

from factcheck.db import session
from factcheck.presenters.public_front import TopicPage
from factcheck.services import public_search, topics
from factcheck.views.frame import settings
from factcheck.views.front import asked, page_of
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("topics", __name__)


@shown(
    blueprint,
    "/topics/<slug:slug>",
    page="topics/show.html",
    part="topics/_topic.html",
    data="topic",
)
def show(slug: str) -> Names:
    """What is published about a topic."""
    topic = topics.find(session(), slug) or abort(404)
    wish = replace(asked(), topic=slug)
    found = public_search.search(session(), wish)
    if not found.claim_count:
        abort(404)
    root = settings().site_url.rstrip("/")
    page = TopicPage(id=f"{root}/topics/{slug}", slug=slug, name=topic.name, found=page_of(found, wish))
    return {"topic": page}
