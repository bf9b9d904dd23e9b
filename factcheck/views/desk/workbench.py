"""The workbench: a question with its rivals side by side, and one claim on its way to a publication."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from flask import Blueprint, abort

from factcheck.db import session
from factcheck.domain.ratings import Scale
from factcheck.forms.evidence import BearingsForm
from factcheck.forms.fields import Form
from factcheck.forms.publications import MEANINGS, CorrectionForm, PublishForm, WithdrawalForm
from factcheck.forms.rulings import AdjudicationForm, AgreementForm
from factcheck.forms.verdicts import VerdictForm
from factcheck.models import Claim, Question
from factcheck.presenters.material import Material
from factcheck.presenters.progress import ClaimAtDesk
from factcheck.presenters.workbench import ClaimBench, QuestionBench
from factcheck.services import scales, workbench
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("desk_workbench", __name__)

QUESTION = {"page": "desk/workbench/question.html", "part": "desk/workbench/_question.html"}
CLAIM = {"page": "desk/claims/show.html", "part": "desk/claims/_show.html"}


@shown(blueprint, "/desk/questions/<slug:slug>", access=REVIEWER, data="bench", **QUESTION)
def question(slug: str) -> Names:
    """A question with its rivals side by side, their evidence, and the matrix."""
    return question_names(found_question(slug))


@shown(blueprint, "/desk/claims/<slug:slug>", access=REVIEWER, data="bench", **CLAIM)
def claim(slug: str) -> Names:
    """A claim with everyone who stands behind or against it, its verdicts, ruling and publications."""
    return claim_names(found_claim(slug))


def found_question(slug: str) -> Question:
    """The question at an address, or the answer that there is none."""
    return workbench.question(session(), slug) or abort(HTTPStatus.NOT_FOUND)


def found_claim(slug: str) -> Claim:
    """The claim at an address, or the answer that there is none."""
    return workbench.claim(session(), slug) or abort(HTTPStatus.NOT_FOUND)


def question_address(slug: str, place: str) -> str:
    """The address of a place on a question's workbench."""
    return f"/desk/questions/{slug}#{place}"


def claim_address(claim: Claim, place: str) -> str:
    """The address of a place on a claim's workbench."""
    return f"/desk/claims/{claim.slug}#{place}"


def question_names(question: Question, **bound: Any) -> Names:
    """What the page of a question is drawn from; `bound` replaces what was refused."""
    claims = workbench.rivals(session(), question.id)
    bench = QuestionBench.of(question, material(claims, claims, question.id))
    form = BearingsForm(formdata=None)
    return {"bench": bench, "matrix_form": form, "picked": {}} | bound


def claim_names(claim: Claim, **bound: Any) -> Names:
    """What the page of a claim is drawn from; `bound` replaces the form that was refused."""
    rivals = workbench.rivals(session(), claim.question_id) or [claim]
    given = material([claim], rivals, claim.question_id)
    bench = ClaimBench.of(claim, rivals, given)
    own = {"bench": bench, "scale": given.scale, "meanings": MEANINGS, "picked": {}, "conflict": {}}
    return own | fresh_forms(bench.claim, given.scale) | bound


def material(claims: Sequence[Claim], rivals: Sequence[Claim], question_id: int | None) -> Material:
    """The rows that the viewer may see of these claims, and of the evidence of all their rivals."""
    asking, ids = someone(), [claim.id for claim in claims]
    reviewers, opened = workbench.reviews(session(), asking, ids)
    return Material(
        viewer=asking,
        required=settings().reviews_required,
        four_eyes=settings().four_eyes,
        scale=scales.current(session()),
        claims=rivals,
        attributions=workbench.attributions(session(), ids),
        evidence=workbench.evidence(session(), [rival.id for rival in rivals], question_id),
        reviewers=reviewers,
        opened=opened,
        verdicts=workbench.verdicts(session(), opened),
        bearings=workbench.bearings(session(), asking, ids, opened),
        rulings=workbench.rulings(session(), opened),
        versions=workbench.versions(session(), ids),
    )


def fresh_forms(claim: ClaimAtDesk, scale: Scale) -> Names:
    """The forms of a claim's page, filled with what stands."""
    said = (
        {name: getattr(claim.ruling, name) for name in ("rating", "summary", "explanation")}
        if claim.ruling
        else {}
    )
    return {
        "verdict_form": verdict_form(scale, formdata=None, data=given_verdict(claim)),
        "agreement_form": AgreementForm(formdata=None, data=said),
        "adjudication_form": adjudication_form(scale, formdata=None, data=said),
        "publish_form": PublishForm(formdata=None),
        "correction_form": CorrectionForm(formdata=None),
        "withdrawal_form": WithdrawalForm(formdata=None),
        "matrix_form": BearingsForm(formdata=None),
    }


def given_verdict(claim: ClaimAtDesk) -> dict[str, Any]:
    """One's own verdict as its form holds it."""
    mine = claim.mine
    if mine is None:
        return {}
    percent = str(round(mine.confidence * 100))
    return {
        "rating": mine.rating,
        "confidence": percent,
        "rationale": mine.rationale,
        "version": mine.version,
    }


def verdict_form(scale: Scale, **given: Any) -> VerdictForm:
    """A verdict's form on the scale in force."""
    form = VerdictForm(**given)
    form.rating.choices = {rating.key: rating.label for rating in scale.ratings}
    return form


def adjudication_form(scale: Scale, **given: Any) -> AdjudicationForm:
    """An adjudication's form on the scale in force."""
    form = AdjudicationForm(**given)
    form.rating.choices = {rating.key: rating.label for rating in scale.ratings}
    return form


def granted(form: Form, wish: Callable[[], object], at: Mapping[type[Refused], str] | None = None) -> bool:
    """Whether the form was good and the wish was granted; a refusal stands at its field then.

    Raises EditedMeanwhile, which shows both texts.
    """
    if not form.validate():
        return False
    try:
        wish()
    except EditedMeanwhile:
        raise
    except Refused as refused:
        form.refuse(str(refused), (at or {}).get(type(refused)))
        return False
    return True
