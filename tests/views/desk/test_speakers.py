"""Speakers at the desk: found by any name, edited without losing a word, merged after a look."""

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.models import Attribution, Event
from factcheck.models.columns import now
from factcheck.services import speakers
from tests.factories import make_attribution, make_claim, make_speaker
from tests.marks import unmarked

FIELDS = {"kind": "person", "role": "", "wikidata": "", "other_names": "", "version": "1"}
PONOMAREV = FIELDS | {
    "name": "Ilya Ponomarev",
    "role": "exiled former MP",
    "wikidata": "Q4372041",
    "other_names": "Илья Пономарёв\r\n\r\n Ponomarev \r\n",
}


def test_the_list_counts_what_each_said(app, ada, tell):
    with tell() as session:
        ponomarev = make_speaker(session, "Ilya Ponomarev", role="exiled MP")
        make_speaker(session, "Кремль")
        make_attribution(session, make_claim(session), speaker=ponomarev)
        make_attribution(session, speaker=ponomarev, withdrawn=now())
    data = ada.get("/desk/speakers.json").json["speakers"]
    assert [(one["name"], one["attribution_count"]) for one in data] == [("Ilya Ponomarev", 1), ("Кремль", 0)]
    page = ada.get("/desk/speakers").text
    assert '<a href="/desk/speakers/ilya-ponomarev">Ilya Ponomarev</a>' in page
    assert "2 speakers" in page


@pytest.mark.parametrize("typed", ["ELIYEV", "əliyev", "Алиев", "алИЕВ", "ilham"])
def test_a_speaker_is_found_by_any_name_in_any_script(app, ada, tell, typed):
    with tell() as session:
        speaker = make_speaker(session, "İlham Əliyev")
        rename(session, speaker, ["Ильхам Алиев", "Ilham Eliyev"])
        make_speaker(session, "Somebody Else")
    found = ada.get("/desk/speakers.json", query_string={"q": typed}).json["speakers"]
    assert [one["name"] for one in found] == ["İlham Əliyev"]


def test_nobody_found_says_so_and_keeps_the_words(ada):
    page = ada.get("/desk/speakers", query_string={"q": "<b>Nobody"}).text
    assert "Nobody goes by “<span" in page
    assert "&lt;b&gt;Nobody" in page
    assert "<b>Nobody" not in page


