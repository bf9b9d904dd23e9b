"""The queue of one person: what waits for her, and how far each question and the desk is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Self

from pydantic import BaseModel, Field

from factcheck.domain.waiting import Named, OpenClaim, Rules, Standing, Tally, Wait, order, wait
from factcheck.models import Attribution, Topic
from factcheck.presenters.declining import DeclinedClaim
from factcheck.presenters.question_progress import QuestionProgress


class WaitingClaim(BaseModel):
    """A claim in a list; `state` tells no more of the verdicts than the viewer may know."""

    slug: str
    claim: str
    question_slug: str | None
    question: str | None
    verdict_count: int
    required: int
    state: str
    due: date | None = Field(description="The viewer's own deadline.")
    overdue: bool = Field(description="Whether the viewer's own deadline has passed.")
    assigned_count: int = Field(description="How many people have it to judge.")
    overdue_count: int = Field(description="How many of them are late.")

    @classmethod
    def of(cls, claim: OpenClaim, name: Named, required: int) -> Self:
        """A claim with what is known of its verdicts."""
        standing = claim.standing
        return cls(
            slug=name.slug,
            claim=name.text,
            question_slug=name.question_slug,
            question=name.question,
            verdict_count=standing.verdict_count,
            required=required,
            state=state(standing, required),
            due=standing.due,
            overdue=standing.late,
            assigned_count=standing.assigned_count,
            overdue_count=standing.overdue_count,
        )


def state(standing: Standing, required: int) -> str:
    """How many verdicts are in; whether they agree, only where it may be known."""
    verdicts = _verdicts(standing.verdict_count, max(required, 1))
    if standing.conflict:
        return f"{verdicts}; you have an interest here, hand it back"
    if standing.held:
        return f"{verdicts}, a round is open"
    if standing.outdated:
        return f"{verdicts}, one of them after the ruling"
    if standing.agreed is None or standing.verdict_count < max(required, 2):
        return verdicts
    return f"{verdicts}, {agreement(standing)}"


def agreement(standing: Standing) -> str:
    """How far verdicts agree that may be known."""
    if standing.agreed:
        return "they agree"
    return f"{standing.agreement:.0f} % of pairs agree" if standing.agreement else "they differ"


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


class Stage(BaseModel):
    """How many claims stand at one place of the course."""

    key: str
    title: str
    count: int


class TopicChoice(BaseModel):
    """A topic the queue can be narrowed to."""

    slug: str
    name: str

    @classmethod
    def of(cls, topic: Topic) -> Self:
        """A topic as a field offers it."""
        return cls(slug=topic.slug, name=topic.name)


class Queue(BaseModel):
    """What waits for one person, and how far the desk's questions are; the first ones, if there are many."""

    topic: str
    topics: list[TopicChoice]
    waiting: list[Section]
    corrections: list[ChangedClaim]
    correction_count: int
    unfiled: list[LooseEnd]
    orphaned: list[LooseEnd]
    declined: list[DeclinedClaim]
    progress: list[Stage]
    question_count: int
    questions: list[QuestionProgress]
    letter_count: int = Field(0, description="For editors: letters of readers that wait for an answer.")

    @property
    def waiting_count(self) -> int:
        """Everything that waits for this person."""
        own = sum(section.count for section in self.waiting if section.key not in ELSEWHERE)
        return own + self.correction_count + len(self.unfiled) + len(self.orphaned)

    @property
    def claim_count(self) -> int:
        """All claims, wherever they stand."""
        return sum(stage.count for stage in self.progress)


SHOWN = 50
"""The most claims of a section that are shown."""
ELSEWHERE = {Wait.WAITING, Wait.HELD, Wait.SPARE}
"""What is shown but waits for somebody else."""
TITLES = {
    Wait.ROUND: (
        "Look again",
        "Read what the others found, and what is new. Keep your verdict or change it.",
    ),
    Wait.MINE: ("Assigned to you", "Late ones first, then by deadline. Hand back what you cannot judge."),
    Wait.SPLIT: (
        "Split",
        "The verdicts differ. Ask for second thoughts, or adjudicate; lowest agreement first.",
    ),
    Wait.RULING: ("Ready to rule", "Enough verdicts are in, and they agree."),
    Wait.ENOUGH: ("Enough verdicts are in", "What they say is hidden until you give yours or unseal them."),
    Wait.PUBLICATION: ("Publication", "Ruled on, and you may publish it."),
    Wait.OVERDUE: ("Overdue", "Verdicts are missing, and somebody assigned is late."),
    Wait.SECOND: ("Needs a second reviewer", "Somebody’s verdict is in; yours is missing."),
    Wait.VERDICT: ("Needs a first verdict", "Nobody has judged it yet."),
    Wait.WAITING: ("Waits for another reviewer", "Your verdict is in; somebody else’s is missing."),
    Wait.HELD: ("In a round", "Its reviewers look at their verdicts again."),
    Wait.SPARE: ("Still open to you", "Enough verdicts are in for a ruling; yours would count too."),
}
STAGES = {
    "open": "Open",
    "in_review": "In review",
    "enough": "Enough verdicts",
    "ruled": "Ruled on",
    "published": "Published",
    "withdrawn": "Withdrawn",
    "declined": "Declined",
}


def stages(tally: Tally) -> list[Stage]:
    """Where the claims stand, along the course."""
    counts = asdict(tally)
    return [Stage(key=key, title=title, count=counts[key]) for key, title in STAGES.items()]


def grouped(claims: Iterable[OpenClaim], rules: Rules) -> dict[Wait, list[OpenClaim]]:
    """The claims under what they wait for, in the order of `Wait`, those that press most first."""
    found: dict[Wait, list[OpenClaim]] = {key: [] for key in Wait}
    for claim in claims:
        key = wait(claim.standing, rules)
        if key is not None:
            found[key].append(claim)
    return {key: sorted(each, key=order) for key, each in found.items() if each}


def shown_ids(groups: Mapping[Wait, Sequence[OpenClaim]]) -> list[int]:
    """The claims whose words are needed."""
    return [claim.claim_id for claims in groups.values() for claim in claims[:SHOWN]]


def sections(
    groups: Mapping[Wait, Sequence[OpenClaim]], names: Mapping[int, Named], required: int
) -> list[Section]:
    """Each group with its first claims; empty ones are not there."""
    return [_section(key, claims, names, required) for key, claims in groups.items()]


def _section(key: Wait, claims: Sequence[OpenClaim], names: Mapping[int, Named], required: int) -> Section:
    """One section with its first claims."""
    title, hint = TITLES[key]
    rows = [WaitingClaim.of(claim, names[claim.claim_id], required) for claim in claims[:SHOWN]]
    return Section(key=key, title=title, hint=hint, count=len(claims), claims=rows)
