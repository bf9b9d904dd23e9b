"""Retrieving: what a server sent for an address, read as an article like an uploaded file."""

import hashlib
import re
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urlsplit

from factcheck.services import extraction
from factcheck.services.extraction import Extracted
from factcheck.services.refusals import Refused

PAGES = {"text/html", "application/xhtml+xml"}
TEXTS = {"text/plain", ""}
CHARSETS = re.compile(
    r"utf-?8|us-ascii|iso-8859-\d{1,2}|latin-?1|windows-125\d|cp125\d|koi8-[ru]|mac-?(roman|cyrillic)|gbk|gb2312"
    r"|gb18030|big5|shift_jis|euc-(jp|kr)|iso-2022-jp|utf-16(le|be)?",
    re.IGNORECASE,
)
"""What pages are written in; Python knows codecs that are none of these, some of them costly."""
ANSWERS = {
    401: "wants a password",
    402: "wants to be paid",
    403: "does not let programs read it",
    404: "has nothing there",
    410: "has taken it away",
    429: "asks us to come back later",
    451: "may not show it, for legal reasons",
}
"""Why a server gives no page, by its status."""


class NoPage(Refused):
    """The server gave no page."""

    def __init__(self, status: int) -> None:
        why = ANSWERS.get(status, "gave no page")
        super().__init__(f"The server {why} ({status}). Open the page in a browser and paste its text.")


class NotText(Refused):
    """Something else than a page or a text."""

    def __init__(self, kind: str) -> None:
        what = "a PDF" if kind == "application/pdf" else f"no text but {kind[:60]}"
        super().__init__(f"At that address is {what}, which is not read. Open it and paste its text.")


@dataclass(frozen=True)
class Retrieved:
    """An article as found, the address it was read from, and the SHA-256 of what was sent."""

    found: Extracted
    url: str
    sha256: str


def read(body: bytes, status: int, content_type: str, url: str) -> Retrieved:
    """The article in an answer; raises NoPage, NotText, or what an uploaded file is refused for.

    It can take seconds: ask before the database is locked.
    """
    if status not in range(200, 300):
        raise NoPage(status)
    kind, _, rest = content_type.partition(";")
    kind = kind.strip().lower()
    if kind not in PAGES | TEXTS:
        raise NotText(kind)
    name = "page.html" if kind in PAGES else ""
    found = extraction.read(unified(body, rest), name)
    address = urldefrag(url).url
    return Retrieved(replace(found, url=own(found.url, address)), address, hashlib.sha256(body).hexdigest())


def unified(body: bytes, parameters: str) -> bytes:
    """A body in UTF-8, if the server named another charset that fits; else as it is."""
    named = re.search(r"charset\s*=\s*\"?([\w.:-]+)", parameters, re.IGNORECASE)
    if not named or not CHARSETS.fullmatch(named[1]):
        return body
    try:
        return body.decode(named[1]).encode()
    except (UnicodeError, LookupError):
        return body


def own(canonical: str, url: str) -> str:
    """The address that a page gives itself, if it is one of the same server; else where it was read."""
    try:
        same = urlsplit(canonical).netloc == urlsplit(url).netloc
    except ValueError:
        same = False
    return canonical if same and canonical.startswith(("http://", "https://")) else url
