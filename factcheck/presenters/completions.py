"""What a field offers while somebody types."""

from pydantic import BaseModel


class Suggestion(BaseModel):
    """What is put into the field, and what is shown beside it."""

    value: str
    label: str


class Suggestions(BaseModel):
    """The suggestions for the words typed."""

    q: str
    options: list[Suggestion]
