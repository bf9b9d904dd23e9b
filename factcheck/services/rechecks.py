"""Rechecks: a check of a quote that an edit has overtaken counts no longer."""

from typing import Any

from sqlmodel import Session

from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Fidelity
from factcheck.models import Attribution, FidelityCheck


def due(session: Session, actor: Viewer | None, attribution: Attribution, changed: str) -> dict[str, Any]:
    """Take back what was found when `changed` (the quote, the chain) is what was checked.

    What the event of the edit says of it: nothing, where nobody had checked. The
    earlier checks stay in the history.
    """
    if not changed or attribution.fidelity is Fidelity.UNCHECKED:
        return {}
    reason = f"{changed.capitalize()} was changed, so it has to be checked again."
    attribution.fidelity, attribution.right_words = Fidelity.UNCHECKED, ""
    session.add(
        FidelityCheck(
            attribution_id=attribution.id,
            found=Fidelity.UNCHECKED,
            note=reason,
            checked_by_id=actor.id if actor else None,
        )
    )
    return {"unchecked": reason}
