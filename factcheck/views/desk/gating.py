"""What the pages of a claim show of its gate: the checks, and the forms that publish."""

from typing import Any

from factcheck.db import session
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.forms.publications import CorrectionForm, PublishForm
from factcheck.models import Claim
from factcheck.presenters.dossiers import drawer
from factcheck.presenters.gate import CheckShown
from factcheck.services import gate, replies_due
from factcheck.services.gate import Inspection
from factcheck.views.access import someone
from factcheck.views.frame import publisher, settings
from factcheck.views.shapes import Names


def rules() -> dict[str, Any]:
    """What this site asks of a publication, and who publishes it."""
    own = settings()
    return {
        "draw": drawer(own.site_url),
        "required": own.reviews_required,
        "four_eyes": own.four_eyes,
        "site": publisher(),
    }


def inspect(claim: Claim, *, opened: bool) -> Inspection | None:
    """The claim at the gate; None for who may not publish or has not seen the verdicts."""
    if not (opened and someone().edits):
        return None
    return gate.inspect(session(), someone(), claim, **rules())


def checks(inspection: Inspection | None) -> list[CheckShown]:
    """The checks as they stand; none for who may not see them."""
    return CheckShown.listed(inspection.checks, inspection.reasons) if inspection else []


def forms(inspection: Inspection | None) -> Names:
    """The forms that publish, with the reasons that stand; and the one that only adds a reply."""
    reasons = inspection.reasons if inspection else {}
    said = {f"reason-{key}": reason for key, reason in reasons.items()}
    note = replies_due.note(session(), inspection) if inspection else ""
    update = {"kind": CorrectionKind.UPDATE.value, "note": note}
    return {
        "publish_form": PublishForm(formdata=None, data=said),
        "correction_form": CorrectionForm(formdata=None, data=said),
        "update_form": CorrectionForm(formdata=None, data=update) if note else None,
    }
