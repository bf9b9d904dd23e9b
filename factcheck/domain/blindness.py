"""Blindness: reviewers without names until a ruling stands, in an order of each viewer's own."""

from collections.abc import Collection, Iterable
from hashlib import sha256
from operator import itemgetter

from factcheck.domain.vocabulary import Bearing

ANOTHER = "Another reviewer"
"""What a reviewer whose name is not open is called."""
Reviewer = tuple[int, int, str]
"""A verdict is in: claim, person, public name."""
Found = tuple[int, int, int, str, Bearing]
"""A bearing: evidence, claim, person, public name, bearing."""


def place(viewer_id: int, claim_id: int, *said: object) -> str:
    """Where something said stands for one viewer: shuffled, always alike, and the same whoever said it."""
    return sha256(repr((viewer_id, claim_id, *said)).encode()).hexdigest()


def name(claim_id: int, person_id: int, public_name: str, viewer_id: int, named: Collection[int]) -> str:
    """The name by which the viewer may know who judged a claim; her own is her own."""
    return public_name if claim_id in named or person_id == viewer_id else ANOTHER


def reviewers(rows: Iterable[Reviewer], viewer_id: int, named: Collection[int]) -> list[Reviewer]:
    """Whose verdicts are in: with names where they are open, else hers first and as many without."""
    told = [(row[0], row[1], name(*row, viewer_id, named)) for row in rows]
    return sorted(told, key=lambda row: (row[0], row[0] not in named and row[1] != viewer_id))


def bearings(rows: Iterable[Found], viewer_id: int, named: Collection[int]) -> list[Found]:
    """How evidence bears on claims, without the names that are not open and in no order of theirs."""
    open_ones, others = [], []
    for row in rows:
        if row[1] in named or row[2] == viewer_id:
            open_ones.append(row)
        else:
            others.append((*row[:3], ANOTHER, row[4]))
    # By what was found: who found it has no part in the order.
    return open_ones + sorted(others, key=itemgetter(4))
