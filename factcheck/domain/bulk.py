"""Bulk data: what the files of a day are called, and what the manifest says of them."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

NAME = re.compile(r"verdicts-(?P<day>\d{4}-\d{2}-\d{2})\.(?P<shape>jsonl|json|csv)(?P<packed>\.gz)?")
TYPES = {"jsonl": "application/jsonl", "json": "application/json", "csv": "text/csv"}
"""The media type of each shape."""
SHAPES = {
    "jsonl": "One dossier a line, by their last change.",
    "json": "One document of all dossiers.",
    "csv": "One row a claim: its ruling, who stands where, and how much there is.",
}
EXCEPTED = (
    "The licence covers what the desk wrote: claims, verdicts, rulings, and the data as a whole. Quoted text "
    "stays with those who said or published it and is given here as quotation; it is in `quote`, `selector`, "
    "`title`, `byline` and `answer`."
)
"""What the licence does not cover."""
QUICK = 1
"""The level of compression of what is packed while it is sent."""
GZIP = 31
"""What tells zlib to write gzip."""


@dataclass(frozen=True)
class File:
    """One file of a day."""

    name: str
    bytes: int
    sha256: str


def name_of(day: date, shape: str, *, packed: bool = False) -> str:
    """What a file of that day is called."""
    return f"verdicts-{day.isoformat()}.{shape}{'.gz' if packed else ''}"


def media_type(name: str) -> str | None:
    """The media type of a file of that name; None where it is not a name of ours."""
    found = NAME.fullmatch(name)
    if found is None:
        return None
    return "application/gzip" if found["packed"] else TYPES[found["shape"]]


def manifest(files: Iterable[File], site: Mapping[str, str], generated: str, claims: int) -> dict[str, Any]:
    """What there is, how to know that it came whole, and on which terms."""
    return {
        "format": "factcheck-manifest",
        "version": 1,
        "generated": generated,
        "site": dict(site),
        "license": {"url": site["license"], "excepted": EXCEPTED},
        "schema": f"{site['url']}/export/schema.json",
        "claims": claims,
        "files": [
            _told(each, site["url"]) for each in sorted(files, key=lambda each: each.name, reverse=True)
        ],
    }


def _told(file: File, root: str) -> dict[str, Any]:
    """One file with its address and its type."""
    found = NAME.fullmatch(file.name)
    assert found is not None, "only files of ours are told"
    kind = {"day": found["day"], "shape": found["shape"], "type": media_type(file.name)}
    return {"url": f"{root}/export/daily/{file.name}"} | asdict(file) | kind


def packed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same as gzip, packed quickly while it is sent; the first piece leaves at once."""
    packer = zlib.compressobj(QUICK, zlib.DEFLATED, GZIP)
    for place, piece in enumerate(pieces):
        yield packer.compress(piece) + (b"" if place else packer.flush(zlib.Z_SYNC_FLUSH))
    yield packer.flush()
