"""The course of a claim, drawn and tabled from the code that every step goes by."""

from flask import Blueprint

from factcheck.presenters.course import CoursePage
from factcheck.views.access import REVIEWER
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("desk_course", __name__)


@shown(
    blueprint,
    "/desk/course",
    page="desk/course/show.html",
    part="desk/course/_course.html",
    access=REVIEWER,
    data="course",
)
def show() -> Names:
    """Every step a claim can take: who takes it, from where to where, what it needs and leaves."""
    return {"course": CoursePage.drawn(settings().reviews_required)}
