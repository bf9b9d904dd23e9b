"""Lists of words and phrases, written as one string; the words of a statement."""

import re
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"\w+(?:['’]\w+)?")
CUT: Final = 2_000  # code points of a statement that are read for what it is about


def words(text: str) -> frozenset[str]:
    """The words of a string."""
    return frozenset(text.split())


def either(text: str) -> str:
    """A pattern for any of the phrases between the commas of a string."""
    return f"(?:{'|'.join(phrase.strip() for phrase in text.split(','))})"


@lru_cache(maxsize=4)
def terms(text: str) -> frozenset[str]:
    """The words of a statement in lower case, as far as CUT; several questions are asked of one statement."""
    return frozenset(WORD.findall(text[:CUT].lower()))
