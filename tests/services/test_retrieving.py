"""What servers send, read as articles: pages in every charset, and sentences for everything else."""

import hashlib

import pytest

from factcheck.services import extraction, retrieving
from factcheck.services.retrieving import NoPage, NotText

ADDRESS = "https://herald.example/bread?id=1"
WORDS = "«Хлеб подешевел», — сказала мэр в понедельник, и никто на рынке с ней не согласился. " * 4


def page(words=WORDS, head=""):
    opening = f"<!doctype html><html lang=ru><head><title>Хлеб</title>{head}</head>"
    return f"{opening}<body><article><p>{words}</p></article></body></html>"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "iso-8859-5"])
def test_a_page_is_read_in_the_charset_that_the_server_names(charset):
    body = page().replace("«", "").replace("»", "").replace("—", "-").encode(charset)
    read = retrieving.read(body, 200, f'text/html; charset="{charset.upper()}"', ADDRESS)
    assert "Хлеб подешевел, - сказала мэр" in read.found.text
    assert read.found.title == "Хлеб"
    assert read.sha256 == hashlib.sha256(body).hexdigest()


def test_a_plain_text_is_kept_as_it_came():
    read = retrieving.read(
        "Çörek\nucuzladı.".encode("windows-1254"), 200, "text/plain;charset=windows-1254", ADDRESS
    )
    assert (read.found.text, read.found.url) == ("Çörek\nucuzladı.", ADDRESS)


@pytest.mark.parametrize(
    "charset", ["punycode", "unicode_escape", "zlib", "utf-7", "no-such", "idna", "utf-8"]
)
def test_a_charset_that_is_none_changes_nothing(charset):
    body = b"Bread \xff got cheaper."
    assert retrieving.unified(body, f"charset={charset}") == body


@pytest.mark.parametrize(
    ("canonical", "kept"),
    [
        ("https://herald.example/bread", "https://herald.example/bread"),
        ("https://other.example/bread", ADDRESS),
        ("", ADDRESS),
    ],
)
def test_the_address_is_the_pages_own_unless_it_names_another_server(canonical, kept):
    head = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    read = retrieving.read(page(head=head).encode(), 200, "text/html", f"{ADDRESS}#comments")
    assert (read.found.url, read.url) == (kept, ADDRESS)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (404, "has nothing there (404)"),
        (403, "does not let programs read it"),
        (500, "gave no page (500)"),
        (302, "302"),
    ],
)
def test_a_server_that_gives_no_page_is_quoted(status, sentence):
    with pytest.raises(NoPage) as refusal:
        retrieving.read(page().encode(), status, "text/html", ADDRESS)
    assert sentence in str(refusal.value)
    assert "paste its text" in str(refusal.value)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("application/pdf", "is a PDF, which is not read"),
        ("image/png", "no text but image/png"),
        ("application/json", "no text but application/json"),
        ("text/html-evil", "no text but text/html-evil"),
    ],
)
def test_what_is_no_page_of_text_is_refused_before_anything_reads_it(monkeypatch, kind, sentence):
    monkeypatch.setattr(extraction, "read", lambda *_: pytest.fail("It was read."))
    with pytest.raises(NotText, match=sentence):
        retrieving.read(b"%PDF-1.7", 200, kind, ADDRESS)


def test_a_page_without_an_article_says_so():
    with pytest.raises(extraction.NoMainText):
        retrieving.read(b"<html></html>", 200, "text/html", ADDRESS)


def test_what_calls_itself_text_and_is_none_is_refused():
    with pytest.raises(extraction.FileUnreadable):
        retrieving.read(b"\x89PNG\r\n\x1a\n\xff\xfe", 200, "text/plain", ADDRESS)
