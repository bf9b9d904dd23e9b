"""Claims: opened, found, edited, moved between questions."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.models import BearingGiven, Claim, Evidence, Publication, Question, Verdict
from factcheck.services import answers, log, naming
from factcheck.services.refusals import Refused
from factcheck.services.topics import names_of
from factcheck.services.topics import resolve as resolve_topics

LONGEST_TEXT = 500
"""The longest claim, in characters."""
LONGEST_SHORT = 60
"""The longest short form, in characters: it stands over a column."""


class ClaimUnwritten(Refused):
    """A claim has words."""

    sentence = "Write the claim: one sentence that can be checked."


class HeldByEvidence(Refused):
    """Reviewers found how evidence of its question bears on the claim."""

    sentence = (
        "This claim cannot be moved to another question: reviewers have already said how evidence of "
        "its question bears on it. Open the claim anew under the other question instead."
    )


def open_claim(
    session: Session,
    actor: Viewer | None,
    text: str,
    *,
    short: str = "",
    question: Question | None = None,
    topics: Iterable[str] = (),
    slug: str = "",
) -> Claim:
    """A new claim; in the same words under the same question, the one there is."""
    text, short = _words(text), naming.bounded(short, LONGEST_SHORT, "A short form")
    known = rival(session, text, question) if question else None
    if known:
        return known
    claim = Claim(
        slug=naming.free_slug(session, Claim.slug, slug or text, "claim"),
        text=text,
        short=short,
        folded=naming.words(text, short),
        question=question,
        opened_by_id=actor.id if actor else None,
        topics=resolve_topics(session, topics),
    )
    session.add(claim)
    answers.asked_anew(session, question)
    log.record(session, actor, "opened", claim, text=text, topics=names_of(claim.topics))
    return claim


def _words(text: str) -> str:
    """Words that a claim can have."""
    words = naming.bounded(text, LONGEST_TEXT, "A claim")
    if not words:
        raise ClaimUnwritten
    return words


def rival(session: Session, text: str, question: Question) -> Claim | None:
    """The claim of a question in exactly those words."""
    return session.exec(
        select(Claim).where(Claim.question_id == question.id, Claim.text == tidy(text))
    ).first()


def find(session: Session, slug: str) -> Claim | None:
    """The claim at that address."""
    return session.exec(select(Claim).where(Claim.slug == slug)).first()


def matching(session: Session, q: str, question: Question | None = None, limit: int = 20) -> list[Claim]:
    """Claims that hold the words typed, of one question or of all, the newest first."""
    hits = select(Claim).where(col(Claim.folded).contains(naming.words(q), autoescape=True))
    if question is not None:
        hits = hits.where(Claim.question_id == question.id)
    return list(session.exec(hits.order_by(col(Claim.id).desc()).limit(limit)))


def values(claim: Claim) -> dict[str, Any]:
    """What a form edits of a claim; the question by its address part."""
    question = claim.question.slug if claim.question else ""
    return {"text": claim.text, "short": claim.short, "question": question, "topics": names_of(claim.topics)}


def edit(
    session: Session,
    actor: Viewer | None,
    claim: Claim,
    version: int,
    *,
    text: str,
    short: str,
    question: Question | None,
    topics: Iterable[str],
) -> Claim:
    """The claim with these values; raises EditedMeanwhile when somebody saved others first.

    Raises HeldByEvidence when it would leave a question whose evidence bears on it.
    """
    text, short = _words(text), naming.bounded(short, LONGEST_SHORT, "A short form")
    saved, before, filed = values(claim), log.told(claim), resolve_topics(session, topics)
    wanted = {
        "text": text,
        "short": short,
        "question": question.slug if question else "",
        "topics": names_of(filed),
    }
    if not naming.differs(claim, version, saved, wanted):
        return claim
    if claim.question is not question:
        answers.asked_anew(session, claim.question, question)
    _move(session, claim, question)
    claim.text, claim.short, claim.folded, claim.topics = text, short, naming.words(text, short), filed
    log.record(
        session, actor, "edited", claim, before=before | saved, text=text, topics=names_of(claim.topics)
    )
    return claim


def _move(session: Session, claim: Claim, question: Question | None) -> None:
    """Put the claim under another question, or under none, unless evidence holds it."""
    if question is claim.question:
        return
    if held(session, claim):
        raise HeldByEvidence
    claim.question = question


def held(session: Session, claim: Claim) -> bool:
    """Whether somebody said how evidence of the claim's question bears on it."""
    bearings = (
        select(BearingGiven.id)
        .join(Evidence)
        .where(BearingGiven.claim_id == claim.id, Evidence.question_id == claim.question_id)
    )
    return claim.question_id is not None and session.exec(bearings.limit(1)).first() is not None


def judged(session: Session, claim: Claim) -> bool:
    """Whether a reviewer judged, or the public read, the words it has now."""
    verdicts = session.exec(select(Verdict.id).where(Verdict.claim_id == claim.id).limit(1)).first()
    return verdicts is not None or published(session, claim)


def published(session: Session, claim: Claim) -> bool:
    """Whether a version of the claim was ever published."""
    wanted = select(Publication.id).where(Publication.claim_id == claim.id).limit(1)
    return session.exec(wanted).first() is not None
