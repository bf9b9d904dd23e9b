"""Sitemaps: where everything published stands, and when it last changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, case, cast, exists, func
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from factcheck.models import Article, Listing, Mention, Outlet, Question, Speaker, Tally, Topic
from factcheck.services import tallies

MENTIONED: dict[str, tuple[str, Any, Any]] = {
    "speakers": ("speaker", Speaker.id, col(Speaker.slug)),
    "outlets": ("outlet", Outlet.id, col(Outlet.slug)),
    "topics": ("topic", Topic.id, col(Topic.slug)),
    "articles": ("article", Article.id, cast(Article.id, String)),
}
"""What claims mention, and what its mentions go by: only published claims that stand have any."""
NOUNS = ("claims", "questions", *MENTIONED)


@dataclass(frozen=True)
class Place:
    """Something published, under its slug."""

    noun: str
    slug: str
    modified: datetime


@dataclass(frozen=True)
class Block:
    """A file of its own: the things whose numbers lie between two multiples of BLOCK.

    When a file of what is mentioned last changed is not told: it would take a look at every mention.
    """

    noun: str
    number: int
    modified: datetime | None = None


def fits(session: Session, room: int) -> bool:
    """Whether all that has a page has room in one file; mentions are counted only where claims have."""
    (everything,) = tallies.counted(session, tallies.EVERYTHING)
    found = everything.claim_count + everything.question_count
    if found > room:
        return False
    kinds = [kind for kind, _, _ in MENTIONED.values()]
    keys = select(Mention.kind, Mention.key).where(col(Mention.kind).in_(kinds)).distinct().subquery()
    return found + session.exec(select(func.count()).select_from(keys)).one() <= room


def last_changed(session: Session) -> datetime | None:
    """When anything published last changed."""
    return session.exec(select(func.max(Listing.modified))).one()


def places(session: Session, noun: str, number: int | None = None) -> list[Place]:
    """The published things of a noun by their number, all or those of one block, in one query."""
    wanted = _mentioned(noun, number) if noun in MENTIONED else _places(noun, number)
    found = session.execute(wanted).all()
    return [Place(noun, slug, max(filter(None, moments))) for slug, *moments in found]


def _places(noun: str, number: int | None) -> Any:
    """Slugs and last changes of claims or questions."""
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
    return _within(wanted, thing, number)


def _mentioned(noun: str, number: int | None) -> Any:
    """Slugs, and last changes of the claims that mention them."""
    kind, thing, key = MENTIONED[noun]
    wanted: Any = (
        select(key, func.max(Listing.modified))
        .join(Mention, col(Mention.key) == key)
        .join(Listing, col(Listing.claim_id) == Mention.claim_id)
        .where(Mention.kind == kind)
        .group_by(thing, key)
    )
    return _within(wanted, thing, number)


def _within(wanted: Any, thing: Any, number: int | None) -> Any:
    """Those of one block, or all, by their number."""
    if number is not None:
        wanted = wanted.where(thing > (number - 1) * tallies.BLOCK, thing <= number * tallies.BLOCK)
    return wanted.order_by(thing)


def _reworded() -> Any:
    """When the question itself was last edited; nothing for one that never was."""
    return case((col(Question.version) > 1, col(Question.edited)))


def _number(noun: str) -> Any:
    """The number of a claim or a question."""
    return col(Listing.claim_id) if noun == "claims" else col(Listing.question_id)


def blocks(session: Session) -> Sequence[Block]:
    """The files that hold everything, in a query a noun; one that is full of withdrawn things is none."""
    wanted = select(Tally).where(col(Tally.kind).in_(NOUNS))
    found = [Block(row.kind, int(row.key), row.modified) for row in session.exec(wanted)]
    for noun in MENTIONED:
        found += [Block(noun, number) for (number,) in session.execute(_mentioned_blocks(noun))]
    return sorted(found, key=lambda block: (NOUNS.index(block.noun), block.number))


def _mentioned_blocks(noun: str) -> Any:
    """The files of what is mentioned."""
    kind, thing, key = MENTIONED[noun]
    block = (col(thing) - 1) // tallies.BLOCK + 1
    named = exists().where(col(Mention.kind) == kind, col(Mention.key) == key)
    return sql_select(block).where(named).distinct()
