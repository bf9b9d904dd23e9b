"""Completion: what exists already, offered while somebody types."""

from flask import Blueprint, request

from factcheck.db import session
from factcheck.presenters.completions import Suggestion, Suggestions
from factcheck.services import completions
from factcheck.views.access import REVIEWER
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("desk_complete", __name__)
KINDS = "any(speakers,claims,questions,outlets,origins,topics)"


@shown(
    blueprint,
    f"/desk/complete/<{KINDS}:kind>",
    page="desk/complete/options.html",
    access=REVIEWER,
    data="found",
)
def options(kind: str) -> Names:
    """At most 20 options; without `q`, for the one value that a field sent under its own name."""
    q = request.args.get("q") or next(iter(request.args.values()), "")
    rows = completions.options(session(), kind, q)
    return {"found": Suggestions(q=q, options=[Suggestion(value=v, label=label) for v, label in rows])}
