"""Letters of readers: their public status, and the whole of them at the desk."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from factcheck.domain.letters import OPEN
from factcheck.domain.vocabulary import LetterKind, LetterStatus
from factcheck.models import Letter, Listing
from factcheck.presenters.dossier_parts import Address, Moment, Part

ASKED = {
    LetterKind.ERROR: "An error was reported",
    LetterKind.SUGGESTION: "A claim was suggested",
}
MEANINGS = {
    LetterStatus.RECEIVED: "Nobody at the desk has read it yet.",
    LetterStatus.LOOKED_AT: "Somebody at the desk has read it and is looking into it.",
    LetterStatus.ACTED_ON: "The desk has done something about it.",
    LetterStatus.DECLINED: "The desk does nothing about it, for the reason below.",
}


class ClaimWritten(Part):
    """The published claim that a letter is about or led to."""

    id: Address
    slug: str
    claim: str

    @classmethod
    def of(cls, listing: Listing, site_url: str) -> Self:
        """The claim at its public address."""
        return cls(id=f"{site_url}/claims/{listing.slug}", slug=listing.slug, claim=listing.text)


class LetterProgress(Part):
    """How far the desk is with a letter: neither its words nor who wrote it."""

    id: Address
    kind: LetterKind
    claim: ClaimWritten | None
    status: LetterStatus
    received: Moment
    moved: Moment | None
    answer: str

    @classmethod
    def of(cls, letter: Letter, listing: Listing | None, site_url: str) -> Self:
        """What whoever has the address may know."""
        return cls(
            id=f"{site_url}/letters/{letter.code}",
            kind=letter.kind,
            claim=ClaimWritten.of(listing, site_url) if listing else None,
            status=letter.status,
            received=letter.received,
            moved=letter.moved if letter.version > 1 else None,
            answer=letter.answer,
        )

    @property
    def asked(self) -> str:
        """What was asked for, in a sentence."""
        return ASKED[self.kind]

    @property
    def meaning(self) -> str:
        """What the status means."""
        return MEANINGS[self.status]


class DeskLetter(BaseModel):
    """A letter at the desk; how to reach its writer is for editors."""

    number: int
    address: str
    kind: LetterKind
    status: LetterStatus
    waits: bool
    claim_slug: str | None
    claim: str | None
    page: str
    words: str
    source: str
    contact: str | None
    answer: str
    received: datetime
    moved: datetime | None
    version: int

    @classmethod
    def of(cls, letter: Letter, *, editing: bool) -> Self:
        """The letter as the desk reads it."""
        own = {name: getattr(letter, name) for name in COPIED}
        return cls(
            number=letter.id,
            address=f"/letters/{letter.code}",
            waits=letter.status in OPEN,
            claim_slug=letter.claim.slug if letter.claim else None,
            claim=letter.claim.text if letter.claim else None,
            contact=letter.contact if editing else None,
            moved=letter.moved if letter.version > 1 else None,
            **own,
        )

    @property
    def credit(self) -> str:
        """How a correction's note can name it."""
        day = f"{self.received.day} {self.received:%B %Y}"
        return f"A reader reported this on {day} (letter {self.number})."


COPIED = ("kind", "status", "page", "words", "source", "answer", "received", "version")


class DeskLetters(BaseModel):
    """Letters, those that wait first."""

    waiting_count: int
    letters: list[DeskLetter]
    next: str | None
