"""The workbench: a question with its rivals side by side, and one claim on its way to a publication."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from flask import Blueprint, abort, request

from factcheck.db import session
from factcheck.domain.matrix import Show
from factcheck.domain.ratings import Scale
from factcheck.forms.declining import DecliningForm, ReopeningForm
from factcheck.forms.fields import Form
from factcheck.forms.publications import MEANINGS, WithdrawalForm
from factcheck.forms.rounds import ReconsiderForm, RoundForm
from factcheck.forms.rulings import AdjudicationForm, AgreementForm
from factcheck.forms.verdicts import VerdictForm
from factcheck.models import Claim, Question
from factcheck.presenters.material import Material
from factcheck.presenters.progress import ClaimAtDesk
from factcheck.presenters.workbench import ClaimBench, QuestionBench
from factcheck.services import scales, veiled, workbench
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import assigning, gating, letters, talk
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
    given = material(claims, claims, question.id)
    bench = QuestionBench.of(question, given)
    return {"bench": bench} | talk.counts(claims, given) | bound


def claim_names(claim: Claim, **bound: Any) -> Names:
    """What the page of a claim is drawn from; `bound` replaces the form that was refused."""
    rivals = workbench.rivals(session(), claim.question_id) or [claim]
    given = material([claim], rivals, claim.question_id)
    found = gating.inspect(claim, opened=claim.id in given.opened)
    bench = ClaimBench.of(claim, rivals, given, gating.checks(found))
    own = {"bench": bench, "scale": given.scale, "meanings": MEANINGS, "conflict": {}}
    return (
        own
        | talk.under(claim, given)
        | assigning.under(claim, given)
        | letters.under(claim)
        | fresh_forms(bench.claim, given.scale)
        | gating.forms(found)
        | bound
    )


def material(claims: Sequence[Claim], rivals: Sequence[Claim], question_id: int | None) -> Material:
    """The rows that the viewer may see of these claims, and of the evidence of all their rivals."""
    asking, ids = someone(), [claim.id for claim in claims]
    seen = veiled.judgements(session(), asking, ids)
    pieces = workbench.evidence(session(), [rival.id for rival in rivals], question_id)
    asked_for = request.args.get("show", "")
    return Material(
        viewer=asking,
        required=settings().reviews_required,
        four_eyes=settings().four_eyes,
        scale=scales.current(session()),
        claims=rivals,
        attributions=workbench.attributions(session(), ids),
        evidence=pieces,
        weights=veiled.weights(
            session(), asking, [piece.id for piece in pieces], seen.opened, [rival.id for rival in rivals]
        ),
        show=Show(asked_for) if asked_for in set(Show) else Show.EVERYONE,
        piece=request.args.get("piece", type=int),
        bearings=veiled.bearings(session(), asking, ids, seen),
        versions=workbench.versions(session(), ids),
        **vars(seen),
    )


def fresh_forms(claim: ClaimAtDesk, scale: Scale) -> Names:
    """The forms of a claim's page, filled with what stands."""
    return {
        "verdict_form": verdict_form(scale, formdata=None, data=given_verdict(claim)),
        "reconsider_form": reconsider_form(scale, formdata=None, data=given_verdict(claim)),
        "round_form": RoundForm(formdata=None),
        "agreement_form": AgreementForm(formdata=None, data=said(claim)),
        "withdrawal_form": WithdrawalForm(formdata=None),
        "declining_form": DecliningForm(formdata=None),
        "reopening_form": ReopeningForm(formdata=None),
    }


def said(claim: ClaimAtDesk) -> dict[str, str]:
    """What the desk's ruling says, as its forms hold it."""
    names = ("rating", "summary", "explanation") if claim.ruling else ()
    return {name: getattr(claim.ruling, name) for name in names}


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
        "relies": [each.id for each in mine.relies],
        "version": mine.version,
    }


def verdict_form(scale: Scale, **given: Any) -> VerdictForm:
    """A verdict's form on the scale in force."""
    form = VerdictForm(**given)
    form.rating.choices = {rating.key: rating.label for rating in scale.ratings}
    return form


def reconsider_form(scale: Scale, **given: Any) -> ReconsiderForm:
    """A form for second thoughts on the scale in force."""
    form = ReconsiderForm(**given)
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
