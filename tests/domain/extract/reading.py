"""What the tests of the extractor share: reading a text, finding one suggestion, the evaluation data."""

import json
import os
from pathlib import Path

import pytest

from factcheck.domain.extract import Suggestion, extract

DATA = Path(os.environ.get("FACTCHECK_EVAL_DATA") or Path(__file__).parents[4] / "shared" / "data")


def words(text: str, spans) -> str:
    """The text of some spans."""
    return " | ".join(text[start:end] for start, end in spans)


def told(text: str, **known) -> list[tuple[str, str, str]]:
    """Source, cue and content of every suggestion, as text."""
    return [
        (words(text, one.source), words(text, one.cue), words(text, one.content))
        for one in extract(text, **known)
    ]


def only(text: str, **known) -> Suggestion:
    """The one suggestion of a text."""
    found = extract(text, **known)
    assert len(found) == 1, told(text, **known)
    return found[0]


def rows(name: str) -> list[dict]:
    """A file of the evaluation data; the test is skipped where it is absent."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"no evaluation data: {name} is not at {DATA}; FACTCHECK_EVAL_DATA says where it is")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
