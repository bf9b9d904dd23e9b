"""Check exported files against a published head: no database, no network, no library.

    python -m factcheck.verify FILE… [--head HEAD]

FILE is a log (`factcheck export log`) or dossiers (`.jsonl`, `.json`, or one claim's
`.json`). HEAD is the site's `/export/head.json`, or the hash that a log must come to.
Each thing that is not as it was exported is named with its place; then the status is 1.
"""

import hashlib
import json
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
    """Check the files; 0 when all is as exported, 1 when not."""
    parser = ArgumentParser(
        prog="python -m factcheck.verify", description=__doc__, formatter_class=RawTextHelpFormatter
    )
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--head", help="a head's file, or the hash of a log")
    asked = parser.parse_args(arguments)
    hashed = asked.head is None or re.fullmatch("[0-9a-f]{64}", asked.head)
    head = asked.head if hashed else json.loads(Path(asked.head).read_bytes())
    good = [_told(path, head) for path in asked.files]
    return 0 if all(good) else 1


def _told(path: Path, head: Any) -> bool:
    """Whether a file is as it was exported; each thing that is not is written out."""
    raw = path.read_bytes()
    found = [*problems(path.name, raw, head), *sums(path, raw)]
    for where, what in found:
        sys.stdout.write(f"{where}: {what}\n")
    if not found:
        sys.stdout.write(f"{path.name}: as it was exported{', and as the head says' if head else ''}.\n")
    return not found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
