"""Proposing: an article's text read by an extractor, a long one in a process of its own."""

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from datetime import date
from threading import BoundedSemaphore

from factcheck.domain import extractors
from factcheck.domain.proposals import Proposal, proposals, restored
from factcheck.services.refusals import Refused

LONG = 200_000
"""Texts beyond this are read by a process of their own, in characters."""
WALL_SECONDS = 60
WORKERS = BoundedSemaphore(2)
"""How many long texts one server process has read at once."""


class ExtractorUnknown(Refused):
    """The setting names an extractor that is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{extractors.unknown(name)} Whoever runs this site can correct FACTCHECK_EXTRACTOR."
        )


class TextTooHard(Refused):
    """The extractor broke down, or did not come to an end."""

    sentence = "The machine could not read this text. Mark by hand who says what, or try again."


@dataclass(frozen=True)
class Source:
    """A text, and what is known of it that helps to read it."""

    text: str
    published: str | None = None
    outlet: str | None = None
    language: str | None = None

    @property
    def day(self) -> date | None:
        """The day it was published, if the day is known."""
        try:
            return date.fromisoformat(self.published or "")
        except ValueError:
            return None


def read(source: Source, extractor: str = extractors.DEFAULT) -> list[Proposal]:
    """Who seems to say what in a text; raises ExtractorUnknown or TextTooHard.

    It can take a while: ask before the database is locked.
    """
    if extractor not in extractors.names():
        raise ExtractorUnknown(extractor)
    if len(source.text) > LONG:
        return _by_worker(source, extractor)
    try:
        return here(source, extractor)
    except Exception as error:  # an extractor is somebody else's program and can fail in any way
        raise TextTooHard from error


def here(source: Source, extractor: str) -> list[Proposal]:
    """The proposals, read in this process."""
    extract = extractors.load(extractor)
    found = extract(source.text, published=source.day, outlet=source.outlet, language=source.language)
    return proposals(source.text, found)


def _by_worker(source: Source, extractor: str) -> list[Proposal]:
    """The proposals, read by a process that is stopped when it takes too long."""
    command = [sys.executable, "-m", "factcheck.services.proposing_worker", extractor]
    try:
        with WORKERS:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module
                command,
                input=json.dumps(asdict(source)).encode(),
                capture_output=True,
                timeout=WALL_SECONDS,
                check=True,
                env=_environment(),
            )
        return [restored(row) for row in json.loads(done.stdout)]
    except (subprocess.SubprocessError, ValueError, OSError) as error:
        raise TextTooHard from error


def _environment() -> dict[str, str]:
    """What the process sees of ours: where its parts lie, and nothing that is secret."""
    names = ("SYSTEMROOT", "PYTHONPATH", "HOME")
    return {"PATH": os.defpath} | {name: os.environ[name] for name in names if name in os.environ}
