"""Interests: what a person declared that keeps her from judging the claims it touches."""

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Subquery, union_all
from sqlalchemy import select as rows
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain.viewers import Viewer
from factcheck.models import (
    Article,
    Attribution,
    Claim,
    ClaimTopic,
    Hop,
    Interest,
    Outlet,
    Person,
    QuestionTopic,
    Speaker,
    Topic,
)
from factcheck.models.columns import now
from factcheck.services import checks, log, outlets, speakers, topics
from factcheck.services.loading import path
from factcheck.services.refusals import Refused

LONGEST_NOTE = 300
"""The longest note on an interest, in characters."""


class ConflictOfInterest(Refused):
    """Who has an interest in the outcome neither judges nor decides."""


class InterestInOneThing(Refused):
    """An interest is in a speaker, an outlet or a topic."""

    sentence = "Declare an interest in one thing: a speaker, an outlet, or a topic."


class NothingOfThatName(Refused):
    """An interest is in something the desk knows."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"This desk knows no {kind} of the name {name}. Choose one that it offers.")


class NotYourInterest(Refused):
    """Everybody speaks for herself."""

    sentence = "Only the person who declared an interest can end it."


def declare(
    session: Session,
    actor: Viewer,
    *,
    speaker: Speaker | None = None,
    outlet: Outlet | None = None,
    topic: Topic | None = None,
    note: str = "",
) -> Interest:
    """The actor's interest in one of these; declared again with the same note, the one that stands."""
    if len([thing for thing in (speaker, outlet, topic) if thing]) != 1:
        raise InterestInOneThing
    ids: dict[str, Any] = {
        "speaker_id": speaker.id if speaker else None,
        "outlet_id": outlet.id if outlet else None,
        "topic_id": topic.id if topic else None,
    }
    said = checks.short_enough(note, "The note", LONGEST_NOTE)
    interest = _same(session, actor, ids)
    if interest is not None and interest.note == said:
        return interest
    before = log.told(interest) if interest else None
    interest = interest or Interest(person_id=actor.id, **ids)
    interest.note = said
    session.add(interest)
    log.record(session, actor, "declared", interest, before=before)
    return interest


def _same(session: Session, actor: Viewer, ids: dict[str, Any]) -> Interest | None:
    """The interest in the same thing that stands."""
    wanted = select(Interest).where(Interest.person_id == actor.id, col(Interest.ended).is_(None))
    return session.exec(wanted.filter_by(**ids)).first()


def in_what(session: Session, *, speaker: str = "", outlet: str = "", topic: str = "") -> dict[str, Any]:
    """What these names name, as `declare` takes it; raises NothingOfThatName or AmbiguousSpeaker."""
    look: dict[str, tuple[str, Callable[[Session, str], Any]]] = {
        "speaker": (speaker, speakers.named),
        "outlet": (outlet, outlets.called),
        "topic": (topic, topics.called),
    }
    found = {kind: ask(session, name) for kind, (name, ask) in look.items() if name.strip()}
    for kind, thing in found.items():
        if thing is None:
            raise NothingOfThatName(kind, look[kind][0].strip())
    return found


def end(session: Session, actor: Viewer, interest: Interest) -> Interest:
    """The interest, which keeps her from nothing any more; it stays in the log."""
    if interest.person_id != actor.id:
        raise NotYourInterest
    if interest.ended:
        return interest
    before = log.told(interest)
    interest.ended = now()
    log.record(session, actor, "ended", interest, before=before)
    return interest


def find(session: Session, interest_id: int) -> Interest | None:
    """The interest with that number."""
    return session.get(Interest, interest_id)


def of_person(session: Session, person_id: int) -> list[Interest]:
    """The interests of a person that stand, in the order she declared them."""
    return list(session.exec(_standing().where(Interest.person_id == person_id)))


def of_everybody(session: Session) -> dict[int, list[Interest]]:
    """The interests that stand, by person."""
    found: defaultdict[int, list[Interest]] = defaultdict(list)
    for interest in session.exec(_standing()):
        found[interest.person_id].append(interest)
    return found


