"""Outlets at the desk: found, edited without losing a word, merged after a look."""

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.models import Event
from factcheck.services import outlets
from tests.factories import make_article, make_attribution, make_outlet
from tests.marks import unmarked

FIELDS = {"url": "", "wikidata": "", "version": "1"}


def test_the_list_counts_articles_and_hops(app, ada, tell):
    with tell() as session:
        news = make_outlet(session, "News.az")
        make_article(session, outlet=news)
        make_attribution(session, article=make_article(session, outlet=news), chain=[("interview", "CNN")])
    data = ada.get("/desk/outlets.json").json["outlets"]
    assert [(one["name"], one["article_count"], one["hop_count"]) for one in data] == [
        ("CNN", 0, 1),
        ("News.az", 2, 0),
    ]
    assert "2 outlets" in ada.get("/desk/outlets").text


def test_an_outlet_is_found_in_any_case_and_script(app, ada, tell):
    with tell() as session:
        make_outlet(session, "Обозреватель")
        make_outlet(session, "El País")
    for typed, name in (("ОБОЗР", "Обозреватель"), ("pais", "El País")):
        found = ada.get("/desk/outlets.json", query_string={"q": typed}).json
        assert [one["name"] for one in found["outlets"]] == [name]
    assert "No outlet is called “<span" in ada.get("/desk/outlets?q=zzz").text


def test_an_edit_is_saved_with_one_event(app, ada, tell):
    with tell() as session:
        make_outlet(session, "CNN")
    before = len(events(app))
    fields = FIELDS | {"name": "CNN", "url": "https://cnn.example/", "wikidata": "Q48340"}
    answer = ada.post("/desk/outlets/cnn", **fields)
    assert (answer.status_code, answer.location) == (303, "/desk/outlets/cnn")
    assert events(app)[before:] == ["edited"]
    assert 'href="https://cnn.example/"' in ada.get("/desk/outlets/cnn").text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Name is missing."),
        ({"name": "abc"}, "Another outlet has this name."),
        ({"url": "javascript:alert(1)"}, "A link starts with https:// or http://."),
        ({"wikidata": "48340"}, "A Wikidata id is a Q and a number"),
    ],
)
def test_what_cannot_be_saved_is_refused_and_kept(app, ada, tell, typed, sentence):
    with tell() as session:
        make_outlet(session, "CNN")
        make_outlet(session, "ABC")
    before = len(events(app))
    answer = ada.post("/desk/outlets/cnn", **FIELDS | {"name": "CNN", "url": "https://kept.example/"} | typed)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert next(iter(typed.values())) in answer.text
    assert len(events(app)) == before


def test_the_second_of_two_editors_sees_both_texts(app, ada, ben, tell):
    with tell() as session:
        make_outlet(session, "CNN")
    theirs, mine = (
        FIELDS | {"name": "CNN", "url": f"https://{name}.example/"} for name in ("first", "second")
    )
    assert ada.post("/desk/outlets/cnn", **theirs).status_code == 303
    answer = ben.post("/desk/outlets/cnn", **mine)
    assert answer.status_code == 409
    assert '<td class="theirs">https://first.example/</td>' in unmarked(answer.text)
    assert '<td class="yours">https://second.example/</td>' in unmarked(answer.text)
    assert '<input type="hidden" name="version" value="2">' in answer.text


def test_a_merge_is_looked_at_first_and_then_done_once(app, ada, tell):
    with tell() as session:
        make_article(session, outlet=make_outlet(session, "News Az"))
        make_outlet(session, "News.az")
    before = len(events(app))
    assert "1, all of them move" in ada.get("/desk/outlets/news-az/merge?into=NEWS.AZ").text
    assert len(events(app)) == before
    answer = ada.post("/desk/outlets/news-az/merge", into="News.az")
    assert (answer.status_code, answer.location) == (303, "/desk/outlets/news-az-2")
    assert events(app)[before:] == ["merged"]
    old = ada.get("/desk/outlets/news-az")
    assert (old.status_code, old.location) == (308, "/desk/outlets/news-az-2")
    assert ada.get("/desk/outlets/news-az.json").location == "/desk/outlets/news-az-2.json"
    shown = ada.get("/desk/outlets/news-az-2.json").json
    assert (shown["former_names"], shown["article_count"]) == (["News Az"], 1)


@pytest.mark.parametrize(
    ("into", "sentence"),
    [("Nobody", "No outlet has that name."), ("Uno", "the same outlet already"), ("", "is missing")],
)
def test_a_merge_that_cannot_be_is_refused_and_nothing_moves(app, ada, tell, into, sentence):
    with tell() as session:
        make_outlet(session, "Uno")
    answer = ada.post("/desk/outlets/uno/merge", into=into)
    assert (answer.status_code, sentence in answer.text) == (422, True)


def test_a_merged_outlet_is_not_merged_or_edited_again(app, ada, tell):
    with tell() as session:
        uno, dos, _ = (make_outlet(session, name) for name in ("Uno", "Dos", "Tres"))
        outlets.merge(session, None, uno, dos)
    for answer in (
        ada.post("/desk/outlets/uno/merge", into="Tres"),
        ada.post("/desk/outlets/uno", **FIELDS | {"name": "Eins"}),
    ):
        assert (answer.status_code, "was merged into another one" in answer.text) == (422, True)


def test_there_is_no_page_of_an_outlet_nobody_knows(ada):
    assert ada.get("/desk/outlets/nowhere").status_code == 404
    assert ada.post("/desk/outlets/nowhere", **FIELDS | {"name": "x"}).status_code == 404


def events(app):
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return list(session.exec(select(Event.action).order_by(col(Event.id))))
