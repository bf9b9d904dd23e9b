"""Stance and chain against labels set by hand; the labels are spans into texts that are not here."""

import json
from functools import cache
from pathlib import Path

from factcheck.domain.extract import Suggestion, extract
from factcheck.domain.extract.chains import folded, own_outlet
from tests.domain.extract.reading import rows

LABELS = Path(__file__).parent / "labels"


def labels(name: str) -> list[dict]:
    return json.loads((LABELS / name).read_text(encoding="utf-8"))["labels"]


@cache
def read() -> dict[str, tuple[str, list[Suggestion]]]:
    return {
        row["id"]: (row["text"], extract(row["text"])) for row in rows("attribution/polnear_train210.jsonl")
    }


def at_cue(label: dict) -> Suggestion | None:
    """The suggestion whose cue overlaps the label's."""
    spans = label["cue"]
    for one in read()[label["id"]][1]:
        if any(start < to and since < end for start, end in one.cue for since, to in spans):
            return one
    return None


def stances() -> tuple[int, int, int]:
    """Right, found, labelled."""
    found = [(label, one) for label in labels("stance.json") if (one := at_cue(label))]
    return sum(one.stance == label["stance"] for label, one in found), len(found), len(labels("stance.json"))


def chains() -> tuple[int, int, int]:
    """Right, found, labelled; the article's own outlet, which no label names, is left aside."""
    found = [(label, one) for label in labels("chains.json") if (one := at_cue(label))]
    right = 0
    for label, one in found:
        text = read()[label["id"]][0]
        wanted = {folded(hop.get("platform") or text[slice(*hop["span"])]) for hop in label["chain"]}
        own = folded(own_outlet(text) or "")
        right += {folded(hop) for hop in one.chain} - {own} == wanted - {own}
    return right, len(found), len(labels("chains.json"))


def test_nine_stances_in_ten_are_right():
    right, found, labelled = stances()

    assert labelled == 300
    assert right >= 0.9 * found


def test_more_than_eight_chains_in_ten_are_right():
    right, found, labelled = chains()

    assert labelled == 100
    assert right >= 0.85 * found
