"""Articles fetched by their address: looked at first, kept with the hash of the page."""

import hashlib
import html
import io
import re
from dataclasses import replace

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.models import Article, ArticleVersion, Event
from factcheck.views.desk import new_articles
from tests import elsewhere
from tests.elsewhere import reply

WORDS = "The mayor said on Monday that “bread is cheap”, and nobody at the market agreed with her. "
PAGE = f"""<!doctype html><html lang="az"><head><title>Bread prices</title>
<meta name="author" content="Leyla Aliyeva"><meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2021-06-07T10:00:00Z"></head>
<body><article><h1>Bread prices</h1><p>{WORDS * 3}</p></article></body></html>""".encode()


@pytest.fixture
def inside(app, monkeypatch):
    """A site that may ask its own network, where the test's servers are."""
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], fetch_private=True))


@pytest.fixture
def herald():
    def answer(handler):
        if handler.path == "/old":
            reply(handler, 301, Location="/bread")
        else:
            reply(handler, body=PAGE, kind="text/html; charset=utf-8")

    with elsewhere.serving(answer) as place:
        yield place


def fetch(person, url, **fields):
    return person.post("/desk/articles", do="fetch", url=url, **fields)


def value(page, name):
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page) or re.search(
        rf'<input[^>]*value="([^"]*)"[^>]*name="{name}"', page
    )
    return html.unescape(found[1]) if found else ""


def area(page):
    return html.unescape(re.search(r"<textarea[^>]*>\r?\n?(.*?)</textarea>", page, re.DOTALL)[1])


def stored(app, kind):
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return list(session.exec(select(kind).order_by(kind.id)))


def fields_of(page):
    names = ("title", "url", "outlet", "byline", "published", "language", "fetched")
    return {name: value(page, name) for name in names} | {"text": area(page), "seen": "y"}


def test_a_page_is_fetched_looked_at_and_added_with_its_hash(app, ada, inside, herald):
    looked = fetch(ada, f"{herald.url}/old", title="My own title")
    assert looked.status_code == 422
    assert "Not added yet" in looked.text
    assert f'href="{herald.url}/bread"' in looked.text
    assert "The mayor said on Monday" in area(looked.text)
    assert value(looked.text, "title") == "My own title"
    assert (value(looked.text, "byline"), value(looked.text, "published")) == ("Leyla Aliyeva", "2021-06-07")
    assert (value(looked.text, "outlet"), value(looked.text, "url")) == ("The Herald", f"{herald.url}/bread")
    assert stored(app, Article) == []
    added = ada.post("/desk/articles", **fields_of(looked.text))
    assert added.status_code == 303
    [version] = stored(app, ArticleVersion)
    assert version.fetched_sha256 == hashlib.sha256(PAGE).hexdigest()
    entries = [event for event in stored(app, Event) if event.noun == "article"]
    assert entries[0].after["fetched_sha256"] == version.fetched_sha256
    assert ada.get(f"{added.location}.json").json["fetched_sha256"] == version.fetched_sha256
    assert version.fetched_sha256 in ada.get(added.location).text


def test_a_hash_that_nobody_fetched_is_not_believed(app, ada):
    for word in ("a" * 64, '"' + "a" * 64 + '".signature', ""):
        ada.post("/desk/articles", title="Bread", text=f"Bread {word}.", fetched=word)
    assert {version.fetched_sha256 for version in stored(app, ArticleVersion)} == {None}
    assert len(stored(app, ArticleVersion)) == 3


def test_a_file_chosen_after_all_does_not_keep_the_pages_hash(ada, inside, herald):
    looked = fetch(ada, herald.url)
    form = fields_of(looked.text) | {"csrf_token": ada.csrf_token(), "file": (io.BytesIO(b"Other."), "a.txt")}
    other = ada.client.post("/desk/articles", data=form, content_type="multipart/form-data")
    assert area(other.text) == "Other."
    assert value(other.text, "fetched") == ""


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "must start with https:// or http://"),
        ("herald.example/bread", "must start with https:// or http://"),
        ("http://127.0.0.1/", "leads into a private network"),
        ("http://169.254.169.254/latest/meta-data/", "leads into a private network"),
        ("http://[::ffff:10.0.0.1]/", "leads into a private network"),
        ("http://localhost:8080/", "leads into a private network"),
        ("http://ada:secret@herald.example/", "user name or password"),
        ("http://herald.example:5432/", "Only the ports"),
    ],
)
def test_addresses_that_are_not_asked_leave_the_form_as_it_was(ada, url, sentence):
    refused = fetch(ada, url, title="Kept", byline="Ann", published="2021")
    assert refused.status_code == 422
    assert sentence in html.unescape(refused.text)
    assert value(refused.text, "url") == url
    kept = [value(refused.text, name) for name in ("title", "byline", "published")]
    assert kept == ["Kept", "Ann", "2021"]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (lambda handler: reply(handler, 404), "has nothing there (404)"),
        (lambda handler: reply(handler, body=b"%PDF", kind="application/pdf"), "is a PDF"),
        (lambda handler: reply(handler, body=b"<html></html>", kind="text/html"), "No article was found"),
        (elsewhere.endless, "larger than 2 MB"),
        (lambda handler: reply(handler, 302, Location="/"), "sends on and on"),
    ],
)
def test_what_cannot_be_fetched_is_a_sentence_and_the_form_is_kept(ada, inside, answer, sentence):
    with elsewhere.serving(answer) as place:
        refused = fetch(ada, place.url, title="Kept")
    assert refused.status_code == 422
    assert sentence in html.unescape(refused.text)
    assert (value(refused.text, "title"), value(refused.text, "url")) == ("Kept", place.url)


def test_a_text_that_is_there_is_not_replaced(ada, inside, herald):
    refused = fetch(ada, herald.url, text="Typed by hand.")
    assert "There is a text in the form already" in refused.text
    assert area(refused.text) == "Typed by hand."
    assert herald.asked == []


def test_nobody_makes_us_fetch_from_a_page_of_her_own(ada, inside, herald):
    refused = ada.post("/desk/articles", honest=False, do="fetch", url=herald.url)
    assert refused.status_code in {400, 422}
    assert herald.asked == []


def test_strangers_make_nothing_fetched(cy, inside, herald):
    assert fetch(cy, herald.url).status_code == 401
    assert herald.asked == []


def test_the_database_is_free_while_a_page_is_fetched(app, ada, inside):
    def answer(handler):
        with db.transaction(app.extensions["engine"]) as session:
            session.add(Article(title="Meanwhile"))
        reply(handler, body=PAGE, kind="text/html")

    with elsewhere.serving(answer) as place:
        assert "Not added yet" in fetch(ada, place.url).text
    assert [article.title for article in stored(app, Article)] == ["Meanwhile"]


def test_only_so_many_pages_are_fetched_at_once(ada, inside, herald, monkeypatch):
    monkeypatch.setattr(new_articles, "PATIENCE", 0.05)
    for _ in range(2):
        new_articles.FETCHING.acquire()
    try:
        refused = fetch(ada, herald.url, title="Kept")
    finally:
        for _ in range(2):
            new_articles.FETCHING.release()
    assert refused.status_code == 503
    assert value(refused.text, "title") == "Kept"
    assert herald.asked == []
    assert fetch(ada, herald.url).status_code == 422
