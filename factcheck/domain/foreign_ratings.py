"""What other desks' ratings are on our scale: by the map, or by their own numbers; never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.domain.text import fold

USUAL = {
    "true": "supported",
    "correct": "supported",
    "accurate": "supported",
    "supported": "supported",
    "mostly true": "mostly-supported",
    "mostly-true": "mostly-supported",
    "mostly supported": "mostly-supported",
    "mostly-supported": "mostly-supported",
    "conflicting": "conflicting",
    "conflicting evidence/cherrypicking": "conflicting",
    "mostly false": "mostly-refuted",
    "mostly-false": "mostly-refuted",
    "mostly refuted": "mostly-refuted",
    "mostly-refuted": "mostly-refuted",
    "false": "refuted",
    "incorrect": "refuted",
    "refuted": "refuted",
    "unproven": "unproven",
    "not enough evidence": "unproven",
}
"""Labels that mean one thing whoever uses them; for all others the map has to say."""
BEST, WORST = 5, 1
STEPS = {5: "supported", 4: "mostly-supported", 2: "mostly-refuted", 1: "refuted"}
"""Ratings by number; the middle is none, because it can mean half true or undecided."""


@dataclass(frozen=True)
class RatingMap:
    """Our ratings by their labels; the importer's own come first."""

    own: Mapping[str, str]
    keys: frozenset[str]
    """The ratings of the scale in force."""

    def __call__(self, label: str, number: tuple[float, float, float] | None) -> str | None:
        """The rating of ours, or None where a person has to say what theirs means."""
        named = self._named(label)
        counted = STEPS.get(_step(*number) or 0) if number else None
        if named is None:
            return counted if counted in self.keys and number else None
        return named if not number or _agree(named, counted, label in self.own) else None

    def _named(self, label: str) -> str | None:
        """The rating by the label alone."""
        folded = fold(label)
        found = self.own.get(folded) or USUAL.get(folded)
        return found if found in self.keys else None


def _step(value: float, best: float, worst: float) -> int | None:
    """A number on a scale of theirs as one of 1 to 5; None where it lies outside, or there is no scale."""
    if best == worst or not min(best, worst) <= value <= max(best, worst):
        return None
    return round(WORST + (BEST - WORST) * (value - worst) / (best - worst))


def _agree(named: str, counted: str | None, chosen: bool) -> bool:  # noqa: FBT001 - a plain question
    """Whether word and number do not point to opposite ends."""
    ends = {"supported": 1, "mostly-supported": 1, "refuted": -1, "mostly-refuted": -1}
    return chosen or ends.get(named, 0) * ends.get(counted or "", 0) >= 0
