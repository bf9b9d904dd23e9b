"""Claims opened and edited at the desk; the workbench shows what is known of them."""

from typing import Any

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.forms.claims import ClaimForm
from factcheck.models import Claim, Question
from factcheck.presenters.claims import DeskClaim
from factcheck.services import claims, letters, questions
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import conflicts
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_claims", __name__)
NEW, NEW_PART = "desk/claims/new.html", "desk/claims/_new.html"
EDIT, EDIT_PART = "desk/claims/edit.html", "desk/claims/_edit.html"


@shown(blueprint, "/desk/claims/new", page=NEW, part=NEW_PART, access=REVIEWER)
def new() -> Names:
    """The form for a claim; `?question=` names the question it answers, `?letter=` who suggested it."""
    question = questions.find(session(), request.args.get("question", ""))
    words = letters.wording(session(), request.args.get("letter", type=int))
    return {"form": ClaimForm(formdata=None, text=words, question=question.text if question else "")}


@sent(blueprint, "/desk/claims", access=REVIEWER, page=NEW, part=NEW_PART)
def create() -> Names | AnyResponse:
    """A new claim, under a question or by itself."""
    form = ClaimForm()
    if not form.validate():
        return {"form": form}
    try:
        made = claims.open_claim(session(), someone(), **_wanted(form, None))
    except Refused as refusal:
        form.refuse(str(refusal), _field_of(refusal))
        return {"form": form, "status": refusal.status}
    return done("The claim is open for evidence and verdicts.", _home(made))


def _home(claim: Claim) -> str:
    """The claim's workbench."""
    return f"/desk/claims/{claim.slug}"


def _wanted(form: ClaimForm, present: Question | None) -> dict[str, Any]:
    """What the form asks for, the question found by its words or its address."""
    question = questions.named(session(), form.question.data or "", present)
    return {
        "text": form.text.data,
        "short": form.short.data or "",
        "question": question,
        "topics": form.subjects(),
    }


def _field_of(refusal: Refused) -> str:
    """The field that a refusal is about."""
    about_question = isinstance(refusal, questions.NoSuchQuestion | claims.HeldByEvidence)
    return "question" if about_question else "text"


@shown(blueprint, "/desk/claims/<slug:slug>/edit", page=EDIT, part=EDIT_PART, access=REVIEWER, data="claim")
def edit(slug: str) -> Names:
    """The form for one claim."""
    claim = _found(slug)
    texts = {
        "text": claim.text,
        "short": claim.short,
        "question": claim.question.text if claim.question else "",
        "topics": ", ".join(claims.values(claim)["topics"]),
    }
    return _names(claim, ClaimForm(formdata=None, **texts, version=claim.version))


def _found(slug: str) -> Claim:
    """The claim, or nothing at this address."""
    return claims.find(session(), slug) or abort(404)


def _names(claim: Claim, form: ClaimForm) -> Names:
    """A claim's form, and what must be known before its words are changed."""
    known = {
        "judged": claims.judged(session(), claim),
        "published": claims.published(session(), claim),
        "held": claims.held(session(), claim),
    }
    return {"claim": DeskClaim.of(claim, **known), "form": form}


@sent(blueprint, "/desk/claims/<slug:slug>/edit", access=REVIEWER, page=EDIT, part=EDIT_PART)
def save(slug: str) -> Names | AnyResponse:
    """Other words, another question; the address stays."""
    form, claim = ClaimForm(), _found(slug)
    if not form.validate():
        return _names(claim, form)
    names = _names(claim, form)
    try:
        wanted = _wanted(form, claim.question)
        claims.edit(session(), someone(), claim, form.version.data, **wanted)
    except EditedMeanwhile as conflict:
        return names | conflicts.both(form, _in_words(conflict))
    except Refused as refusal:
        form.refuse(str(refusal), _field_of(refusal))
        return names | {"status": refusal.status}
    return done("The claim is saved.", _home(claim))


def _in_words(conflict: EditedMeanwhile) -> EditedMeanwhile:
    """The conflict with question and topics as the form spells them."""
    question = questions.find(session(), conflict.theirs["question"])
    conflict.theirs["question"] = question.text if question else ""
    conflict.theirs["topics"] = ", ".join(conflict.theirs["topics"].split("\n"))
    return conflict
