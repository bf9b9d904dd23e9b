"""The process that reads a long text: the text as JSON on standard input, proposals as JSON on the output."""

import json
import sys
from dataclasses import asdict

from factcheck.services.proposing import Source, here


def main() -> None:
    """Read, extract, answer; the extractor's name is the argument."""
    source = Source(**json.loads(sys.stdin.buffer.read()))
    rows = [asdict(proposal) for proposal in here(source, sys.argv[1])]
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    main()
