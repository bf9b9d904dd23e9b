"""Articles at the desk: added after a look, listed, corrected, brought up to date."""

import html
import io
import re

import pytest

from factcheck import db
from factcheck.models import Article, Event
from factcheck.services import articles
from tests.views.desk.reading import Desk, text_of

BODY = "The baker denied it on Monday.\n\n“We were closed,” she said."
FURNITURE = "Share Tweet\nBy Leyla Aliyeva\n7 June 2021 | 5 min read\n\n"


def test_a_pasted_article_is_added_with_all_its_details(desk):
    sent = desk.add(
        title="Bread",
        outlet="The Herald",
        url="https://herald.example/1",
        byline="Ann",
        published="2021-06",
        language="en",
    )
    assert sent.status_code == 303
    (article,) = desk.all(Article)
    assert (article.title, article.url, article.published) == ("Bread", "https://herald.example/1", "2021-06")
    page = desk.ada.get(sent.location).text
    assert "June 2021" in page
    assert "The Herald" in page


def test_page_furniture_is_left_out_after_a_look_and_its_date_offered(desk):
    looked = desk.add(text=FURNITURE + BODY)
    assert looked.status_code == 422
    assert value(looked.text, "published") == "2021-06-07"
    assert value(looked.text, "byline") == "Leyla Aliyeva"
    assert area(looked.text) == BODY
    assert "5 min read" in re.search(r'<ul class="left-out">(.*?)</ul>', looked.text, re.DOTALL)[1]
    assert desk.all(Article) == []
    sent = desk.add(text=area(looked.text), seen="y", published="2021-06-07")
    assert sent.status_code == 303
    assert text_of(desk, 1) == BODY


def test_the_furniture_can_be_put_back(desk):
    looked = desk.add(text=FURNITURE + BODY)
    lead = html.unescape(re.search(r'name="lead" type="hidden" value="([^"]*)"', looked.text)[1])
    back = desk.add(text=area(looked.text), lead=lead, tail="", seen="y", do="restore")
    assert area(back.text) == FURNITURE + BODY
    sent = desk.add(text=FURNITURE + BODY, seen="y")
    assert sent.status_code == 303
    assert text_of(desk, 1) == FURNITURE + BODY


def test_a_date_that_somebody_typed_is_not_replaced_by_the_page(desk):
    assert value(desk.add(text=FURNITURE + BODY, published="2020").text, "published") == "2020"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", "", "Title is missing"),
        ("text", " \n ", "Text is missing"),
        ("url", "ftp://x", "A link starts with"),
        ("published", "June", "Write the date as"),
        ("language", "Azerbaijani language", "Write the language as"),
        ("outlet", "x" * 201, "200"),
    ],
)
def test_a_refused_form_comes_back_filled_in(desk, field, typed, sentence):
    given = {"title": "Bread 🍞", "byline": "Ann"} | {field: typed}
    refused = desk.add(**given)
    assert refused.status_code == 422
    assert sentence in html.unescape(refused.text)
    assert value(refused.text, "byline") == "Ann"
    if field != "text":
        assert area(refused.text) == BODY
    if field != "title":
        assert value(refused.text, "title") == "Bread 🍞"
    assert desk.all(Article) == []


def test_the_same_text_again_is_pointed_out_and_added_only_on_purpose(desk):
    desk.add(title="First")
    again = desk.add(title="Second", text=BODY + "\r\n")
    assert again.status_code == 422
    assert 'href="/desk/articles/1"' in again.text
    assert desk.add(title="Second", again="y").status_code == 303
    assert len(desk.all(Article)) == 2


