"""What readers were told of a question: every text and summary since its first answer was published."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, case, cast, exists, func, literal, or_, tuple_
from sqlmodel import Session, col, select

from factcheck.domain.wordings import Wording, seen
from factcheck.models import Claim, Event, Publication, Question


class Place(NamedTuple):
    """Where a change stands in a list by time; a rewording's number is below zero, a publication's above."""

    at: datetime
    number: int


@dataclass(frozen=True)
class Reworded:
    """A question that reads differently since some moment, and how it read before."""

    slug: str
    before: Wording
    after: Wording
    place: Place


def of(session: Session, question: Question) -> list[Wording]:
    """The wordings that readers saw, the oldest first; none before a claim of the question is published."""
    answers = select(func.min(Publication.published)).join(Claim).where(Claim.question_id == question.id)
    first = session.exec(answers).one()
    return list(seen(_told(session, question), first)) if first else []


def _told(session: Session, question: Question) -> list[Wording]:
    """Every wording as the log has it; where it has none, as the question stands."""
    wanted = select(Event).where(Event.noun == "question", Event.noun_id == str(question.id))
    changes = [(event.after or {}, event.at) for event in session.exec(wanted.order_by(col(Event.id)))]
    told = [_wording(after, at) for after, at in changes if "text" in after]
    return told or [Wording(question.text, question.summary, question.opened, question.version)]


def _wording(told: dict[str, Any], since: datetime) -> Wording:
    """The words as the log tells them."""
    return Wording(told["text"], told["summary"], since, told.get("version", 1))


def changed(
    session: Session,
    limit: int,
    *,
    start: datetime | None = None,
    below: Place | None = None,
    questions: Collection[int] | None = None,
) -> list[Reworded]:
    """The newest changes of words that readers had seen, of all questions or some; one query."""
    wanted = _changes(start, questions).order_by(col(Event.at).desc(), col(Event.id))
    if below is not None:
        at: Any = Event.at
        place = tuple_(literal(below.at, at.type), literal(below.number))
        wanted = wanted.where(tuple_(at, -col(Event.id)) < place)
    return [_reworded(*row) for row in session.execute(wanted.limit(limit))]


def count(session: Session, start: datetime, limit: int) -> int:
    """How many changes of words there are from a moment on; no more than the limit are counted."""
    some = _changes(start, None).with_only_columns(Event.id).limit(limit)
    return session.exec(select(func.count()).select_from(some.subquery())).one()


def _changes(start: datetime | None, questions: Collection[int] | None) -> Any:
    """Edits that changed the text or the summary of a question of which a claim had been published."""
    before: Any = Event.before
    after: Any = Event.after
    others = [before[name].as_string() != after[name].as_string() for name in ("text", "summary")]
    claims = exists().where(
        col(Claim.question_id) == Question.id,
        col(Publication.claim_id) == Claim.id,
        col(Publication.published) <= Event.at,
    )
    # Only the number of a question is read as one, so that each is found by its key.
    number = case((col(Event.noun) == "question", cast(Event.noun_id, Integer)))
    wanted = (
        select(Question.slug, Event)
        .join(Event, col(Question.id) == number)
        .where(col(Event.noun) == "question", col(Event.action) == "edited", or_(*others), claims)
    )
    if start is not None:
        wanted = wanted.where(col(Event.at) >= start)
    return wanted if questions is None else wanted.where(col(Question.id).in_(questions))


def _reworded(slug: str, event: Event) -> Reworded:
    """A change as lists show it."""
    told, said = event.before or {}, event.after or {}
    return Reworded(slug, _wording(told, event.at), _wording(said, event.at), Place(event.at, -event.id))


def newest(found: Iterable[Any], limit: int) -> list[Any]:
    """Publications and rewordings in one list, the newest first; each has its place."""
    return sorted(found, key=lambda each: each.place, reverse=True)[:limit]
