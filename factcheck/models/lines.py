"""Lines: each published claim as the bulk export gives it, kept with what it is drawn from."""

from sqlalchemy import LargeBinary
from sqlmodel import Column, Field, SQLModel


class DossierLine(SQLModel, table=True):
    """The dossier of a published claim, or its tombstone, as one line of `.jsonl`.

    `site` is the address it was drawn for. It is written anew with whatever changes it:
    a publication of the claim or of a rival.
    """

    __tablename__ = "dossier_line"

    claim_id: int = Field(primary_key=True, foreign_key="claim.id")
    site: str = Field(max_length=500)
    line: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
