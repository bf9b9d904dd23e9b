"""JSON lines in, suggested attributions out: python -m factcheck.domain.extract < texts.jsonl."""

import sys

from factcheck.domain.extract.pipeline import extract_lines

if __name__ == "__main__":
    for line in extract_lines(sys.stdin):
        sys.stdout.write(line + "\n")
