"""Grouping: what may be one origin, with the reasons; what a person decided stays decided."""

import pytest

from factcheck.domain.grouping import Source, proposals
from factcheck.domain.shingles import shingles
from tests.domain.test_shingles import OTHER, STORY


def spoken(number, origin="", **more):
    given = {"speaker": "Vera Lind", "article_id": number, "quote": ""} | more
    return Source(f"attribution:{number}", origin or f"origin-{number}", **given)


def found(*sources, texts=None, apart=()):
    runs = {number: shingles(text) for number, text in (texts or {}).items()}
    return [(each.members, each.reasons) for each in proposals(sources, runs, apart)]


def test_the_same_first_page_is_one_origin():
    one, other = (spoken(n, url=f"http{'s' * n}://www.radio.example/talk{'/' * n}") for n in (0, 1))
    assert found(one, other) == [
        (("attribution:0", "attribution:1"), ("They go back to the same page: radio.example/talk",))
    ]


def test_two_people_on_one_page_are_two_origins():
    assert (
        found(spoken(1, url="https://a.example/1"), spoken(2, url="https://a.example/1", speaker="Nat")) == []
    )


def test_one_speaker_one_day_one_first_hop_is_one_origin():
    told = {"day": "2023-05-03", "medium": "interview", "outlet": "CNN"}
    members, reasons = found(spoken(1, **told), spoken(2, **told))[0]
    assert members == ("attribution:1", "attribution:2")
    assert reasons == ("Vera Lind spoke on the same day through the same first hop: to CNN, 2023-05-03",)
    for other in ({"day": "2023-05-04"}, {"day": ""}, {"outlet": "Radio One"}, {"speaker": "Nat"}):
        assert found(spoken(1, **told), spoken(2, **told | other)) == []


def test_articles_of_nearly_the_same_text_are_one_origin_for_who_speaks_in_both():
    texts = {1: STORY, 2: f"From our partners. {STORY}", 3: OTHER}
    sources = [spoken(1), spoken(2), spoken(3), spoken(2, "nat", speaker="Nat")]
    sources[3] = Source("attribution:4", "nat", speaker="Nat", article_id=2)
    assert found(*sources, texts=texts) == [
        (
            ("attribution:1", "attribution:2"),
            ("Their articles are nearly the same text: 100% of the shorter one is in both",),
        )
    ]


def test_the_same_words_of_the_same_person_are_one_origin():
    words = "“We will never sail that ferry again.”"
    assert found(spoken(1, quote=words), spoken(2, quote=words.upper()))[0][1] == (
        "They quote the same words of Vera Lind: “we will never sail that ferry again”",
    )
    assert found(spoken(1, quote="It was us"), spoken(2, quote="It was us")) == []


def test_one_agency_credited_for_the_same_person_is_one_origin():
    wires = {"agencies": frozenset({"TASS"})}
    assert found(spoken(1, **wires), spoken(2, **wires))[0][1] == (
        "Their articles credit TASS and quote Vera Lind",
    )
    assert found(spoken(1, **wires), spoken(2, speaker="Nat", **wires)) == []


def test_evidence_is_grouped_with_the_page_or_the_words_it_shares():
    talk = spoken(1, url="https://radio.example/talk", quote="“We will never sail that ferry again.”")
    page = Source("evidence:1", url="http://radio.example/talk#t=30")
    tape = Source("evidence:2", quote="She said: We will never sail that ferry again, and left.")
    other = Source("evidence:3", url="https://radio.example/other", quote="Nothing of it.")
    members, reasons = found(talk, page, tape, other)[0]
    assert members == ("attribution:1", "evidence:1", "evidence:2")
    assert reasons == (
        "The evidence is the page they go back to: radio.example/talk",
        "The evidence holds the same words of Vera Lind",
    )


def test_a_page_where_two_people_speak_tells_not_whose_origin_the_evidence_is():
    home = "https://daily.example/1"
    assert (
        found(spoken(1, url=home), spoken(2, url=home, speaker="Nat"), Source("evidence:1", url=home)) == []
    )


def test_what_has_one_name_already_is_not_proposed():
    assert found(*(spoken(n, "lind-radio", url="https://a.example/1") for n in (1, 2))) == []


def test_a_named_origin_comes_with_all_that_shares_it():
    third = spoken(3, url="https://a.example/1")
    known = [spoken(1, "radio", url="https://a.example/1"), spoken(2, "Radio")]
    assert found(*known, third)[0][0] == ("attribution:1", "attribution:2", "attribution:3")


@pytest.mark.parametrize("apart", [("attribution:1", "attribution:2"), ("attribution:2", "attribution:1")])
def test_what_a_person_found_apart_is_never_put_together_again(apart):
    one, two = spoken(1, url="https://a.example/1"), spoken(2, url="https://a.example/1")
    assert found(one, two, apart=[apart]) == []
    between = spoken(3, url="https://a.example/1")
    assert [members for members, _ in found(one, two, between, apart=[apart])] == [
        ("attribution:1", "attribution:3")
    ]
