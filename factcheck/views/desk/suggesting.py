"""Suggesting: what a machine proposed, as the reading page shows it and as its form takes it over."""

from typing import Any

from flask import current_app, request, url_for

from factcheck.config import Settings
from factcheck.db import session
from factcheck.domain.proposals import hops
from factcheck.forms.attributions import AttributionForm
from factcheck.models import Article, Attribution, Claim, Suggestion
from factcheck.presenters.suggestions import BY_TEXT, ReadingSuggestions
from factcheck.services import articles, recognising, suggestions
from factcheck.services.refusals import Refused
from factcheck.views.access import someone


def extractor() -> str:
    """The name of the extractor that this site uses."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.extractor


def shown(article: Article) -> ReadingSuggestions:
    """The suggestions of an article, in the order asked."""
    version = articles.latest(article)
    waiting = suggestions.waiting(session(), version)
    return ReadingSuggestions.of(
        extractor(),
        version.id,
        suggestions.reading(session(), version, extractor()),
        waiting,
        suggestions.settled(session(), article.id),
        recognising.known(session(), {each.speaker for each in waiting}),
        article.outlet.name if article.outlet else "",
        order(),
    )


def order() -> str:
    """The order asked by the address or by the form."""
    return request.values.get("order") or BY_TEXT


def accepted_form(article: Article) -> AttributionForm | None:
    """The form filled in as the suggestion that the address names; None where it names none that is open."""
    wanted = request.args.get("suggestion", 0, type=int)
    found = next(
        (s for s in suggestions.waiting(session(), articles.latest(article)) if s.id == wanted), None
    )
    if found is None:
        return None
    form = AttributionForm(formdata=None, data=_words(found) | _spoken(found) | _filed(article, found))
    outlet = article.outlet.name if article.outlet else ""
    steps = hops(found.chain, outlet, article.url or "")
    form.show_rows([{"medium": medium, "outlet": name, "url": url} for medium, name, url in steps])
    return form


def _words(found: Suggestion) -> dict[str, Any]:
    """The passage, and which suggestion it is."""
    place = {"start": found.start, "end": found.end, "exact": found.exact, "taken": found.exact}
    return place | {"suggestion": found.id, "order": order()}


def _spoken(found: Suggestion) -> dict[str, Any]:
    """Who says it and how; a speaker the desk knows by the name it has there."""
    how = {"stance": found.stance.value, "manner": found.manner.value, "cue": found.cue, "said": found.said}
    name = recognising.written(session(), found.speaker)
    return how | {"speaker": name, "kind": found.kind.value, "role": found.role}


def _filed(article: Article, found: Suggestion) -> dict[str, Any]:
    """The claim it clearly repeats, if one does; a person sees and changes it."""
    claim, _ = recognising.offered(found.exact, recognising.claims(session(), article.id))
    question = claim.question.text if claim and claim.question else ""
    return {"claim": claim.text if claim else "", "question": question}


def offered(article: Article, form: AttributionForm) -> list[Claim]:
    """The claims to offer first for the words in the form, the nearest first."""
    if not form.suggestion.data:
        return []
    return recognising.offered(form.exact.data or "", recognising.claims(session(), article.id))[1]


def accept(article: Article, form: AttributionForm, made: Attribution) -> str | None:
    """Note that a person accepted the suggestion in the form; the address of the next one, if there is one.

    Somebody quicker makes it a refusal: the form then lets the suggestion go.
    """
    found = suggestions.find(session(), form.suggestion.data or 0)
    if found is None or suggestions.article_of(session(), found).id != article.id:
        return None
    following = after(article, found)
    try:
        suggestions.accept(session(), someone(), found, made)
    except Refused:
        form.suggestion.data = None
        raise
    return address(article, following) if following else None


def after(article: Article, found: Suggestion) -> int | None:
    """The suggestion to go on with after one: the next as they are ordered, else the one before."""
    ids = [one.id for one in shown(article).open]
    at = ids.index(found.id) if found.id in ids else -1
    following = ids[at + 1 : at + 2] or ids[max(0, at - 1) : max(0, at)]
    return following[0] if following else None


def address(article: Article, suggestion_id: int | None) -> str:
    """The reading page with the focus on a suggestion, or on all of them."""
    asked = order() if order() != BY_TEXT else None
    anchor = f"suggestion-{suggestion_id}" if suggestion_id else "suggestions"
    return url_for(
        "desk_articles.show",
        article_id=article.id,
        order=asked,
        suggested=suggestion_id or "none",
        _anchor=anchor,
    )
