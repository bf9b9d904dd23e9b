"""Articles at the desk: the list, the reading page, new ones, corrected ones, new versions."""

from http import HTTPStatus

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.domain.spans import Span, SpanError
from factcheck.forms.articles import ArticleEditForm, VersionForm
from factcheck.models import Article
from factcheck.presenters.articles import ReadingList, ReadingRow
from factcheck.services import articles, readings
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import conflicts, reading
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_articles", __name__)
EDIT = {"page": "desk/articles/edit.html", "part": "desk/articles/_edit.html"}
NUMBER = "<int(max=2147483647):article_id>"


@shown(
    blueprint,
    "/desk/articles",
    page="desk/articles/list.html",
    part="desk/articles/_list.html",
    access=REVIEWER,
    data="listed",
)
def browse() -> Names:
    """The articles, newest first; `q` narrows them down, `before` goes on."""
    q = request.args.get("q", "").strip()
    before = min(request.args.get("before", 0, type=int), 2**31 - 1)
    found = articles.newest(session(), q, before or None, articles.PAGE + 1)
    rows, more = found[: articles.PAGE], len(found) > articles.PAGE
    counts = readings.counts(session(), [article.id for article in rows])
    shown_rows = [ReadingRow.of(article, counts.get(article.id, 0)) for article in rows]
    return {"listed": ReadingList(q=q, articles=shown_rows, before=rows[-1].id if more else None)}


@shown(
    blueprint,
    f"/desk/articles/{NUMBER}",
    page=reading.PAGE,
    part=reading.PART,
    access=REVIEWER,
    data="reading",
)
def show(article_id: int) -> Names:
    """An article with everything attributed in it, and the form to attribute more."""
    return reading.names(reading.found_article(article_id))


@shown(blueprint, f"/desk/articles/{NUMBER}/passage", page=reading.PAGE, access=REVIEWER, data="passage")
def passage(article_id: int) -> Names | AnyResponse:
    """One passage from `start` to `end`, and what its surroundings suggest; as a page, the form with it."""
    if not request.path.endswith(".json"):
        return redirect(f"{request.path.removesuffix('/passage')}?{request.query_string.decode()}")
    text = articles.latest(reading.found_article(article_id)).text or ""
    try:
        span = Span.cut(text, request.args.get("start", -1, type=int), request.args.get("end", -1, type=int))
    except SpanError as error:
        abort(HTTPStatus.NOT_FOUND, str(error))
    return {"passage": vars(span) | reading.guessed(text, span.start, span.end)}


@shown(blueprint, f"/desk/articles/{NUMBER}/edit", access=REVIEWER, **EDIT)
def edit(article_id: int) -> Names:
    """What is known of an article, to be corrected; its text, to be brought up to date."""
    return _names(reading.found_article(article_id))


def _names(article: Article, form: ArticleEditForm | None = None, text: VersionForm | None = None) -> Names:
    """The two forms of one article."""
    newest = articles.latest(article)
    return {
        "article": article,
        "form": form or ArticleEditForm(formdata=None, **articles.values(article), version=article.version),
        "text_form": text or VersionForm(formdata=None, text=newest.text, version=newest.number),
    }


@sent(blueprint, f"/desk/articles/{NUMBER}/edit", access=REVIEWER, **EDIT)
def save(article_id: int) -> Names | AnyResponse:
    """Correct what is known of an article; whoever saved first is not overwritten."""
    article, form = reading.found_article(article_id), ArticleEditForm()
    if not form.validate():
        return _names(article, form)
    try:
        articles.edit(session(), someone(), article, form.version.data or 0, **form.details())
    except EditedMeanwhile as conflict:
        return _names(article, form) | conflicts.both(form, conflict)
    except Refused as refusal:
        form.refuse(str(refusal))
        return _names(article, form)
    return done("The article is saved.", url_for("desk_articles.show", article_id=article_id))


@sent(blueprint, f"/desk/articles/{NUMBER}/versions", access=REVIEWER, **EDIT)
def renew(article_id: int) -> Names | AnyResponse:
    """Add the text as it reads now; what was marked moves along where the words still stand."""
    article, form = reading.found_article(article_id), VersionForm()
    if not form.validate():
        return _names(article, text=form)
    number = articles.latest(article).number
    try:
        made = articles.add_version(
            session(), someone(), article, form.text.data or "", base=form.version.data
        )
    except EditedMeanwhile as conflict:
        both = conflicts.both(form, conflict)
        return _names(article, text=form) | {"text_conflict": both["conflict"], "status": both["status"]}
    except Refused as refusal:
        form.refuse(str(refusal), "text")
        return _names(article, text=form)
    return done(_moved(article, made.number > number), url_for("desk_articles.show", article_id=article_id))


def _moved(article: Article, new: bool) -> str:  # noqa: FBT001 - the sentence depends on it
    """What became of the marks."""
    if not new:
        return "The text is the one we have; nothing was changed."
    found = readings.attributions(session(), article.id)
    lost = sum(one.span.orphaned and not one.withdrawn for one in found)
    if not lost:
        return "The new version is added. Everything that was marked moved along."
    return f"The new version is added. Passages to be placed by hand: {lost}."
