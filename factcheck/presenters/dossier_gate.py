"""How a dossier was checked: what was searched, who was asked, and what was set aside for which reason."""

from typing import Self

from pydantic import Field

from factcheck.domain.gate import Printed
from factcheck.presenters.dossier_parts import Day, Moment, Part


class OverrideShown(Part):
    """A check before publication that an editor set aside."""

    check: str
    sentence: str = Field(description="How the check stood.")
    reason: str = Field(description="Why it was published all the same.")


class SearchShown(Part):
    """A search for contradicting evidence."""

    searched: str = Field(description="What was searched, and where.")
    outcome: str = Field(description="What was found; empty where nothing was.")
    done: Moment


class ReplyShown(Part):
    """The right of reply: who was asked, and what they answered."""

    addressee: str
    channel: str = Field(description="How they were asked.")
    sent: Day
    deadline: Day | None
    answer: str = Field(description="Word for word; empty where none came.")
    answered: Day | None
    late: bool = Field(description="Whether the answer came after the deadline.")


class HowChecked(Part):
    """What a publication says of how it was checked."""

    overrides: list[OverrideShown]
    searches: list[SearchShown]
    replies: list[ReplyShown]

    @classmethod
    def of(cls, printed: Printed) -> Self:
        """What the gate prints."""
        return cls.model_validate(printed)
