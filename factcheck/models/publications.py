"""Publications: the immutable versions the public sees, and what lists and finds them."""

from datetime import datetime

from sqlalchemy import Index, Text, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models.claims import Claim
from factcheck.models.columns import now, words
from factcheck.models.people import Person

UNDATED = "9999"
"""Where a claim without a dated assertion stands among the others."""


class Publication(SQLModel, table=True):
    """One immutable version of a ruled claim as the public sees it.

    `document` is the dossier's canonical JSON and `sha256` its fingerprint; the text is
    None for an earlier version of which an import brought only the hash.
    """

    __table_args__ = (UniqueConstraint("claim_id", "version"),)

    id: int = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    version: int
    kind: CorrectionKind | None = Field(default=None, sa_type=words(CorrectionKind))
    note: str | None = Field(default=None, sa_type=Text)
    document: str | None = Field(default=None, sa_type=Text)
    sha256: str = Field(max_length=64)
    published: datetime = Field(default_factory=now, index=True)
    published_by_id: int | None = Field(default=None, foreign_key="person.id")

    claim: Claim = Relationship(back_populates="publications")
    published_by: Person | None = Relationship()


class Listing(SQLModel, table=True):
    """What the public lists know of a published claim; rewritten with each publication.

    `folded` is what search looks into, by an index that the database keeps (`listing_search`).
    """

    __table_args__ = (
        Index("ix_listing_published_claim_id", "published", "claim_id"),
        Index("ix_listing_modified_claim_id", "modified", "claim_id"),
        Index("ix_listing_said_first_claim_id", "said_first", "claim_id"),
    )

    claim_id: int = Field(primary_key=True, foreign_key="claim.id")
    question_id: int | None = Field(default=None, foreign_key="question.id", index=True)
    publication_id: int = Field(foreign_key="publication.id")
    slug: str = Field(index=True, max_length=100)
    text: str = Field(max_length=500)
    rating: str = Field(index=True, max_length=40)
    label: str = Field(max_length=80)
    summary: str = Field(max_length=300)
    folded: str = Field(sa_type=Text)
    first_asserted: str | None = Field(default=None, max_length=10)
    said_first: str = Field(default=UNDATED, max_length=10, sa_column_kwargs={"server_default": UNDATED})
    attribution_count: int = 0
    origin_count: int = 0
    evidence_count: int = 0
    published: datetime
    modified: datetime
    withdrawn: datetime | None = None

    publication: Publication = Relationship()


class Mention(SQLModel, table=True):
    """A published claim mentions a speaker, an outlet, a topic or an article."""

    kind: str = Field(primary_key=True, max_length=10)
    key: str = Field(primary_key=True, max_length=100)
    claim_id: int = Field(primary_key=True, foreign_key="claim.id", index=True)


class Tally(SQLModel, table=True):
    """How many published claims something is true of; counted on with each publication.

    `asked_count` are those that answer a question, `question_count` their questions;
    `modified` is when it last changed.
    """

    __table_args__ = (Index("ix_tally_kind_claim_count_key", "kind", "claim_count", "key"),)

    kind: str = Field(primary_key=True, max_length=10)
    key: str = Field(primary_key=True, max_length=100)
    claim_count: int = 0
    asked_count: int = 0
    question_count: int = 0
    modified: datetime