def test_an_uploaded_page_is_shown_before_it_is_added(desk):
    words = "<p>" + "Bahadır, dedi qonşu. " * 9
    page = f"<html lang=az><head><title>Çörək</title></head><body><article>{words}</article></body></html>"
    looked = desk.upload(page.encode(), "page.html", title="")
    assert looked.status_code == 422
    assert area(looked.text).startswith("Bahadır, dedi qonşu.")
    assert (value(looked.text, "title"), value(looked.text, "language")) == ("Çörək", "az")
    assert desk.all(Article) == []


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"\xff\xfe\xfa", "a.txt", "not text in UTF-8"),
        (b"<html></html>", "a.html", "No article was found"),
        (b"a" * 1001, "a.txt", "larger than 2 MB"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_form_as_it_was(desk, monkeypatch, data, name, sentence):
    monkeypatch.setattr("factcheck.services.extraction.LARGEST", 1000)
    refused = desk.upload(data, name, title="Kept", text="Typed.")
    assert refused.status_code == 422
    assert sentence in refused.text
    assert (value(refused.text, "title"), area(refused.text)) == ("Kept", "Typed.")


def test_a_text_of_too_many_paragraphs_is_refused_with_a_sentence_and_kept(desk):
    text = "Nobody said.\n" * 20_000
    refused = desk.add(text=text, title="Kept")
    assert refused.status_code == 422
    assert "more than 5,000 paragraphs" in refused.text
    assert (value(refused.text, "title"), area(refused.text)) == ("Kept", text)


def test_a_title_that_looks_like_markup_is_shown_as_it_is(desk):
    desk.add(title="<b>Bread</b> & “butter”")
    assert "&lt;b&gt;Bread&lt;/b&gt;" in desk.ada.get("/desk/articles/1").text


def test_the_list_is_paged_and_searched(app, desk):
    with db.transaction(app.extensions["engine"]) as session:
        for number in range(articles.PAGE + 2):
            articles.add(session, None, text=f"Text {number}.", title=f"Çörək {number}")
    first = desk.ada.get("/desk/articles").text
    older = html.unescape(re.search(r'id="older" href="([^"]+)"', first)[1])
    second = desk.ada.get(older).text
    assert "Çörək 2<" in first
    assert "Çörək 1<" in second
    assert "Çörək 2<" not in second
    found = desk.ada.get("/desk/articles.json?q=ÇÖRƏK+51").json
    assert [row["title"] for row in found["articles"]] == ["Çörək 51"]
    assert "No article has" in desk.ada.get("/desk/articles?q=nothing+there").text


def test_details_are_corrected_and_the_second_to_save_sees_both(desk, ben):
    desk.add(title="Bred")
    form = {"title": "Bread", "outlet": "Herald", "version": "1"}
    assert desk.ada.post("/desk/articles/1/edit", **form).status_code == 303
    conflict = ben.post("/desk/articles/1/edit", title="Loaf", version="1")
    assert conflict.status_code == 409
    assert '<del>Bread</del></td><td class="yours" dir="auto"><ins>Loaf</ins></td>' in conflict.text
    assert 'name="version" value="2"' in conflict.text
    assert ben.post("/desk/articles/1/edit", title="Loaf", version="2").status_code == 303


def test_a_new_version_says_what_became_of_the_marks(desk):
    desk.add()
    desk.record(exact="We were closed,")
    told = desk.renew("Update: more below.\n\n" + BODY, 1)
    assert "Everything that was marked moved along" in told
    told = desk.renew("The bakery says nothing.", 2)
    assert "Passages to be placed by hand: 1" in told
    assert "To be placed by hand" in told
    assert "We were closed," in told
    told = desk.renew("The bakery says nothing.", 3)
    assert "nothing was changed" in told


def test_an_orphan_is_placed_by_a_person(desk):
    desk.add()
    desk.record(exact="We were closed,")
    desk.renew("The bakery: “closed”.", 1)
    refused = desk.ada.post("/desk/attributions/1/passage", exact="open")
    assert (refused.status_code, "do not stand" in refused.text) == (422, True)
    assert desk.ada.post("/desk/attributions/1/passage", exact="closed").status_code == 303
    found = desk.ada.get("/desk/articles/1.json").json
    assert found["orphaned"] == []
    assert found["attributions"][0]["quote"] == "closed"


def test_two_new_versions_at_once_are_a_conflict_with_both_texts(desk, ben):
    desk.add()
    desk.renew("First new text.", 1)
    conflict = ben.post("/desk/articles/1/versions", text="Second new text.", version="1")
    assert conflict.status_code == 409
    assert '<td class="theirs" dir="auto"><del>First</del> new text.</td>' in conflict.text
    assert "Second new text." in conflict.text


def test_adding_leaves_one_event_each_for_outlet_and_article(desk):
    desk.add(outlet="The Herald")
    assert [(event.action, event.noun) for event in desk.all(Event)] == [
        ("made", "outlet"),
        ("added", "article"),
    ]


def test_a_form_from_another_place_adds_nothing(desk):
    refused = desk.ada.post("/desk/articles", honest=False, title="Bread", text=BODY)
    assert refused.status_code in {400, 422}
    assert desk.all(Article) == []


def test_a_stranger_reads_no_article(desk, cy):
    desk.add()
    assert cy.get("/desk/articles/1").location.startswith("/signin?next=")
    assert cy.get("/desk/articles/1.json").status_code == 401


def value(page, name):
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    return html.unescape(found[1])


def area(page):
    return html.unescape(
        re.search(r'<textarea[^>]*name="text"[^>]*>\r?\n?(.*?)</textarea>', page, re.DOTALL)[1]
    ).replace("\r", "")


@pytest.fixture
def desk(app, ada):
    return Desk(app, ada, BODY)


def test_a_file_is_part_of_what_is_sent(desk):
    sent = desk.ada.client.post(
        "/desk/articles",
        data={
            "csrf_token": desk.ada.csrf_token(),
            "title": "T",
            "file": (io.BytesIO(BODY.encode()), "a.txt"),
        },
    )
    assert sent.status_code == 422
    assert area(sent.text) == BODY
