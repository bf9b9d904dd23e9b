"""A suggestion: one attribution as proposed to a reviewer, and the form in which programs get it."""

from dataclasses import dataclass
from typing import Any

from factcheck.domain.extract.checkworthy import Checks, weight
from factcheck.domain.extract.dates import Said

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who says what, in which words, how and through whom; spans are code points, half-open."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None
    role: str | None
    kind: str
    stance: str
    manner: str
    chain: tuple[str, ...]
    said: Said | None
    hedged: bool
    checks: Checks

    @property
    def start(self) -> int:
        """Where the suggestion stands in the text: at its cue, or at its words if it has none."""
        return (self.cue or self.content)[0][0]


Attribution = Suggestion


def as_json(suggestion: Suggestion) -> dict[str, Any]:
    """The keys that the command line promises."""
    when = suggestion.said
    return {
        "source": [list(span) for span in suggestion.source],
        "cue": [list(span) for span in suggestion.cue],
        "content": [list(span) for span in suggestion.content],
        "speaker": suggestion.speaker,
        "stance": suggestion.stance,
        "manner": suggestion.manner,
        "chain": list(suggestion.chain),
        "said": {"date": when.date.isoformat(), "precision": when.precision} if when else None,
        "hedged": suggestion.hedged,
    }


def ranked(suggestions: list[Suggestion]) -> list[Suggestion]:
    """The suggestions, most worth checking first; equal ones stay in text order."""
    return sorted(suggestions, key=lambda suggestion: weight(suggestion.checks), reverse=True)
