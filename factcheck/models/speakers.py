"""Speakers and the other names they go by."""

from sqlmodel import Field, Relationship, SQLModel

from factcheck.domain.vocabulary import SpeakerKind
from factcheck.models.columns import words


class Speaker(SQLModel, table=True):
    """Who says something: person, government, organisation, anonymous source."""

    id: int = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=100)
    name: str = Field(max_length=200)
    kind: SpeakerKind = Field(default=SpeakerKind.PERSON, sa_type=words(SpeakerKind))
    role: str | None = Field(default=None, max_length=300)
    wikidata: str | None = Field(default=None, max_length=20)
    merged_into_id: int | None = Field(default=None, foreign_key="speaker.id", index=True)
    version: int = 1

    names: list["SpeakerName"] = Relationship(
        back_populates="speaker", sa_relationship_kwargs={"order_by": "SpeakerName.id"}
    )


class SpeakerName(SQLModel, table=True):
    """A name of a speaker, the first one included, folded for look-up."""

    __tablename__ = "speaker_name"

    id: int = Field(default=None, primary_key=True)
    speaker_id: int = Field(foreign_key="speaker.id", index=True)
    name: str = Field(max_length=200)
    folded: str = Field(index=True, max_length=200)

    speaker: Speaker = Relationship(back_populates="names")
