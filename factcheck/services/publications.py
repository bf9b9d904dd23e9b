"""Publications: a ruled claim as the public sees it, version after version, none ever changed."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.orm import defer, joinedload
from sqlmodel import Session, col, select

from factcheck.domain.claimreview import Site
from factcheck.domain.course import Act
from factcheck.domain.fingerprints import fingerprint
from factcheck.domain.ledger import canonical
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Claim, Listing, Publication
from factcheck.models.columns import now
from factcheck.services import checks, course, gate, listings, log, notifications, verdicts, webhooks
from factcheck.services.loading import load, path
from factcheck.services.publishable import (
    ClaimWithdrawn,
    NeedsAnotherPublisher,
    NothingChanged,
    NotPublished,
    PublishesUnseen,
    correction,
    essence,
    refuse_unready,
    refuse_withdrawn,
)

NO_REASONS: Mapping[str, str] = {}


def publish(  # noqa: PLR0913 - one argument a wish
    session: Session,
    actor: Viewer | None,
    claim: Claim,
    draw: gate.Draw,
    *,
    kind: CorrectionKind | str | None = None,
    note: str | None = None,
    reasons: Mapping[str, str] = NO_REASONS,
    required: int = 2,
    four_eyes: bool = True,
    site: Site = gate.ANYWHERE,
) -> Publication:
    """The next version of the claim, for everybody to see, if the gate lets it pass.

    The first has no kind; every later one needs a kind and a note. `reasons` are by
    check, for those that are not done. Whole seconds, so that what the document says
    is what is stored.
    """
    refuse_withdrawn(session, claim)
    if actor is not None and verdicts.sealed(session, actor, claim):
        raise PublishesUnseen
    found = gate.inspect(session, actor, claim, draw, required=required, four_eyes=four_eyes, site=site)
    claim, earlier = found.claim, found.claim.publications
    refuse_unready(claim, required)
    if four_eyes and actor is not None and {verdict.person_id for verdict in claim.verdicts} == {actor.id}:
        raise NeedsAnotherPublisher
    act = Act.CORRECT if earlier else Act.PUBLISH
    before = course.refuse(session, claim, act, required, actor)
    aside = gate.set_aside(found, reasons)
    document = found.draw(aside)
    if earlier and essence(earlier[-1].document) == essence(document):
        raise NothingChanged
    why = correction(kind, note, first=not earlier)
    publication = _store(session, actor, claim, document, found.published, *why)
    relist(session, publication)
    kept = gate.keep(session, actor, found, aside)
    step = course.moved(session, claim, before, required, act=act)
    notifications.published(session, actor, claim, publication.kind)
    log.record(session, actor, "published", publication, slug=claim.slug, overrides=kept, **step)
    return publication


def _store(
    session: Session,
    actor: Viewer | None,
    claim: Claim,
    document: str,
    published: datetime,
    kind: CorrectionKind | None,
    note: str | None,
) -> Publication:
    """The next version's row."""
    publication = Publication(
        claim_id=claim.id,
        version=len(claim.publications) + 1,
        kind=kind,
        note=note,
        document=document,
        sha256=fingerprint(document),
        published=published,
        published_by_id=actor.id if actor else None,
    )
    session.add(publication)
    session.flush()
    webhooks.announce(session, publication)
    return publication


def withdraw(session: Session, actor: Viewer | None, claim: Claim, reason: str) -> Publication:
    """The tombstone of a published claim: its address, the time and the reason stay.

    Withdrawn again for the same reason is not an error.
    """
    why = checks.filled(reason, "The reason", 2_000)
    claim = load(session, claim)
    if not claim.publications:
        raise NotPublished
    newest = claim.publications[-1]
    if newest.kind is CorrectionKind.WITHDRAWN:
        return _same_end(newest, why)
    before = course.refuse(session, claim, Act.WITHDRAW, actor=actor)
    withdrawn = max(now().replace(microsecond=0), newest.published)
    document = tombstone(newest, withdrawn, why)
    stone = _store(session, actor, claim, document, withdrawn, CorrectionKind.WITHDRAWN, why)
    relist(session, stone)
    step = course.moved(session, claim, before, act=Act.WITHDRAW)
    notifications.published(session, actor, claim, stone.kind)
    log.record(session, actor, "withdrawn", stone, slug=claim.slug, **step)
    return stone


def _same_end(stone: Publication, reason: str) -> Publication:
    """The tombstone there is, if it gives this reason."""
    if stone.note != reason:
        raise ClaimWithdrawn
    return stone


def tombstone(newest: Publication, withdrawn: datetime, reason: str) -> str:
    """The document that stands for a withdrawn claim."""
    said = json.loads(newest.document or "{}")
    moment = withdrawn.strftime("%Y-%m-%dT%H:%M:%SZ")
    return canonical({"id": said["id"], "slug": said["slug"], "withdrawn": moment, "reason": reason})


def relist(session: Session, publication: Publication) -> Listing:
    """Make the public lists say what the document says; a tombstone leaves no mentions."""
    return listings.rewrite(session, publication)


def latest(session: Session, slug: str) -> Publication | None:
    """The newest publication at that address; a tombstone if it was withdrawn."""
    listed = select(Publication).join(Listing, col(Listing.publication_id) == Publication.id)
    return session.exec(listed.where(Listing.slug == slug)).first()


def history(session: Session, claim_id: int) -> list[Publication]:
    """All publications of a claim, the first first, without their documents."""
    return histories(session, [claim_id])[claim_id]


def histories(session: Session, claim_ids: Collection[int]) -> dict[int, list[Publication]]:
    """All publications of several claims by claim, without their documents, in one query."""
    wanted = (
        select(Publication).where(col(Publication.claim_id).in_(claim_ids)).order_by(col(Publication.version))
    )
    found: defaultdict[int, list[Publication]] = defaultdict(list)
    for each in session.exec(wanted.options(defer(path(Publication.document)))):
        found[each.claim_id].append(each)
    return found


def version(session: Session, slug: str, number: int) -> Publication | None:
    """One version of the claim at that address, with its document."""
    listed = select(Publication).join(Listing, col(Listing.claim_id) == Publication.claim_id)
    return session.exec(listed.where(Listing.slug == slug, Publication.version == number)).first()


def published_claims(session: Session, question_id: int) -> list[Listing]:
    """The published claims of a question with their documents, by when they were first asserted."""
    wanted = select(Listing).options(joinedload(path(Listing.publication)))
    return sorted(
        session.exec(wanted.where(Listing.question_id == question_id, col(Listing.withdrawn).is_(None))),
        key=lambda listing: (listing.first_asserted or "9999", listing.slug),
    )


def rivals(session: Session, publication: Publication) -> list[Listing]:
    """The other published claims of the question that the publication's claim answers."""
    mine = session.get(Listing, publication.claim_id)
    if mine is None or mine.question_id is None:
        return []
    return [each for each in rivalries(session, [mine.question_id])[mine.question_id] if each is not mine]


def rivalries(session: Session, question_ids: Collection[int]) -> dict[int, list[Listing]]:
    """The published claims of several questions by question and slug, without documents, in one query."""
    wanted = select(Listing).where(
        col(Listing.question_id).in_(question_ids), col(Listing.withdrawn).is_(None)
    )
    found: defaultdict[int, list[Listing]] = defaultdict(list)
    for each in sorted(session.exec(wanted), key=lambda listing: listing.slug):
        if each.question_id is not None:
            found[each.question_id].append(each)
    return found
