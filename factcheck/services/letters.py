"""Letters of readers: sent by anybody, answered by editors, each with a public status."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from http import HTTPStatus
from math import ceil
from typing import Any

from sqlalchemy import case, func, literal, tuple_
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain.cursors import BadCursor, Cursor
from factcheck.domain.letters import HOUR, IN_ALL, OPEN, PER_SENDER, Limit
from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import LetterKind, LetterStatus
from factcheck.models import Claim, Letter, Listing
from factcheck.models.columns import now
from factcheck.services import checks, log
from factcheck.services.loading import path
from factcheck.services.public_search import NoSuchPlace
from factcheck.services.refusals import EditedMeanwhile, Refused

ON_A_PAGE = 50
SAME = timedelta(days=7)
"""The same words within that time are the same letter."""
LONGEST_WORDS, LONGEST_ANSWER, LONGEST_SENTENCE = 5_000, 5_000, 500
NUMBERS = range(1, 2**31)
"""The ids that a database can look for."""


class TooManyLetters(Refused):
    """More letters than one address may send, or than the desk can read; `wait` is in seconds."""

    status = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self, sentence: str, wait: timedelta) -> None:
        minutes = max(ceil(wait / timedelta(minutes=1)), 1)
        when = f"{minutes} minutes" if wait <= HOUR else f"{ceil(wait / HOUR)} hours"
        super().__init__(f"{sentence} Your text is kept below: send it again in {when}.")
        self.wait = minutes * 60


class NeedsAnswer(Refused):
    """Readers are told what came of their letter."""

    sentence = "Write an answer: readers see it on the status page."


def send(
    session: Session,
    sender: str,
    kind: LetterKind,
    *,
    words: str,
    claim_id: int | None = None,
    page: str = "",
    source: str = "",
    contact: str = "",
) -> Letter:
    """A reader's letter, or the one that says the same already.

    `sender` is a mark of the day, never an address. Raises TooManyLetters.
    """
    said: dict[str, Any] = {
        "kind": kind,
        "claim_id": claim_id,
        "words": checks.filled(words, "The text", LONGEST_WORDS),
        "source": checks.web_address(source, "The link") or "",
        "contact": checks.short_enough(contact, "How to reach you", 254),
    }
    known = _same(session, said)
    if known is not None:
        return known
    _refuse_flood(session, sender)
    letter = Letter(code=secrets.token_hex(12), sender=sender, page=page, **said)
    session.add(letter)
    log.record(session, None, "received", letter)
    return letter


def _same(session: Session, said: dict[str, Any]) -> Letter | None:
    """A letter that says exactly this, sent lately."""
    alike = (getattr(Letter, name) == value for name, value in said.items())
    recent = col(Letter.received) > now() - SAME
    return session.exec(select(Letter).where(recent, *alike).limit(1)).first()


def _refuse_flood(session: Session, sender: str) -> None:
    """Raise TooManyLetters when one address, or everybody together, has sent enough for now."""
    _refuse_over(session, PER_SENDER, "You have sent several letters in a short time.", sender)
    _refuse_over(session, IN_ALL, "So many letters came that the desk cannot read them.")


def _refuse_over(session: Session, limits: Iterable[Limit], sentence: str, sender: str = "") -> None:
    """Raise TooManyLetters until the letter that fills the window is old enough."""
    for limit in limits:
        received = select(Letter.received).order_by(col(Letter.received).desc())
        if sender:
            received = received.where(Letter.sender == sender)
        filling = session.exec(received.offset(limit.most - 1).limit(1)).first()
        if filling is not None and filling > now() - limit.window:
            raise TooManyLetters(sentence, filling + limit.window - now())


def find(session: Session, code: str) -> Letter | None:
    """The letter whose status page has that code."""
    return session.exec(select(Letter).where(Letter.code == code)).first()


def get(session: Session, letter_id: int) -> Letter | None:
    """One letter at the desk, with the claim it is about."""
    wanted = select(Letter).options(joinedload(path(Letter.claim))).where(Letter.id == letter_id)
    return session.exec(wanted).first()


def wording(session: Session, letter_id: int | None) -> str:
    """The words of a letter on one line, as a form for a claim or a question takes them."""
    letter = session.get(Letter, letter_id) if letter_id is not None and letter_id in NUMBERS else None
    return tidy(letter.words)[:LONGEST_SENTENCE] if letter else ""


def listing(session: Session, letter: Letter) -> Listing | None:
    """The claim it is about or led to, as readers know it; None while it is not published."""
    return session.get(Listing, letter.claim_id) if letter.claim_id is not None else None


def open_count(session: Session) -> int:
    """How many letters wait for an answer."""
    waiting = col(Letter.status).in_(OPEN)
    return session.exec(select(func.count()).select_from(Letter).where(waiting)).one()


def about(session: Session, claim: Claim) -> list[Letter]:
    """The letters about a claim that still wait, the first first."""
    waiting = col(Letter.status).in_(OPEN)
    wanted = select(Letter).where(Letter.claim_id == claim.id, waiting)
    return list(session.exec(wanted.order_by(col(Letter.id)).limit(ON_A_PAGE)))


def listed(session: Session, after: str = "") -> tuple[list[Letter], str | None]:
    """Letters, those that wait first, then the newest first; the next page's mark. One query."""
    waits = case((col(Letter.status).in_(OPEN), 1), else_=0)
    rank = tuple_(waits, col(Letter.received), col(Letter.id))
    wanted = select(Letter).options(joinedload(path(Letter.claim)))
    wanted = wanted.order_by(waits.desc(), col(Letter.received).desc(), col(Letter.id).desc())
    if after:
        wanted = wanted.where(rank < _place(after))
    found = list(session.exec(wanted.limit(ON_A_PAGE + 1)))
    shown = found[:ON_A_PAGE]
    return shown, _mark(shown[-1]) if len(found) > len(shown) else None


