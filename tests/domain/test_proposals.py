"""Proposals: what an extractor found becomes a passage, a chain and a few words that a form can hold."""

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain import proposals
from factcheck.domain.extract import extract

TEXT = 'Zoë Ali, the mayor, said on Monday that "the flour was old". “Не мы 🍞,” Ivan Petrov told Radio Nord.'


def test_the_passage_is_what_stands_there_without_its_marks():
    found = proposals.proposals(TEXT, extract(TEXT))
    assert [one.exact for one in found] == ["the flour was old", "Не мы 🍞"]
    assert all(TEXT[one.start : one.end] == one.exact for one in found)
    assert found[0].role == "the mayor"


def test_a_quotation_inside_keeps_both_of_its_marks():
    text = 'Ann Lee says they pose a “real threat."'
    (one,) = proposals.proposals(text, extract(text))
    assert one.exact.endswith('pose a “real threat."')


def test_words_that_stand_nowhere_in_the_text_are_left_out():
    good = extract(TEXT)[0]
    wrong = [replace(good, content=((5, 9_999),)), replace(good, content=()), replace(good, cue=((7, 7),))]
    assert len(proposals.proposals(TEXT, [good, *wrong])) == 1


def test_the_same_words_after_the_same_verb_have_one_fingerprint_wherever_they_stand():
    here, moved = (proposals.proposals(text, extract(text))[0] for text in (TEXT, f"New here.\n\n{TEXT}"))
    assert here.start != moved.start
    assert here.fingerprint == moved.fingerprint
    assert replace(here, exact="other words").fingerprint != here.fingerprint
    assert replace(here, cue="denied").fingerprint != here.fingerprint


def test_a_proposal_survives_the_way_through_json():
    for one in proposals.proposals(TEXT, extract(TEXT)):
        assert proposals.restored(json.loads(json.dumps(asdict(one)))) == one


@pytest.mark.parametrize(
    ("chain", "outlet", "hops"),
    [
        (["CNN", "News.az"], "News.az", [("interview", "CNN", ""), ("article", "News.az", "u")]),
        (["CNN", "NEWS.AZ"], "News.az", [("interview", "CNN", ""), ("article", "News.az", "u")]),
        (["Twitter", "News.az"], "News.az", [("social media", "Twitter", ""), ("article", "News.az", "u")]),
        (["News.az"], "News.az", [("", "", ""), ("article", "News.az", "u")]),
        ([], "", [("", "", ""), ("article", "", "u")]),
        (["CNN"], "", [("interview", "CNN", ""), ("article", "", "u")]),
        (["CNN", "News.az"], "", [("interview", "CNN", ""), ("article", "News.az", "u")]),
        (
            ["Telegram", "TASS", "CNN"],
            "The Herald",
            [
                ("social media", "Telegram", ""),
                ("wire report", "TASS", ""),
                ("article", "CNN", ""),
                ("article", "The Herald", "u"),
            ],
        ),
    ],
)
def test_a_chain_of_names_becomes_hops_and_ends_with_the_article(chain, outlet, hops):
    assert proposals.hops(chain, outlet, "u") == hops


def test_what_makes_it_worth_checking_is_told_in_words():
    text = "Ann Lee said that 40 people were killed by the army."
    (one,) = proposals.proposals(text, extract(text))
    assert {"could do harm", "states a number"} <= set(proposals.answers(one.checks))
    assert proposals.answers({"harm": False, "unheard of": True}) == []


@given(st.text(max_size=200), st.text(max_size=80))
def test_whatever_is_quoted_the_passage_lies_in_the_text(before, inside):
    text = f'{before}\n\nAnn Lee said: "{inside}".'
    for one in proposals.proposals(text, extract(text)):
        assert one.start < one.end
        assert text[one.start : one.end] == one.exact
