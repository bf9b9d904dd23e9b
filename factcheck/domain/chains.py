"""Chains in words: how a statement reached the article we have."""

from collections.abc import Iterable

TO = {
    "interview": "to {}",
    "social media": "on {}",
    "broadcast": "on {}",
    "wire report": "{}",
    "article": "{}",
}
"""How a medium reads when its outlet is named."""
IN = {
    "interview": "in an interview",
    "statement": "in a statement",
    "press conference": "at a press conference",
    "social media": "on social media",
    "broadcast": "in a broadcast",
    "speech": "in a speech",
    "document": "in a document",
    "wire report": "in a wire report",
    "article": "in an article",
}
"""How a medium reads alone."""


def step(medium: str, outlet: str | None) -> str:
    """One hop as a reader says it: `to CNN`, `in a statement`, `News.az`."""
    if not outlet:
        return IN.get(medium, medium)
    if not medium:
        return outlet
    return TO.get(medium, f"{IN.get(medium, medium)}, {{}}").replace("{}", outlet)


def phrase(hops: Iterable[tuple[str, str | None]]) -> str:
    """A whole chain, from the speaker's mouth: `to CNN → News.az`."""
    return " → ".join(part for part in (step(*hop) for hop in hops) if part)
