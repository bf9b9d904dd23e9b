"""Agreement: how far the reviewers agree, of the desk, by month and by question."""

from flask import Blueprint

from factcheck.db import session
from factcheck.presenters.agreement import AgreementPage
from factcheck.services import agreement, scales
from factcheck.views.access import REVIEWER, someone
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("desk_agreement", __name__)


@shown(
    blueprint,
    "/desk/agreement",
    page="desk/agreement/show.html",
    part="desk/agreement/_agreement.html",
    access=REVIEWER,
    data="agreement",
)
def show() -> Names:
    """The coefficients, over the claims whose verdicts the viewer may know."""
    ratings, bearings = (find(session(), someone()) for find in (agreement.ratings, agreement.bearings))
    return {"agreement": AgreementPage.of(ratings, bearings, scales.current(session()))}
