"""Whether a question is settled: it follows from the rulings on its claims, and from nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

TRUE_FROM = 4
"""The lowest number of a rating that calls a claim true."""
FALSE_TO = 2
"""The highest number of a rating that calls a claim false."""


class State(StrEnum):
    """How far the published rulings answer a question."""

    SETTLED = "settled"
    NARROWED = "narrowed"
    OPEN = "open"
    NONE_HOLDS = "none holds"


@dataclass(frozen=True)
class Settlement:
    """The state of a question, and the claims that hold, by their place."""

    state: State
    holding: tuple[int, ...] = ()
    fallen_count: int = 0
    standing_count: int = 0


def settle(values: Sequence[int | None]) -> Settlement:
    """The state that follows from the numbers of the ratings; None is off the scale."""
    holding = tuple(place for place, value in enumerate(values) if value is not None and value >= TRUE_FROM)
    fallen = sum(value is not None and value <= FALSE_TO for value in values)
    standing = len(values) - len(holding) - fallen
    return Settlement(_state(len(values), len(holding), fallen), holding, fallen, standing)


def _state(count: int, holding: int, fallen: int) -> State:
    """One answer holds and all rivals fell; or fewer stand than before; or none; or we cannot say."""
    if holding and holding + fallen == count:
        return State.SETTLED
    if count and fallen == count:
        return State.NONE_HOLDS
    return State.NARROWED if holding or fallen else State.OPEN
