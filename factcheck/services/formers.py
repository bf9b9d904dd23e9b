"""Former mentions: what a claim once mentioned, so that feeds can tell that it no longer does."""

from collections.abc import Iterable

from sqlmodel import Session, select

from factcheck.models import Listing, Mention, Publication

FORMER = "ex-"
"""How the kinds of former mentions begin; lists and filters look for the plain kinds only."""
KINDS = ("topic", "speaker", "outlet", "rating")
"""What has feeds of its own."""
Named = set[tuple[str, str]]
"""Kinds and keys."""


def known(session: Session, publication: Publication) -> Named:
    """What its claim mentioned until this publication, the rating too, before its listing is rewritten.

    What a listing that is only rewritten held too much of was never mentioned.
    """
    named = select(Mention.kind, Mention.key).where(Mention.claim_id == publication.claim_id)
    listing = session.get(Listing, publication.claim_id)
    found = {(kind, key) for kind, key in session.exec(named)}
    if listing is None or listing.publication_id == publication.id:
        return {(kind[len(FORMER) :], key) for kind, key in found if kind.startswith(FORMER)}
    return {(kind.removeprefix(FORMER), key) for kind, key in found} | {("rating", listing.rating)}


def keep(session: Session, listing: Listing, before: Named, now: Iterable[tuple[str, str]]) -> None:
    """Note what the claim mentioned and mentions no longer."""
    gone = {(kind, key) for kind, key in before if kind in KINDS and key}
    for kind, key in sorted(gone - {*now, ("rating", listing.rating)}):
        session.add(Mention(kind=f"{FORMER}{kind}", key=key, claim_id=listing.claim_id))
