"""Claims as the desk edits them."""

from typing import Self

from pydantic import BaseModel

from factcheck.models import Claim


class DeskClaim(BaseModel):
    """What a form edits of a claim, and what must be known before its words are changed."""

    slug: str
    text: str
    short: str
    question_slug: str | None
    question: str | None
    topics: list[str]
    version: int
    judged: bool
    published: bool
    held: bool

    @classmethod
    def of(cls, claim: Claim, *, judged: bool, published: bool, held: bool) -> Self:
        """A claim; `judged` by a reviewer, `held` in its question by evidence weighed there."""
        return cls(
            slug=claim.slug,
            text=claim.text,
            short=claim.short,
            question_slug=claim.question.slug if claim.question else None,
            question=claim.question.text if claim.question else None,
            topics=sorted(topic.name for topic in claim.topics),
            version=claim.version,
            judged=judged,
            published=published,
            held=held,
        )
