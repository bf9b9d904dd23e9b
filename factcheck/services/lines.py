"""Lines: the bulk export's, written in the transaction that changes what they say."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from factcheck.domain import lines
from factcheck.domain.lines import line
from factcheck.models import DossierLine, Listing, Publication, Round
from factcheck.services import public_rounds

MOST_AT_ONCE = 100
"""Claims whose documents are in memory together."""
Said = dict[str, Any]


def question_of(session: Session, claim_id: int) -> int | None:
    """The question a claim is listed under, before it is listed anew."""
    return session.exec(select(Listing.question_id).where(Listing.claim_id == claim_id)).first()


def rewrite(session: Session, claim_id: int, *questions: int | None) -> None:
    """Write the lines of a claim and of all that are or were its rivals."""
    asked = [question for question in questions if question is not None]
    beside = select(Listing.claim_id).where(
        col(Listing.question_id).in_(asked), col(Listing.withdrawn).is_(None)
    )
    keep(session, {claim_id, *session.exec(beside)})


def keep(session: Session, claim_ids: Collection[int], site: str | None = None) -> None:
    """Draw and store these claims' lines; for the site that their documents name, where none is told."""
    for number, (root, drawn) in draw(session, claim_ids, site).items():
        session.merge(DossierLine(claim_id=number, site=root, line=drawn))
    session.flush()


def missing(session: Session, site: str, limit: int = MOST_AT_ONCE, after: int = 0) -> list[int]:
    """Claims that have no line for this site, by number: those of an older version."""
    mine = (col(DossierLine.claim_id) == Listing.claim_id) & (col(DossierLine.site) == site)
    wanted = select(Listing.claim_id).outerjoin(DossierLine, mine)
    wanted = wanted.where(col(DossierLine.claim_id).is_(None), Listing.claim_id > after)
    return list(session.exec(wanted.order_by(col(Listing.claim_id)).limit(limit)))


def draw(
    session: Session, claim_ids: Collection[int], site: str | None = None
) -> dict[int, tuple[str, bytes]]:
    """The lines of these claims by number, each with the site it is for, in four queries.

    Without `site` that is the one that the claim's document names.
    """
    published = select(Listing, Publication.document).join(
        Publication, col(Publication.id) == Listing.publication_id
    )
    listed = session.exec(published.where(col(Listing.claim_id).in_(claim_ids))).all()
    histories = _histories(session, claim_ids)
    rivalries = _rivalries(session, {each.question_id for each, _ in listed})
    reviewed = public_rounds.standing(session, claim_ids)
    found = {}
    for listing, document in listed:
        said = json.loads(document or "{}")
        root = site if site is not None else said["id"].removesuffix(f"/claims/{said['slug']}")
        if "withdrawn" not in said:
            rivals = [each for each in rivalries[listing.question_id] if each.claim_id != listing.claim_id]
            said |= added(histories[listing.claim_id], rivals, root, reviewed.get(listing.claim_id))
        found[listing.claim_id] = (root, line(said))
    return found


def added(history: Iterable[Said], rivals: Iterable[Listing], site: str, round_: Round | None) -> Said:
    """What other publications add to a dossier, and a round that stands open."""
    entries = list(history)
    again = {"since": _plain(round_.opened), "reason": round_.reason} if round_ else None
    return {
        "rivals": [_rival(each, site) for each in rivals],
        "corrections": [
            {name: each[name] for name in lines.DOSSIER["corrections"]} for each in entries if each["kind"]
        ],
        "history": entries,
    } | ({"under_review": again} if again else {})


def _rival(listing: Listing, site: str) -> Said:
    """Another published claim of the question, as it is now."""
    address = f"{site}/claims/{listing.slug}"
    own = {name: getattr(listing, name) for name in ("slug", "rating", "label")}
    return own | {"id": address, "claim": listing.text}


def _histories(session: Session, claim_ids: Collection[int]) -> dict[int, list[Said]]:
    """All publications of these claims, the first first, as a dossier tells them."""
    names = ("version", "published", "kind", "note", "sha256")
    columns = [getattr(Publication, name) for name in ("claim_id", *names)]
    wanted = select(*columns).where(col(Publication.claim_id).in_(claim_ids))
    found: defaultdict[int, list[Said]] = defaultdict(list)
    for claim_id, *values in session.execute(wanted.order_by(col(Publication.version))):
        found[claim_id].append({name: _plain(value) for name, value in zip(names, values, strict=True)})
    return found


def _plain(value: Any) -> Any:
    """A value as JSON has it: times in UTC, to the second, with Z."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value


def _rivalries(session: Session, questions: Collection[int | None]) -> dict[int | None, list[Listing]]:
    """The published claims of these questions, by slug."""
    asked = [question for question in questions if question is not None]
    found: defaultdict[int | None, list[Listing]] = defaultdict(list)
    if asked:
        standing = col(Listing.question_id).in_(asked), col(Listing.withdrawn).is_(None)
        for each in sorted(session.exec(select(Listing).where(*standing)), key=lambda one: one.slug):
            found[each.question_id].append(each)
    return found
