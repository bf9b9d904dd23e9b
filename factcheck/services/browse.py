"""Everything published by its first letter: what a reader finds without a search."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Listing

CLAIMS_ON_A_PAGE = 100
FIRST = func.substr(Listing.slug, 1, 1)
"""The letter or digit under which a claim stands: its address is in plain letters, whatever its script."""


def letters(session: Session) -> list[tuple[str, int]]:
    """The letters that claims begin with, and how many each."""
    standing = select(FIRST, func.count()).where(col(Listing.withdrawn).is_(None))
    return [(letter, count) for letter, count in session.exec(standing.group_by(FIRST).order_by(FIRST))]


def few(session: Session) -> list[Listing]:
    """All claims by their addresses where one page holds them, otherwise none."""
    wanted = select(Listing).where(col(Listing.withdrawn).is_(None)).order_by(col(Listing.slug))
    found = list(session.exec(wanted.limit(CLAIMS_ON_A_PAGE + 1)))
    return found if len(found) <= CLAIMS_ON_A_PAGE else []


def under(session: Session, letter: str, after: str = "") -> tuple[list[Listing], str | None]:
    """Claims under a letter by their addresses, and the one after which the next page begins."""
    wanted = select(Listing).where(letter == FIRST, col(Listing.withdrawn).is_(None), Listing.slug > after)
    found = list(session.exec(wanted.order_by(col(Listing.slug)).limit(CLAIMS_ON_A_PAGE + 1)))
    shown = found[:CLAIMS_ON_A_PAGE]
    return shown, shown[-1].slug if len(found) > len(shown) else None
