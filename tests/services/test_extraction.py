"""Files: text as it is, foreign pages only through a process with limits."""

import subprocess
import time

import pytest

from factcheck.services import extraction, extraction_worker

pytestmark = pytest.mark.once

PAGE = """<!doctype html><html lang="az"><head><title>Bread prices</title>
<meta name="author" content="Leyla Aliyeva"><meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2021-06-07T10:00:00Z"></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>Bread prices</h1>
<p>The mayor said on Monday that “bread is cheap”, and nobody at the market agreed with her.</p>
<p>Çörək bahadır 👩‍👩‍👧‍👦, dedi qonşu. It was the third day of the strike in the old town.</p></article>
<footer>All rights reserved</footer><script>alert(1)</script></body></html>"""


def test_the_main_text_of_a_page_is_read_with_what_the_page_says_of_it():
    read = extraction.read(PAGE.encode(), "bread.html")
    assert "Çörək bahadır 👩‍👩‍👧‍👦, dedi qonşu." in read.text
    assert "\n\n" in read.text
    assert "alert" not in read.text
    assert "rights reserved" not in read.text
    assert (read.title, read.byline, read.published) == ("Bread prices", "Leyla Aliyeva", "2021-06-07")
    assert (read.outlet, read.language) == ("The Herald", "az")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_plain_text_is_read_whatever_its_unicode(encoding):
    text = "Привет 👩‍👩‍👧‍👦\r\nمرحبا"
    assert extraction.read(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("data", ["Grüße".encode("latin-1"), b"\x89PNG\r\n\x1a\n\xff\xfe", b"\xff\xfea"])
def test_what_is_not_unicode_is_refused(data):
    with pytest.raises(extraction.FileUnreadable):
        extraction.read(data, "a.txt")


def test_a_file_that_is_too_large_is_refused_before_anything_reads_it():
    with pytest.raises(extraction.FileTooLarge):
        extraction.read(b"<html>" + b"a" * extraction.LARGEST, "a.html")


@pytest.mark.parametrize("data", [b"<html></html>", b"<html>" + b"<div>" * 100_000, b"<!doctype html><p>"])
def test_a_page_without_an_article_is_refused(data):
    with pytest.raises(extraction.NoMainText):
        extraction.read(data, "a.html")


def test_a_page_of_a_hundred_thousand_paragraphs_ends_within_the_limit():
    page = b"<html><body><article>" + b"<p>Words, said he." * 100_000 + b"</article>"
    begun = time.monotonic()
    try:
        assert extraction.read(page, "a.html").text
    except extraction.PageTooHard as refusal:
        assert "Paste its text" in str(refusal)  # noqa: PT017 - either answer will do, in time
    assert time.monotonic() - begun < extraction.WALL_SECONDS + 10


def test_a_worker_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(extraction, "WALL_SECONDS", 0.05)
    with pytest.raises(extraction.PageTooHard):
        extraction.read(PAGE.encode(), "a.html")


def test_the_worker_bounds_its_memory_and_its_time():
    probe = (
        "from factcheck.services import extraction_worker as w; w.limit(); import resource as r; "
        "print(r.getrlimit(r.RLIMIT_AS)[0], r.getrlimit(r.RLIMIT_CPU)[0])"
    )
    done = subprocess.run([extraction.sys.executable, "-I", "-c", probe], capture_output=True, check=True)
    assert done.stdout.split() == [
        str(extraction_worker.MEMORY).encode(),
        str(extraction_worker.CPU_SECONDS).encode(),
    ]


def test_a_worker_out_of_memory_is_a_sentence(monkeypatch):
    probe = "from factcheck.services import extraction_worker as w; w.limit(); bytearray(2 * w.MEMORY)"
    monkeypatch.setattr(extraction, "COMMAND", (extraction.sys.executable, "-I", "-c", probe))
    with pytest.raises(extraction.PageTooHard):
        extraction.read(PAGE.encode(), "a.html")


def test_the_worker_sees_no_secret(monkeypatch):
    monkeypatch.setenv("FACTCHECK_SECRET_KEY", "do-not-tell")
    probe = "import json, os; print(json.dumps({'text': ' '.join(os.environ.values())}))"
    monkeypatch.setattr(extraction, "COMMAND", (extraction.sys.executable, "-I", "-c", probe))
    assert "do-not-tell" not in extraction.read(PAGE.encode(), "a.html").text


def test_the_web_process_never_loads_the_parser():
    probe = "import factcheck.app, sys; print(bool({'lxml', 'trafilatura'} & {*sys.modules}))"
    done = subprocess.run([extraction.sys.executable, "-c", probe], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
