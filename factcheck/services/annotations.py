"""Published attributions: page by page, and each by its number."""

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain.annotations import CLAIMS_ON_A_PAGE, page_of
from factcheck.models import Attribution, Listing, Mention, Publication
from factcheck.services.loading import path

MOST_CLAIMS = 200
"""The most claims of one article that are looked through for an attribution."""


def held(since: datetime | None = None) -> list[Any]:
    """What a claim must be to have a place in the collection; with `since`, changed then or later."""
    kept: list[Any] = [col(Listing.withdrawn).is_(None), col(Listing.attribution_count) > 0]
    return kept if since is None else [*kept, col(Listing.modified) >= since]


@dataclass(frozen=True)
class Extent:
    """How much there is, the last change, and the numbers of the first and the last page."""

    total: int
    modified: datetime | None
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Page:
    """The documents of one page, how many attributions stand before it, and the pages beside it."""

    number: int
    start: int
    documents: list[str]
    previous: int | None
    following: int | None


def extent(session: Session, since: datetime | None = None) -> Extent:
    """The size of the collection, in one query."""
    wanted = select(
        func.coalesce(func.sum(Listing.attribution_count), 0),
        func.max(Listing.modified),
        func.min(Listing.claim_id),
        func.max(Listing.claim_id),
    ).where(*held(since))
    total, modified, first, last = session.exec(wanted).one()
    return Extent(int(total), modified, _page(first), _page(last))


def _page(claim_id: int | None) -> int | None:
    """The page of a claim, where there is one."""
    return None if claim_id is None else page_of(claim_id)


def page(session: Session, number: int, since: datetime | None = None) -> Page | None:
    """One page, in three queries; None where nothing stands on it."""
    first, beyond = number * CLAIMS_ON_A_PAGE, (number + 1) * CLAIMS_ON_A_PAGE
    numbered = col(Listing.claim_id)
    published = select(Publication.document).join(Listing, col(Listing.publication_id) == Publication.id)
    here = published.where(*held(since), numbered >= first, numbered < beyond).order_by(numbered)
    documents = [document for document in session.exec(here) if document]
    if not documents:
        return None
    counted = select(func.coalesce(func.sum(Listing.attribution_count), 0), func.max(Listing.claim_id))
    start, previous = session.exec(counted.where(*held(since), numbered < first)).one()
    following = session.exec(select(func.min(Listing.claim_id)).where(*held(since), numbered >= beyond)).one()
    return Page(number, int(start), documents, _page(previous), _page(following))


def documents(
    reading: Callable[[], AbstractContextManager[Session]], extent: Extent, since: datetime | None = None
) -> Iterator[list[str]]:
    """The documents of one page after the other, each read in a short session."""
    number = extent.first
    while number is not None:
        with reading() as session:
            found = page(session, number, since)
        if found is None:
            return
        yield found.documents
        number = found.following


def holding(session: Session, attribution_id: int) -> list[Publication]:
    """Published claims that may hold an attribution: the one it is filed under, and those of its article.

    It may have been filed anew at the desk since, so where it is now does not tell.
    """
    found = session.exec(
        select(Attribution.claim_id, Attribution.article_id).where(Attribution.id == attribution_id)
    ).first()
    if found is None:
        return []
    own, article = found
    quoting = select(Mention.claim_id).where(Mention.kind == "article", Mention.key == str(article))
    wanted: Any = select(Listing).options(joinedload(path(Listing.publication)))
    either = (col(Listing.claim_id) == own) | col(Listing.claim_id).in_(quoting)
    first_own = (col(Listing.claim_id) == own).desc()
    listed = session.exec(wanted.where(either).order_by(first_own, col(Listing.claim_id)).limit(MOST_CLAIMS))
    return [each.publication for each in listed]


def earlier(session: Session, claim_ids: Collection[int]) -> list[str]:
    """All that these claims ever published, to tell what is gone from what never was."""
    wanted = select(Publication.document).where(col(Publication.claim_id).in_(claim_ids))
    return [document for document in session.exec(wanted) if document]
