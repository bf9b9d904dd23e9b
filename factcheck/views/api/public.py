"""Everything public, for programs: the presenters of the `.json` addresses; cursors lead on here."""

from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, request
from pydantic import BaseModel
from werkzeug.wrappers import Response

from factcheck import db
from factcheck.forms.api_queries import DossiersAsked, Paged, SearchAsked, VersionAsked
from factcheck.models.columns import now
from factcheck.presenters import exports as drawn
from factcheck.presenters.api import ScaleShown
from factcheck.presenters.dossiers import Dossier, Tombstone
from factcheck.presenters.public_articles import ArticlePage
from factcheck.presenters.public_corrections import CorrectionsPage
from factcheck.presenters.public_front import FrontPage, TopicPage
from factcheck.presenters.public_histories import HistoryPage, VersionPage
from factcheck.presenters.public_mentions import OutletPage, SpeakerPage
from factcheck.presenters.public_questions import QuestionPage
from factcheck.services import exports, public_search, scales
from factcheck.views import articles, claims, corrections, front, outlets, questions, speakers, topics
from factcheck.views.api.operations import named, reads
from factcheck.views.exports import asked_after, asked_since, site
from factcheck.views.frame import settings

blueprint = Blueprint("api_public", __name__)
Page = TypeVar("Page", bound=BaseModel)


def onward(page: Page) -> Page:
    """A page of a list whose `next` leads on at this address."""
    following: str | None = getattr(page, "next", None)
    return page.model_copy(update={"next": _here(following)}) if following else page


def _here(address: str) -> str:
    """The address that is asked with what stands after the question mark of another one."""
    return f"{settings().site_url.rstrip('/')}{request.path}?{urlsplit(address).query}"


@reads(blueprint, "/search", FrontPage, asks=SearchAsked)
def search() -> FrontPage:
    """Search questions and claims.

    The same search as the front page's: questions with their published claims, and claims that stand alone.
    """
    wish = front.asked()
    return onward(front.page_of(public_search.search(db.session(), wish), wish))


@reads(blueprint, "/claims", drawn.Envelope, asks=DossiersAsked)
def dossiers() -> drawn.Envelope:
    """All dossiers by their last change.

    Withdrawn claims stand there as tombstones; `next` leads on.
    """
    since, after, session = asked_since(), asked_after(), db.session()
    found = exports.batch(session, since=since, after=after, limit=exports.BATCH + 1)
    shown = found[: exports.BATCH]
    mark = {"after": str(shown[-1].cursor)} if len(found) > len(shown) else None
    following = _following(mark)
    return drawn.Envelope.of(shown, site(), exports.count(session, since), now(), following)


def _following(mark: dict[str, str] | None) -> str | None:
    """The address of the next page of this list."""
    if mark is None:
        return None
    since = {"since": request.args["since"]} if request.args.get("since") else {}
    return f"{settings().site_url.rstrip('/')}{request.path}?{urlencode(since | mark)}"


@reads(blueprint, "/claims/<slug:slug>", Dossier, gone=Tombstone)
def claim(slug: str) -> tuple[Dossier | Tombstone, int]:
    """One claim's dossier.

    All that is published about it; of a withdrawn one, its tombstone with status 410.
    """
    names = claims.show(slug)
    found: Dossier | Tombstone = named(names, "claim")
    return found, HTTPStatus.GONE if isinstance(found, Tombstone) else HTTPStatus.OK


@reads(blueprint, "/claims/<slug:slug>/history", HistoryPage)
def history(slug: str) -> HistoryPage:
    """All publications of a claim."""
    found: HistoryPage = named(claims.history(slug), "history")
    return found


@reads(blueprint, "/claims/<slug:slug>/history/<int:version>", VersionPage, asks=VersionAsked)
def version(slug: str, version: int) -> VersionPage:
    """One publication of a claim, and how it differs from another."""
    found: VersionPage = named(claims.version(slug, version), "shown")
    return found


@reads(blueprint, "/questions/<slug:slug>", QuestionPage)
def question(slug: str) -> QuestionPage:
    """A question with its rival claims side by side."""
    found: QuestionPage = named(questions.show(slug), "question")
    return found


@reads(blueprint, "/speakers/<slug:slug>", SpeakerPage, asks=Paged)
def speaker(slug: str) -> SpeakerPage | Response:
    """What a speaker said, each time with its claim and ruling."""
    names = speakers.show(slug)
    return names if isinstance(names, Response) else onward(named(names, "speaker"))


@reads(blueprint, "/outlets/<slug:slug>", OutletPage, asks=Paged)
def outlet(slug: str) -> OutletPage | Response:
    """What an outlet printed or aired of published claims."""
    names = outlets.show(slug)
    return names if isinstance(names, Response) else onward(named(names, "outlet"))


@reads(blueprint, "/topics/<slug:slug>", TopicPage, asks=SearchAsked)
def topic(slug: str) -> TopicPage:
    """The questions and claims that belong to a topic."""
    page: TopicPage = named(topics.show(slug), "topic")
    return page.model_copy(update={"found": onward(page.found)})


@reads(blueprint, "/articles/<int:article_id>", ArticlePage)
def article(article_id: int) -> ArticlePage:
    """The excerpts of an article around what published claims quote from it."""
    found: ArticlePage = named(articles.show(article_id), "article")
    return found


@reads(blueprint, "/corrections", CorrectionsPage, asks=Paged)
def all_corrections() -> CorrectionsPage:
    """Every correction of something published, the newest first."""
    found: CorrectionsPage = named(corrections.index(), "log")
    return onward(found)


@reads(blueprint, "/scale", ScaleShown)
def scale() -> ScaleShown:
    """The rating scale in force."""
    return ScaleShown.of(scales.current(db.session()))
