"""Suggestions at the desk: an article read by a machine, and what people make of what it proposes."""

from http import HTTPStatus

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck import db
from factcheck.db import session
from factcheck.domain.proposals import Proposal
from factcheck.forms.attributions import RefuseForm
from factcheck.forms.fields import Form
from factcheck.models import Article, ArticleVersion, Suggestion
from factcheck.services import articles, proposing, suggestions
from factcheck.services.refusals import Refused
from factcheck.services.spans import TextNotKept
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import reading, suggesting
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_suggestions", __name__)
NUMBER = "<int(max=2147483647):article_id>"
ADDRESS = "/desk/suggestions/<int(max=2147483647):suggestion_id>"
PAGE = {"page": reading.PAGE, "part": reading.PART}


@sent(blueprint, f"/desk/articles/{NUMBER}/suggestions", access=REVIEWER, **PAGE)
def propose(article_id: int) -> Names | AnyResponse:
    """Let a machine read the newest version; done twice, the second time finds the first."""
    form = Form()
    if not form.validate():
        return reading.names(reading.found_article(article_id), deciding=form, unread=True)
    try:
        version_id, found = _read(article_id)
    except Refused as refusal:
        form.refuse(str(refusal))
        return reading.names(reading.found_article(article_id), deciding=form, unread=True)
    version = session().get_one(ArticleVersion, version_id)
    made = suggestions.propose(session(), someone(), version, found, suggesting.extractor())
    return done(_counted(made.suggestion_count), url_for("desk_articles.show", article_id=article_id))


def _read(article_id: int) -> tuple[int, list[Proposal]]:
    """The newest version and what is proposed of it, found out before anything is locked."""
    with db.reading() as looking:
        article = articles.find(looking, article_id) or abort(HTTPStatus.NOT_FOUND)
        version = articles.latest(article)
        if suggestions.reading(looking, version, suggesting.extractor()):
            return version.id, []
        if version.text is None:
            raise TextNotKept
        outlet = article.outlet.name if article.outlet else None
        source = proposing.Source(version.text, article.published, outlet, article.language)
    return version.id, proposing.read(source, suggesting.extractor())


def _counted(count: int) -> str:
    """How many there are."""
    if not count:
        return "No suggestions: nobody new is quoted in this text, as far as a machine can tell."
    return f"{count} suggestion{'s' if count > 1 else ''}."


@sent(blueprint, f"{ADDRESS}/refuse", access=REVIEWER, **PAGE)
def refuse(suggestion_id: int) -> Names | AnyResponse:
    """Refuse a suggestion, perhaps with a reason; it does not come back."""
    found, article = _found(suggestion_id)
    form, following = RefuseForm(), suggesting.after(article, found)
    if form.validate():
        try:
            suggestions.refuse(session(), someone(), found, form.reason.data or "")
        except Refused as refusal:
            return _refused(article, form, refusal)
        who = found.speaker or "somebody unnamed"
        return done(f"Refused: {who}. You can undo it.", suggesting.address(article, following))
    return reading.names(article, deciding=form)


@sent(blueprint, f"{ADDRESS}/reopen", access=REVIEWER, **PAGE)
def reopen(suggestion_id: int) -> Names | AnyResponse:
    """Put a refused suggestion back among the open ones."""
    found, article = _found(suggestion_id)
    form = Form()
    if form.validate():
        try:
            suggestions.reopen(session(), someone(), found)
        except Refused as refusal:
            return _refused(article, form, refusal)
        return done("The suggestion is open again.", suggesting.address(article, found.id))
    return reading.names(article, deciding=form)


def _found(suggestion_id: int) -> tuple[Suggestion, Article]:
    """The suggestion and its article, or the answer that there is none."""
    found = suggestions.find(session(), suggestion_id) or abort(HTTPStatus.NOT_FOUND)
    return found, reading.found_article(suggestions.article_of(session(), found).id)


def _refused(article: Article, form: Form, refusal: Refused) -> Names:
    """The page again with the reason why not."""
    form.refuse(str(refusal))
    return reading.names(article, deciding=form, status=refusal.status)
