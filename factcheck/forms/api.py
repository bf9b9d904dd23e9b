"""What programs may send: the shapes of bodies, and of what stands after the question mark."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from factcheck.domain.gate import Key
from factcheck.domain.vocabulary import (
    Authenticity,
    Bearing,
    EvidenceKind,
    Manner,
    SpeakerKind,
    Stance,
    Weight,
)

LARGEST = 2**31 - 1
"""The largest number a row or a place in a text has."""
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
WORDS = r"\S"
"""At least one character that is no space."""

Words500 = Annotated[str, Field(max_length=500, pattern=WORDS)]
LongText = Annotated[str, Field(max_length=20_000)]
Told = Annotated[str, Field(max_length=20_000, pattern=WORDS)]
Slug = Annotated[str, Field(max_length=100, pattern=SLUG)]
Number = Annotated[int, Field(ge=1, le=LARGEST)]
Offset = Annotated[int, Field(ge=0, le=LARGEST)]
Link = Annotated[str, Field(max_length=2000, pattern="^https?://")]
PartialDay = Annotated[
    str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A day, a month or a year: 2023-05-03.")
]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Topics = Annotated[list[Annotated[str, Field(max_length=120, pattern=WORDS)]], Field(max_length=30)]


class Sent(BaseModel):
    """A body has exactly the fields it names."""

    model_config = ConfigDict(extra="forbid")


class Confirmed(Sent):
    """Nothing to say: `{}`."""


class NewText(Sent):
    """The text of an article as it reads now."""

    text: str = Field(min_length=1, max_length=5_000_000, pattern=WORDS)
    version: Number | None = Field(
        default=None, description="The version it was written from; 409 if there is a newer one by now."
    )


class ArticleTold(Sent):
    """What is known of an article."""

    title: Words500
    url: Link | None = None
    outlet: str = Field(default="", max_length=200, description="Made if its name is new.")
    byline: str = Field(default="", max_length=300)
    published: PartialDay | None = None
    language: str | None = Field(default=None, max_length=20, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


class NewArticle(ArticleTold):
    """An article with its first version."""

    text: str = Field(min_length=1, max_length=5_000_000, pattern=WORDS)


class Passage(Sent):
    """A passage of the newest version: its words, and its place or surroundings where they stand twice."""

    exact: str = Field(min_length=1, max_length=100_000)
    start: Offset | None = Field(default=None, description="In Unicode code points.")
    end: Offset | None = None
    prefix: str = Field(default="", max_length=200)
    suffix: str = Field(default="", max_length=200)


class SpeakerMeant(Sent):
    """Who says it; found by any of their names, made if there is none."""

    name: str = Field(max_length=320, pattern=WORDS, description="`Name (slug)` picks one of several.")
    kind: SpeakerKind = SpeakerKind.PERSON
    role: str | None = Field(default=None, max_length=300)
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9]\d{0,18}$")


class HopTold(Sent):
    """One hop between the speaker's mouth and the article."""

    medium: str = Field(default="", max_length=60)
    outlet: str = Field(default="", max_length=200)
    url: Link | None = None


class NewAttribution(Sent):
    """Who takes which stance on what, in which words, and how it reached us."""

    passage: Passage
    speaker: SpeakerMeant
    stance: Stance
    claim: Slug | None = Field(default=None, description="Without one it waits to be filed.")
    manner: Manner | None = Field(default=None, description="Read from the quotation marks if left out.")
    cue: str = Field(default="", max_length=120)
    said: PartialDay | None = None
    chain: list[HopTold] = Field(default=[], max_length=12)
    origin: str = Field(default="", max_length=80)
    note: LongText = ""


class Withdrawal(Sent):
    """Why something counts no longer."""

    reason: str = Field(max_length=2000, pattern=WORDS)


class NewQuestion(Sent):
    """What is contested."""

    text: Words500
    summary: LongText = ""
    topics: Topics = []


class NewClaim(Sent):
    """One checkable sentence, under a question or by itself."""

    text: Words500
    short: str = Field(default="", max_length=60)
    question: Slug | None = None
    topics: Topics = []


class NewEvidence(Sent):
    """Something that bears on the answer, with all that lets another person find it again."""

    kind: EvidenceKind
    title: Words500
    url: Link | None = None
    locator: str = Field(default="", max_length=300)
    publisher: str = Field(default="", max_length=200)
    published: PartialDay | None = None
    accessed: PartialDay | None = None
    archived: Link | None = None
    archive_tried: PartialDay | None = None
    archive_failure: str = Field(default="", max_length=300)
    sha256: Sha256 | None = None
    quote: LongText = ""
    note: LongText = ""
    authenticity: list[Authenticity] = Field(default=[], max_length=len(Authenticity))
    media_context: LongText = ""
    media_original: Link | None = None

    def values(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        return self.model_dump() | {"authenticity": [each.value for each in self.authenticity]}


class Cell(Sent):
    """How one piece of evidence bears on one claim."""

    evidence: Number
    claim: Slug
    bearing: Bearing


class Weighed(Sent):
    """What you make of one piece of evidence."""

    evidence: Number
    credibility: Weight
    relevance: Weight


class NewBearings(Sent):
    """Cells of the matrix, all saved or none."""

    bearings: list[Cell] = Field(min_length=1, max_length=1000)
    weights: list[Weighed] = Field(default=[], max_length=1000)


class NewVerdict(Sent):
    """Your verdict: given blind, once; sent again in other words while nobody else has given one."""

    rating: str = Field(
        max_length=40, pattern=SLUG, description="A key of the scale in force: /api/v1/scale."
    )
    confidence: float = Field(ge=0, le=1, allow_inf_nan=False)
    rationale: Told
    relies: list[Number] | None = Field(default=None, max_length=1000, description="Evidence by its number.")
    version: Number | None = Field(default=None, description="The version of yours that this one replaces.")


class NewAgreement(Sent):
    """A ruling by agreement: the rating comes from the verdicts."""

    summary: str = Field(max_length=300, pattern=WORDS)
    explanation: Told


class NewAdjudication(NewAgreement):
    """An editor's own ruling, with a reason that is printed."""

    rating: str = Field(max_length=40, pattern=SLUG)
    reason: Annotated[str, Field(max_length=5000, pattern=WORDS)]


class NewPublication(Sent):
    """The next version for everybody to see; from the second on with its kind of correction and a note."""

    kind: Literal["minor", "update", "substantial"] | None = None
    note: str | None = Field(default=None, max_length=2000, pattern=WORDS)
    reasons: dict[Key, Annotated[str, Field(max_length=1000, pattern=WORDS)]] = Field(
        default={}, description="Why a check that is not done is set aside; printed on the page."
    )
