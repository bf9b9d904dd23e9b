"""Finished answers: forgotten in the transaction that makes them untrue, drawn again when asked for."""

import time
from collections.abc import Iterable

from sqlmodel import Session, col, delete, select

from factcheck.models import Answer, Edition, Listing, Mention, Question

MOST_AT_ONCE = 400
"""The most subjects one statement names."""
EDITION = "edition"
"""Under which a session remembers the number it gave, and to which transaction."""
SEEN = "edition seen"
"""Under which a session remembers the number it read, and in which transaction."""
TO_DRAW = "addresses to draw"
"""Under which a session remembers what it published."""


def edition(session: Session) -> int:
    """The number of what readers see now; 0 before the first change."""
    transaction = session.get_transaction() or session.begin()
    known, number = session.info.get(SEEN, (None, 0))
    if known is not transaction:
        number = session.exec(select(Edition.number).where(Edition.id == 1)).first() or 0
        session.info[SEEN] = (transaction, number)
    return int(number)


def bump(session: Session) -> int:
    """Let every finished answer be drawn again: something changed that any page may show."""
    number = _next(session)
    session.get_one(Edition, 1).floor = number
    session.flush()
    return number


def forget(session: Session, subjects: Iterable[str]) -> int:
    """Let the answers that tell of these things be drawn again, and all lists; the new edition.

    A subject is `claims/<slug>`, `questions/<slug>`, `articles/<id>`, `speakers/<slug>`,
    `outlets/<slug>` or `topics/<slug>`.
    """
    # The edition first: who stores an answer locks its row, so that nothing slips in between.
    number = _next(session)
    for some in _some({"", *subjects}):
        session.exec(delete(Answer).where(col(Answer.subject).in_(some)))
    return number


def _some(subjects: set[str]) -> Iterable[list[str]]:
    """The subjects in their order, so many at a time."""
    ordered = sorted(subjects)
    return (ordered[place : place + MOST_AT_ONCE] for place in range(0, len(ordered), MOST_AT_ONCE))


def _next(session: Session) -> int:
    """The next number, once a transaction; never one that was given before, even after a restore."""
    transaction = session.get_transaction() or session.begin()
    given, number = session.info.get(EDITION, (None, 0))
    if given is transaction:
        return int(number)
    row = session.get(Edition, 1, with_for_update=True) or Edition(id=1)
    row.number = max(row.number + 1, time.time_ns() // 1_000)
    session.add(row)
    session.flush()
    session.info[EDITION] = session.info[SEEN] = (transaction, row.number)
    return row.number


def touched(session: Session, claim_id: int) -> set[str]:
    """All that tells of a published claim: itself, its rivals, their question, and what it mentions."""
    listing = session.get(Listing, claim_id)
    if listing is None:
        return set()
    named = select(Mention.kind, Mention.key).where(Mention.claim_id == claim_id)
    found = {f"{kind.removeprefix('ex-')}s/{key}" for kind, key in session.exec(named)}
    found.add(f"claims/{listing.slug}")
    return found if listing.question_id is None else found | _around(session, listing.question_id)


def _around(session: Session, question_id: int) -> set[str]:
    """A question, its published claims, and the topics that list it."""
    question = session.get_one(Question, question_id)
    slugs = session.exec(select(Listing.slug).where(Listing.question_id == question_id))
    return {f"claims/{slug}" for slug in slugs} | _lists(session, question)


def _lists(session: Session, question: Question) -> set[str]:
    """A question's own page, and those of the topics that list it."""
    under = select(Listing.claim_id).where(Listing.question_id == question.id)
    # The kind is hidden from SQLite, which would begin with everything that has a topic.
    named = select(Mention.key).where(
        col(Mention.kind).concat("") == "topic", col(Mention.claim_id).in_(under)
    )
    topics = session.exec(named.distinct())
    return {f"questions/{question.slug}", *(f"topics/{key}" for key in topics)}


def asked_anew(session: Session, *questions: Question | None) -> None:
    """A question reads differently, or has one more or one fewer claim under review."""
    found = [question for question in questions if question is not None and _public(session, question)]
    if found:
        forget(session, set().union(*(_lists(session, question) for question in found)))


def _public(session: Session, question: Question) -> bool:
    """Whether readers see the question."""
    session.flush()
    listed = select(Listing.claim_id).where(Listing.question_id == question.id).limit(1)
    return session.exec(listed).first() is not None


def draw_now(session: Session, listing: Listing) -> None:
    """Have a claim's own answers drawn before the change is kept, where there is a web to draw them for."""
    addresses = session.info.setdefault(TO_DRAW, {})
    addresses[f"/claims/{listing.slug}"] = None
    if listing.question_id is not None:
        addresses[f"/questions/{session.get_one(Question, listing.question_id).slug}"] = None


def keep(session: Session, answer: Answer) -> None:
    """Store a finished answer, drawn in this transaction."""
    answer.edition = edition(session)
    session.merge(answer)
    session.flush()
