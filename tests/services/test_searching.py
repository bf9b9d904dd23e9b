"""Search finds words by how they begin, in every script, and says the same without the index."""

import pytest

from factcheck.services import public_search, searching
from factcheck.services.public_search import Wish
from tests.benchmarks.question_page import person
from tests.dossiers import judge, publish, rule
from tests.factories import make_claim

TEXTS = {
    "kremlin": "A drone hit the Kremlin's dome.",
    "кремль": "Беспилотник ударил в Кремль.",
    "şəhər": "Şəhərdə işıq yoxdur.",
    "القرم": "انفجار في شبه جزيرة القرم.",
    "हिन्दी": "यह हिन्दी में है।",
}


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("krem", "kremlin"),
        ("KREMLIN dome", "kremlin"),
        ("kremlin's", "kremlin"),
        ("Крем", "кремль"),
        ("ŞƏHƏR isiq", "şəhər"),
        ("القر", "القرم"),
        ("हिन्दी", "हिन्दी"),
        ("dome кремль", None),
        ('" OR 1', None),
        ("drone NOT kremlin", None),
        ("kremlin*", "kremlin"),
        ("^ ( :", None),
    ],
)
def test_words_are_found_by_how_they_begin(session, story, monkeypatch, typed, found, indexed):
    if not indexed:
        monkeypatch.setattr(searching, "_has_index", lambda _session: False)
    texts = [
        row.text for entry in public_search.search(session, Wish(q=typed)).entries for row in entry.claims
    ]
    assert texts == ([TEXTS[found]] if found else [])


def test_what_is_corrected_is_found_by_its_new_words_only(session, story):
    people, claims = story
    claim = claims["kremlin"]
    rule(session, claim, people[2], summary="Windowpanes fell.")
    publish(session, claim, people[2], kind="minor", note="Other words.")
    assert public_search.search(session, Wish(q="windowpanes")).claim_count == 1
    assert public_search.search(session, Wish(q="lay outside")).claim_count == len(TEXTS) - 1


@pytest.fixture
def story(session):
    people = [person(session, name) for name in ("Ann", "Bob", "Eve")]
    claims = {}
    for key, text in TEXTS.items():
        claims[key] = make_claim(session, text)
        judge(session, claims[key], *people[:2])
        rule(session, claims[key], people[2])
        publish(session, claims[key], people[2])
    return people, claims
