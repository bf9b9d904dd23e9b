"""Sitemaps: where everything published stands, and when it last changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from factcheck.models import Listing, Question

MOST = 5_000
"""The most addresses of one file: a tenth of what sitemaps.org allows, so that it is drawn in a moment."""
NOUNS = ("claims", "questions")


@dataclass(frozen=True)
class Place:
    """Something published, under its slug."""

    noun: str
    slug: str
    modified: datetime


@dataclass(frozen=True)
class Block:
    """A file of its own: the things whose numbers lie between two multiples of MOST."""

    noun: str
    number: int
    modified: datetime


def count(session: Session) -> int:
    """How many claims and questions are published, in one query."""
    standing = col(Listing.withdrawn).is_(None)
    wanted = select(func.count(), func.count(func.distinct(Listing.question_id))).select_from(Listing)
    return sum(session.exec(wanted.where(standing)).one())


def last_changed(session: Session) -> datetime | None:
    """When anything published last changed."""
    return session.exec(select(func.max(Listing.modified))).one()


def places(session: Session, noun: str, number: int | None = None) -> list[Place]:
    """The published things of a noun by their number, all or those of one block, in one query."""
    found = session.execute(_places(noun, number)).all()
    return [Place(noun, slug, max(filter(None, moments))) for slug, *moments in found]


def _places(noun: str, number: int | None) -> Any:
    """Slugs and last changes."""
    thing = _number(noun)
    if noun == "claims":
        wanted: Any = select(Listing.slug, Listing.modified).where(col(Listing.withdrawn).is_(None))
    else:
        wanted = (
            select(Question.slug, func.max(Listing.modified), _reworded())
            .join(Listing, col(Listing.question_id) == Question.id)
            .group_by(col(Question.slug), col(Question.edited), col(Question.version), thing)
            .having(func.count() > func.count(col(Listing.withdrawn)))
        )
    if number is not None:
        wanted = wanted.where(thing > (number - 1) * MOST, thing <= number * MOST)
    return wanted.order_by(thing)


def _reworded() -> Any:
    """When the question itself was last edited; nothing for one that never was."""
    return case((col(Question.version) > 1, col(Question.edited)))


def _number(noun: str) -> Any:
    """The number of a thing."""
    return col(Listing.claim_id) if noun == "claims" else col(Listing.question_id)


def blocks(session: Session) -> Sequence[Block]:
    """The files that hold everything, in a query a noun; one that is full of withdrawn things is none."""
    found = []
    for noun in NOUNS:
        # A whole number over a whole number, without its remainder, on either engine.
        block = (_number(noun) - 1 - (_number(noun) - 1) % MOST) / MOST + 1
        wanted = select(block, func.max(Listing.modified)).where(col(Listing.withdrawn).is_(None))
        found += [
            Block(noun, int(number), modified)
            for number, modified in session.execute(wanted.group_by(block).order_by(block))
            if number is not None
        ]
    return found
