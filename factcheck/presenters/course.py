"""The course of a claim as a page: every step in a table, and the same as a drawing."""

from typing import Self

from pydantic import Field

from factcheck.domain.course import COURSE, Act, Status, Transition
from factcheck.domain.drawing_course import Drawing, draw
from factcheck.domain.vocabulary import Role
from factcheck.presenters.dossier_parts import Part

MEANINGS = {
    Status.OPEN: "No verdict is in.",
    Status.IN_REVIEW: "Fewer verdicts are in than the desk asks for.",
    Status.AGREED: "Enough verdicts are in and all give the same rating; no ruling takes them in yet.",
    Status.SPLIT: "Enough verdicts are in and they differ; no ruling takes them in yet.",
    Status.RULED: "The desk has ruled, and no verdict came in since.",
    Status.PUBLISHED: "The public sees one version.",
    Status.CORRECTED: "The public sees a later version, with what changed and why.",
    Status.WITHDRAWN: "Only the address and the reason are left. Nothing follows.",
    Status.DECLINED: "The desk does not check it and says why. It takes no verdicts, bearings or rulings.",
}
"""What each status says of a claim."""


class Step(Part):
    """A line of the course."""

    act: Act
    sources: list[Status]
    targets: list[Status]
    role: Role = Field(description="The least role that may do it.")
    needs: str
    leaves: str = Field(description="The noun and the action of its event in the log.")

    @classmethod
    def of(cls, transition: Transition) -> Self:
        """A transition as it is shown."""
        return cls.model_validate(transition)


class StatusMeant(Part):
    """A status and what it says of a claim."""

    status: Status
    means: str


class CoursePage(Part):
    """The whole course."""

    reviews_required: int
    statuses: list[StatusMeant]
    steps: list[Step]

    @property
    def drawing(self) -> Drawing:
        """The course as boxes and arrows."""
        return draw()

    @classmethod
    def drawn(cls, required: int) -> Self:
        """The course as the code has it, at a desk that asks for so many verdicts."""
        return cls(
            reviews_required=max(required, 1),
            statuses=[StatusMeant(status=each, means=MEANINGS[each]) for each in Status],
            steps=[Step.of(transition) for transition in COURSE],
        )
