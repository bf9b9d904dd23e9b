"""The rating scale, for admins; what was ruled on an earlier one keeps its words."""

from flask import Blueprint, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.domain.ratings import Rating, Scale
from factcheck.forms.sites import MOST_RATINGS, ScaleForm
from factcheck.presenters.api import ScaleShown
from factcheck.services import scales
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import ADMIN, someone
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_scale", __name__)
PAGE, PART = "desk/scale/show.html", "desk/scale/_scale.html"
SPARE_ROWS = 2


@shown(blueprint, "/desk/scale", page=PAGE, part=PART, access=ADMIN, data="told")
def show() -> Names:
    """The scale in force, to be redefined."""
    scale = scales.current(session())
    return {"scale": scale, "form": filled(scale), "told": ScaleShown.of(scale)}


def filled(scale: Scale) -> ScaleForm:
    """The form with the scale in it, and a few empty rows."""
    rows = [
        {"key": one.key, "word": one.label, "value": one.value, "definition": one.definition}
        for one in scale.ratings
    ]
    spare = min(SPARE_ROWS, MOST_RATINGS - len(rows))
    return ScaleForm(formdata=None, ratings=rows + [{}] * spare, version=scale.version)


@sent(blueprint, "/desk/scale", access=ADMIN, page=PAGE, part=PART)
def redefine() -> Names | AnyResponse:
    """A new version of the scale."""
    form = ScaleForm()
    if not form.validate():
        return {"scale": scales.current(session()), "form": form}
    try:
        scale = scales.redefine(session(), someone(), typed(form), version=form.version.data)
    except EditedMeanwhile as conflict:
        both = side_by_side(conflict.theirs, typed(form))
        form.version.data = conflict.version
        return {"scale": scales.current(session()), "form": form, "conflict": both, "status": conflict.status}
    except Refused as refusal:
        form.refuse(str(refusal))
        return {"scale": scales.current(session()), "form": form}
    return done(f"Version {scale.version} of the scale is in force.", url_for("desk_scale.show"))


def side_by_side(theirs: dict[str, str], ratings: list[Rating]) -> dict[str, tuple[str, str]]:
    """Each rating as they saved it and as it was typed."""
    yours = {one.key: f"{one.label} ({one.value or '–'}): {one.definition}" for one in ratings}
    keys = dict.fromkeys([*theirs, *yours])
    return {key: (theirs.get(key, "–"), yours.get(key, "–")) for key in keys}


def typed(form: ScaleForm) -> list[Rating]:
    """The ratings that were filled in."""
    rows = [row.data for row in form.ratings]
    return [
        Rating(row["key"], row["word"], row["value"], row["definition"])
        for row in rows
        if row["key"] or row["word"] or row["definition"]
    ]
