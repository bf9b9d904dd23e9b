"""Resemblance: a claim is offered unasked only when a passage clearly repeats it."""

import pytest

from factcheck.domain.resemblance import clearly, nearest

CLAIMS = [
    "A Russian partisan group carried out the attack.",
    "Ukraine carried out the attack.",
    "The bakery sold old bread.",
]


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        ("it was a Russian partisan group that carried out these attacks", 0),
        ("THE BAKERIES sold OLD bread, again", 2),
        ("the attack on the Kremlin", None),
        ("Ukraine and a Russian partisan group carried out the attack", None),
        ("nothing of the kind", None),
        ("", None),
    ],
)
def test_only_the_one_claim_that_is_clearly_meant_is_chosen(passage, claim):
    assert clearly(passage, CLAIMS) == claim


def test_the_nearest_come_first_and_all_are_there():
    ranked = nearest("old bread from the bakery", CLAIMS)
    assert ranked[0][1] == 2
    assert sorted(at for _, at in ranked) == [0, 1, 2]


def test_letters_of_every_script_count():
    claims = ["Хлеб был старым и чёрствым.", "قال الوزير إن الخبز القديم كان جيدا"]
    assert clearly("он сказал: хлеб был старым, черствым", claims) == 0
    assert clearly("الوزير: الخبز القديم كان جيدا", claims) == 1


def test_without_claims_there_is_nothing_to_choose():
    assert clearly("anything at all", []) is None
    assert nearest("anything at all", []) == []
