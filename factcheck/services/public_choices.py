"""What the filters of the public list can offer."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, literal, union_all
from sqlmodel import Session, col, select

from factcheck.models import Listing, Mention, Outlet, Speaker, Topic
from factcheck.services import per_edition
from factcheck.services.public_search import MENTIONED

MOST_CHOICES = 40
"""The most speakers, outlets or topics a filter offers."""


@dataclass(frozen=True)
class Choices:
    """What the filters offer, by value with its name and count."""

    ratings: dict[str, tuple[str, int]] = field(default_factory=dict)
    mentioned: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)


def choices(session: Session) -> Choices:
    """What the filters can offer, counted once an edition."""
    return per_edition.once(session, "choices", lambda: _counted(session))


def _counted(session: Session) -> Choices:
    """What the filters can offer; two queries."""
    rated = select(Listing.rating, Listing.label, func.count()).where(col(Listing.withdrawn).is_(None))
    found = Choices(mentioned={kind: {} for kind in MENTIONED})
    for rating, label, count in session.exec(rated.group_by(Listing.rating, Listing.label)):
        found.ratings[rating] = (label, count)
    for kind, key, name, count in session.execute(union_all(*map(_named, MENTIONED))):
        found.mentioned[kind][key] = (name, count)
    return found


def _named(kind: str) -> Any:
    """The most mentioned of a kind, with their names and in how many claims."""
    thing: Any = {"topic": Topic, "speaker": Speaker, "outlet": Outlet}[kind]
    count = func.count().label("count")
    wanted = (
        select(literal(kind).label("kind"), thing.slug, thing.name, count)
        .join(thing, col(Mention.key) == thing.slug)
        .select_from(Mention)
        .where(Mention.kind == kind)
        .group_by(thing.slug, thing.name)
        .order_by(count.desc(), thing.slug)
        .limit(MOST_CHOICES)
        .subquery()
    )
    return select(wanted)
