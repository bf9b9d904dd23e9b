"""The hash chain of the log: each entry carries the hash of the one before."""

import hashlib
import json
from typing import Any

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, Unicode as it is."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def entry_hash(previous: str, entry: dict[str, Any]) -> str:
    """The hash of an entry that follows the one with hash `previous`."""
    return digest(previous + canonical(entry))