def test_an_edit_is_saved_with_one_event(app, ada, tell):
    with tell() as session:
        make_speaker(session, "Ponomarev")
    before = len(events(app))
    answer = ada.post("/desk/speakers/ponomarev", **PONOMAREV)
    assert (answer.status_code, answer.location) == (303, "/desk/speakers/ponomarev")
    assert "Ilya Ponomarev is saved." in ada.get("/desk/speakers/ponomarev").text
    shown = ada.get("/desk/speakers/ponomarev.json").json
    assert shown["other_names"] == ["Илья Пономарёв", "Ponomarev"]
    assert (shown["role"], shown["wikidata"], shown["version"]) == ("exiled former MP", "Q4372041", 2)
    assert [event.action for event in events(app)[before:]] == ["edited"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "  "}, "Name is missing."),
        ({"name": "a" * 201}, "Field cannot be longer than 200 characters."),
        ({"wikidata": "159"}, "A Wikidata id is a Q and a number, like Q159."),
        ({"wikidata": "Q0"}, "A Wikidata id is a Q and a number, like Q159."),
        ({"kind": "ghost"}, "Not a valid choice."),
        ({"other_names": "b" * 201}, "A name may have 200 characters; this one has 201."),
    ],
)
def test_what_cannot_be_saved_is_refused_and_kept(app, ada, tell, typed, sentence):
    with tell() as session:
        make_speaker(session, "Ponomarev")
    before = len(events(app))
    answer = ada.post("/desk/speakers/ponomarev", **FIELDS | {"name": "P.", "role": "kept 🦊 text"} | typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "kept 🦊 text" in answer.text
    assert len(events(app)) == before


def test_the_second_of_two_editors_sees_both_texts_and_can_save(app, ada, ben, tell):
    with tell() as session:
        make_speaker(session, "Kremlin")
    theirs, mine = ({"name": "Kremlin", "role": role} for role in ("seat of power", "a fortress"))
    first = ada.post("/desk/speakers/kremlin", **FIELDS | theirs)
    second = ben.post("/desk/speakers/kremlin", **FIELDS | mine, part=True)
    assert (first.status_code, second.status_code) == (303, 409)
    assert '<td class="theirs">seat of power</td>' in unmarked(second.text)
    assert '<td class="yours">a fortress</td>' in unmarked(second.text)
    assert '<input type="hidden" name="version" value="2">' in second.text
    assert 'value="a fortress"' in second.text
    assert "Kind</th>" not in second.text, "what agrees is not shown"
    third = ben.post("/desk/speakers/kremlin", **FIELDS | mine | {"version": "2"})
    assert third.status_code == 303
    assert [event.after["role"] for event in events(app)[-2:]] == ["seat of power", "a fortress"]


def test_the_same_edit_by_two_is_no_conflict(app, ada, ben, tell):
    with tell() as session:
        make_speaker(session, "Kremlin")
    fields = FIELDS | {"name": "Kremlin", "role": "seat of power", "other_names": "Moscow"}
    before = len(events(app))
    assert [one.post("/desk/speakers/kremlin", **fields).status_code for one in (ada, ben)] == [303, 303]
    assert len(events(app)) == before + 1


def test_an_edit_without_the_token_keeps_the_text_and_changes_nothing(app, ada, tell):
    with tell() as session:
        make_speaker(session, "Kremlin")
    answer = ada.post("/desk/speakers/kremlin", honest=False, **FIELDS | {"name": "Other"})
    assert 400 <= answer.status_code < 500
    assert 'value="Other"' in answer.text
    assert ada.get("/desk/speakers/kremlin.json").json["name"] == "Kremlin"


def test_a_second_speaker_of_the_same_name_can_be_added(app, ada, tell):
    with tell() as session:
        make_speaker(session, "John Smith")
    answer = ada.post("/desk/speakers", name="John Smith", kind="person", role="baker")
    assert (answer.status_code, answer.location) == (303, "/desk/speakers/john-smith-2")
    refused = ada.post("/desk/speakers", name=" ", kind="person", role="baker")
    assert refused.status_code == 422
    assert 'value="baker"' in refused.text


def test_a_merge_is_looked_at_first_and_then_done_once(app, ada, tell):
    with tell() as session:
        russia, kremlin = make_speaker(session, "Россия"), make_speaker(session, "Kremlin")
        rename(session, russia, ["Russia", "🇷🇺"])
        attribution = make_attribution(session, make_claim(session), speaker=russia)
        make_attribution(session, speaker=kremlin)
    before = len(events(app))
    preview = ada.get("/desk/speakers/rossiya/merge", query_string={"into": "kremlin"})
    assert preview.status_code == 200
    assert "1, all of them move" in preview.text
    assert "Kremlin · Россия · Russia · 🇷🇺" in preview.text
    assert len(events(app)) == before, "looking changes nothing"

    answer = ada.post("/desk/speakers/rossiya/merge", into="Kremlin (kremlin)")

    assert (answer.status_code, answer.location) == (303, "/desk/speakers/kremlin")
    assert [event.action for event in events(app)[before:]] == ["merged"]
    old = ada.get("/desk/speakers/rossiya")
    assert (old.status_code, old.location) == (308, "/desk/speakers/kremlin")
    assert ada.get("/desk/speakers/rossiya.json").location == "/desk/speakers/kremlin.json"
    shown = ada.get("/desk/speakers/kremlin.json").json
    assert shown["other_names"] == ["Россия", "Russia", "🇷🇺"]
    assert shown["attribution_count"] == 2
    with tell() as session:
        assert speakers.resolve(session, None, "russia").slug == "kremlin"
        assert session.get_one(Attribution, attribution.id).speaker_id == speakers.find(session, "kremlin").id


@pytest.mark.parametrize(
    ("into", "sentence"),
    [
        ("Nobody", "No speaker goes by that name."),
        ("Uno", "These two are the same speaker already."),
        ("John Smith", "Several speakers go by the name John Smith."),
        ("", "The one to keep is missing."),
    ],
)
def test_a_merge_that_cannot_be_is_refused_and_nothing_moves(app, ada, tell, into, sentence):
    with tell() as session:
        for name in ("Uno", "John Smith", "John Smith"):
            make_speaker(session, name)
    before = len(events(app))
    answer = ada.post("/desk/speakers/uno/merge", into=into)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert len(events(app)) == before
    looked = ada.get("/desk/speakers/uno/merge", query_string={"into": into})
    assert looked.status_code == 200
    assert "all of them move" not in looked.text


def test_a_merged_speaker_is_not_merged_or_edited_again(app, ada, tell):
    with tell() as session:
        uno, dos, _ = (make_speaker(session, name) for name in ("Uno", "Dos", "Tres"))
        speakers.merge(session, None, uno, dos)
    merged = ada.post("/desk/speakers/uno/merge", into="Tres")
    assert (merged.status_code, "was merged into another one" in merged.text) == (422, True)
    edited = ada.post("/desk/speakers/uno", **FIELDS | {"name": "Eins"})
    assert (edited.status_code, "was merged into another one" in edited.text) == (422, True)


def test_two_different_wikidata_ids_are_a_warning(app, ada, tell):
    with tell() as session:
        make_speaker(session, "Uno", wikidata="Q1")
        make_speaker(session, "Dos", wikidata="Q2")
    assert "these may be two people" in ada.get("/desk/speakers/uno/merge?into=Dos").text


def test_the_page_lists_what_the_speaker_said_with_claim_and_article(app, ada, tell):
    with tell() as session:
        speaker = make_speaker(session, "Vera")
        claim = make_claim(session, "Vera did it.")
        made = make_attribution(session, claim, speaker=speaker, said="2023-05-03")
        make_attribution(session, speaker=speaker)
    page = ada.get("/desk/speakers/vera").text
    assert 'href="/desk/claims/vera-did-it"' in page
    assert f'href="/desk/articles/{made.article_id}"' in page
    assert "3 May 2023" in page
    assert "no claim yet" in page


def test_there_is_no_page_of_a_speaker_nobody_knows(ada):
    addresses = ["/desk/speakers/nobody", "/desk/speakers/nobody.json", "/desk/speakers/nobody/merge"]
    assert [ada.get(address).status_code for address in addresses] == [404, 404, 404]
    assert ada.post("/desk/speakers/nobody", **FIELDS | {"name": "x"}).status_code == 404


def test_the_part_is_in_the_page(app, ada, tell):
    with tell() as session:
        make_speaker(session, "Vera")
    for address in ("/desk/speakers", "/desk/speakers/vera", "/desk/speakers/vera/merge?into=x"):
        part = ada.get(address, part=True).text
        assert part.startswith('<main id="main"')
        assert "<html" not in part
        assert "<html" in ada.get(address).text


def rename(session, speaker, others):
    wanted = speakers.values(speaker) | {"other_names": others}
    speakers.edit(session, None, speaker, speaker.version, **wanted)


def events(app):
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return list(session.exec(select(Event).order_by(col(Event.id))))
