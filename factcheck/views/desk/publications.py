"""Publications: a ruled claim published, corrected, withdrawn."""

from flask import Blueprint
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.publications import CorrectionForm, PublishForm, WithdrawalForm
from factcheck.models import Claim, Publication
from factcheck.services import gate, publications, publishable
from factcheck.views.access import EDITOR, someone
from factcheck.views.desk import gating, workbench
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_publications", __name__)


@sent(blueprint, "/desk/claims/<slug:slug>/publications", access=EDITOR, **workbench.CLAIM)
def publish(slug: str) -> Names | Response:
    """Publish a ruled claim for the first time, or again with its correction, if the gate lets it pass."""
    claim = workbench.found_claim(slug)
    first = not publications.history(session(), claim.id)
    form = PublishForm() if first else CorrectionForm()
    if workbench.granted(form, lambda: _publish(claim, form), {publishable.NeedsCorrection: "kind"}):
        return done("Published.", workbench.claim_address(claim, "publishing"))
    return workbench.claim_names(claim, **{"publish_form" if first else "correction_form": form})


def _publish(claim: Claim, form: PublishForm) -> Publication:
    """The next version of the claim, under the rules of this site."""
    try:
        return publications.publish(
            session(), someone(), claim, reasons=form.reasons(), **form.given(), **gating.rules()
        )
    except gate.NeedsReasons as needed:
        for check in needed.missing:
            form.lack(check.key, check.sentence)
        raise


@sent(blueprint, "/desk/claims/<slug:slug>/withdrawal", access=EDITOR, **workbench.CLAIM)
def withdraw(slug: str) -> Names | Response:
    """Take a published claim back; a tombstone with the reason stays at its address."""
    claim, form = workbench.found_claim(slug), WithdrawalForm()

    def wish() -> None:
        publications.withdraw(session(), someone(), claim, form.reason.data)

    if workbench.granted(form, wish, {publishable.ClaimWithdrawn: "reason"}):
        return done(
            "Withdrawn. The address and the reason stay.", workbench.claim_address(claim, "publishing")
        )
    return workbench.claim_names(claim, withdrawal_form=form)
