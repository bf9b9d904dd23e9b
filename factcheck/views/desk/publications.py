"""Publications: a ruled claim published, corrected, withdrawn."""

from flask import Blueprint
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.publications import CorrectionForm, PublishForm, WithdrawalForm
from factcheck.models import Claim, Publication
from factcheck.presenters.dossiers import drawer
from factcheck.services import publications, publishable
from factcheck.views.access import EDITOR, someone
from factcheck.views.desk import workbench
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, done, sent

blueprint = Blueprint("desk_publications", __name__)


@sent(blueprint, "/desk/claims/<slug:slug>/publications", access=EDITOR, **workbench.CLAIM)
def publish(slug: str) -> Names | Response:
    """Publish a ruled claim for the first time, or again with its correction."""
    claim = workbench.found_claim(slug)
    first = not publications.history(session(), claim.id)
    form = PublishForm() if first else CorrectionForm()
    if workbench.granted(
        form, lambda: _publish(claim, **form.given()), {publishable.NeedsCorrection: "kind"}
    ):
        return done("Published.", workbench.claim_address(claim, "publishing"))
    return workbench.claim_names(claim, **{"publish_form" if first else "correction_form": form})


def _publish(claim: Claim, kind: str | None = None, note: str | None = None) -> Publication:
    """The next version of the claim, under the rules of this site."""
    rules = settings()
    return publications.publish(
        session(),
        someone(),
        claim,
        drawer(rules.site_url),
        kind=kind,
        note=note,
        required=rules.reviews_required,
        four_eyes=rules.four_eyes,
    )


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
