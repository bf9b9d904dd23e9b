"""The checks of the gate: what each says of a claim, what holds it back, what a reason sets aside."""

from dataclasses import replace

import pytest

from factcheck.domain.gate import SOFT, Facts, Flaw, Key, done_count, failing, late, waits
from factcheck.domain.gate_checks import checks_of, rating_words

DESK = "/desk/claims/nat"
GOOD = Facts(
    desk=DESK,
    verdict_count=2,
    required=2,
    ruled=True,
    evidence_count=1,
    origin_count=2,
    search_count=1,
    claimants=("Vera Lind",),
    summary="The glass lay outside.",
    label="Mostly supported",
)


def check(key, **changes):
    return next(each for each in checks_of(replace(GOOD, **changes)) if each.key == key)


def test_a_claim_with_everything_passes_all_twelve_checks():
    checks = checks_of(GOOD)
    assert [each.key for each in checks] == list(Key)
    assert done_count(checks) == len(checks) == 12
    assert not any(each.mend or each.place for each in checks)


@pytest.mark.parametrize(
    ("key", "changes", "sentence", "place"),
    [
        (Key.VERDICTS, {"verdict_count": 1}, "1 of 2 verdicts are in: 1 more needed.", "#verdicts"),
        (Key.RULING, {"ruled": False}, "There is no ruling yet.", "#ruling"),
        (Key.RULING, {"outdated": True}, "A verdict came in after the ruling: rule again.", "#ruling"),
        (Key.RULING, {"round_open": True}, "A round stands open on the verdicts.", "#verdicts"),
        (Key.FOUR_EYES, {"alone": True}, "You are the only reviewer", "#publishing"),
        (Key.NOTES, {"holding_count": 1}, "1 note needs an answer before publication.", "#notes"),
        (Key.EVIDENCE, {"unplaced": ("A film",)}, "without a link or a place in it: A film.", "#matrix"),
        (Key.EVIDENCE, {"unarchived": ("A film",)}, "recorded attempt at one: A film.", "#matrix"),
        (Key.ORIGINS, {"origin_count": 1}, "1 independent origin puts the claim forward", "#voices"),
        (Key.CONTRADICTING, {"search_count": 0}, "No search for contradicting", "/gate#searches"),
        (
            Key.REPLY,
            {"unasked": ("Vera Lind",)},
            "from those who put the claim forward: Vera Lind.",
            "/gate#replies",
        ),
        (Key.REPLY, {"waiting": ("Her office",)}, "has not passed: Her office.", "/gate#replies"),
        (Key.CLAIMREVIEW, {"flaws": (Flaw("It is long."),)}, "It is long.", "/edit"),
        (Key.SUMMARY, {"summary": "x" * 76}, "has 76 characters, of which 75", "#ruling"),
        (Key.SUMMARY, {"summary": "It is supported."}, "repeats the rating (“supported”)", "#ruling"),
        (Key.FIDELITY, {"unchecked_count": 2}, "Quotes nobody has checked yet: 2.", "#voices"),
        (Key.ORPHANED, {"orphaned_count": 1}, "are left out: 1.", "#voices"),
    ],
)
def test_what_is_missing_is_said_with_the_place_to_mend_it(key, changes, sentence, place):
    found = check(key, **changes)
    assert not found.done
    assert sentence in found.sentence
    assert found.mend
    assert found.place == DESK + place
    assert found.hard is (key not in SOFT)


@pytest.mark.parametrize("key", [Key.SUMMARY, Key.CLAIMREVIEW])
def test_what_follows_from_a_ruling_leads_to_the_ruling_until_there_is_one(key):
    found = check(key, ruled=False, summary="")
    assert (found.done, found.mend, found.place) == (False, "Rule on the claim", f"{DESK}#ruling")


def test_evidence_against_the_ruling_stands_for_a_search():
    assert check(Key.CONTRADICTING, search_count=0, opposed=True).done


def test_where_nobody_puts_the_claim_forward_nobody_need_be_asked():
    assert check(Key.REPLY, claimants=()).done


def test_everybody_who_puts_the_claim_forward_is_asked():
    two = ("Vera Lind", "Nat Moss")
    assert (
        "from some who put the claim forward: Nat Moss."
        in check(Key.REPLY, claimants=two, unasked=two[1:]).sentence
    )
    assert check(Key.REPLY, claimants=two).done


def test_markup_that_would_mislead_is_hard_and_the_rest_soft():
    grave = Flaw("The rating is not the one on the page.", grave=True, place=f"{DESK}#ruling")
    assert check(Key.CLAIMREVIEW, flaws=(Flaw("Long."), grave)).hard
    assert not check(Key.CLAIMREVIEW, flaws=(Flaw("Long."),)).hard
    assert check(Key.CLAIMREVIEW, flaws=(grave,)).place == f"{DESK}#ruling"


def test_a_long_list_names_the_first_and_counts_the_rest():
    films = tuple(f"Film {number}" for number in range(5))
    assert "Film 0, Film 1, Film 2 and 2 more." in check(Key.EVIDENCE, unplaced=films).sentence


@pytest.mark.parametrize(
    ("summary", "label", "words"),
    [
        ("Refuted by the photographs.", "Mostly refuted", ["refuted"]),
        ("Mostly a matter of glass.", "Mostly refuted", []),
        ("UNPROVEN, says the desk", "Unproven", ["unproven"]),
        ("Nobody has proven it.", "Unproven", []),
    ],
)
def test_the_words_of_the_rating_are_found_in_a_summary(summary, label, words):
    assert rating_words(summary, label) == words


def test_a_reason_is_asked_for_soft_checks_only():
    checks = checks_of(replace(GOOD, origin_count=0, ruled=False))
    assert {each.key for each in failing(checks, hard=True)} == {Key.RULING}
    assert Key.ORIGINS in {each.key for each in failing(checks, hard=False)}


def test_a_deadline_day_is_still_in_time():
    assert waits("2024-05-03", None, "2024-05-03")
    assert not waits("2024-05-03", None, "2024-05-04")
    assert not waits("2024-05-03", "2024-05-02", "2024-05-01")
    assert not waits(None, None, "2024-05-01")
    assert late("2024-05-03", "2024-05-04")
    assert not late("2024-05-03", "2024-05-03")
    assert not late(None, "2024-05-03")
