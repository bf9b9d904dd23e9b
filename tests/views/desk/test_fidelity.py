"""Did they really say it, at the desk: the chain to open, what was found; and lost passages placed."""

import html

import pytest

from factcheck.services import articles
from tests.factories import make_article, make_attribution, make_claim, make_question

TAPE = "https://radio.example/talk"


@pytest.fixture
def heard(session, ada):
    """Words that reached us from an interview through an article; the interview has an address."""
    claim = make_claim(session, "Nat broke it.", question=make_question(session, "Who broke it?"))
    said = make_attribution(session, claim, chain=(("interview", "Radio One"), ("article", "The Daily")))
    said.hops[0].url = TAPE
    session.commit()
    return f"/desk/attributions/{said.id}"


def words(page):
    return " ".join(html.unescape(page).split())


def check(person, address, **found):
    return person.post(f"{address}/fidelity", **found)


def test_the_first_hop_is_a_click_away_and_chosen(heard, ada):
    page = ada.get(heard).text
    assert f'<a href="{TAPE}" id="open-0"' in page
    assert 'id="hop-0" value="0" checked' in page
    assert 'id="hop-1" value="1">' in page


def test_a_finding_and_enter_are_enough_where_the_first_hop_has_an_address(heard, ada):
    assert check(ada, heard, fidelity="confirmed").status_code == 303
    shown = words(ada.get(heard).text)
    assert "they did say it" in shown
    assert f'<span dir="auto">to Radio One</span>: <a href="{TAPE}"' in shown
    assert "Checks so far: 1" in shown


def test_a_misquotation_shows_the_words_that_differ(heard, ada):
    assert check(ada, heard, fidelity="misquoted").status_code == 422
    sent = check(ada, heard, fidelity="misquoted", right_words="“It was them,”", hop="0", found="Clear.")
    assert sent.status_code == 303
    page = words(ada.get(heard).text)
    assert "[quoted: </span>us<span" in page
    assert "[really said: </span>them<span" in page
    assert "Clear." in page


def test_a_refused_check_comes_back_with_what_was_typed(heard, ada):
    refused = check(ada, heard, fidelity="confirmed", hop="1", opened="The printed page", found="Same words.")
    assert refused.status_code == 422
    page = words(refused.text)
    assert "Open the first hop of the chain" in page
    assert 'id="hop-1" value="1" checked' in page
    assert 'value="The printed page"' in page
    assert "Same words.</textarea>" in page


def test_every_check_stays_to_be_read_with_who_made_it(heard, ada, ben):
    check(ada, heard, fidelity="confirmed", found="First.")
    check(ben, heard, fidelity="not found", opened="the archive of 2023", found="Second.")
    page = words(ada.get(heard).text)
    assert page.index("Second.") < page.index("First.")
    assert "Checks so far: 2" in page
    assert "the archive of 2023" in page


@pytest.mark.parametrize("found", ["unchecked", "not found"])
def test_the_mark_stands_on_the_benches_and_in_the_margin_and_leads_to_the_check(heard, ada, found):
    if found != "unchecked":
        check(ada, heard, fidelity=found)
    told = {"unchecked": "not checked that they said it", "not found": "no trace that they said it"}[found]
    for place in ("/desk/claims/nat-broke-it", "/desk/questions/who-broke-it", "/desk/articles/1"):
        page = words(ada.get(place).text)
        assert f">{told}</span>" in page, place
        assert f'href="{heard}#fidelity-heading"' in page, place


@pytest.fixture
def lost(session, heard):
    """The article changed: the same words stand there with one letter less, in other surroundings."""
    article = articles.find(session, 1)
    articles.add_version(session, None, article, "On Monday night “It ws us,” she said, and nobody laughed.")
    session.commit()
    return heard


def test_a_lost_passage_is_proposed_a_place_and_stays_lost_until_somebody_accepts_it(lost, ada):
    assert ada.get(f"{lost}.json").json["orphaned"] is True
    page = words(ada.get(lost).text)
    assert "<mark>“It ws us,”</mark>" in page
    assert "look closely" in page
    assert "(fits " in page
    check(ada, lost, fidelity="confirmed")
    at = page.split('name="start" value="')[1].split('"')[0]
    placed = ada.post(f"{lost}/passage", exact="“It ws us,”", start=at, end=str(int(at) + 11))
    assert placed.status_code == 303
    shown = ada.get(f"{lost}.json").json
    assert (shown["orphaned"], shown["quote"], shown["fidelity"]) == (False, "“It ws us,”", "unchecked")
    assert 'id="likely"' not in ada.get(lost).text


@pytest.mark.parametrize(
    ("before", "quote", "after"),
    [
        ("Linus repairs engines in town.", "Linus", "The shop in the harbour repairs machines."),
        ("Robin spoke first, they say.", "Robin", "Nobody spoke but their neighbour, Robin."),
    ],
)
def test_a_likely_place_that_is_a_wrong_one_is_only_shown(session, ada, before, quote, after):
    article = make_article(session, before)
    said = make_attribution(session, article=article, exact=quote)
    articles.add_version(session, None, article, after)
    session.commit()
    shown = ada.get(f"/desk/attributions/{said.id}.json").json
    assert (shown["orphaned"], shown["quote"]) == (True, quote)
    assert shown["selector"][1]["start"] == 0
    assert "look closely" in ada.get(f"/desk/attributions/{said.id}").text


def test_the_reading_page_proposes_where_lost_words_may_stand(lost, ada):
    page = words(ada.get("/desk/articles/1").text)
    assert f'href="{lost}#placing"' in page
    assert "<mark>“It ws us,”</mark>" in page
    assert f'method="post" action="{lost}/passage"' in page
    assert "fits " in page


def test_lost_words_that_are_like_nothing_are_only_listed(session, ada):
    said = make_attribution(session, article=make_article(session, "“It was us,” said Vera."))
    articles.add_version(session, None, said.article, "Δ" * 40)
    session.commit()
    page = ada.get(f"/desk/articles/{said.article_id}").text
    assert f'/desk/attributions/{said.id}#placing">Place it</a>' in page
    assert "It may stand here now" not in page
