"""What people may send of the matrix: how evidence bears on claims, and what they make of it."""

import re
from collections.abc import Mapping

from factcheck.forms.fields import Form

CELL = re.compile(r"bearing-(\d{1,9})-(\d{1,9})", re.ASCII)
WEIGHT = re.compile(r"(?:credibility|relevance)-(\d{1,9})", re.ASCII)


class BearingsForm(Form):
    """Cells `bearing-<evidence>-<claim>`, weights `credibility-<evidence>` and `relevance-<evidence>`."""

    def picks(self, sent: Mapping[str, str]) -> dict[tuple[int, int], str]:
        """What was picked, by evidence and claim; empty where nothing was."""
        found = ((CELL.fullmatch(name), value) for name, value in sent.items())
        return {(int(cell[1]), int(cell[2])): value for cell, value in found if cell}

    def weights(self, sent: Mapping[str, str]) -> dict[int, tuple[str, str]]:
        """Credibility and relevance, by evidence; empty where nothing was picked."""
        pieces = sorted({int(found[1]) for name in sent if (found := WEIGHT.fullmatch(name))})
        return {
            each: (sent.get(f"credibility-{each}", ""), sent.get(f"relevance-{each}", "")) for each in pieces
        }
