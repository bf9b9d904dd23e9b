"""The tag of a finished answer, and whether what is stored still fits it."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterable
from hashlib import sha256

import brotli

Unpack = Callable[[bytes], bytes]
UNPACKS: dict[str, Unpack] = {"gzip": gzip.decompress, "br": brotli.decompress}
"""How each coding is undone."""


def tag(status: int, headers: Iterable[tuple[str, str]], body: bytes) -> str:
    """The tag of an answer, which no other one has."""
    words = json.dumps([status, [list(each) for each in headers]]).encode()
    return sha256(words + body).hexdigest()[:32]


def says(packed: bytes | None, coding: str, body: bytes) -> bool:
    """Whether a body in a coding is that body; one that is not there says nothing else."""
    try:
        return packed is None or UNPACKS[coding](packed) == body
    except (OSError, EOFError, zlib.error, brotli.error):
        return False
