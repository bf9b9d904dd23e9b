"""What must hold before a claim is published, corrected or withdrawn."""

import json
from typing import Any

from sqlmodel import Session

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Claim, Listing, Ruling
from factcheck.services import checks
from factcheck.services.refusals import Refused

TIMING = ("version", "published", "modified")
"""What differs in the ruling of every document, whatever was changed."""
LATER = ("overrides", "searches", "replies")
"""What documents of earlier versions lack: to lack it is to have none of it."""


class NeedsRuling(Refused):
    """Nothing to publish yet."""

    sentence = "There is no ruling on this claim yet. Rule on it first."


class NeedsReviews(Refused):
    """Fewer verdicts than the desk asks for."""

    sentence = "The claim needs more verdicts before it can be published."


class RulingOutdated(Refused):
    """A verdict came in after the ruling."""

    sentence = "A verdict came in after the ruling. Rule again before you publish."


class PublishesUnseen(Refused):
    """Who publishes has seen the verdicts."""

    sentence = "You cannot publish verdicts you have not seen: give yours first, or unseal them."


class NeedsAnotherPublisher(Refused):
    """Four eyes."""

    sentence = "You are the only one who judged this claim, so somebody else has to publish it."


class NothingChanged(Refused):
    """The same document twice."""

    sentence = "This is published already; nothing has changed since."


class FirstPublication(Refused):
    """There is nothing to correct yet."""

    sentence = "This is the first publication of the claim; it corrects nothing."


class NeedsCorrection(Refused):
    """A later publication says why it differs."""

    sentence = "Say what kind of correction this is (minor, update or substantial), and what changed."


class NotPublished(Refused):
    """Only what is published can be withdrawn."""

    sentence = "This claim is not published."


class ClaimWithdrawn(Refused):
    """A tombstone stays."""

    sentence = "This claim has been withdrawn; that is final. Open a new claim instead."


class ClaimDeclined(Refused):
    """The desk does not check it."""

    sentence = "The desk has declined to check this claim. An editor can reopen it."


def refuse_unready(claim: Claim, required: int) -> Ruling:
    """The ruling to publish; raises what is still missing."""
    if not claim.rulings:
        raise NeedsRuling
    if len({verdict.person_id for verdict in claim.verdicts}) < max(required, 1):
        raise NeedsReviews
    ruling = claim.rulings[-1]
    if any(verdict.submitted > ruling.ruled for verdict in claim.verdicts):
        raise RulingOutdated
    return ruling


def essence(document: str | None) -> dict[str, Any]:
    """What a document says, less when, in which version and under which policies it says so."""
    said: dict[str, Any] = json.loads(document or "{}")
    said = {name: value for name, value in said.items() if value or name not in LATER}
    said.pop("policies", None)
    ruling = said.get("ruling", {})
    return said | {"ruling": {name: value for name, value in ruling.items() if name not in TIMING}}


def correction(
    kind: CorrectionKind | str | None, note: str | None, *, first: bool
) -> tuple[CorrectionKind | None, str | None]:
    """Why this version differs from the one before; nothing for the first."""
    said = checks.short_enough(note or "", "The note", 2_000)
    if first:
        if kind or said:
            raise FirstPublication
        return None, None
    if not said or kind not in set(CorrectionKind) - {CorrectionKind.WITHDRAWN}:
        raise NeedsCorrection
    return CorrectionKind(kind), said


def refuse_withdrawn(session: Session, claim: Claim) -> None:
    """Raise ClaimWithdrawn when the claim has its tombstone, ClaimDeclined when nobody is to work on it."""
    if claim.declined is not None:
        raise ClaimDeclined
    listing = session.get(Listing, claim.id)
    if listing is not None and listing.withdrawn is not None:
        raise ClaimWithdrawn
