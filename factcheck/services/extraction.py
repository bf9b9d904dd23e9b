"""Extraction: the text of an uploaded file; foreign HTML is read by a process of its own."""

import codecs
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from threading import BoundedSemaphore

from factcheck.domain import dates
from factcheck.services.refusals import Refused

LARGEST = 2 * 1024 * 1024
"""The largest file we read, in bytes."""
WALL_SECONDS = 12
COMMAND = (sys.executable, "-I", "-m", "factcheck.services.extraction_worker")
WORKERS = BoundedSemaphore(2)
"""How many pages one server process reads at once."""
HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
LANGUAGE = re.compile(rb"<html\b[^>]{0,500}?\slang=[\"']?([a-z]{2,3}(?:-[a-z0-9]{2,8})*)", re.IGNORECASE)
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


class FileTooLarge(Refused):
    """More than an article."""

    sentence = "The file is larger than 2 MB. Copy the article's text and paste it instead."


class FileUnreadable(Refused):
    """Not text, or not in Unicode."""

    sentence = "The file is not text in UTF-8 or UTF-16. Save it as UTF-8, or paste the text instead."


class PageTooHard(Refused):
    """The page broke a limit or the parser."""

    sentence = "This page could not be read within the limits of time and memory. Paste its text instead."


class NoMainText(Refused):
    """Nothing on the page looks like an article."""

    sentence = "No article was found on this page. Paste its text instead."


@dataclass(frozen=True)
class Extracted:
    """The text of a file and what the file says of it; empty where it says nothing."""

    text: str
    title: str = ""
    byline: str = ""
    published: str = ""
    outlet: str = ""
    language: str = ""
    url: str = ""


def read(data: bytes, name: str = "") -> Extracted:
    """The article in a file; raises FileTooLarge, FileUnreadable, PageTooHard or NoMainText.

    It can take seconds: ask before the database is locked.
    """
    if len(data) > LARGEST:
        raise FileTooLarge
    if is_html(data, name):
        return _from_page(data)
    return Extracted(decoded(data))


def is_html(data: bytes, name: str = "") -> bool:
    """Whether a file is a web page, by its name or by how it begins."""
    return name.lower().endswith((".html", ".htm", ".xhtml")) or HTML_START.match(data[:4096]) is not None


def decoded(data: bytes) -> str:
    """A plain text, from UTF-8 or from UTF-16 with its byte order mark."""
    mark = next((mark for mark in BYTE_ORDER_MARKS if data.startswith(mark)), b"")
    try:
        return data[len(mark) :].decode(BYTE_ORDER_MARKS.get(mark, "utf-8"))
    except UnicodeDecodeError as error:
        raise FileUnreadable from error


def _from_page(data: bytes) -> Extracted:
    """The main text of a page, read by a worker within its limits."""
    with WORKERS:
        told = _ask_worker(data)
    if not told.get("text", "").strip():
        raise NoMainText
    date = told.get("date", "")[:10]
    tagged = LANGUAGE.search(data[:4096])
    return Extracted(
        text=paragraphed(told["text"]),
        title=told.get("title", ""),
        byline=told.get("author", ""),
        published=date if dates.valid(date) else "",
        outlet=told.get("sitename", ""),
        language=tagged[1].decode() if tagged else "",
        url=told.get("url", ""),
    )


def _ask_worker(data: bytes) -> dict[str, str]:
    """What the worker read; raises PageTooHard when it was stopped."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            COMMAND, input=data, capture_output=True, timeout=WALL_SECONDS, check=True, env=_environment()
        )
        told: dict[str, str] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError, OSError) as error:
        raise PageTooHard from error
    return told


def _environment() -> dict[str, str]:
    """What the worker sees of ours: nothing that is secret."""
    return {"PATH": os.defpath} | {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def paragraphed(text: str) -> str:
    """A text with an empty line between its paragraphs, however the page had them."""
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())
