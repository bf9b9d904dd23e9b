"""What may stand after the question mark of the API's addresses."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from factcheck.forms.api import LARGEST

Mark = Field(default="", max_length=400, description="Taken from the `next` address of the page before.")


class Asked(BaseModel):
    """Exactly these words stand after the question mark; another one is refused, not ignored."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Paged(Asked):
    """A list that goes on."""

    after: str = Mark


class SearchAsked(Asked):
    """What to look for."""

    q: str = Field(default="", max_length=200, description="Words that stand in claim, question or summary.")
    rating: str = Field(default="", max_length=40)
    topic: str = Field(default="", max_length=100)
    speaker: str = Field(default="", max_length=100)
    outlet: str = Field(default="", max_length=100)
    status: Literal["published", "corrected", "withdrawn"] | None = None
    sort: Literal["newest", "updated", "first-said"] = "newest"
    after: str = Mark


class DossiersAsked(Asked):
    """Which dossiers."""

    since: str = Field(default="", max_length=40, description="Only what changed since: RFC 3339.")
    after: str = Mark


class VersionAsked(Asked):
    """With which earlier version to compare."""

    earlier: int | None = Field(default=None, alias="from", ge=1, le=999_999_999)


class QueueAsked(Asked):
    """Of one topic only."""

    topic: str = Field(default="", max_length=100)


class ArticlesAsked(Asked):
    """Which articles of the desk."""

    q: str = Field(default="", max_length=200)
    before: int | None = Field(default=None, ge=1, le=LARGEST, description="Only articles below that number.")


class QuestionsAsked(Asked):
    """Which questions of the desk."""

    q: str = Field(default="", max_length=200)
