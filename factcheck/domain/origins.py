"""Origins: the roots of chains. Ten reprints of one wire story are one origin."""

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.domain.vocabulary import Stance

BEHIND = frozenset({Stance.ASSERTS, Stance.RELAYS})
"""The stances that put a claim forward."""


def behind(attributions: Iterable[Mapping[str, Any]]) -> int:
    """How many independent origins put the claim forward, of a dossier's attributions.

    Where nobody named the origin, the article stands for it.
    """
    return len({origin(each) for each in attributions if each["stance"] in BEHIND})


def origin(attribution: Mapping[str, Any]) -> str:
    """What an attribution goes back to."""
    named: str = attribution["origin"]
    return named.casefold() or f"article {attribution['article']['id']}"
