"""What readers were told of a question: every text and summary since its first answer was published."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.domain.wordings import Wording, seen
from factcheck.models import Claim, Event, Publication, Question


def of(session: Session, question: Question) -> list[Wording]:
    """The wordings that readers saw, the oldest first; none before a claim of the question is published."""
    answers = select(func.min(Publication.published)).join(Claim).where(Claim.question_id == question.id)
    first = session.exec(answers).one()
    return list(seen(_told(session, question), first)) if first else []


def _told(session: Session, question: Question) -> list[Wording]:
    """Every wording as the log has it; where it has none, as the question stands."""
    wanted = select(Event).where(Event.noun == "question", Event.noun_id == str(question.id))
    changes = [(event.after or {}, event.at) for event in session.exec(wanted.order_by(col(Event.id)))]
    told = [Wording(after["text"], after["summary"], at) for after, at in changes if "text" in after]
    return told or [Wording(question.text, question.summary, question.opened)]
