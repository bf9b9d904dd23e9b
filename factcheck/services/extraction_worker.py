"""The process that reads foreign HTML: HTML on standard input, its main text as JSON on standard output.

It runs alone, without the desk's settings, and gives itself limits before it loads the
parser: a page made to exhaust a parser exhausts this process only.
"""

import json
import sys

CPU_SECONDS = 8
MEMORY = 768 * 1024 * 1024
"""Bytes of address space."""
KEPT = ("text", "title", "author", "date", "sitename", "url")


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

    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False
    )
    told = found.as_dict() if found else {}
    return {name: str(told[name]) for name in KEPT if told.get(name)}


if __name__ == "__main__":
    main()
