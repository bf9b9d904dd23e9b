"""A contested question with its rival claims side by side."""

from datetime import datetime

from flask import Blueprint, abort

from factcheck.db import session
from factcheck.domain import claimreview
from factcheck.models import Question
from factcheck.presenters.dossiers import Body
from factcheck.presenters.public_chains import ChainsShown
from factcheck.presenters.public_heatmap import HeatmapShown
from factcheck.presenters.public_questions import QuestionPage
from factcheck.presenters.public_timeline import TimelineShown
from factcheck.presenters.public_wordings import WordingsPage
from factcheck.services import public, publications, questions, wordings
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("questions", __name__)


@shown(
    blueprint,
    "/questions/<slug:slug>",
    page="questions/show.html",
    part="questions/_question.html",
    data="question",
)
def show(slug: str) -> Names:
    """The published answers to a question, side by side."""
    question = questions.find(session(), slug) or abort(404)
    listings = publications.published_claims(session(), question.id)
    gone = public.withdrawn_answers(session(), question)
    if not listings and not gone:
        abort(404)
    dossiers = [Body.model_validate_json(each.publication.document or "") for each in listings]
    waiting = public.under_review_count(session(), question)
    site_url = _site()
    said = [each.model_dump(mode="json") for each in dossiers]
    return {
        "structured": claimreview.rivals(question.text, f"{site_url}/questions/{question.slug}", said),
        "question": QuestionPage.of(
            question, dossiers, listings, gone, waiting, site_url, _reworded(question)
        ),
        "timeline": TimelineShown.of(dossiers),
        "chains": ChainsShown.of(dossiers),
        "heatmap": HeatmapShown.of(dossiers),
    }


@shown(
    blueprint,
    "/questions/<slug:slug>/history",
    page="questions/history.html",
    part="questions/_history.html",
    data="history",
)
def history(slug: str) -> Names:
    """Every wording of a question that readers have seen."""
    question = questions.find(session(), slug) or abort(404)
    found = wordings.of(session(), question) or abort(404)
    return {"history": WordingsPage.of(question, found, _site())}


def _reworded(question: Question) -> datetime | None:
    """When the words were last changed that readers see; None where they stand as first published."""
    changes = wordings.of(session(), question)[1:] if question.version > 1 else []
    return changes[-1].since if changes else None


def _site() -> str:
    """The address of the site."""
    return settings().site_url.rstrip("/")
