"""Check exported files against a published head: no database, no network, no library.

    python -m factcheck.verify FILE… [--head HEAD]

FILE is a log (`factcheck export log`) or dossiers (`.jsonl`, `.json`, or one claim's
`.json`). HEAD is the site's `/export/head.json`, or the hash that a log must come to.
Each thing that is not as it was exported is named with its place; then the status is 1.
The status is 2 where a file cannot be read, or HEAD is none.
"""

import hashlib
import json
import os
import re
import sys
from argparse import ArgumentParser, RawTextHelpFormatter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.verify import Found, problems


def sums(path: Path, raw: bytes) -> Iterator[Found]:
    """Whether a file has the hash that `FILE.sha256` beside it gives, where there is one."""
    beside = path.with_name(f"{path.name}.sha256")
    given = beside.read_text(encoding="utf-8").split()[:1] if beside.exists() else []
    if given and given != [hashlib.sha256(raw).hexdigest()]:
        yield path.name, f"does not have the hash that {beside.name} gives"


def main(arguments: list[str]) -> int:
    """Check the files; 0 when all is as exported, 1 when not, 2 where nothing could be compared."""
    parser = ArgumentParser(
        prog="python -m factcheck.verify", description=__doc__, formatter_class=RawTextHelpFormatter
    )
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--head", help="a head's file, or the hash of a log")
    asked = parser.parse_args(arguments)
    try:
        head = _head(asked.head)
        good = [_told(path, head) for path in asked.files]
        return 0 if all(good) else 1
    except BrokenPipeError:
        # Whoever read what is written out wants no more of it; nor does the end of this program.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _failed(f"{error.filename} cannot be read: {error.strerror}.")
    except NoHead:
        return _failed(f"{asked.head} is no head: take the site's /export/head.json, or the hash of a log.")


class NoHead(ValueError):
    """A file that no export can be held against."""


def _head(given: str | None) -> Any:
    """The head's document, the hash of a log, or None; raises NoHead."""
    if given is None or re.fullmatch("[0-9a-f]{64}", given):
        return given
    try:
        found = json.loads(Path(given).read_bytes())
    except ValueError as error:
        raise NoHead from error
    if not isinstance(found, dict) or not {"log", "verdicts"} <= found.keys():
        raise NoHead
    return found


def _failed(sentence: str) -> int:
    """Say why nothing could be compared."""
    sys.stderr.write(f"{sentence}\n")
    return 2


def _told(path: Path, head: Any) -> bool:
    """Whether a file is as it was exported; each thing that is not is written out."""
    raw = path.read_bytes()
    found = [*problems(path.name, raw, head), *sums(path, raw)]
    if isinstance(head, str) and b'"previous_hash":' not in raw:
        found.append((path.name, "a hash is what a log comes to; hold dossiers against /export/head.json"))
    for where, what in found:
        sys.stdout.write(f"{where}: {what}\n")
    if not found:
        sys.stdout.write(f"{path.name}: as it was exported{', and as the head says' if head else ''}.\n")
    sys.stdout.flush()
    return not found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
