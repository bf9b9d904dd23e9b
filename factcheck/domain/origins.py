"""Origins: the roots of chains. Ten reprints of one wire story are one origin."""

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.domain.vocabulary import Stance

BEHIND = frozenset({Stance.ASSERTS, Stance.RELAYS})
"""The stances that put a claim forward."""


def behind(attributions: Iterable[Mapping[str, Any]], evidence: Iterable[Mapping[str, Any]] = ()) -> int:
    """How many independent origins put the claim forward, of a dossier's attributions and evidence.

    Where nobody named the origin of an attribution, the article stands for it. Evidence
    counts only when somebody named its origin and the reviewers find that it supports
    the claim: nobody has yet looked where the rest of it comes from.
    """
    spoken = {origin(each) for each in attributions if each["stance"] in BEHIND}
    return len(spoken | {each["origin"].casefold() for each in evidence if supports(each)})


def origin(attribution: Mapping[str, Any]) -> str:
    """What an attribution goes back to."""
    named: str = attribution["origin"]
    return named.casefold() or f"article {attribution['article']['id']}"


def supports(evidence: Mapping[str, Any]) -> bool:
    """Whether evidence has a named origin, and supports the dossier's claim on the whole."""
    if not evidence.get("origin"):
        return False
    return any((bearing["mean"] or 0) > 0 for bearing in evidence["bearings"].values())
