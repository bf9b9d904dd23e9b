"""What the public pages ask of the database: published things only, in a fixed number of queries."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, tuple_
from sqlalchemy.orm import aliased, joinedload
from sqlmodel import Session, col, select

from factcheck.domain.cursors import BadCursor, Cursor
from factcheck.models import ArticleVersion, Claim, Listing, Mention, Outlet, Publication, Question, Speaker
from factcheck.services import tallies
from factcheck.services.loading import path
from factcheck.services.public_search import NoSuchPlace
from factcheck.services.wordings import Place

MENTIONS_ON_A_PAGE = 30
CORRECTIONS_ON_A_PAGE = 40


def withdrawn_answers(session: Session, question: Question) -> list[Listing]:
    """The claims of a question that were withdrawn, the last one first."""
    gone = col(Listing.withdrawn)
    wanted = select(Listing).where(Listing.question_id == question.id, gone.is_not(None))
    return list(session.exec(wanted.order_by(gone.desc(), col(Listing.claim_id))))


def under_review_count(session: Session, question: Question) -> int:
    """How many claims of a question were never published, less those the desk does not check."""
    unpublished = col(Listing.claim_id).is_(None), col(Claim.declined).is_(None)
    never = and_(col(Claim.question_id) == question.id, *unpublished)
    joined = select(func.count()).select_from(Claim).outerjoin(Listing, col(Listing.claim_id) == Claim.id)
    return session.exec(joined.where(never)).one()


def listed(session: Session, slug: str) -> Listing | None:
    """The claim published at that address, with its newest publication; a withdrawn one too."""
    wanted = select(Listing).options(joinedload(path(Listing.publication))).where(Listing.slug == slug)
    return session.exec(wanted).first()


def counts(session: Session) -> tuple[int, int]:
    """How many published claims stand, and how many were withdrawn."""
    standing, withdrawn = tallies.counted(session, tallies.EVERYTHING, tallies.WITHDRAWN)
    return standing.claim_count, withdrawn.claim_count


def versions(session: Session, claim_id: int) -> list[Publication]:
    """All publications of a claim with their documents, the first first."""
    wanted = select(Publication).where(Publication.claim_id == claim_id)
    return list(session.exec(wanted.order_by(col(Publication.version))))


def mentioning(
    session: Session, kind: str, key: str, after: str = "", limit: int = MENTIONS_ON_A_PAGE
) -> tuple[list[Listing], str | None]:
    """Published claims that mention something, with their documents, the newest first; the next mark."""
    named = select(Mention.claim_id).where(Mention.kind == kind, Mention.key == key)
    newest = col(Listing.published).desc(), col(Listing.claim_id).desc()
    # Numbers are sorted by themselves: documents would be carried through the sort.
    numbers = select(Listing.claim_id).where(
        col(Listing.claim_id).in_(named), col(Listing.withdrawn).is_(None)
    )
    if after:
        numbers = numbers.where(_after(_opened(after, kind), Listing.published, Listing.claim_id))
    page = col(Listing.claim_id).in_(numbers.order_by(*newest).limit(limit + 1))
    wanted = select(Listing).options(joinedload(path(Listing.publication))).where(page)
    found = list(session.exec(wanted.order_by(*newest)))
    shown = found[:limit]
    if len(found) == len(shown):
        return shown, None
    last = shown[-1]
    return shown, Cursor(sort=kind, place=last.published.isoformat(), id=last.claim_id).sealed()


def _opened(mark: str, sort: str) -> Cursor:
    """The cursor of a list ordered by time. Raises NoSuchPlace."""
    try:
        cursor = Cursor.opened(mark, sort)
        assert cursor.moment
    except BadCursor as error:
        raise NoSuchPlace from error
    return cursor


def _after(cursor: Cursor, moment: Any, number: Any) -> ColumnElement[bool]:
    """Whether a row comes after the cursor in a list that begins with the newest."""
    place = tuple_(literal(cursor.moment, moment.type), literal(cursor.id))
    found: ColumnElement[bool] = tuple_(moment, number) < place
    return found


def names_of(session: Session, thing: Speaker | Outlet) -> set[str]:
    """The slugs a speaker or an outlet has and had before a merge."""
    model = type(thing)
    merged = select(model.slug).where(col(model.merged_into_id) == thing.id)
    return {thing.slug, *session.exec(merged)}


def texts(session: Session, article_id: int, hashes: Collection[str]) -> dict[str, str]:
    """The texts of those versions of an article that published quotes were taken from, by hash."""
    wanted = select(ArticleVersion.sha256, ArticleVersion.text).where(
        ArticleVersion.article_id == article_id, col(ArticleVersion.sha256).in_(hashes)
    )
    return {sha256: text for sha256, text in session.exec(wanted) if text is not None}


@dataclass(frozen=True)
class Corrected:
    """A publication that corrects an earlier one, that one, and the claim as it is listed."""

    publication: Publication
    before: Publication | None
    listing: Listing

    @property
    def place(self) -> Place:
        """Where it stands in a list by time."""
        return Place(self.publication.published, self.publication.id)


def corrections(session: Session, after: str = "") -> tuple[list[Corrected], str | None]:
    """Publications that corrected others, the newest first, and the next page's mark; one query."""
    before = aliased(Publication)
    earlier = and_(
        col(before.claim_id) == Publication.claim_id, col(before.version) == col(Publication.version) - 1
    )
    wanted = (
        select(Publication, before, Listing)
        .join(Listing, col(Listing.claim_id) == Publication.claim_id)
        .outerjoin(before, earlier)
        .where(col(Publication.kind).is_not(None))
        .order_by(col(Publication.published).desc(), col(Publication.id).desc())
    )
    if after:
        wanted = wanted.where(_after(_opened(after, "corrections"), Publication.published, Publication.id))
    found = [Corrected(*row) for row in session.exec(wanted.limit(CORRECTIONS_ON_A_PAGE + 1))]
    shown = found[:CORRECTIONS_ON_A_PAGE]
    if len(found) == len(shown):
        return shown, None
    last = shown[-1].publication
    return shown, Cursor(sort="corrections", place=last.published.isoformat(), id=last.id).sealed()
