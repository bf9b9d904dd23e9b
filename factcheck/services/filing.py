"""Filing: the claim and the question that a reader typed, found by their words or made."""

from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.models import Claim, Question, Speaker
from factcheck.services import claims, naming, questions
from factcheck.services.refusals import Refused


class ClaimAmbiguous(Refused):
    """The same words answer several questions."""

    sentence = "Several questions have a claim in these words. Name the question too."


def file(session: Session, actor: Viewer | None, claim: str, question: str = "") -> Claim | None:
    """The claim in these words, opened if it is new; None for no words.

    A question that is named is asked if it is new; a claim that had none is put under it.
    """
    if not tidy(claim):
        return None
    asked = questions.ask(session, actor, question) if tidy(question) else None
    known = _known(session, claim, asked)
    if known is None:
        return claims.open_claim(session, actor, claim, question=asked)
    if asked is None or known.question is asked:
        return known
    topics = [topic.name for topic in known.topics]
    kept: dict[str, Any] = {"text": known.text, "short": known.short, "topics": topics}
    return claims.edit(session, actor, known, known.version, question=asked, **kept)


def _known(session: Session, words: str, question: Question | None) -> Claim | None:
    """The claim meant: of that question or of none yet; without a question, the only one in these words."""
    found = _worded(session, words)
    if question is None:
        if len(found) > 1:
            raise ClaimAmbiguous
        return found[0] if found else None
    same = (claim for claim in found if claim.question is question)
    return next(same, None) or next((claim for claim in found if claim.question is None), None)


def _worded(session: Session, words: str) -> list[Claim]:
    """Claims in these words, whatever the case."""
    wanted = tidy(words).casefold()
    hits = select(Claim).where(col(Claim.folded).contains(naming.words(words), autoescape=True))
    return [claim for claim in session.exec(hits.order_by(col(Claim.id))) if claim.text.casefold() == wanted]


def newest(session: Session) -> tuple[int, int]:
    """The highest numbers of speakers and claims, to tell afterwards what was made."""
    speaker = session.exec(select(func.max(Speaker.id))).one()
    claim = session.exec(select(func.max(Claim.id))).one()
    return speaker or 0, claim or 0
