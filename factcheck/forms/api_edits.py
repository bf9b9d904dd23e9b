"""What programs may send to change what is there: all values, and the version they started from."""

from typing import Annotated

from pydantic import Field

from factcheck.domain.vocabulary import Manner, SpeakerKind, Stance
from factcheck.forms.api import (
    WORDS,
    ArticleTold,
    HopTold,
    Link,
    LongText,
    NewClaim,
    NewEvidence,
    NewQuestion,
    Number,
    PartialDay,
    Sent,
    Slug,
    SpeakerMeant,
)

Name = Annotated[str, Field(max_length=200, pattern=WORDS)]
Wikidata = Annotated[str, Field(pattern=r"^Q[1-9]\d{0,18}$")]


class Edit(Sent):
    """A change of something that counts its versions."""

    version: Number = Field(description="The version it starts from; 409 with both texts if it was passed.")


class ClaimEdit(NewClaim, Edit):
    """A claim as it shall be; the address stays."""


class QuestionEdit(NewQuestion, Edit):
    """A question as it shall be; the address stays."""


class EvidenceEdit(NewEvidence, Edit):
    """A piece of evidence as it shall be."""


class SpeakerEdit(Edit):
    """A speaker as they shall be; the address stays."""

    name: Name
    kind: SpeakerKind
    role: str | None = Field(default=None, max_length=300)
    wikidata: Wikidata | None = None
    other_names: list[Name] = Field(default=[], max_length=50)


class OutletEdit(Edit):
    """An outlet as it shall be; the address stays."""

    name: Name
    url: Link | None = None
    wikidata: Wikidata | None = None


class ArticleEdit(ArticleTold, Edit):
    """What is known of an article; its texts are added as versions."""


class AttributionEdit(Edit):
    """An attribution as it shall be; its passage is placed anew at an address of its own."""

    speaker: SpeakerMeant
    stance: Stance
    manner: Manner
    claim: Slug | None = Field(default=None, description="Without one it waits to be filed.")
    cue: str = Field(default="", max_length=120)
    said: PartialDay | None = None
    chain: list[HopTold] = Field(default=[], max_length=12)
    origin: str = Field(default="", max_length=80)
    note: LongText = ""
