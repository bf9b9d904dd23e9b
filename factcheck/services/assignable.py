"""Who can be assigned to a claim, with what each has to do already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, or_, true
from sqlalchemy import select as rows
from sqlmodel import Session, col, select

from factcheck.domain.vocabulary import Role
from factcheck.models import Assignment, Claim, Listing, Person, Unsealing
from factcheck.models.columns import now
from factcheck.services import interests
from factcheck.services.interests import ConflictOfInterest
from factcheck.services.refusals import Refused


class CannotSignIn(Refused):
    """Who was disabled judges nothing."""


class CannotJudge(Refused):
    """Who looked at the verdicts cannot judge blind."""


@dataclass(frozen=True)
class Load:
    """A person, and how much stands assigned to her on claims that are still to be judged."""

    person_id: int
    name: str
    username: str
    role: Role
    disabled: bool
    standing: int
    overdue: int
    next_due: date | None


def refuse(session: Session, claim: Claim, people: Sequence[Person]) -> None:
    """Raise what keeps one of these people from judging the claim."""
    against = obstacles(session, claim, [person.id for person in people])
    for person in people:
        if person.disabled:
            raise CannotSignIn(f"{person.public_name} cannot sign in any more. Choose somebody else.")
        refusal, why = against.get(person.id, (None, ""))
        if refusal is not None:
            raise refusal(f"{person.public_name} {why}. Choose somebody else.")


def obstacles(
    session: Session, claim: Claim, people: Collection[int] | None = None
) -> dict[int, tuple[type[Refused], str]]:
    """By person what keeps her from judging the claim, as the rest of a sentence about her."""
    looked = select(Unsealing.person_id).where(Unsealing.claim_id == claim.id)
    if people is not None:
        looked = looked.where(col(Unsealing.person_id).in_(people))
    sight = (CannotJudge, "looked at the verdicts on this claim and can no longer give one")
    found: dict[int, tuple[type[Refused], str]] = dict.fromkeys(session.exec(looked), sight)
    for person_id, interest in interests.touching(session, claim, people).items():
        what = interests.named(interest)
        found[person_id] = ConflictOfInterest, f"declared an interest in {what}, which this claim touches"
    return found


def loads(session: Session, besides: Claim | None = None) -> list[Load]:
    """Everybody who can sign in or has something to do, by name, with how much it is.

    On the page of a claim it is counted `besides` that claim, for there it would tell
    whose verdict is in.
    """
    others = col(Claim.id) != besides.id if besides else true()
    late = case((col(Assignment.due) < now().date(), 1), else_=0)
    standing = func.count(col(Assignment.id))
    ongoing = and_(col(Claim.declined).is_(None), col(Listing.withdrawn).is_(None))
    held = (
        rows(
            col(Assignment.person_id),
            standing.label("standing"),
            func.sum(late).label("overdue"),
            func.min(col(Assignment.due)).label("next_due"),
        )
        .join(Claim, col(Claim.id) == Assignment.claim_id)
        .outerjoin(Listing, col(Listing.claim_id) == Claim.id)
        .where(col(Assignment.ended).is_(None), ongoing, others)
        .group_by(col(Assignment.person_id))
        .subquery()
    )
    wanted = (
        rows(
            col(Person.id),
            col(Person.public_name),
            col(Person.username),
            col(Person.role),
            col(Person.disabled).is_not(None),
            func.coalesce(held.c.standing, 0),
            func.coalesce(held.c.overdue, 0),
            held.c.next_due,
        )
        .outerjoin(held, held.c.person_id == Person.id)
        .where(or_(col(Person.disabled).is_(None), held.c.standing > 0))
        .order_by(col(Person.public_name), col(Person.id))
    )
    return [Load(*row) for row in session.execute(wanted)]
