"""Completion offers what exists, by any name, in any script, and at most twenty things."""

import pytest

from factcheck.services import speakers
from tests.factories import (
    make_attribution,
    make_claim,
    make_outlet,
    make_question,
    make_speaker,
)


def options(browser, kind, q):
    return browser.get(f"/desk/complete/{kind}.json", query_string={"q": q}).json["options"]


def values(browser, kind, q):
    return [option["value"] for option in options(browser, kind, q)]


def test_a_datalist_gets_options_and_nothing_else(app, ada, tell):
    with tell() as session:
        make_speaker(session, 'Vera "The <Glass>" Lind', role="neighbour")
    for part in (False, True):
        text = ada.get("/desk/complete/speakers", query_string={"q": "vera"}, part=part).text
        assert text.strip().startswith("<option value=")
        assert text.count("<") == text.count("<option") + text.count("</option")
        assert "Vera &#34;The &lt;Glass&gt;&#34; Lind" in text


def test_a_speaker_is_offered_for_every_name_with_all_of_them_told(app, ada, tell):
    with tell() as session:
        kremlin = make_speaker(session, "Kremlin", role="seat of power")
        wanted = speakers.values(kremlin) | {"other_names": ["Кремль", "Kreml"]}
        speakers.edit(session, None, kremlin, 1, **wanted)
    for typed in ("krem", "КРЕМ", "kreml"):
        assert options(ada, "speakers", typed) == [
            {"value": "Kremlin", "label": "Kremlin · Кремль · Kreml · seat of power"}
        ]


def test_speakers_of_one_name_are_told_apart_so_that_each_can_be_chosen(app, ada, tell):
    with tell() as session:
        for role in ("senator", "baker"):
            make_speaker(session, "John Smith", role=role)
    offered = values(ada, "speakers", "smith")
    assert offered == ["John Smith (john-smith)", "John Smith (john-smith-2)"]
    with tell() as session:
        found = [speakers.resolve(session, None, value).role for value in offered]
    assert found == ["senator", "baker"]


def test_a_merged_speaker_is_offered_under_the_name_that_stays(app, ada, tell):
    with tell() as session:
        speakers.merge(session, None, make_speaker(session, "Россия"), make_speaker(session, "Kremlin"))
    assert values(ada, "speakers", "росс") == ["Kremlin"]


@pytest.mark.parametrize("typed", ["İLHAM", "ilham", "\u0131lham", "Əliyev", "əLİYEV"])
def test_turkic_letters_are_found_in_any_case(app, ada, tell, typed):
    with tell() as session:
        make_speaker(session, "İlham Əliyev")
    assert values(ada, "speakers", typed) == ["İlham Əliyev"]


def test_every_kind_offers_its_own(app, ada, tell):
    with tell() as session:
        question = make_question(session, "Où est la fenêtre?", topics=["Énergie", "Glass"])
        claim = make_claim(session, "La fenêtre est cassée.", question=question)
        make_outlet(session, "El País")
        make_attribution(session, claim, origin="lind-cnn-interview")
        make_attribution(session, claim, origin="lind-cnn-interview")
    assert options(ada, "questions", "OU EST") == [{"value": "Où est la fenêtre?", "label": ""}]
    assert options(ada, "claims", "fenetre") == [
        {"value": "La fenêtre est cassée.", "label": "Où est la fenêtre?"}
    ]
    assert values(ada, "outlets", "pais") == ["El País"]
    assert values(ada, "topics", "ener") == ["Énergie"]
    assert options(ada, "origins", "CNN Interview") == [{"value": "lind-cnn-interview", "label": "2 so far"}]


def test_the_last_topic_of_a_list_is_completed_and_the_others_kept(app, ada, tell):
    with tell() as session:
        make_question(session, topics=["Drones", "Drama"])
    assert values(ada, "topics", "Moscow,  War , dr") == ["Moscow,  War, Drama", "Moscow,  War, Drones"]
    assert values(ada, "topics", "Moscow, ") == []


def test_there_are_never_more_than_twenty(app, ada, tell):
    with tell() as session:
        for number in range(25):
            make_speaker(session, f"Witness {number:02}")
            make_outlet(session, f"Paper {number:02}")
            make_question(session, f"Why {number}?")
            make_claim(session, f"Because {number}.")
    for kind, typed in (("speakers", "wit"), ("outlets", "pap"), ("questions", "why"), ("claims", "because")):
        assert len(values(ada, kind, typed)) == 20


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "\\", "%%%"])
def test_nothing_and_signs_of_patterns_offer_nothing(app, ada, tell, typed):
    with tell() as session:
        make_speaker(session, "Vera")
        make_claim(session, "Vera did it.", question=make_question(session, "Who?", topics=["Glass"]))
    for kind in ("speakers", "claims", "questions", "outlets", "origins", "topics"):
        assert values(ada, kind, typed) == []


def test_a_field_may_ask_under_its_own_name(app, ada, tell):
    with tell() as session:
        make_speaker(session, "Vera Lind")
    assert "Vera Lind" in ada.get("/desk/complete/speakers?into=vera", part=True).text


def test_other_kinds_and_strangers_get_nothing(ada, cy):
    assert ada.get("/desk/complete/people?q=a").status_code == 404
    assert cy.get("/desk/complete/speakers.json?q=a").status_code == 401
