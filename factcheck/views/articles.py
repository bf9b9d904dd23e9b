"""The excerpts of an article around what published claims quote from it."""

from flask import Blueprint, abort

from factcheck.db import session
from factcheck.presenters.dossiers import Body
from factcheck.presenters.public_articles import ArticlePage, quoted
from factcheck.services import public
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("articles", __name__)
MOST_CLAIMS = 200
"""The most claims whose quotes one article page shows."""


@shown(
    blueprint,
    "/articles/<int:article_id>",
    page="articles/show.html",
    part="articles/_article.html",
    data="article",
)
def show(article_id: int) -> Names:
    """Published quotes in their surroundings; the full text only where the site says it may."""
    listings, _ = public.mentioning(session(), "article", str(article_id), limit=MOST_CLAIMS)
    dossiers = [Body.model_validate_json(each.publication.document or "") for each in listings]
    hashes = {each.article.sha256 for each, _ in quoted(article_id, dossiers).values()}
    texts = public.texts(session(), article_id, hashes)
    site = settings()
    page = ArticlePage.of(article_id, dossiers, texts, site.site_url.rstrip("/"), full_text=site.full_text)
    return {"article": page or abort(404)}
