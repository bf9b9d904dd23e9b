"""Attributions at the desk: corrected, checked against their source, placed anew, withdrawn."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.forms.attributions import AttributionEditForm, PassageForm, WithdrawForm
from factcheck.forms.fidelity import FidelityForm
from factcheck.forms.fields import Form
from factcheck.models import Attribution
from factcheck.presenters.attributions import ProposedBy, ReadingAttribution
from factcheck.presenters.fidelity import FidelityDesk
from factcheck.presenters.placing import Placing
from factcheck.services import articles, attributions, fidelity, spans, suggestions
from factcheck.services.chains import Step
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import conflicts, reading, recording
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_attributions", __name__)
SHOW = {"page": "desk/attributions/show.html", "part": "desk/attributions/_show.html"}
ADDRESS = "/desk/attributions/<int(max=2147483647):attribution_id>"


@shown(blueprint, ADDRESS, access=REVIEWER, data="attribution", **SHOW)
def show(attribution_id: int) -> Names:
    """One attribution, to be corrected, checked, placed anew or withdrawn."""
    return _names(_found(attribution_id))


def _found(attribution_id: int) -> Attribution:
    """The attribution, or the answer that there is none."""
    return attributions.find(session(), attribution_id) or abort(HTTPStatus.NOT_FOUND)


def _names(attribution: Attribution, **forms: Any) -> Names:
    """The attribution and its forms; those given replace the ones drawn from it."""
    suggestion = suggestions.behind(session(), attribution)
    proposed = ProposedBy.of(suggestion) if suggestion else None
    drawn = {
        "attribution": ReadingAttribution.at(0, attribution, proposed),
        "form": forms.pop("form", None) or _filled(attribution),
        "fidelity": FidelityForm(formdata=None),
        "checks": FidelityDesk.of(attribution, fidelity.history(session(), attribution)),
        "withdrawal": WithdrawForm(formdata=None),
        "passage": PassageForm(formdata=None),
        "likely": _likely(attribution),
    }
    return drawn | forms


def _likely(attribution: Attribution) -> Placing | None:
    """Where a passage that lost its place most likely stands now."""
    span = attribution.span
    if not span.orphaned:
        return None
    version = articles.latest(attribution.article)
    return Placing.of(spans.likely(span, version), version.text, span.exact)


def _filled(attribution: Attribution) -> AttributionEditForm:
    """The form with what is saved."""
    names = ("cue", "said", "origin", "note", "version")
    values = {name: getattr(attribution, name) for name in names}
    claim, speaker = attribution.claim, attribution.speaker
    question = claim.question.text if claim and claim.question else ""
    values |= {"claim": claim.text if claim else "", "question": question}
    values |= {
        "speaker": f"{speaker.name} ({speaker.slug})",
        "kind": speaker.kind.value,
        "role": speaker.role,
    }
    values |= {"stance": attribution.stance.value, "manner": attribution.manner.value}
    form = AttributionEditForm(formdata=None, data=values)
    form.show_rows(reading.rows_of(attribution))
    return form


@sent(blueprint, ADDRESS, access=REVIEWER, **SHOW)
def edit(attribution_id: int) -> Names | AnyResponse:
    """Correct an attribution; whoever saved first is not overwritten."""
    attribution, form = _found(attribution_id), AttributionEditForm()
    if recording.arrange(form, attribution.article):
        return _names(attribution, form=form, status=HTTPStatus.OK, arranged=True)
    if not form.validate():
        return _names(attribution, form=form)
    span = attribution.span
    try:
        with session().begin_nested():
            values = recording.wanted(form, span.article_version.text or "", span)
            attributions.edit(session(), someone(), attribution, form.version.data or 0, **values)
    except EditedMeanwhile as conflict:
        return _names(attribution, form=form) | _both(form, conflict)
    except Refused as refusal:
        recording.refuse(form, refusal)
        return _names(attribution, form=form)
    return done("The attribution is saved.", _home(attribution))


def _both(form: AttributionEditForm, conflict: EditedMeanwhile) -> Names:
    """Both texts, the chain in one line each."""
    names = conflicts.both(form, conflict)
    theirs = " → ".join(conflict.theirs["chain"].split("\n"))
    rows = [Step(row["medium"], row["outlet"], row["url"]).spoken for row in form.rows()]
    yours = " → ".join(row for row in rows if row)
    if theirs != yours:
        names["conflict"]["Chain"] = (theirs, yours)
    return names


def _home(attribution: Attribution) -> str:
    """Its place in the margin of its article."""
    anchor = f"attribution-{attribution.id}"
    return url_for("desk_articles.show", article_id=attribution.article_id, at=attribution.id, _anchor=anchor)


def _settled(
    attribution: Attribution, name: str, form: Form, wish: Callable[[], Any], sentence: str
) -> Names | AnyResponse:
    """Do what a small form wishes, or show it again."""
    if form.validate():
        try:
            with session().begin_nested():
                wish()
        except Refused as refusal:
            form.refuse(str(refusal))
        else:
            return done(sentence, _home(attribution))
    return _names(attribution, **{name: form})


@sent(blueprint, f"{ADDRESS}/fidelity", access=REVIEWER, **SHOW)
def check(attribution_id: int) -> Names | AnyResponse:
    """Note whether they really said it."""
    attribution, form = _found(attribution_id), FidelityForm()

    def wish() -> None:
        fidelity.check(session(), someone(), attribution, **form.looked())

    return _settled(attribution, "fidelity", form, wish, "What was found is noted.")


@sent(blueprint, f"{ADDRESS}/withdrawal", access=REVIEWER, **SHOW)
def withdraw(attribution_id: int) -> Names | AnyResponse:
    """Let an attribution count no longer; it stays readable with the reason."""
    attribution, form = _found(attribution_id), WithdrawForm()

    def wish() -> None:
        attributions.withdraw(session(), someone(), attribution, form.reason.data or "")

    return _settled(attribution, "withdrawal", form, wish, "Withdrawn. It stays readable with its reason.")


@sent(blueprint, f"{ADDRESS}/passage", access=REVIEWER, **SHOW)
def place(attribution_id: int) -> Names | AnyResponse:
    """Place an attribution at another passage of its article's newest version."""
    attribution, form = _found(attribution_id), PassageForm()
    article = articles.find(session(), attribution.article_id)
    assert article is not None, "its article is never deleted"
    version = articles.latest(article)

    def wish() -> None:
        span = spans.mark(session(), version, actor=someone(), **form.passage(version.text or ""))
        attributions.reanchor(session(), someone(), attribution, span)

    return _settled(attribution, "passage", form, wish, "The attribution is placed.")
