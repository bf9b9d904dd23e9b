"""The public side as files: where each address lies, and how what links to it is written then."""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from html import escape, unescape
from urllib.parse import urlsplit

LIVE = re.compile(
    r"/(?:signin|signout|desk|report|suggest|letters|changes|unsubscribe|api|docs|oembed|v1alpha1|healthz|readyz|metrics)"
    r"(?:[/?.:]|$)|/openapi\.json"
)
"""Addresses that only the application answers."""
WORDS = re.compile(r'(?P<before>\s(?:href|src|content)=")(?P<address>(?:https?:/)?/[^"]*)(?P<after>")')
ANCHOR = re.compile(
    r"<(a)\b[^>]*?\shref=\"([^\"]*)\"[^>]*>(.*?)</a>|<(link)\b[^>]*?\shref=\"([^\"]*)\"[^>]*>", re.DOTALL
)
MARKED = re.compile(r"v=[0-9a-f]+")
"""The mark of a file that changes with its content: no question, and no other file."""
STRING = re.compile(r'"(?P<address>(?:https?:/)?/[^"\\\s]*)"')
PART = re.compile(r"https?://[^\s\"<>]*/export/annotations/\d+\.jsonld|(?<=<loc>)[^<]+")
"""Addresses of parts of a collection, or what stands on a map of the site."""
PACKED = (
    ".html",
    ".json",
    ".jsonld",
    ".jsonl",
    ".csv",
    ".xml",
    ".atom",
    ".css",
    ".js",
    ".svg",
    ".txt",
    ".bib",
    ".ris",
)
"""Endings of files that have packed twins."""


class Places:
    """Where the addresses of a site lie."""

    def __init__(self, site_url: str) -> None:
        self.root = site_url.rstrip("/")
        self.prefix = urlsplit(self.root).path
        """What stands before each address where the site is not at the root of its host."""

    def own(self, address: str) -> str | None:
        """The path and question of an address of ours; None for another's, or one that has no file."""
        if address.startswith(f"{self.root}/") or address == self.root:
            address = address[len(self.root) :] or "/"
        if not address.startswith("/") or address.startswith("//") or LIVE.match(address):
            return None
        return address.partition("#")[0]

    def path(self, address: str) -> str:
        """The file of an address of ours, from the folder of the site on."""
        path, _, asked = address.partition("?")
        name = path.lstrip("/")
        if path.startswith("/static/") or MARKED.fullmatch(asked):
            return name
        if not ending(path):
            return f"{name}/{_mark(asked)}index.html".replace("//", "/").lstrip("/")
        if not asked:
            return name
        stem, dot, last = name.rpartition(".")
        return f"{stem}.{_mark(asked).rstrip('/')}{dot}{last}"

    def written(self, address: str) -> str:
        """The address as a page among files links to it; a folder ends with a slash."""
        bare, sharp, place = address.partition("#")
        if MARKED.fullmatch(bare.partition("?")[2]):
            return f"{self.prefix}{address}"
        return f"{self.prefix}/{self.path(bare).removesuffix('index.html')}{sharp}{place}"

    def page(self, text: str, found: Callable[[str], None]) -> str:
        """A page with its links as files have them; each address of ours is told."""

        def link(match: re.Match[str]) -> str:
            address = unescape(match["address"])
            own = self.own(address)
            if own is None:
                return match[0]
            found(own)
            absolute = self.root[: len(self.root) - len(self.prefix)] if address.startswith("http") else ""
            place = address.partition("#")[1:]
            return f"{match['before']}{absolute}{escape(self.written(own + ''.join(place)))}{match['after']}"

        return WORDS.sub(link, ANCHOR.sub(self._standing, text))

    def _standing(self, match: re.Match[str]) -> str:
        """A link whose target has a file, as it is; of one to the application only its words."""
        address = unescape(match[2] or match[5])
        local = address[len(self.root) :] if address.startswith(f"{self.root}/") else address
        return (match[3] or "") if LIVE.match(local) else match[0]

    def data(self, text: str, found: Callable[[str], None]) -> str:
        """Data with addresses that ask a question as files have them; those are told."""

        def link(match: re.Match[str]) -> str:
            own = self.own(match["address"])
            if own is None or "?" not in own:
                return match[0]
            found(own)
            root = self.root if match["address"].startswith("http") else self.prefix
            return f'"{root}/{self.path(own).removesuffix("index.html")}"'

        return STRING.sub(link, text)


def ending(path: str) -> str:
    """The ending of a file's address; empty for that of a page."""
    found = re.search(r"\.[a-z0-9]+$", path)
    return found[0] if found else ""


def _mark(asked: str) -> str:
    """A folder for what was asked, the same for the same question."""
    return f"{sha256(asked.encode()).hexdigest()[:12]}/" if asked else ""


def redirect(address: str) -> str:
    """A page that leads on, for hosts that only have files."""
    to = escape(address)
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Moved</title>\n'
        f'<meta http-equiv="refresh" content="0; url={to}"><link rel="canonical" href="{to}"></head>\n'
        f'<body><p>This page has moved <a href="{to}">here</a>.</p></body>\n</html>\n'
    )


def numbers(document: dict[str, object]) -> Iterator[str]:
    """The addresses of a dossier's attributions."""
    attributions = document.get("attributions")
    for each in attributions if isinstance(attributions, list) else ():
        yield f"/attributions/{each['id']}"
        yield f"/attributions/{each['id']}.jsonld"