def _mark(letter: Letter) -> str:
    """The mark from which the next page goes on."""
    sort = "waiting" if letter.status in OPEN else "answered"
    return Cursor(sort=sort, place=letter.received.isoformat(), id=letter.id).sealed()


def _place(mark: str) -> Any:
    """The rank a mark stands for. Raises NoSuchPlace."""
    received: Any = Letter.received
    for sort, waits in (("waiting", 1), ("answered", 0)):
        try:
            cursor = Cursor.opened(mark, sort)
            return tuple_(literal(waits), literal(cursor.moment, received.type), literal(cursor.id))
        except BadCursor:
            continue
    raise NoSuchPlace


def answer(
    session: Session,
    actor: Viewer,
    letter: Letter,
    version: int,
    *,
    status: LetterStatus,
    answer: str,
    claim: Claim | None,
) -> Letter:
    """Say how far the desk is with a letter, and what came of it; readers see both.

    When it is over, the mark of who sent it goes. Raises EditedMeanwhile or NeedsAnswer.
    """
    said = {
        "status": status,
        "answer": checks.short_enough(answer, "The answer", LONGEST_ANSWER),
        "claim_id": claim.id if claim else None,
    }
    if said == {name: getattr(letter, name) for name in said}:
        return letter
    if letter.version != version:
        theirs = {"status": letter.status.value, "answer": letter.answer}
        raise EditedMeanwhile(theirs | {"claim": letter.claim.slug if letter.claim else ""}, letter.version)
    if status not in OPEN and not said["answer"]:
        raise NeedsAnswer
    before = log.told(letter)
    for name, value in said.items():
        setattr(letter, name, value)
    letter.sender = letter.sender if status in OPEN else ""
    letter.moved, letter.moved_by_id, letter.version = now(), actor.id, letter.version + 1
    session.add(letter)
    log.record(session, actor, "moved", letter, before=before)
    return letter
