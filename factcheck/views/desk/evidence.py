"""Evidence at the desk: added with all its fields, edited, withdrawn."""

from http import HTTPStatus

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.evidence import EvidenceForm, WithdrawEvidenceForm
from factcheck.models import Claim, Evidence, Question
from factcheck.presenters.exhibits import EvidenceAtDesk
from factcheck.services import evidence as exhibits
from factcheck.services.refusals import EditedMeanwhile
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import conflicts, workbench
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_evidence", __name__)

NEW = {"page": "desk/evidence/new.html", "part": "desk/evidence/_new.html"}
EDIT = {"page": "desk/evidence/edit.html", "part": "desk/evidence/_edit.html"}


@shown(blueprint, "/desk/questions/<slug:slug>/evidence/new", access=REVIEWER, **NEW)
def new_for_question(slug: str) -> Names:
    """An empty form for evidence that bears on all rivals."""
    return {"home": workbench.found_question(slug), "of": "question", "form": EvidenceForm(formdata=None)}


@shown(blueprint, "/desk/claims/<slug:slug>/evidence/new", access=REVIEWER, **NEW)
def new_for_claim(slug: str) -> Names:
    """An empty form for evidence of one claim."""
    return {"home": workbench.found_claim(slug), "of": "claim", "form": EvidenceForm(formdata=None)}


@sent(blueprint, "/desk/questions/<slug:slug>/evidence", access=REVIEWER, **NEW)
def add_to_question(slug: str) -> Names | Response:
    """Add a piece of evidence that bears on all rivals."""
    question, form = workbench.found_question(slug), EvidenceForm()
    if workbench.granted(form, lambda: _add(form, question=question)):
        return done("The evidence is added.", workbench.question_address(slug, "matrix"))
    return {"home": question, "of": "question", "form": form}


@sent(blueprint, "/desk/claims/<slug:slug>/evidence", access=REVIEWER, **NEW)
def add_to_claim(slug: str) -> Names | Response:
    """Add a piece of evidence of one claim."""
    claim, form = workbench.found_claim(slug), EvidenceForm()
    if workbench.granted(form, lambda: _add(form, claim=claim)):
        return done("The evidence is added.", workbench.claim_address(claim, "matrix"))
    return {"home": claim, "of": "claim", "form": form}


def _add(form: EvidenceForm, question: Question | None = None, claim: Claim | None = None) -> Evidence:
    """The evidence the form describes."""
    return exhibits.add(session(), someone(), question=question, claim=claim, **form.values())


@shown(blueprint, "/desk/evidence/<int:evidence_id>", access=REVIEWER, data="evidence", **EDIT)
def show(evidence_id: int) -> Names:
    """A piece of evidence, to be edited or withdrawn."""
    evidence = _found(evidence_id)
    given = exhibits.values(evidence) | {"version": evidence.version}
    return _names(evidence, form=EvidenceForm(formdata=None, data=given))


@sent(blueprint, "/desk/evidence/<int:evidence_id>", access=REVIEWER, **EDIT)
def edit(evidence_id: int) -> Names | Response:
    """Save a piece of evidence; whoever saved first is not overwritten."""
    evidence, form = _found(evidence_id), EvidenceForm()
    version = form.version.data or 0
    try:
        if workbench.granted(
            form, lambda: exhibits.edit(session(), someone(), evidence, version, **form.values())
        ):
            return done("The evidence is saved.", _home_address(evidence))
    except EditedMeanwhile as meanwhile:
        return _names(evidence, form=form) | conflicts.both(form, meanwhile)
    return _names(evidence, form=form)


@sent(blueprint, "/desk/evidence/<int:evidence_id>/withdrawal", access=REVIEWER, **EDIT)
def withdraw(evidence_id: int) -> Names | Response:
    """Count a piece of evidence no longer; it and the reason stay at the desk."""
    evidence, form = _found(evidence_id), WithdrawEvidenceForm()
    if workbench.granted(form, lambda: exhibits.withdraw(session(), someone(), evidence, form.reason.data)):
        return done("The evidence is withdrawn.", _home_address(evidence))
    given = exhibits.values(evidence) | {"version": evidence.version}
    return _names(evidence, form=EvidenceForm(formdata=None, data=given), withdraw_form=form)


def _found(evidence_id: int) -> Evidence:
    """The evidence at an address, or the answer that there is none."""
    return exhibits.find(session(), evidence_id) or abort(HTTPStatus.NOT_FOUND)


def _names(evidence: Evidence, **bound: object) -> Names:
    """What the page of one piece of evidence is drawn from."""
    own = {
        "evidence": EvidenceAtDesk.model_validate(evidence),
        "home": evidence.question or evidence.claim,
        "back": _home_address(evidence),
        "withdraw_form": WithdrawEvidenceForm(formdata=None),
    }
    return own | bound


def _home_address(evidence: Evidence) -> str:
    """The page that the evidence stands on."""
    if evidence.claim:
        return workbench.claim_address(evidence.claim, "matrix")
    slug = evidence.question.slug if evidence.question else ""
    return workbench.question_address(slug, "matrix")
