"""Shingles: runs of words, to see how much of one text stands in another.

After Broder, "On the resemblance and containment of documents" (1997). Texts that are
compared among each other share one table, so that unlike ones cost nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from factcheck.domain.text import fold

WIDTH = 5
"""The words of one run."""
MOST_WORDS = 4_000
"""The words that are read of a text; whoever reprints, reprints from the beginning."""
LONGEST_WORD = 12
"""More letters a word are not read, on the whole."""
FEWEST = 8
"""Fewer runs in common may be chance: a name with its title, a stock phrase."""
WORD = re.compile(r"\w+")
COMMONPLACE = 60
"""A run that so many texts share tells nothing of any two of them."""


def shingles(text: str) -> frozenset[int]:
    """The runs of words of a text, as numbers; the same in this process only."""
    found = words(text)
    return frozenset(hash(tuple(found[at : at + WIDTH])) for at in range(len(found) - WIDTH + 1))


def words(text: str) -> list[str]:
    """The words of a text as they are compared, without case, marks and signs."""
    start = text[: MOST_WORDS * LONGEST_WORD]
    return WORD.findall(start.casefold() if start.isascii() else fold(start))[:MOST_WORDS]


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of both texts is common to both, from 0 to 1 (Jaccard)."""
    both = len(one | other)
    return len(one & other) / both if both else 0.0


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter text stands in the longer one, from 0 to 1."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def pairs(texts: Mapping[int, frozenset[int]], least: float) -> dict[tuple[int, int], float]:
    """Which texts stand in each other for at least that share, with the share."""
    holders: dict[int, list[int]] = {}
    shared = _repeated(texts.values())
    for key, found in texts.items():
        for run in found & shared:
            holders.setdefault(run, []).append(key)
    common: Counter[tuple[int, int]] = Counter()
    for keys in holders.values():
        if 1 < len(keys) <= COMMONPLACE:
            common.update((one, other) for at, one in enumerate(keys) for other in keys[at + 1 :])
    return {
        pair: containment(texts[pair[0]], texts[pair[1]])
        for pair, count in sorted(common.items())
        if count >= FEWEST and containment(texts[pair[0]], texts[pair[1]]) >= least
    }


def _repeated(texts: Iterable[frozenset[int]]) -> set[int]:
    """The runs that stand in more than one text."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for found in texts:
        repeated |= found & seen
        seen |= found
    return repeated
