"""`factcheck article add`: a file or a pipe becomes an article of the desk."""

import hashlib

import pytest
from click.testing import CliRunner
from sqlmodel import select

from factcheck import cli, db
from factcheck.cli import factcheck
from factcheck.models import Article, ArticleVersion
from tests import elsewhere
from tests.commands import running

PLAIN = "The window broke on Tuesday.\n\nNobody knows why: “It was not us,” said the ministry. 🪟\n"


@pytest.fixture
def run(settings, engine, tmp_path):
    return running.on(settings, tmp_path)


def stored(engine):
    with db.open_session(engine, writes=False) as session:
        return session.exec(select(Article, ArticleVersion).join(ArticleVersion)).one()


def test_a_file_becomes_an_article_with_what_was_said_of_it(run, engine, tmp_path):
    file = tmp_path / "window.txt"
    file.write_text(PLAIN, encoding="utf-8")
    answer = run(
        *("article", "add", str(file), "--title", "The window", "--outlet", "The Daily"),
        *("--url", "https://daily.example/1", "--published", "2024-05", "--byline", "O. Reporter"),
    )
    article, version = stored(engine)
    assert answer.stdout == f"http://localhost/desk/articles/{article.id}\n"
    assert (article.title, article.url, article.published) == (
        "The window",
        "https://daily.example/1",
        "2024-05",
    )
    assert article.byline == "O. Reporter"
    assert version.text == PLAIN.strip()


def test_standard_input_will_do_and_the_first_line_is_a_title(run, engine):
    assert run("article", "add", "-", text=PLAIN).exit_code == 0
    article, version = stored(engine)
    assert article.title == "The window broke on Tuesday."
    assert version.text == PLAIN.strip()


def test_page_furniture_is_left_out_and_its_date_taken(run, engine):
    run("article", "add", "-", text=f" date 2024-05-03 + ↺ − 16 px\n\n{PLAIN}")
    article, version = stored(engine)
    assert article.published == "2024-05-03"
    assert version.text == PLAIN.strip()


def test_a_page_of_the_web_becomes_an_article_with_the_hash_of_what_was_sent(settings, engine, tmp_path):
    body = f"<!doctype html><title>The window</title><article><p>{PLAIN * 4}</p></article>".encode()
    env = running.environment(settings, tmp_path) | {"FACTCHECK_FETCH_PRIVATE": "yes"}
    with elsewhere.serving(lambda handler: elsewhere.reply(handler, body=body, kind="text/html")) as place:
        arguments = ["article", "add", f"{place.url}/1", "--outlet", "The Daily"]
        answer = CliRunner().invoke(factcheck, arguments, env=env)
    article, version = stored(engine)
    assert answer.stdout == f"http://localhost/desk/articles/{article.id}\n"
    assert (article.title, article.url) == ("The window", f"{place.url}/1")
    assert "The window broke on Tuesday." in version.text
    assert version.fetched_sha256 == hashlib.sha256(body).hexdigest()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://127.0.0.1:8000/", "Only the ports"),
        ("http://127.0.0.1/", "private network"),
        ("http://[fd00::1]/", "private network"),
        ("https://ada:pw@daily.example/1", "user name or password"),
    ],
)
def test_an_address_that_is_not_asked_is_a_sentence(run, address, sentence):
    answer = run("article", "add", address)
    assert answer.exit_code != 0
    assert sentence in str(answer.exception)


@pytest.mark.parametrize(
    ("arguments", "text", "sentence"),
    [
        (("--published", "2024-13"), PLAIN, "2023-05-03, or 2023-05, or 2023"),
        ((), "   ", "no text"),
        ((), b"\xff\xff", "UTF-8"),
        ((), "NUL \x00", "cannot be stored"),
    ],
)
def test_what_is_no_article_is_refused_as_a_sentence(run, arguments, text, sentence):
    answer = run("article", "add", "-", "--title", "The window", *arguments, text=text)
    assert answer.exit_code != 0
    assert sentence in str(answer.exception)


def test_a_refusal_reaches_the_person_without_a_traceback(monkeypatch, capsys, settings, engine, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    for name, value in running.environment(settings, tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["factcheck", "article", "add", str(empty), "--title", "T"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == "factcheck: The article has no text."
