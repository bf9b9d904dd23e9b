"""Assignments as one person may know them: her own, how many there are, and for editors whose."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Self

from pydantic import BaseModel, Field

from factcheck.domain.vocabulary import AssignmentEnding, Role
from factcheck.models import Assignment


class OwnAssignment(BaseModel):
    """The viewer's assignment to a claim that stands."""

    due: date | None
    overdue: bool

    @classmethod
    def of(cls, assignment: Assignment, today: date) -> Self:
        """The assignment, late or not."""
        return cls(due=assignment.due, overdue=late(assignment, today))


def late(assignment: Assignment, today: date) -> bool:
    """Whether its deadline has passed."""
    return assignment.due is not None and assignment.due < today


class AssignedPerson(BaseModel):
    """Somebody who has the claim to judge, or had; for editors."""

    id: int = Field(description="The number of the assignment.")
    name: str
    due: date | None
    done: bool | None = Field(description="Whether the verdict is in; null for who may not know whose are.")
    handed_back: date | None = Field(description="When it was handed back without a verdict.")
    reason: str = Field(description="Why it was handed back.")

    @classmethod
    def of(cls, assignment: Assignment, *, named: bool) -> Self:
        """The person; whether she is done only for who may know it."""
        back = assignment.ending is AssignmentEnding.HANDED_BACK
        done = assignment.ended is not None and not back if named else None
        return cls(
            id=assignment.id,
            name=assignment.person.public_name,
            due=assignment.due,
            done=done,
            handed_back=assignment.ended.date() if back and assignment.ended else None,
            reason=assignment.reason if back else "",
        )


class Choice(BaseModel):
    """Somebody who could be assigned, with what stands against it and what other claims she has."""

    person_id: int
    name: str
    role: Role
    standing: int
    overdue: int
    obstacle: str
    assigned: bool


class Assigned(BaseModel):
    """Who has a claim to judge, as far as the viewer may know."""

    mine: OwnAssignment | None
    others_count: int = Field(description="How many others have it to judge.")
    conflict: str | None = Field(description="The viewer's own interest that the claim touches.")
    may_take: bool
    people: list[AssignedPerson] = Field(description="For editors.")
    choices: list[Choice] = Field(description="For editors.")


class PersonLoad(BaseModel):
    """How much stands assigned to somebody."""

    person_id: int
    name: str
    username: str
    role: Role
    disabled: bool
    standing: int
    overdue: int
    next_due: date | None
    interests: list[str]

    @classmethod
    def of(cls, load: object, interests: Mapping[int, list[str]]) -> Self:
        """A person's load, and the interests she declared."""
        values = vars(load)
        return cls(**values, interests=interests.get(values["person_id"], []))


class Loads(BaseModel):
    """Everybody with how much stands assigned to her."""

    people: list[PersonLoad]
    standing: int
    overdue: int

    @classmethod
    def of(cls, people: Iterable[PersonLoad]) -> Self:
        """Everybody, and the sums; those who are late first, then those who have most."""
        ordered = sorted(people, key=lambda each: (-each.overdue, -each.standing, each.name, each.person_id))
        return cls(
            people=ordered,
            standing=sum(each.standing for each in ordered),
            overdue=sum(each.overdue for each in ordered),
        )
