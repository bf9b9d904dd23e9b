"""Recording: an attribution made while reading, without leaving the article."""

import re
from http import HTTPStatus
from typing import Any

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.domain import passages
from factcheck.domain.vocabulary import Manner, SpeakerKind, Stance
from factcheck.forms.attributions import AttributionFields, AttributionForm
from factcheck.models import Article, Attribution, Span
from factcheck.services import articles, attributions, filing, readings, spans, speakers
from factcheck.services.refusals import Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import reading, suggesting
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_recording", __name__)
NUMBER = "<int(max=2147483647):article_id>"
FIELD_OF = {
    spans.SpanNotFound: "exact",
    speakers.AmbiguousSpeaker: "speaker",
    speakers.SpeakerUnnamed: "speaker",
    filing.ClaimAmbiguous: "question",
}
"""The field that a refusal is about."""
REMOVE = re.compile(r"drop-([0-9]{1,2})")


@sent(
    blueprint,
    f"/desk/articles/{NUMBER}/attributions",
    access=REVIEWER,
    page=reading.PAGE,
    part=reading.PART,
)
def record(article_id: int) -> Names | AnyResponse:
    """Record who says what in a passage; speaker, claim and question are made where they are new."""
    article, form = reading.found_article(article_id), AttributionForm()
    if arrange(form, article):
        return reading.names(article, form, status=HTTPStatus.OK, arranged=True)
    if not form.validate():
        return reading.names(article, form)
    before = filing.newest(session())
    try:
        with session().begin_nested():
            made = _record(article, form)
            following = suggesting.accept(article, form, made)
    except Refused as refusal:
        refuse(form, refusal)
        return reading.names(article, form, status=refusal.status)
    address = url_for("desk_articles.show", article_id=article_id, after=made.id, _anchor=f"mark-{made.id}")
    return done(_told(made, before), following or address)


def _record(article: Article, form: AttributionForm) -> Attribution:
    """The attribution that the form describes."""
    version = articles.latest(article)
    text = version.text or ""
    span = spans.mark(session(), version, actor=someone(), **form.passage(text))
    return attributions.record(session(), someone(), article=article, span=span, **wanted(form, text, span))


def wanted(form: AttributionFields, text: str, span: Span) -> dict[str, Any]:
    """The values of the form as the service takes them."""
    kind = SpeakerKind(form.kind.data or SpeakerKind.PERSON)
    who = speakers.resolve(session(), someone(), form.speaker.data, kind=kind, role=form.role.data or None)
    manner = form.manner.data or passages.manner(text, span.start, span.end)
    return {
        "speaker": who,
        "claim": filing.file(session(), someone(), form.claim.data or "", form.question.data or ""),
        "stance": Stance(form.stance.data),
        "manner": Manner(manner),
        "cue": form.cue.data or "",
        "said": form.said.data or None,
        "steps": reading.steps_from(form.rows()),
        "origin": form.origin.data or "",
        "note": form.note.data or "",
    }


def refuse(form: AttributionFields, refusal: Refused) -> None:
    """Put a refusal at the field it is about."""
    field = next((name for kind, name in FIELD_OF.items() if isinstance(refusal, kind)), None)
    form.refuse(str(refusal), field)


def _told(made: Attribution, before: tuple[int, int]) -> str:
    """What was recorded, and what was made for it."""
    fresh = [f"the speaker {made.speaker.name}"] if made.speaker_id > before[0] else []
    if made.claim and made.claim.id > before[1]:
        fresh.append(f"the claim “{made.claim.text}”")
    news = f" New here: {' and '.join(fresh)}." if fresh else ""
    about = f"{made.speaker.name} {made.stance} “{made.claim.heading}”" if made.claim else made.speaker.name
    waiting = "" if made.claim else " It waits to be filed under a claim."
    return f"Recorded: {about}.{waiting}{news}"


def arrange(form: AttributionFields, article: Article) -> bool:
    """Change the rows of the chain as a button asks; whether one did."""
    asked = request.form.get("do", "")
    rows = _arranged(asked, form.rows(), article)
    if rows is None:
        return False
    form.show_rows(rows[: form.steps.max_entries])
    return True


def _arranged(asked: str, rows: list[reading.Row], article: Article) -> list[reading.Row] | None:
    """The rows after a button's wish; None when no button of the chain was pressed."""
    removed = REMOVE.fullmatch(asked)
    if removed:
        return [row for number, row in enumerate(rows) if number != int(removed[1])]
    if asked == "add-hop":
        own = reading.own_rows(article)[-1]
        at = len(rows) - 1 if rows and rows[-1] == own else len(rows)
        return [*rows[:at], {"medium": "", "outlet": "", "url": ""}, *rows[at:]]
    if asked == "own-chain":
        return reading.own_rows(article)[1:]
    return _like_last(article) if asked == "same-chain" else None


def _like_last(article: Article) -> list[reading.Row]:
    """The chain of the attribution recorded last in this article."""
    last = reading.last(readings.attributions(session(), article.id))
    return reading.rows_of(last) if last else reading.own_rows(article)
