"""Declining: an editor says that the desk will not check a claim, or thinks again."""

from flask import Blueprint
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.declining import DecliningForm, ReopeningForm
from factcheck.services import declining
from factcheck.views.access import EDITOR, someone
from factcheck.views.desk import workbench
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_declining", __name__)


@sent(blueprint, "/desk/claims/<slug:slug>/declining", access=EDITOR, **workbench.CLAIM)
def decline(slug: str) -> Names | Response:
    """Decline to check a claim, with what keeps it from being checked."""
    claim, form = workbench.found_claim(slug), DecliningForm()
    required = settings().reviews_required

    def wish() -> None:
        declining.decline(session(), someone(), claim, **form.given(), required=required)

    if workbench.granted(form, wish, {declining.ObstacleUnknown: "obstacle"}):
        return done("Declined. Nobody is asked to judge it any more.", _place(slug))
    return workbench.claim_names(claim, declining_form=form)


@sent(blueprint, "/desk/claims/<slug:slug>/reopening", access=EDITOR, **workbench.CLAIM)
def reopen(slug: str) -> Names | Response:
    """Reopen a declined claim where it stood."""
    claim, form = workbench.found_claim(slug), ReopeningForm()
    required = settings().reviews_required

    def wish() -> None:
        declining.reopen(session(), someone(), claim, **form.given(), required=required)

    if workbench.granted(form, wish):
        return done("Reopened. It stands where it stood before.", _place(slug))
    return workbench.claim_names(claim, reopening_form=form)


def _place(slug: str) -> str:
    """Where a claim's page speaks of declining."""
    return f"/desk/claims/{slug}#declining"
