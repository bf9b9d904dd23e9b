"""The rating scale: the words a claim can be judged with, each with its public definition."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Rating:
    """One step of a scale; `value` is None off the true/false line."""

    key: str
    label: str
    value: int | None
    definition: str

    @property
    def tone(self) -> str:
        """The name of the colour and icon a page gives it."""
        return TONES.get(self.key) or ("off" if self.value is None else "on")


TONES = {
    "supported": "supported",
    "mostly-supported": "mostly-supported",
    "conflicting": "conflicting",
    "mostly-refuted": "mostly-refuted",
    "refuted": "refuted",
    "unproven": "unproven",
}


@dataclass(frozen=True)
class Scale:
    """The ratings of one version of a site's scale, in the order shown."""

    version: int
    ratings: tuple[Rating, ...]

    def find(self, key: str) -> Rating | None:
        """The rating with that key, or None."""
        return next((rating for rating in self.ratings if rating.key == key), None)

    def __contains__(self, key: str) -> bool:
        return self.find(key) is not None

    @classmethod
    def of(cls, version: int, rows: list[dict[str, str | int | None]]) -> Self:
        """A scale from its stored rows."""
        return cls(version, tuple(Rating(**row) for row in rows))  # type: ignore[arg-type]


DEFAULT_SCALE = Scale(
    1,
    (
        Rating(
            "supported",
            "Supported",
            5,
            "Independent evidence shows that the claim is accurate, and nothing significant is missing.",
        ),
        Rating(
            "mostly-supported",
            "Mostly supported",
            4,
            "The evidence bears the claim out; a detail is imprecise or needs context.",
        ),
        Rating(
            "conflicting",
            "Conflicting",
            None,
            "Good evidence points both ways and cannot be reconciled with what is known.",
        ),
        Rating(
            "mostly-refuted",
            "Mostly refuted",
            2,
            "The evidence speaks against the claim, though a part of it holds.",
        ),
        Rating("refuted", "Refuted", 1, "Independent evidence shows that the claim is not accurate."),
        Rating(
            "unproven",
            "Unproven",
            None,
            "There is not enough evidence to say whether the claim is accurate. It may be either.",
        ),
    ),
)
"""The scale a site starts with (DESIGN: best = 5 = truest; no number off the true/false line)."""
