"""Questions: asked, found, edited."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.models import Listing, Question
from factcheck.models.columns import now
from factcheck.services import answers, log, naming
from factcheck.services.refusals import Refused
from factcheck.services.topics import names_of
from factcheck.services.topics import resolve as resolve_topics

LISTED = 200
"""The most questions that are listed at once."""


LONGEST_TEXT = 500
"""The longest question, in characters."""


class QuestionUnwritten(Refused):
    """A question has words."""

    sentence = "Write the question."


class ReadersSeeIt(Refused):
    """What readers are told changes by an editor's hand only."""

    sentence = (
        "Readers see this question: only an editor changes its words. Nothing is saved; your text is kept."
    )


class NoSuchQuestion(Refused):
    """A claim answers a question that is there."""

    sentence = "No question reads like that. Choose one from the list, or ask it first."


def ask(
    session: Session,
    actor: Viewer | None,
    text: str,
    *,
    summary: str = "",
    topics: Iterable[str] = (),
    slug: str = "",
) -> Question:
    """A new question; asked again in the same words and without another summary, the one there is."""
    text = _words(text)
    known = worded(session, text)
    if known and summary in {"", known.summary}:
        return known
    question = Question(
        slug=naming.free_slug(session, Question.slug, slug or text, "question"),
        text=text,
        folded=naming.words(text),
        summary=summary,
        opened_by_id=actor.id if actor else None,
        topics=resolve_topics(session, topics),
    )
    session.add(question)
    log.record(session, actor, "asked", question, text=text, topics=names_of(question.topics))
    return question


def _words(text: str) -> str:
    """Words that a question can have."""
    words = naming.bounded(text, LONGEST_TEXT, "A question")
    if not words:
        raise QuestionUnwritten
    return words


def worded(session: Session, text: str) -> Question | None:
    """The question in exactly those words."""
    return session.exec(
        select(Question).where(Question.text == tidy(text)).order_by(col(Question.id))
    ).first()


def find(session: Session, slug: str) -> Question | None:
    """The question at that address."""
    return session.exec(select(Question).where(Question.slug == slug)).first()


def named(session: Session, text: str, present: Question | None = None) -> Question | None:
    """The question of those words or at that address, None for none; raises NoSuchQuestion.

    When several read alike, the present one is meant.
    """
    wanted = tidy(text)
    if not wanted:
        return None
    if present is not None and wanted in {present.text, present.slug}:
        return present
    found = worded(session, wanted) or find(session, wanted)
    if found is None:
        raise NoSuchQuestion
    return found


def matching(session: Session, q: str, limit: int = 20) -> list[Question]:
    """Questions that hold the words typed, the newest first."""
    hits = select(Question).where(col(Question.folded).contains(naming.words(q), autoescape=True))
    return list(session.exec(hits.order_by(col(Question.id).desc()).limit(limit)))


def newest(session: Session, limit: int = LISTED) -> list[Question]:
    """The questions, the newest first."""
    return list(session.exec(select(Question).order_by(col(Question.id).desc()).limit(limit)))


def values(question: Question) -> dict[str, Any]:
    """What a form edits of a question."""
    return {"text": question.text, "summary": question.summary, "topics": names_of(question.topics)}


def edit(
    session: Session,
    actor: Viewer | None,
    question: Question,
    version: int,
    *,
    text: str,
    summary: str,
    topics: Iterable[str],
) -> Question:
    """The question with these values; raises EditedMeanwhile when somebody saved others first.

    Raises ReadersSeeIt when a reviewer changes words that readers see.
    """
    text = _words(text)
    saved, before = values(question), log.told(question)
    filed = resolve_topics(session, topics)
    wanted = {"text": text, "summary": summary, "topics": names_of(filed)}
    reworded = (text, summary) != (question.text, question.summary)
    if reworded and actor and not actor.edits and public(session, question):
        raise ReadersSeeIt
    if not naming.differs(question, version, saved, wanted):
        return question
    question.text, question.folded, question.summary = text, naming.words(text), summary
    question.topics, question.edited = filed, now()
    answers.asked_anew(session, question)
    log.record(
        session, actor, "edited", question, before=before | saved, text=text, topics=names_of(question.topics)
    )
    return question


def public(session: Session, question: Question) -> bool:
    """Whether readers see the question: a claim of it is published, or was."""
    wanted = select(Listing.claim_id).where(Listing.question_id == question.id)
    return session.exec(wanted.limit(1)).first() is not None
