"""The process that reads foreign HTML: HTML on standard input, its main text as JSON on standard output.

It runs alone, without the desk's settings, and gives itself limits before it loads the
parser: a page made to exhaust a parser exhausts this process only.
"""

import json
import re
import sys

CPU_SECONDS = 8
MEMORY = 768 * 1024 * 1024
"""Bytes of address space."""
KEPT = ("text", "title", "author", "date", "sitename", "url")

JOINERS = {"zwnj": "\u200c", "zwj": "\u200d", "lrm": "\u200e", "rlm": "\u200f"}
NAMED = re.compile("&(zwnj|zwj|lrm|rlm);", re.IGNORECASE)
SHIELD = str.maketrans(dict(zip(JOINERS.values(), "\U00010600\U00010601\U00010602\U00010603", strict=True)))
"""The extractor drops what joins letters and emoji; signs of Linear A, which no news is in, do not."""
UNSHIELD = {ord(stand_in): chr(joiner) for joiner, stand_in in SHIELD.items()}


def main() -> None:
    """Read, extract, answer; `{}` where there is no main text."""
    limit()
    page = sys.stdin.buffer.read()
    sys.stdout.buffer.write(json.dumps(extracted(page), ensure_ascii=False).encode())


def limit() -> None:
    """Bound this process, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows, where only the clock bounds us
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def extracted(page: bytes) -> dict[str, str]:
    """The main text of a page and what the page says of it."""
    import trafilatura  # noqa: PLC0415 - loaded after the limits
    from trafilatura.utils import decode_file  # noqa: PLC0415 - loaded after the limits

    shielded = NAMED.sub(lambda found: JOINERS[found[1].lower()], decode_file(page)).translate(SHIELD)
    found = trafilatura.bare_extraction(
        shielded, with_metadata=True, include_comments=False, include_tables=False
    )
    told = {name: getattr(found, name, None) for name in KEPT}
    return {name: str(value).translate(UNSHIELD) for name, value in told.items() if value}


if __name__ == "__main__":
    main()
