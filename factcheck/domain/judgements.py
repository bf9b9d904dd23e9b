"""What one person said of one thing that several people judge."""

from dataclasses import dataclass
from datetime import datetime

Place = tuple[str | None, str | None]
"""The slug and the text of a question; None for claims that stand by themselves."""


@dataclass(frozen=True)
class Judgement:
    """One person's word about one unit: a claim, or evidence against a claim."""

    place: Place
    unit: tuple[int, ...]
    person_id: int
    given: datetime
    word: str
