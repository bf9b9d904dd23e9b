"""The bearings as the papers and programs write them, whose worked values the tests repeat."""

from factcheck.domain.vocabulary import Bearing

VOTES = {
    0: Bearing.NOT_APPLICABLE,
    1: Bearing.STRONGLY_CONTRADICTS,
    2: Bearing.CONTRADICTS,
    3: Bearing.NEUTRAL,
    4: Bearing.SUPPORTS,
    5: Bearing.STRONGLY_SUPPORTS,
}
"""The votes of open-synthesis."""
LETTERS = {"NA": 0, "II": 1, "I": 2, "N": 3, "C": 4, "CC": 5}
"""The letters of Heuer, Burton and PARC."""


def cast(*votes: int) -> list[Bearing]:
    """Several reviewers' votes in one cell."""
    return [VOTES[vote] for vote in votes]


def letters(words: str) -> list[Bearing]:
    """One reviewer's row or column, by its letters."""
    return [VOTES[LETTERS[word]] for word in words.split()]
