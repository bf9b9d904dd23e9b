"""What the filters of the public list can offer."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import literal, select, union_all
from sqlmodel import Session, col

from factcheck.models import Listing, Outlet, Speaker, Tally, Topic
from factcheck.services import per_edition
from factcheck.services.tallies import MENTIONED

MOST_CHOICES = 40
"""The most speakers, outlets or topics a filter offers."""


@dataclass(frozen=True)
class Choices:
    """What the filters offer, by value with its name and count."""

    ratings: dict[str, tuple[str, int]] = field(default_factory=dict)
    mentioned: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)


def choices(session: Session) -> Choices:
    """What the filters can offer, asked once an edition."""
    return per_edition.once(session, "choices", lambda: _asked(session))


def _asked(session: Session) -> Choices:
    """What the filters can offer; one query."""
    found = Choices(mentioned={kind: {} for kind in MENTIONED})
    for kind, key, name, count in session.execute(union_all(_rated(), *map(_named, MENTIONED))):
        (found.ratings if kind == "rating" else found.mentioned[kind])[key] = (name, count)
    return found


def _rated() -> Any:
    """The ratings given, each as the claim that came last to the desk words it."""
    worded = (
        select(col(Listing.label))
        .where(col(Listing.rating) == col(Tally.key), col(Listing.withdrawn).is_(None))
        .order_by(col(Listing.claim_id).desc())
        .limit(1)
        .scalar_subquery()
    )
    named: list[Any] = [literal("rating").label("kind"), Tally.key, worded.label("name"), Tally.claim_count]
    return select(*named).where(col(Tally.kind) == "rating")


def _named(kind: str) -> Any:
    """The most mentioned of a kind, with their names and in how many claims."""
    thing: Any = {"topic": Topic, "speaker": Speaker, "outlet": Outlet}[kind]
    wanted = (
        select(literal(kind).label("kind"), thing.slug, thing.name, col(Tally.claim_count))
        .join(thing, col(Tally.key) == thing.slug)
        .select_from(Tally)
        .where(col(Tally.kind) == kind)
        .order_by(col(Tally.claim_count).desc(), col(Tally.key).desc())
        .limit(MOST_CHOICES)
        .subquery()
    )
    return select(wanted)
