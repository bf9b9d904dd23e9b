"""Rating: one piece of evidence at a time across all rival claims, and on to the next."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.bearings import BearingsForm
from factcheck.models import Claim, Evidence, Question
from factcheck.presenters.cells import SIGNS
from factcheck.presenters.rating import Rating
from factcheck.services import bearings
from factcheck.services import workbench as rows
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import workbench
from factcheck.views.shapes import Names, shown, with_question

blueprint = Blueprint("desk_rating", __name__)

RATING = {"page": "desk/rating/show.html", "part": "desk/rating/_rating.html"}


@shown(blueprint, "/desk/questions/<slug:slug>/rating", access=REVIEWER, data="rating", **RATING)
def question(slug: str) -> Names:
    """The next piece of evidence of a question, for all its rival claims."""
    return question_names(workbench.found_question(slug))


@shown(blueprint, "/desk/claims/<slug:slug>/rating", access=REVIEWER, data="rating", **RATING)
def claim(slug: str) -> Names | Response:
    """The next piece of evidence of a claim without a question; other claims are rated with their rivals."""
    found = workbench.found_claim(slug)
    if found.question is None:
        return claim_names(found)
    ending = ".json" if request.path.endswith(".json") else ""
    return redirect(with_question(f"/desk/questions/{found.question.slug}/rating{ending}"))


def question_names(question: Question, **bound: Any) -> Names:
    """What the rating page of a question is drawn from; `bound` replaces what was refused."""
    rivals = rows.rivals(session(), question.id)
    return names(f"/desk/questions/{question.slug}", question.text, rivals, rivals, **bound)


def claim_names(claim: Claim, **bound: Any) -> Names:
    """What the rating page of one claim is drawn from."""
    rivals = rows.rivals(session(), claim.question_id) or [claim]
    return names(f"/desk/claims/{claim.slug}", claim.text, [claim], rivals, **bound)


def names(
    address: str,
    text: str,
    claims: Sequence[Claim],
    rivals: Sequence[Claim],
    *,
    form: BearingsForm | None = None,
    sent: Mapping[str, str] | None = None,
) -> Names:
    """The page of the piece that was asked for, with what was sent and refused, and nothing else picked."""
    fresh, viewer = form or BearingsForm(formdata=None), someone()
    picks = fresh.picks(sent or {})
    wanted = next((piece for piece, _ in picks), request.args.get("evidence", type=int))
    asked = bearings.asked(session(), viewer, claims)
    given = bearings.own(session(), viewer, [claim.id for claim in asked])
    rating = Rating.of(text, viewer, claims, asked, evidence_of(rivals), given, wanted)
    return {
        "rating": rating,
        "address": address,
        "form": fresh,
        "picks": picks,
        "weights": fresh.weights(sent or {}),
        "signs": {bearing.value: sign for bearing, sign in SIGNS.items()},
    }


def evidence_of(rivals: Sequence[Claim]) -> list[Evidence]:
    """What may bear on rival claims, less what was withdrawn."""
    home = rivals[0].question_id if rivals else None
    found = rows.evidence(session(), [rival.id for rival in rivals], home)
    return [each for each in found if each.withdrawn is None]
