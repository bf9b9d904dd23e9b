"""Resemblance: which of several sentences says most of what a passage says, by the words they share."""

import re
from collections.abc import Sequence

from factcheck.domain.text import fold

STEM = 5
"""Words are compared by their first letters, so that attack and attacks are one."""
STRONG = 0.6
"""The share of a sentence's words that a passage must have to be offered unasked."""
AHEAD = 0.2
"""How far it must be ahead of the next one."""
FEWEST = 3
"""Shared words below this are chance."""
WORD = re.compile(r"\w+")
SHORT = 3
"""Words up to this length tell nothing, unless they are numbers."""


def stems(text: str) -> frozenset[str]:
    """The words of a text that tell something, folded and shortened."""
    words = WORD.findall(fold(text))
    return frozenset(word[:STEM] for word in words if len(word) > SHORT or word.isdigit())


def nearest(passage: str, sentences: Sequence[str]) -> list[tuple[float, int]]:
    """The share of each sentence's words that stand in a passage and its number, the greatest first."""
    said = stems(passage)
    shares = [(len(stems(each) & said) / max(1, len(stems(each))), at) for at, each in enumerate(sentences)]
    return sorted(shares, key=lambda share: (-share[0], share[1]))


def clearly(passage: str, sentences: Sequence[str]) -> int | None:
    """The number of the one sentence that a passage clearly says; None where several could be meant."""
    ranked = nearest(passage, sentences)
    if not ranked:
        return None
    share, at = ranked[0]
    behind = ranked[1][0] if len(ranked) > 1 else 0.0
    enough = len(stems(sentences[at]) & stems(passage)) >= FEWEST
    return at if enough and share >= STRONG and share - behind >= AHEAD else None
