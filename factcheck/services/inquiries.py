"""Inquiries of the desk: searches for contradicting evidence, and the right of reply."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from factcheck.domain import gate
from factcheck.domain.gate import Replied, Searched
from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.models import Attribution, Claim, ReplyRequest, Search
from factcheck.models.columns import now
from factcheck.services import checks, log, naming
from factcheck.services.publishable import refuse_withdrawn
from factcheck.services.refusals import Refused

SEARCH = ("searched", "outcome")
"""What a form edits of a search."""
REQUEST = ("speaker_id", "addressee", "channel", "sent", "deadline", "answer", "answered")
"""What a form edits of a request for a reply."""
PRINTED = ("addressee", "channel", "sent", "deadline", "answer", "answered")
"""What a publication prints of a request."""


class NotADay(Refused):
    """Half a date is not enough for a deadline."""


class AnswerUndated(Refused):
    """An answer and its day come together."""

    sentence = "Give the day on which the answer came."


class AnswerMissing(Refused):
    """An answer and its day come together."""

    sentence = "Write the answer down word for word, or leave its day empty."


class OutOfOrder(Refused):
    """Nobody answers before being asked."""

    sentence = "The deadline and the answer cannot be earlier than the request."


class NoClaimant(Refused):
    """A request goes to somebody who speaks about the claim, or to somebody else."""

    sentence = "This speaker has no stance to the claim. Choose one who has, or nobody."


def searches(session: Session, claim: Claim) -> Sequence[Search]:
    """The searches recorded for a claim, in the order they came."""
    return session.exec(select(Search).where(Search.claim_id == claim.id).order_by(col(Search.id))).all()


def requests(session: Session, claim: Claim) -> Sequence[ReplyRequest]:
    """The requests for a reply, in the order they came."""
    wanted = select(ReplyRequest).where(ReplyRequest.claim_id == claim.id)
    return session.exec(wanted.order_by(col(ReplyRequest.id))).all()


def search(
    session: Session, actor: Viewer | None, claim: Claim, *, searched: str, outcome: str = ""
) -> Search:
    """What was searched for contradicting evidence, and where; no outcome where none was found."""
    refuse_withdrawn(session, claim)
    by = actor.id if actor else None
    found = Search(claim_id=claim.id, person_id=by, **_search(searched=searched, outcome=outcome))
    session.add(found)
    log.record(session, actor, "searched", found)
    return found


def edit_search(session: Session, actor: Viewer | None, found: Search, version: int, **wanted: str) -> Search:
    """The search in other words; raises EditedMeanwhile when somebody saved others first."""
    refuse_withdrawn(session, found.claim)
    saved, before = values(found, SEARCH), log.told(found)
    good = _search(**saved | wanted)
    if not naming.differs(found, version, saved, good):
        return found
    _put(found, good)
    log.record(session, actor, "edited", found, before=before)
    return found


def request(session: Session, actor: Viewer | None, claim: Claim, **wanted: Any) -> ReplyRequest:
    """Somebody was asked for a reply: `addressee`, `channel`, `sent`; the rest of REQUEST may follow."""
    refuse_withdrawn(session, claim)
    by = actor.id if actor else None
    asked = ReplyRequest(claim_id=claim.id, recorded_by_id=by, **_request(session, claim, wanted))
    session.add(asked)
    log.record(session, actor, "asked", asked)
    return asked


def edit_request(
    session: Session, actor: Viewer | None, asked: ReplyRequest, version: int, **wanted: Any
) -> ReplyRequest:
    """The request with these values, such as its answer; raises EditedMeanwhile.

    An answer may come late, also when the claim is published: it is then due for an update.
    """
    refuse_withdrawn(session, asked.claim)
    saved, before = values(asked, REQUEST), log.told(asked)
    good = _request(session, asked.claim, saved | wanted)
    if not naming.differs(asked, version, saved, good):
        return asked
    action = "answered" if good["answer"] != saved["answer"] else "edited"
    _put(asked, good)
    asked.recorded = now()
    log.record(session, actor, action, asked, before=before)
    return asked


def values(row: Search | ReplyRequest, names: Sequence[str]) -> dict[str, Any]:
    """What a form edits of a row."""
    return {name: getattr(row, name) for name in names}


def searched(found: Sequence[Search]) -> tuple[Searched, ...]:
    """Searches as a publication prints them."""
    return tuple(Searched(each.searched, each.outcome, each.done) for each in found)


def replied(asked: Sequence[ReplyRequest]) -> tuple[Replied, ...]:
    """Requests for a reply as a publication prints them, with the answers word for word."""
    return tuple(
        Replied(**values(each, PRINTED), late=gate.late(each.deadline, each.answered)) for each in asked
    )


def _put(row: Search | ReplyRequest, good: dict[str, Any]) -> None:
    """Let a row have these values."""
    for name, value in good.items():
        setattr(row, name, value)


def _search(*, searched: str, outcome: str) -> dict[str, Any]:
    """A search as it is stored; raises what is wrong with it."""
    return {
        "searched": checks.filled(searched, "What was searched", 2_000),
        "outcome": checks.short_enough(outcome, "What was found", 2_000),
    }


def _request(session: Session, claim: Claim, wanted: dict[str, Any]) -> dict[str, Any]:
    """A request as it is stored; raises what is wrong with it."""
    sent = _day(wanted.get("sent"), "Sent")
    if not sent:
        raise checks.Missing("The day on which the request was sent is missing.")
    good = {
        "speaker_id": _speaker(session, claim, wanted.get("speaker_id")),
        "addressee": checks.filled(tidy(wanted.get("addressee", "")), "Who was asked", 200),
        "channel": checks.filled(tidy(wanted.get("channel", "")), "How they were asked", 200),
        "sent": sent,
        "deadline": _day(wanted.get("deadline"), "Deadline"),
        "answer": checks.short_enough(wanted.get("answer", ""), "The answer"),
        "answered": _day(wanted.get("answered"), "Answered"),
    }
    if good["answer"] and not good["answered"]:
        raise AnswerUndated
    if good["answered"] and not good["answer"]:
        raise AnswerMissing
    if any(good[name] and str(good[name]) < sent for name in ("deadline", "answered")):
        raise OutOfOrder
    return good


def _day(text: str | None, name: str) -> str | None:
    """A whole day, or None where there is none; raises NotADay."""
    found = (text or "").strip()
    try:
        return date.fromisoformat(found).isoformat() if found else None
    except ValueError as error:
        raise NotADay(f"{name}: write the day as 2023-05-03.") from error


def _speaker(session: Session, claim: Claim, speaker_id: int | None) -> int | None:
    """The number of a speaker who has a stance to the claim; raises NoClaimant."""
    if speaker_id is None:
        return None
    wanted = select(Attribution.id).where(
        Attribution.claim_id == claim.id, Attribution.speaker_id == speaker_id
    )
    if session.exec(wanted.limit(1)).first() is None:
        raise NoClaimant
    return speaker_id
