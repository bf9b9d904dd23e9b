"""The reading page's names: the article with its marks, and the form beside it."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from flask import abort, request

from factcheck.db import session
from factcheck.domain import passages
from factcheck.domain.spans import Span, SpanError
from factcheck.forms.attributions import AttributionForm
from factcheck.models import Article, Attribution
from factcheck.presenters.articles import ReadingPage
from factcheck.presenters.placing import Placing
from factcheck.services import articles, readings, spans
from factcheck.services.chains import Step, steps_of
from factcheck.views.desk import suggesting
from factcheck.views.shapes import Names

PAGE, PART = "desk/articles/show.html", "desk/articles/_show.html"
Row = dict[str, str]
MOST_PLACED = 12
"""The lost passages that are looked for on one page."""
LETTERS_READ = 600_000
"""The letters that are read for it: some half a second."""


def found_article(article_id: int) -> Article:
    """The article with that number, or the answer that there is none."""
    return articles.find(session(), article_id) or abort(HTTPStatus.NOT_FOUND)


def names(article: Article, form: AttributionForm | None = None, **more: Any) -> Names:
    """What the reading page is drawn from: the article, and a form empty, prefilled or refused."""
    found = readings.attributions(session(), article.id)
    page = ReadingPage.of(article, articles.latest(article), found, suggesting.shown(article))
    asked = form or suggesting.accepted_form(article) or asked_form(article, found)
    about = {"reading": page.narrow(request.args.get("claim", "")), "form": asked}
    near = {"focus": focus(page), "last": last(found), "offered": suggesting.offered(article, asked)}
    return about | near | {"likely": likely(article, found)} | more


def likely(article: Article, found: Sequence[Attribution]) -> dict[int, Placing]:
    """Where lost passages most likely stand now, by attribution; of many, the first few."""
    version = articles.latest(article)
    text = version.text or ""
    lost = [one for one in found if one.span.orphaned and not one.withdrawn]
    few = lost[: min(MOST_PLACED, LETTERS_READ // (len(text) or 1))]
    placed = {one.id: Placing.of(spans.likely(one.span, version), text, one.span.exact) for one in few}
    return {number: place for number, place in placed.items() if place}


def focus(page: ReadingPage) -> int | None:
    """The start of the passage that was just recorded, where the work goes on."""
    wanted = request.args.get("after", type=int)
    return next((one.start for one in page.attributions if one.id == wanted), None)


def last(found: Sequence[Attribution]) -> Attribution | None:
    """The attribution recorded last, whose chain the next one may share."""
    return max((one for one in found if not one.withdrawn), key=lambda one: one.id, default=None)


def asked_form(article: Article, found: Sequence[Attribution]) -> AttributionForm:
    """The form as the address asks for it: with a passage, or after or again like another one."""
    known = {one.id: one for one in found}
    again = known.get(request.args.get("again", 0, type=int))
    after = known.get(request.args.get("after", 0, type=int))
    like = again or after
    values = _kept(like) if like else {}
    if again:
        values |= _again(again)
    form = AttributionForm(formdata=None, data=values | _passage(article))
    form.show_rows(rows_of(like) if like else own_rows(article))
    return form


def _kept(like: Attribution) -> dict[str, Any]:
    """What the next attribution probably shares with the last one."""
    claim = like.claim
    question = claim.question.text if claim and claim.question else ""
    return {"claim": claim.text if claim else "", "question": question, "said": like.said}


def _again(like: Attribution) -> dict[str, Any]:
    """The same words of the same speaker, about another claim."""
    span, speaker = like.span, like.speaker
    who = {"speaker": speaker.name, "kind": speaker.kind.value, "role": speaker.role, "claim": ""}
    words = {"manner": like.manner.value, "cue": like.cue, "origin": like.origin}
    return who | words | _placed(span.start, span.end, span.exact)


def _placed(start: int, end: int, exact: str) -> dict[str, Any]:
    """A passage as the form holds it."""
    return {"start": start, "end": end, "exact": exact, "taken": exact}


def _passage(article: Article) -> dict[str, Any]:
    """The passage that the address names, with what its surroundings suggest."""
    start, end = request.args.get("start", type=int), request.args.get("end", type=int)
    if start is None or end is None:
        return {}
    text = articles.latest(article).text or ""
    try:
        span = Span.cut(text, start, end)
    except SpanError:
        abort(HTTPStatus.NOT_FOUND)
    return _placed(start, end, span.exact) | guessed(text, start, end)


def guessed(text: str, start: int, end: int) -> dict[str, str]:
    """What the words around a passage suggest."""
    return {"manner": passages.manner(text, start, end).value, "cue": passages.cue(text, start, end)}


def own_rows(article: Article) -> list[Row]:
    """An empty first hop, and the article itself as the last one."""
    outlet = article.outlet.name if article.outlet else ""
    return [row_of(Step()), row_of(Step("article", outlet, article.url))]


def rows_of(attribution: Attribution) -> list[Row]:
    """The chain of an attribution as rows of the form."""
    return [row_of(step) for step in steps_of(attribution)] or [row_of(Step())]


def row_of(step: Step) -> Row:
    """A hop as a row of the form."""
    return {"medium": step.medium, "outlet": step.outlet, "url": step.url or ""}


def steps_from(rows: Sequence[Row]) -> list[Step]:
    """The rows of a form as the service takes them."""
    return [Step(row["medium"], row["outlet"], row["url"] or None) for row in rows]
