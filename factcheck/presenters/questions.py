"""Questions as the desk lists and edits them."""

from typing import Self

from pydantic import BaseModel

from factcheck.models import Claim, Question


class DeskQuestion(BaseModel):
    """What a form edits of a question."""

    slug: str
    text: str
    summary: str
    topics: list[str]
    version: int

    @classmethod
    def of(cls, question: Question) -> Self:
        """A question with the names of its topics."""
        return cls(
            slug=question.slug,
            text=question.text,
            summary=question.summary,
            topics=sorted(topic.name for topic in question.topics),
            version=question.version,
        )


class DeskRival(BaseModel):
    """One of the answers to a question."""

    slug: str
    text: str

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """A claim by its words."""
        return cls(slug=claim.slug, text=claim.text)
