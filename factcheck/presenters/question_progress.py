"""How far questions are, as lists show them."""

from typing import Self

from pydantic import BaseModel

from factcheck.domain import course
from factcheck.domain.waiting import Progress


class QuestionProgress(BaseModel):
    """How far a question is: steps taken of the steps all its claims have."""

    slug: str
    question: str
    claim_count: int
    published_count: int
    steps_done: int
    steps: int

    @classmethod
    def of(cls, counted: Progress) -> Self:
        """A question and its steps."""
        return cls(
            slug=counted.slug,
            question=counted.text,
            claim_count=counted.claim_count,
            published_count=counted.published_count,
            steps_done=counted.steps_done,
            steps=counted.claim_count * course.STEPS,
        )


class QuestionList(BaseModel):
    """A list of questions, and the words it was narrowed by."""

    q: str
    questions: list[QuestionProgress]
