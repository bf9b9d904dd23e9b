"""The world of the workbench's stories: a question with rivals, evidence, and people who judge."""

import re
from dataclasses import dataclass

from sqlmodel import select

from factcheck import db
from factcheck.models import Claim, Evidence, Question
from tests.factories import make_attribution, make_claim, make_evidence, make_question

VERDICT = {"rating": "refuted", "confidence": "80", "rationale": "The glass lay outside.", "version": "0"}
SAID = {"summary": "The glass lay outside.", "explanation": "Both looked at the glass."}
DECIDED = SAID | {"rating": "conflicting", "reason": "One of them looked by night."}


@dataclass(frozen=True)
class World:
    """A question, two rivals, and two pieces of evidence."""

    question: Question
    claims: list[Claim]
    evidence: list[Evidence]

    @property
    def page(self) -> str:
        """The workbench of the question."""
        return f"/desk/questions/{self.question.slug}"

    def desk(self, number: int = 0) -> str:
        """The workbench of a claim."""
        return f"/desk/claims/{self.claims[number].slug}"

    def cell(self, evidence: int = 0, claim: int = 0) -> str:
        """The name of a field of the matrix."""
        return f"bearing-{self.evidence[evidence].id}-{self.claims[claim].id}"


def make_world(app, claims: int = 2, evidence: int = 2, attributions: int = 2) -> World:
    """A world of this size, committed."""
    with db.transaction(app.extensions["engine"]) as session:
        question = make_question(session, summary="A window is *broken*.")
        rivals = [make_claim(session, question=question) for _ in range(claims)]
        pieces = [make_evidence(session, question=question) for _ in range(evidence)]
        for number in range(attributions):
            make_attribution(
                session,
                rivals[number % claims],
                chain=(("interview", "CNN"), ("article", "News.az")),
                said="2023-05-03",
                origin=f"origin-{number}",
            )
    return World(question, rivals, pieces)


def sentences(answer) -> str:
    """What an answer says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def follow(browser, answer) -> str:
    """What the next page says after a form was taken."""
    assert answer.status_code == 303, sentences(answer)
    return sentences(browser.get(answer.location.split("#")[0]))


def rows_of(app, model) -> list:
    """Everything stored of one kind."""
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return list(session.exec(select(model).order_by(model.id)))
