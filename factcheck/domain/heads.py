"""The head of the log: one hash that stands for all entries up to it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self


@dataclass(frozen=True)
class Head:
    """After so many entries, on a day, the log came to this hash."""

    day: date
    events: int
    hash: str

    def said(self) -> dict[str, Any]:
        """The head as JSON carries it."""
        return {"day": self.day.isoformat(), "events": self.events, "hash": self.hash}

    @classmethod
    def read(cls, said: dict[str, Any]) -> Self:
        """The head that `said` wrote; raises ValueError for anything else."""
        try:
            return cls(date.fromisoformat(said["day"]), int(said["events"]), str(said["hash"]))
        except (KeyError, TypeError) as error:
            raise ValueError("no head of a log") from error


def read_lines(lines: Iterable[str]) -> list[Head]:
    """The heads in a file with one a line; raises ValueError for a line that is none."""
    return [Head.read(json.loads(line)) for line in lines if line.strip()]