def _standing() -> Any:
    """The interests that were not ended, with what they are in."""
    things = (joinedload(path(thing)) for thing in (Interest.speaker, Interest.outlet, Interest.topic))
    wanted = select(Interest).where(col(Interest.ended).is_(None)).order_by(col(Interest.id))
    return wanted.options(*things)


def named(interest: Interest) -> str:
    """What the interest is in, in words."""
    if interest.speaker:
        return f"the speaker {interest.speaker.name}"
    if interest.outlet:
        return f"the outlet {interest.outlet.name}"
    return f"the topic {interest.topic.name}" if interest.topic else "something"


def conflict(session: Session, person_id: int, claim: Claim) -> str | None:
    """A sentence that names the person's interest which the claim touches; None without one."""
    found = touching(session, claim, [person_id]).get(person_id)
    name = session.get_one(Person, person_id).public_name if found else ""
    return f"{name} declared an interest in {named(found)}, which this claim touches." if found else None


def touching(session: Session, claim: Claim, people: Collection[int] | None = None) -> dict[int, Interest]:
    """By person, an interest that the claim touches; of everybody, or of these people."""
    pairs = touched(claim_id=claim.id)
    wanted = _standing().where(col(Interest.id).in_(rows(pairs.c.interest_id)))
    if people is not None:
        wanted = wanted.where(col(Interest.person_id).in_(people))
    found: dict[int, Interest] = {}
    for interest in session.exec(wanted):
        found.setdefault(interest.person_id, interest)
    return found


def refuse(session: Session, actor: Viewer | None, claim: Claim) -> None:
    """Raise ConflictOfInterest when the claim touches an interest that the actor declared."""
    if actor is None:
        return
    found = touching(session, claim, [actor.id]).get(actor.id)
    if found is not None:
        raise ConflictOfInterest(
            f"You declared an interest in {named(found)}, which this claim touches, so you take no part "
            "in judging, ruling on or publishing it."
        )


def touched(*, claim_id: int | None = None, person_id: int | None = None) -> Subquery:
    """Pairs of an interest that stands and a claim it touches: of one claim, or of one person."""
    found: Subquery = _pairs(claim_id, person_id).subquery()
    return found


def _pairs(claim_id: int | None, person_id: int | None) -> Any:
    """Who is quoted, who printed or passed it on, and what it is about."""
    number: Any = col(Interest.id).label("interest_id")
    said: Any = col(Attribution.claim_id).label("claim_id")
    filed, about = col(ClaimTopic.claim_id), col(Claim.id)
    outlet, topic = col(Interest.outlet_id), col(Interest.topic_id)
    by_speaker: Any = rows(number, said).join(Attribution, col(Attribution.speaker_id) == Interest.speaker_id)
    by_article = rows(number, said).join(Article, col(Article.outlet_id) == outlet)
    by_hop = rows(number, said).join(Hop, col(Hop.outlet_id) == outlet)
    by_topic = rows(number, filed).join(ClaimTopic, col(ClaimTopic.topic_id) == topic)
    by_question = rows(number, about).join(QuestionTopic, col(QuestionTopic.topic_id) == topic)
    quoted = [
        by_speaker,
        by_article.join(Attribution, col(Attribution.article_id) == Article.id),
        by_hop.join(Attribution, col(Attribution.id) == Hop.attribution_id),
    ]
    ways = [(way.where(col(Attribution.withdrawn).is_(None)), col(Attribution.claim_id)) for way in quoted]
    ways.append((by_topic, filed))
    ways.append((by_question.join(Claim, col(Claim.question_id) == QuestionTopic.question_id), about))
    return union_all(*(_narrowed(way, claim, claim_id, person_id) for way, claim in ways))


def _narrowed(way: Any, claim: Any, claim_id: int | None, person_id: int | None) -> Any:
    """One way from an interest to a claim, for one claim or one person."""
    wanted = way.where(col(Interest.ended).is_(None))
    if claim_id is not None:
        wanted = wanted.where(claim == claim_id)
    return wanted if person_id is None else wanted.where(col(Interest.person_id) == person_id)
