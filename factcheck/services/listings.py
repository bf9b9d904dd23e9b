"""Listings: what the public lists know of each published claim, rewritten from its document."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, select

from factcheck.domain import dates, origins
from factcheck.domain.text import searched
from factcheck.domain.vocabulary import Stance
from factcheck.models import Listing, Mention, Publication, Question
from factcheck.models.publications import UNDATED
from factcheck.services import answers, formers, lines, tallies


def rewrite(session: Session, publication: Publication) -> Listing:
    """The claim's listing and mentions as its newest document has them; what told of it is drawn anew."""
    before = answers.touched(session, publication.claim_id)
    shares = tallies.shares(session, publication.claim_id)
    formerly = formers.known(session, publication)
    asked = lines.question_of(session, publication.claim_id)
    session.exec(delete(Mention).where(col(Mention.claim_id) == publication.claim_id))
    said = json.loads(publication.document or "{}")
    listing = session.get(Listing, publication.claim_id)
    if "withdrawn" in said:
        listing = _ended(listing or _empty(publication, said), publication, moment(said["withdrawn"]))
    else:
        listing = session.merge(Listing(claim_id=publication.claim_id, **_row(session, publication, said)))
    mentioned = mentions(said)
    session.add_all(Mention(kind=kind, key=key, claim_id=publication.claim_id) for kind, key in mentioned)
    formers.keep(session, listing, formerly, mentioned)
    session.add(listing)
    session.flush()
    tallies.change(session, shares, tallies.shares(session, publication.claim_id), listing.modified)
    lines.rewrite(session, publication.claim_id, asked, listing.question_id)
    answers.forget(session, before | answers.touched(session, publication.claim_id))
    answers.draw_now(session, listing)
    return listing


def redraw(session: Session, claim_id: int) -> None:
    """Have what readers see of a published claim drawn anew, for what its document does not tell."""
    listing = session.get(Listing, claim_id)
    if listing is None or listing.withdrawn is not None:
        return
    session.flush()
    lines.keep(session, [claim_id])
    answers.forget(session, [f"claims/{listing.slug}"])
    answers.draw_now(session, listing)


def _ended(listing: Listing, publication: Publication, withdrawn: datetime) -> Listing:
    """The listing of a claim that has its tombstone."""
    listing.withdrawn = listing.modified = withdrawn
    listing.publication_id = publication.id
    return listing


def _empty(publication: Publication, said: dict[str, Any]) -> Listing:
    """The listing of a claim of which we only ever had the tombstone."""
    withdrawn = moment(said["withdrawn"])
    return Listing(
        claim_id=publication.claim_id,
        publication_id=publication.id,
        slug=said["slug"],
        text="",
        rating="",
        label="",
        summary="",
        folded="",
        published=withdrawn,
        modified=withdrawn,
    )


def moment(text: str) -> datetime:
    """A time as a document writes it."""
    return datetime.fromisoformat(text)


def _row(session: Session, publication: Publication, said: dict[str, Any]) -> dict[str, Any]:
    """The listing's columns from a document."""
    ruling = said["ruling"]
    return {
        "question_id": _question_id(session, said["question"]),
        "publication_id": publication.id,
        "slug": said["slug"],
        "text": said["claim"],
        "rating": ruling["rating"],
        "label": ruling["label"],
        "summary": ruling["summary"],
        "folded": folded(said),
        "first_asserted": first_asserted(said["attributions"]),
        "said_first": first_asserted(said["attributions"]) or UNDATED,
        "attribution_count": len(said["attributions"]),
        "origin_count": origins.behind(said["attributions"], said["evidence"]),
        "evidence_count": len(said["evidence"]),
        "published": moment(ruling["published"]),
        "modified": moment(ruling["modified"]),
        "withdrawn": None,
    }


def _question_id(session: Session, question: dict[str, Any] | None) -> int | None:
    """The number of the question a document names."""
    if question is None:
        return None
    return session.exec(select(Question.id).where(Question.slug == question["slug"])).first()


def folded(said: dict[str, Any]) -> str:
    """What search looks into."""
    question = said["question"] or {"text": ""}
    spoken = (f"{each['speaker']['name']} {each['quote']}" for each in said["attributions"])
    return searched(" ".join([said["claim"], question["text"], said["ruling"]["summary"], *spoken]))


def first_asserted(attributions: Iterable[dict[str, Any]]) -> str | None:
    """The earliest date on which somebody asserted it; None when no date is known."""
    said = [each["said"] for each in attributions if each["stance"] == Stance.ASSERTS and each["said"]]
    return min(said, key=dates.first_day, default=None)


def mentions(said: dict[str, Any]) -> set[tuple[str, str]]:
    """The speakers, outlets, topics and articles a document names, as kind and key."""
    if "withdrawn" in said:
        return set()
    found = {("topic", topic["slug"]) for topic in said["topics"]}
    for each in said["attributions"]:
        found.add(("speaker", each["speaker"]["slug"]))
        found.add(("article", str(each["article"]["id"])))
        through = [each["article"], *each["chain"]]
        found |= {("outlet", step["outlet_slug"]) for step in through if step["outlet_slug"]}
    return found
