"""Agreement between reviewers: of the whole desk, by month, and by question."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Self, TypeVar

from pydantic import BaseModel, Field

from factcheck.domain import agreement, dates
from factcheck.domain.bootstrap import spread
from factcheck.domain.chance import Judged, coefficients
from factcheck.domain.judgements import Judgement
from factcheck.domain.ratings import Scale
from factcheck.domain.vocabulary import BEARING_NUMBERS, Bearing

ALONE = "needs a second reviewer"
ALIKE = "all said the same"
SINGLE = "needs several that two judged"
NOT_TWO = "more than two reviewers"
OFF_SCALE = "no two ratings on the true/false line"
LISTED = 50
"""The most questions and months in a table."""
BEARING_VALUES = {bearing.value: number for bearing, number in BEARING_NUMBERS.items() if number is not None}
Key = TypeVar("Key", bound=Hashable)
Units = dict[tuple[int, ...], dict[int, str]]


class Figure(BaseModel):
    """A coefficient, or why it cannot be computed."""

    value: float | None
    low: float | None = Field(default=None, description="Lower end of the 95 % interval, by bootstrap.")
    high: float | None = None
    reason: str | None = Field(default=None, description="Why there is no value.")

    @classmethod
    def alpha(
        cls, units: Sequence[Sequence[float | str]], distance: agreement.Distance, alone: str = ALONE
    ) -> Self:
        """Krippendorff's alpha with its interval."""
        several = sum(len(unit) > 1 for unit in units)
        value = agreement.alpha(units, distance) if several > 1 else None
        if value is None:
            return cls(value=None, reason=ALIKE if several > 1 else SINGLE if several else alone)
        between = spread(units, distance)
        return cls(value=value, low=between.low if between else None, high=between.high if between else None)

    @classmethod
    def kappa(cls, units: Iterable[dict[int, str]]) -> Self:
        """Cohen's kappa, where it was the same two people all along."""
        several = [unit for unit in units if len(unit) > 1]
        people = sorted({person for unit in several for person in unit})
        if len(people) != 2:  # noqa: PLR2004 - Cohen's kappa is for two
            return cls(value=None, reason=NOT_TWO if people else ALONE)
        if len(several) == 1:
            return cls(value=None, reason=SINGLE)
        value = agreement.kappa([(unit[people[0]], unit[people[1]]) for unit in several])
        return cls(value=value, reason=ALIKE if value is None else None)


class AgreementRow(BaseModel):
    """How far reviewers agree over some claims."""

    label: str
    slug: str | None = Field(default=None, description="The question's, in the table by question.")
    claims: int = Field(description="Claims that two reviewers or more judged.")
    verdicts: int = Field(description="The verdicts on them.")
    reviewers: int
    percent: float | None = Field(description="The mean share of pairs of verdicts that are the same.")
    kappa: Figure = Field(description="Cohen's kappa.")
    alpha: Figure = Field(description="Krippendorff's alpha of the ratings, nominal.")
    scale_alpha: Figure = Field(description="Of their numbers on the true/false line, ordinal.")
    bearings_alpha: Figure = Field(description="Of the bearings in the matrix, ordinal.")

    @classmethod
    def of(
        cls,
        label: str,
        ratings: Iterable[Judgement],
        bearings: Iterable[Judgement],
        scale: Scale,
        slug: str | None = None,
    ) -> Self:
        """The figures of what was judged."""
        units = list(_units(ratings).values())
        several = [unit for unit in units if len(unit) > 1]
        words = [list(unit.values()) for unit in units]
        values = {rating.key: rating.value for rating in scale.ratings if rating.value is not None}
        numbers = [[values[word] for word in unit if word in values] for unit in words]
        weighed = _units(bearings).values()
        cells = [[BEARING_VALUES[Bearing(word)] for word in unit.values()] for unit in weighed]
        return cls(
            label=label,
            slug=slug,
            claims=len(several),
            verdicts=sum(len(unit) for unit in several),
            reviewers=len({person for unit in several for person in unit}),
            percent=agreement.mean_percent(words),
            kappa=Figure.kappa(units),
            alpha=Figure.alpha(words, agreement.nominal),
            scale_alpha=Figure.alpha(numbers, agreement.ordinal, OFF_SCALE if several else ALONE),
            bearings_alpha=Figure.alpha(cells, agreement.ordinal),
        )


class OtherCoefficients(BaseModel):
    """The same verdicts under other corrections for chance; null where they cannot be computed."""

    gwet: float | None = None
    fleiss: float | None = None
    conger: float | None = None
    brennan_prediger: float | None = None


class AgreementPage(BaseModel):
    """Agreement as far as the viewer may know the verdicts it is computed from."""

    desk: AgreementRow
    others: OtherCoefficients
    months: list[AgreementRow]
    questions: list[AgreementRow]
    question_count: int

    @classmethod
    def of(cls, ratings: Sequence[Judgement], bearings: Sequence[Judgement], scale: Scale) -> Self:
        """The tables; a claim belongs to the month of its last verdict."""
        found = coefficients(list[Judged](_units(ratings).values()))
        questions = _grouped(ratings, bearings, lambda each: each.place)
        last = _last(ratings)
        months = _grouped(ratings, bearings, lambda each: last.get(each.unit[0], f"{each.given:%Y-%m}"))
        return cls(
            desk=AgreementRow.of("The whole desk", ratings, bearings, scale),
            others=OtherCoefficients(**vars(found)) if found else OtherCoefficients(),
            months=[
                AgreementRow.of(dates.spoken(month), *judged, scale)
                for month, judged in sorted(months.items(), reverse=True)[:LISTED]
            ],
            questions=[
                AgreementRow.of(text or "Claims without a question", *judged, scale, slug=slug)
                for (slug, text), judged in list(reversed(questions.items()))[:LISTED]
            ],
            question_count=len(questions),
        )


def _units(judgements: Iterable[Judgement]) -> Units:
    """Who said what, by unit."""
    units: Units = defaultdict(dict)
    for each in judgements:
        units[each.unit][each.person_id] = each.word
    return units


def _last(ratings: Iterable[Judgement]) -> dict[int, str]:
    """The month of the last verdict, by claim."""
    found: dict[int, str] = {}
    for each in ratings:
        month = f"{each.given:%Y-%m}"
        found[each.unit[0]] = max(month, found.get(each.unit[0], month))
    return found


def _grouped(
    ratings: Iterable[Judgement], bearings: Iterable[Judgement], key: Callable[[Judgement], Key]
) -> dict[Key, tuple[list[Judgement], list[Judgement]]]:
    """Verdicts and bearings under a key; groups without a verdict are left out."""
    found: dict[Key, tuple[list[Judgement], list[Judgement]]] = {}
    for each in ratings:
        found.setdefault(key(each), ([], []))[0].append(each)
    for each in bearings:
        if key(each) in found:
            found[key(each)][1].append(each)
    return found
