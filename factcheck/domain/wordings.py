"""The words of a question over time: which of them readers have seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise


@dataclass(frozen=True)
class Wording:
    """What a question and its summary say, since when, and from which version of the question on."""

    text: str
    summary: str
    since: datetime
    version: int = 1


def seen(told: Sequence[Wording], first: datetime) -> Iterator[Wording]:
    """The wordings, the oldest first, that stood when the first answer was published or came later.

    One that says the same as the one before it is none.
    """
    last = None
    for wording, following in pairwise([*told, None]):
        gone = following is not None and following.since <= first
        if wording is None or gone:
            continue
        if last is None or (last.text, last.summary) != (wording.text, wording.summary):
            yield replace(wording, since=max(wording.since, first))
        last = wording
