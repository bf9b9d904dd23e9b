"""Answers that came after a claim was published, and the note that an update would carry."""

from typing import Any

from sqlmodel import Session, select

from factcheck.domain import dates
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Publication
from factcheck.services.gate import Inspection
from factcheck.services.publishable import essence

AT_GATE = ("replies", "overrides")
"""What an answer changes of a dossier: itself, and the reason for not having it."""
Said = dict[str, Any]


def note(session: Session, inspection: Inspection) -> str:
    """What an update would say that adds the answers, and nothing but them; empty where none is due."""
    earlier = inspection.claim.publications
    if not earlier or earlier[-1].kind is CorrectionKind.WITHDRAWN or not inspection.claim.rulings:
        return ""
    wanted = select(Publication.document).where(Publication.id == earlier[-1].id)
    before, after = essence(session.exec(wanted).one()), essence(inspection.draw())
    if _elsewhere(before) != _elsewhere(after):
        return ""
    known = before.get("replies", [])
    came = [each for each in after.get("replies", []) if each["answer"] and each not in known]
    return " ".join(_sentence(each) for each in came)


def _elsewhere(said: Said) -> Said:
    """A dossier less what an answer changes of it."""
    return {name: value for name, value in said.items() if name not in AT_GATE}


def _sentence(reply: Said) -> str:
    """One answer, in the words of a correction's note."""
    late = ", after the deadline" if reply["late"] else ""
    return f"Added the reply of {reply['addressee']}, which came on {dates.spoken(reply['answered'])}{late}."
