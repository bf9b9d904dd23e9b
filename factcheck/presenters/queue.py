"""The queue of one person: what waits for her, and how far each question is."""

from collections.abc import Iterable, Sequence
from typing import Self

from pydantic import BaseModel

from factcheck.domain import course
from factcheck.domain.waiting import OpenClaim, Progress, Standing, Wait
from factcheck.models import Attribution


class WaitingClaim(BaseModel):
    """A claim in a list; `state` tells no more of the verdicts than the viewer may know."""

    slug: str
    claim: str
    question_slug: str | None
    question: str | None
    verdict_count: int
    required: int
    state: str

    @classmethod
    def of(cls, claim: OpenClaim, required: int) -> Self:
        """A claim with what is known of its verdicts."""
        return cls(
            slug=claim.slug,
            claim=claim.text,
            question_slug=claim.question_slug,
            question=claim.question,
            verdict_count=claim.standing.verdict_count,
            required=required,
            state=state(claim.standing, required),
        )


def state(standing: Standing, required: int) -> str:
    """How many verdicts are in; whether they agree, only where it may be known."""
    verdicts = _verdicts(standing.verdict_count, max(required, 1))
    if standing.outdated:
        return f"{verdicts}, one of them after the ruling"
    if standing.agreed is None or standing.verdict_count < max(required, 2):
        return verdicts
    return f"{verdicts}, they {'agree' if standing.agreed else 'differ'}"


def _verdicts(count: int, required: int) -> str:
    """How many are in, of those the desk asks for."""
    if count > required:
        return f"{count} verdicts in"
    return f"{count} of {required} {'verdict' if required == 1 else 'verdicts'} in"


class Section(BaseModel):
    """Claims that wait for the same; `count` is right even where not all are shown."""

    key: Wait
    title: str
    hint: str
    count: int
    claims: list[WaitingClaim]


class ChangedClaim(BaseModel):
    """A published claim that is no longer as it was published."""

    slug: str
    claim: str
    changes: list[str]


class LooseEnd(BaseModel):
    """An attribution that waits for a person."""

    id: int
    speaker: str
    quote: str
    stance: str
    article_id: int
    article: str

    @classmethod
    def of(cls, attribution: Attribution) -> Self:
        """An attribution in one line."""
        return cls(
            id=attribution.id,
            speaker=attribution.speaker.name,
            quote=attribution.span.exact,
            stance=attribution.stance,
            article_id=attribution.article_id,
            article=attribution.article.title,
        )


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


class Queue(BaseModel):
    """What waits for one person, and how far the desk's questions are; the first ones, if there are many."""

    waiting: list[Section]
    corrections: list[ChangedClaim]
    unfiled: list[LooseEnd]
    orphaned: list[LooseEnd]
    question_count: int
    questions: list[QuestionProgress]

    @property
    def waiting_count(self) -> int:
        """Everything that waits for this person."""
        own = sum(section.count for section in self.waiting if section.key not in ELSEWHERE)
        return own + len(self.corrections) + len(self.unfiled) + len(self.orphaned)


SHOWN = 100
"""The most claims of a section that are shown."""
ELSEWHERE = {Wait.SECOND, Wait.SPARE}
"""What is shown but waits for somebody else."""
TITLES = {
    Wait.VERDICT: ("Your verdict", "Fewer verdicts are in than the desk asks for, and yours is missing."),
    Wait.RULING: ("A ruling", "Enough verdicts are in."),
    Wait.PUBLICATION: ("Publication", "Ruled on, and you may publish it."),
    Wait.SECOND: ("Another reviewer", "Your verdict is in; somebody else’s is missing."),
    Wait.SPARE: ("Still open to you", "Enough verdicts are in for a ruling; yours would count too."),
}


def sections(waiting: Iterable[tuple[Wait, OpenClaim]], required: int) -> list[Section]:
    """The claims under what they wait for, in the order of `Wait`; empty sections are left out."""
    pairs = list(waiting)
    grouped = {key: [claim for wait, claim in pairs if wait is key] for key in Wait}
    return [_section(key, claims, required) for key, claims in grouped.items() if claims]


def _section(key: Wait, claims: Sequence[OpenClaim], required: int) -> Section:
    """One section with its first claims."""
    title, hint = TITLES[key]
    shown = [WaitingClaim.of(claim, required) for claim in claims[:SHOWN]]
    return Section(key=key, title=title, hint=hint, count=len(claims), claims=shown)
