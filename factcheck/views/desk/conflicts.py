"""Somebody saved first: both texts for the person who comes second."""

from factcheck.forms.fields import Form
from factcheck.services.naming import spelled
from factcheck.services.refusals import EditedMeanwhile
from factcheck.views.shapes import Names


def both(form: Form, conflict: EditedMeanwhile) -> Names:
    """The names that show both texts where they differ; saving again starts from the newest version."""
    theirs = {name: value for name, value in conflict.theirs.items() if name in form}
    form["version"].data = conflict.version
    typed = {name: spelled(form[name].data) for name in theirs}
    differing = {
        form[name].label.text: (theirs[name], typed[name]) for name in theirs if theirs[name] != typed[name]
    }
    return {"conflict": differing, "status": conflict.status}
