"""An answer finished: its bytes in every coding, its tag and its headers, ready to be stored and sent."""

import gzip
import json
import time
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from hashlib import sha256
from typing import Any

import brotli

from factcheck.config import HOME, PACKAGE, Settings
from factcheck.domain import subjects
from factcheck.domain.tags import tag
from factcheck.shelf import Finished

LEAST = 300
"""Shorter bodies are not worth packing, in bytes."""
LARGEST = 2 * 1024 * 1024
"""Longer bodies are not stored, in bytes."""
PACKED = ("text/", "application/json", "application/ld+json", "application/xml", "image/svg+xml")
PACKED_ENDINGS = ("+json", "+xml", "javascript")
OURS = {
    "accept-ranges",
    "content-length",
    "content-encoding",
    "etag",
    "last-modified",
    "date",
    "x-request-id",
}
"""Headers that differ from one sending to the next."""
VARIES = {"accept-encoding", "cookie", "hx-request", "hx-boosted", "hx-history-restore-request"}
"""What a stored answer may depend on: we look at all of it before we send one."""
QUICKLY = 1
"""The quality of what is sent once and not stored."""
KEPT_STATUSES = {200, 410}
UNSEEN = {"instance", "secret_key", "database_url", "mail_url", "mail_from", "log_level", "proxies"}
"""Settings that no reader's page shows."""


def storable(status: int, headers: Iterable[tuple[str, str]]) -> bool:
    """Whether an answer is the same for every stranger who asks for it."""
    found: dict[str, str] = {}
    for name, value in headers:
        found[name.lower()] = f"{found.get(name.lower(), '')},{value}".strip(",")
    varies = {each.strip().lower() for each in found.get("vary", "").split(",") if each.strip()}
    control = found.get("cache-control", "")
    closed = "set-cookie" in found or "no-store" in control or "private" in control
    return status in KEPT_STATUSES and not closed and varies <= VARIES


def finish(status: int, headers: Iterable[tuple[str, str]], body: bytes, *, quality: int = 9) -> Finished:
    """The answer in every coding that is worth it, packed as well as its `quality`, 1 to 9, allows."""
    kept = [(name, value) for name, value in headers if name.lower() not in OURS]
    bodies = {"": body}
    if len(body) >= LEAST and packs(kept):
        packed = {
            "gzip": gzip.compress(body, quality, mtime=0),
            "br": brotli.compress(body, quality=quality),
        }
        bodies |= {coding: twin for coding, twin in packed.items() if len(twin) < len(body)}
        kept = _varying(kept)
    return Finished(status, kept, tag(status, kept, body), int(time.time()), bodies)


def packs(headers: Iterable[tuple[str, str]]) -> bool:
    """Whether the body is text."""
    kind = next((value for name, value in headers if name.lower() == "content-type"), "").partition(";")[0]
    return kind.startswith(PACKED) or kind.endswith(PACKED_ENDINGS)


def _varying(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The headers with one Vary that names the coding too."""
    varies = [value for name, value in headers if name.lower() == "vary"]
    others = [(name, value) for name, value in headers if name.lower() != "vary"]
    return [*others, ("Vary", ", ".join(["Accept-Encoding", *varies]))]


def row(address: str, imprint: str, edition: int, answer: Finished, *, part: bool) -> dict[str, Any]:
    """A finished answer as it is stored."""
    return {
        "address": address,
        "part": part,
        "subject": subjects.subject(address) or "",
        "imprint": imprint,
        "status": answer.status,
        "headers": json.dumps(answer.headers),
        "etag": answer.etag,
        "modified": answer.modified,
        "body": answer.bodies[""],
        "gzip": answer.bodies.get("gzip"),
        "br": answer.bodies.get("br"),
        "edition": edition,
    }


@cache
def imprint(settings: Settings) -> str:
    """What draws the answers: this program with these settings. Another one draws them anew."""
    told = {
        each.name: str(getattr(settings, each.name)) for each in fields(settings) if each.name not in UNSEEN
    }
    return sha256(json.dumps([_program(), told]).encode()).hexdigest()[:16]


@cache
def _program() -> str:
    """The hash of our code, templates and static files."""
    digest = sha256()
    folders = (PACKAGE.rglob("*.py"), (HOME / "templates").rglob("*.html"), (HOME / "static").rglob("*.*"))
    for path in sorted(path for folder in folders for path in folder if path.is_file()):
        digest.update(str(path.relative_to(HOME)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
