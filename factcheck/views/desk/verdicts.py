"""Verdicts: given once and blind; an editor may look instead."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.fields import Form
from factcheck.forms.verdicts import VerdictForm
from factcheck.models import Claim, Verdict
from factcheck.services import scales, verdicts
from factcheck.services.refusals import EditedMeanwhile
from factcheck.views.access import EDITOR, REVIEWER, someone
from factcheck.views.desk import conflicts, workbench
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_verdicts", __name__)


@sent(blueprint, "/desk/claims/<slug:slug>/verdicts", access=REVIEWER, **workbench.CLAIM)
def submit(slug: str) -> Names | Response:
    """Give one's verdict, or put it in other words while nobody else's is in."""
    claim = workbench.found_claim(slug)
    form = workbench.verdict_form(scales.current(session()))
    try:
        if workbench.granted(form, lambda: _give(claim, form), {scales.RatingUnknown: "rating"}):
            return done("Your verdict is in.", workbench.claim_address(claim, "verdicts"))
    except EditedMeanwhile as meanwhile:
        return _both(claim, form, meanwhile)
    return workbench.claim_names(claim, verdict_form=form)


def _give(claim: Claim, form: VerdictForm) -> Verdict:
    """The verdict of who asks: the first one, or a change to it."""
    said = {"rating": form.rating.data, "confidence": form.share, "rationale": form.rationale.data}
    said["relies"] = form.relies.data
    required = settings().reviews_required
    if verdicts.own(session(), someone(), claim) is None:
        return verdicts.submit(session(), someone(), claim, **said, required=required)
    return verdicts.revise(session(), someone(), claim, form.version.data or 0, **said, required=required)


def _both(claim: Claim, form: VerdictForm, meanwhile: EditedMeanwhile) -> Names:
    """The form again with what was saved from another window beside it."""
    meanwhile.theirs["confidence"] = str(round(float(meanwhile.theirs["confidence"]) * 100))
    names = conflicts.both(form, meanwhile)
    return workbench.claim_names(claim, verdict_form=form) | names


@sent(blueprint, "/desk/claims/<slug:slug>/unsealing", access=EDITOR, **workbench.CLAIM)
def unseal(slug: str) -> Names | Response:
    """Let an editor see the verdicts without giving one, for good."""
    claim = workbench.found_claim(slug)
    form = Form()
    if workbench.granted(form, lambda: verdicts.unseal(session(), someone(), claim)):
        back = "/adjudication" if request.form.get("back") else "#verdicts"
        return done("The verdicts are open to you.", f"/desk/claims/{claim.slug}{back}")
    return workbench.claim_names(claim, unseal_form=form)
