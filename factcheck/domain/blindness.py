"""Blindness: reviewers without names until a ruling stands, in an order of each viewer's own."""

from collections.abc import Collection, Iterable
from hashlib import sha256

from factcheck.domain.vocabulary import Bearing

ANOTHER = "Another reviewer"
"""What a reviewer whose name is not open is called."""
Reviewer = tuple[int, int, str]
"""A verdict is in: claim, person, public name."""
Found = tuple[int, int, int, str, Bearing]
"""A bearing: evidence, claim, person, public name, bearing."""


def place(viewer_id: int, claim_id: int, person_id: int) -> tuple[bool, str]:
    """Where somebody stands for one viewer: she herself first, the others shuffled, always alike."""
    return person_id != viewer_id, sha256(f"{viewer_id}/{claim_id}/{person_id}".encode()).hexdigest()


def name(claim_id: int, person_id: int, public_name: str, viewer_id: int, named: Collection[int]) -> str:
    """The name by which the viewer may know who judged a claim; her own is her own."""
    return public_name if claim_id in named or person_id == viewer_id else ANOTHER


def reviewers(rows: Iterable[Reviewer], viewer_id: int, named: Collection[int]) -> list[Reviewer]:
    """Whose verdicts are in: with names where they are open, else as many without."""
    shuffled = sorted(rows, key=lambda row: (row[0], _order(row[0], row[1], viewer_id, named), row[1]))
    return [(row[0], row[1], name(*row, viewer_id, named)) for row in shuffled]


def bearings(rows: Iterable[Found], viewer_id: int, named: Collection[int]) -> list[Found]:
    """How evidence bears on claims: in the order given where names are open, else shuffled and without."""
    shuffled = sorted(rows, key=lambda row: (row[1], _order(row[1], row[2], viewer_id, named)))
    return [(*row[:3], name(*row[1:4], viewer_id, named), row[4]) for row in shuffled]


def _order(claim_id: int, person_id: int, viewer_id: int, named: Collection[int]) -> tuple[bool, str]:
    """Where a row stands; rows with names keep their order."""
    return (False, "") if claim_id in named else place(viewer_id, claim_id, person_id)
