"""What the workbench asks of the database: a fixed number of queries, and nothing the viewer may not see."""

from collections.abc import Collection, Mapping
from datetime import datetime
from operator import itemgetter

from sqlalchemy import ColumnElement, String, and_, case, literal, null, type_coerce, union_all
from sqlalchemy import select as rows
from sqlalchemy.orm import joinedload, load_only, selectinload
from sqlmodel import Session, col, or_, select

from factcheck.domain import earlier
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing, CorrectionKind
from factcheck.models import (
    Article,
    Attribution,
    BearingGiven,
    Claim,
    Evidence,
    Hop,
    Listing,
    Person,
    Publication,
    Question,
    Ruling,
    Span,
    Unsealing,
    Verdict,
)
from factcheck.services.loading import path

Reviewer = tuple[int, int, str]
"""A verdict is in: claim, person, public name. Not what it says."""
Found = tuple[int, int, int, str, Bearing]
"""A bearing: evidence, claim, person, public name, bearing."""
BEARINGS = {bearing.value: bearing for bearing in Bearing}
Version = tuple[int, int, CorrectionKind | None, str | None, datetime, str | None, str, str]
"""A publication: claim, version, kind, note, when, by whom; the rating and label now listed."""


def question(session: Session, slug: str) -> Question | None:
    """The question at that address with its topics."""
    wanted = select(Question).where(Question.slug == slug)
    return session.exec(wanted.options(joinedload(path(Question.topics)))).unique().first()


def claim(session: Session, slug: str) -> Claim | None:
    """The claim at that address with its question and topics."""
    wanted = select(Claim).where(Claim.slug == slug)
    options = (joinedload(path(Claim.question)), joinedload(path(Claim.topics)))
    return session.exec(wanted.options(*options)).unique().first()


def rivals(session: Session, question_id: int | None) -> list[Claim]:
    """The claims of a question in the order they were opened; none without a question."""
    wanted = select(Claim).where(Claim.question_id == question_id).order_by(col(Claim.id))
    return list(session.exec(wanted)) if question_id is not None else []


def attributions(session: Session, claim_ids: Collection[int]) -> list[Attribution]:
    """Who takes which stance to the claims, with words and chain; by when it was said."""
    article = joinedload(path(Attribution.article)).joinedload(path(Article.outlet))
    wanted = (
        select(Attribution)
        .where(col(Attribution.claim_id).in_(claim_ids), col(Attribution.withdrawn).is_(None))
        .order_by(col(Attribution.said).is_(None), col(Attribution.said), col(Attribution.id))
        .options(
            joinedload(path(Attribution.speaker)),
            article,
            joinedload(path(Attribution.span)).options(load_only(path(Span.exact), path(Span.orphaned))),
            selectinload(path(Attribution.hops)).joinedload(path(Hop.outlet)),
        )
    )
    return list(session.exec(wanted))


def evidence(session: Session, claim_ids: Collection[int], question_id: int | None) -> list[Evidence]:
    """What may bear on the claims, what was withdrawn included, in the order it came."""
    homes = or_(col(Evidence.claim_id).in_(claim_ids), col(Evidence.question_id) == question_id)
    return list(session.exec(select(Evidence).where(homes).order_by(col(Evidence.id))))


def reviews(session: Session, viewer: Viewer, claim_ids: Collection[int]) -> tuple[list[Reviewer], set[int]]:
    """Whose verdicts are in, and which of the claims are open to the viewer."""
    given = (
        select(Verdict.claim_id, Verdict.person_id, Person.public_name, literal(1))
        .join(Person, col(Person.id) == Verdict.person_id)
        .where(col(Verdict.claim_id).in_(claim_ids))
    )
    looked = select(Unsealing.claim_id, Unsealing.person_id, literal(""), literal(0)).where(
        col(Unsealing.claim_id).in_(claim_ids), Unsealing.person_id == viewer.id
    )
    found = session.execute(union_all(given, looked)).all()
    opened = {claim_id for claim_id, person_id, _, _ in found if person_id == viewer.id}
    return sorted((row[0], row[1], row[2]) for row in found if row[3]), opened


def verdicts(session: Session, opened: Collection[int]) -> list[Verdict]:
    """The verdicts on the claims that are open to the viewer, and on no others."""
    wanted = select(Verdict).where(col(Verdict.claim_id).in_(opened)).order_by(col(Verdict.id))
    return list(session.exec(wanted.options(joinedload(path(Verdict.person)))))


def bearings(
    session: Session,
    viewer: Viewer,
    claim_ids: Collection[int],
    opened: Collection[int],
    since: Mapping[int, datetime],
) -> list[Found]:
    """How evidence bears on the claims: everybody's where they are open to the viewer, else her own.

    Of the claims in `since` what others found by that time, whatever they find now.
    """
    later = _later(viewer, since)
    wanted = (
        rows(
            col(BearingGiven.evidence_id),
            col(BearingGiven.claim_id),
            col(BearingGiven.person_id),
            col(Person.public_name),
            type_coerce(BearingGiven.bearing, String),
            null() if later is None else case((later, col(BearingGiven.earlier))),
        )
        .join(Person, col(Person.id) == BearingGiven.person_id)
        .where(
            col(BearingGiven.claim_id).in_(claim_ids),
            or_(col(BearingGiven.claim_id).in_(opened), BearingGiven.person_id == viewer.id),
        )
    )
    # There can be thousands: a look into a table and a sort here cost less than the database's.
    found = [
        (piece, claim, person, name, BEARINGS[stood])
        for piece, claim, person, name, word, replaced in session.execute(wanted.order_by(col(Person.id)))
        if (stood := word if replaced is None else _stood(replaced, since[claim]))
    ]
    return sorted(found, key=itemgetter(3))


def _later(viewer: Viewer, since: Mapping[int, datetime]) -> ColumnElement[bool] | None:
    """Whether somebody else found it after the time in `since`; None where nothing is."""
    if not since:
        return None
    after = [
        and_(col(BearingGiven.claim_id) == claim_id, col(BearingGiven.given) > until)
        for claim_id, until in since.items()
    ]
    return and_(col(BearingGiven.person_id) != viewer.id, or_(*after))


def _stood(replaced: earlier.Replaced, until: datetime) -> str | None:
    """The bearing that stood at a moment; None where none did yet."""
    stood = earlier.standing(replaced, until)
    return stood[0] if stood else None


def rulings(session: Session, opened: Collection[int]) -> dict[int, Ruling]:
    """The newest ruling of each claim that is open to the viewer."""
    wanted = select(Ruling).where(col(Ruling.claim_id).in_(opened)).order_by(col(Ruling.number))
    return {
        ruling.claim_id: ruling for ruling in session.exec(wanted.options(joinedload(path(Ruling.ruled_by))))
    }


def versions(session: Session, claim_ids: Collection[int]) -> list[Version]:
    """What was published of the claims, the first version first; anybody may know."""
    wanted = (
        rows(
            col(Publication.claim_id),
            col(Publication.version),
            col(Publication.kind),
            col(Publication.note),
            col(Publication.published),
            col(Person.public_name),
            col(Listing.rating),
            col(Listing.label),
        )
        .join(Listing, col(Listing.claim_id) == Publication.claim_id)
        .join(Person, col(Person.id) == Publication.published_by_id, isouter=True)
        .where(col(Publication.claim_id).in_(claim_ids))
        .order_by(col(Publication.version))
    )
    return list(session.execute(wanted))
