"""The side-by-side page of a question: a column per rival claim, rows that line up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Self

from factcheck.domain.settlement import Settlement, State, settle
from factcheck.domain.vocabulary import RuledBy, Stance
from factcheck.models import Listing, Question
from factcheck.presenters.dossier_parts import Moment, Part, TopicNamed
from factcheck.presenters.dossiers import Body
from factcheck.presenters.public_voices import Positions

WITH = {Stance.ASSERTS, Stance.RELAYS}
"""The stances that put a claim forward, as origins are counted."""


class Conclusion(Part):
    """The ruling as a column shows it."""

    rating: str
    label: str
    value: int | None
    summary: str
    by: RuledBy
    published: Moment
    modified: Moment


class Weight(Part):
    """How many pieces of evidence speak for and against a claim, by the reviewers' mean."""

    for_count: int
    against_count: int
    neutral_count: int

    @classmethod
    def of(cls, dossier: Body) -> Self:
        """The weight of what the reviewers put a number to, and what they did not."""
        means = [
            each.bearings[dossier.slug].mean for each in dossier.evidence if dossier.slug in each.bearings
        ]
        ahead, behind = (sum((mean or 0) * sign > 0 for mean in means) for sign in (1, -1))
        return cls(
            for_count=ahead, against_count=behind, neutral_count=len(dossier.evidence) - ahead - behind
        )


class Reviewers(Part):
    """How many reviewers came to the most frequent rating."""

    reviewer_count: int
    agreeing_count: int

    @classmethod
    def of(cls, dossier: Body) -> Self:
        """The count; agreement takes two."""
        ratings = Counter(each.rating for each in dossier.verdicts)
        return cls(reviewer_count=ratings.total(), agreeing_count=max(ratings.values(), default=0))

    @property
    def words(self) -> str:
        """The agreement as a reader reads it."""
        if self.reviewer_count < 2:  # noqa: PLR2004 - it takes two to agree
            return "needs a second reviewer"
        if self.agreeing_count == 1:
            return f"split: {self.reviewer_count} reviewers, {self.reviewer_count} ratings"
        return f"{self.agreeing_count} of {self.reviewer_count} agree"


class Answer(Part):
    """A rival claim: one column of the table."""

    id: str
    slug: str
    claim: str
    heading: str
    ruling: Conclusion
    positions: Positions
    origin_count: int
    article_count: int
    evidence: Weight
    reviewers: Reviewers

    @classmethod
    def of(cls, dossier: Body, listing: Listing) -> Self:
        """The column of a published claim."""
        return cls(
            id=dossier.id,
            slug=dossier.slug,
            claim=dossier.claim,
            heading=dossier.short or dossier.claim,
            ruling=Conclusion.model_validate(dossier.ruling),
            positions=Positions.of(dossier.attributions),
            origin_count=listing.origin_count,
            article_count=len({each.article.id for each in dossier.attributions if each.stance in WITH}),
            evidence=Weight.of(dossier),
            reviewers=Reviewers.of(dossier),
        )


class WithdrawnAnswer(Part):
    """A claim that was withdrawn; its tombstone stays."""

    slug: str
    claim: str
    withdrawn: Moment


class QuestionPage(Part):
    """A contested question with all its published answers side by side."""

    id: str
    slug: str
    text: str
    summary: str
    state: State
    settlement: str
    topics: list[TopicNamed]
    answers: list[Answer]
    withdrawn: list[WithdrawnAnswer]
    under_review_count: int
    modified: Moment
    reworded: Moment | None

    @classmethod
    def of(
        cls,
        question: Question,
        dossiers: Sequence[Body],
        listings: Sequence[Listing],
        gone: Sequence[Listing],
        under_review_count: int,
        site_url: str,
        reworded: datetime | None = None,
    ) -> Self:
        """The page of a question, from the newest publication of each of its claims."""
        answers = [Answer.of(*pair) for pair in zip(dossiers, listings, strict=True)]
        settled = settle([answer.ruling.value for answer in answers])
        topics = {topic.slug: topic for dossier in dossiers for topic in dossier.topics}
        return cls(
            id=f"{site_url}/questions/{question.slug}",
            slug=question.slug,
            text=question.text,
            summary=question.summary,
            state=settled.state,
            settlement=in_words(settled, [answer.heading for answer in answers]),
            topics=sorted(topics.values(), key=lambda topic: topic.name),
            answers=answers,
            withdrawn=[
                WithdrawnAnswer(slug=each.slug, claim=each.text, withdrawn=_moment(each)) for each in gone
            ],
            under_review_count=under_review_count,
            modified=max(each.modified for each in (*listings, *gone)),
            reworded=reworded,
        )

    @property
    def has_doubts(self) -> bool:
        """Whether anybody doubts any of the answers."""
        return any(answer.positions.doubts for answer in self.answers)

    @property
    def has_relays(self) -> bool:
        """Whether anybody passes any of the answers on."""
        return any(answer.positions.relays for answer in self.answers)


def _moment(listing: Listing) -> datetime:
    """When a claim was withdrawn."""
    return listing.withdrawn or listing.modified


def in_words(settled: Settlement, headings: Sequence[str]) -> str:
    """Whether a question is settled, in one sentence that follows from the rulings."""
    holding = _listed(headings[place] for place in settled.holding)
    if settled.state is State.SETTLED:
        alone = len(settled.holding) == 1
        return f"The evidence supports {'one answer' if alone else 'more than one answer'}: {holding}."
    if settled.state is State.NONE_HOLDS:
        return "None of the published answers holds: each of them is refuted."
    if settled.holding:
        return f"The evidence supports {holding}, but does not rule out every other answer."
    if settled.state is State.NARROWED:
        return _narrowed(settled.fallen_count, settled.standing_count)
    return "None of the published answers is supported by the evidence so far."


def _narrowed(fallen: int, standing: int) -> str:
    """Some answers fell, and none of the others is supported."""
    fell = f"{_number(fallen).capitalize()} of the answers {'is' if fallen == 1 else 'are'} refuted"
    stand = f"{_number(standing)} still {'stands' if standing == 1 else 'stand'}"
    return f"{fell}; {stand}, without evidence that would settle it."


NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _number(count: int) -> str:
    """A small number as a word."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _listed(names: Iterable[str]) -> str:
    """Names in quotation marks, with an *and* before the last."""
    quoted = [f"“{name.rstrip('.')}”" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)
