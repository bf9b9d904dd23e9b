"""The stories the demo tells, read from the folders beside this file, act by act."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FOLDERS = ("kremlin", "march", "voltaire")
Row = dict[str, Any]
ACTS = ("claims", "articles", "attributions", "evidence", "verdicts", "rulings", "searches", "publications")
"""What a story is made of, in the order in which things of the same moment happen."""
SIGNS = {
    "++": "strongly supports",
    "+": "supports",
    "0": "neutral",
    "-": "contradicts",
    "--": "strongly contradicts",
    "x": "not applicable",
}
"""How a bearing is written in a story."""


@dataclass(frozen=True)
class Act:
    """One thing that one person did at one moment."""

    at: datetime
    by: str
    kind: str
    row: Row


@dataclass(frozen=True)
class Story:
    """One dossier: its question, and all that was done about it."""

    folder: Path
    said: Row

    @classmethod
    def read(cls, name: str) -> "Story":
        """The story in the folder of that name."""
        folder = HERE / name
        parts = [_toml(folder / file) for file in ("story.toml", "judgement.toml")]
        return cls(folder, parts[0] | parts[1])

    @property
    def speakers(self) -> list[Row]:
        """Who speaks in it."""
        return list(self.said["speakers"])

    def text(self, article: str) -> str:
        """The text of one of its articles."""
        return (self.folder / f"{article}.txt").read_text(encoding="utf-8").strip()

    def acts(self) -> list[Act]:
        """All that happens after the question is asked, in the order of time."""
        return sorted(self._acts(), key=lambda act: act.at)

    def opening(self) -> Act:
        """The act with which the question is asked."""
        question = self.said["question"]
        return Act(question["at"], question["by"], "question", question)

    def _acts(self) -> Iterator[Act]:
        """The acts as they stand in the files, with when and who where it is not said."""
        asked = self.said["question"]
        read = {article["key"]: article for article in self.said["articles"]}
        for kind in ACTS:
            for row in self.said.get(kind, ()):
                source = read[row["article"]] if kind == "attributions" else row if "at" in row else asked
                pause = timedelta(minutes=10) if kind == "attributions" else timedelta()
                yield Act(source["at"] + pause, source["by"], kind, row)


def all_stories() -> list[Story]:
    """Every story there is to tell."""
    return [Story.read(name) for name in FOLDERS]


def _toml(path: Path) -> Row:
    """A file of a story."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
