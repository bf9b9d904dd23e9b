"""Tables of checks: what `/export/verdicts.csv` gives, or any CSV whose columns one can name."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from factcheck.domain.foreign import (
    Foreign,
    Source,
    Unusable,
    Voice,
    cut,
    day,
    distinct,
    host,
    lines,
    link,
    place,
    required,
    words,
)
from factcheck.domain.streams import Broken
from factcheck.domain.vocabulary import Stance

COLUMNS = {
    "claim": "the claim, in one sentence",
    "rating": "their rating, in their word",
    "summary": "their reasons",
    "speaker": "who said it; several with “; ” between",
    "role": "what the speaker is",
    "said": "when: 2023-05-03, 2023-05 or 2023",
    "source": "where it was said: Facebook, a speech",
    "source_url": "the link of that",
    "denied_by": "who denies it; several with “; ” between",
    "publisher": "who checked it",
    "url": "the link of their check",
    "reviewed": "when they checked it",
    "question": "what the claim answers",
    "topics": "several with “; ” or “, ” between",
    "evidence_url": "what their check rests on; several with spaces between",
}
"""What we read of a table, and what it means."""
OURS = {"id": "url", "asserted_by": "speaker", "label": "rating", "modified": "reviewed"}
"""What some columns of our own export are called here."""
LONGEST_CELL = 200_000
Row = Mapping[str, str]


def rows(file: BinaryIO, named: Mapping[str, str]) -> Iterator[tuple[int, Row | None]]:
    """Rows by our names of columns, each with its line; None for one whose cells do not fit the head.

    `named` says what a column of ours is called in the file. Raises Broken.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.DictReader(TextIOWrapper(file, "utf-8-sig", newline=""), strict=True)
    try:
        places = _places(reader.fieldnames or (), named)
        for row in reader:
            fits = None not in row and None not in row.values()
            yield reader.line_num, {name: row[place] for name, place in places.items()} if fits else None
    except UnicodeDecodeError as error:
        raise Broken(f"line {reader.line_num + 1}: From here on it is not UTF-8.") from error
    except csv.Error as error:
        raise Broken(f"line {reader.line_num}: It is not CSV ({error}).") from error


def _places(head: Sequence[str], named: Mapping[str, str]) -> dict[str, str]:
    """Which column of the file holds what of ours; raises Broken for a column that is not there."""
    ours = {"slug", "asserted_by", "denied_by", "by", "percent"} <= set(head)
    known = {ours_: theirs for theirs, ours_ in OURS.items()} if ours else {}
    found = {name: name for name in (*COLUMNS, "withdrawn") if name in head} | known | dict(named)
    absent = [place for place in found.values() if place not in head]
    if absent or "claim" not in found:
        has = ", ".join(head) or "nothing"
        raise Broken(f"line 1: There is no column “{absent[0] if absent else 'claim'}”; the file has {has}.")
    return found


def withdrawn(row: Row) -> bool:
    """Whether the row is of a claim that its publisher took back."""
    return bool(row.get("withdrawn"))


def read(row: Row | None, publisher: str = "") -> Foreign:
    """One row; raises Unusable."""
    if row is None:
        raise Unusable("It has more or fewer cells than the head of the table. Mend it in the file.")
    given = {name: words(row.get(name)) for name in COLUMNS}
    named = given["publisher"] or publisher or host(link(given["url"]))
    required(given["claim"], named)
    for name in ("said", "reviewed"):
        if given[name] and not day(given[name]):
            raise Unusable(f"“{given[name]}” is no date. Write it as 2023-05-03, 2023-05 or 2023.")
    medium, outlet = place(given["source"])
    return Foreign(
        claim=given["claim"],
        publisher=cut(named, 200),
        label=given["rating"],
        url=link(given["url"]),
        reviewed=day(given["reviewed"]),
        summary=lines(row.get("summary")),
        voices=(
            *_voices(given["speaker"], Stance.ASSERTS, given["role"]),
            *_voices(given["denied_by"], Stance.DENIES),
        ),
        said=day(given["said"]),
        medium=medium,
        outlet=outlet,
        link=link(given["source_url"]),
        question=cut(given["question"], 500),
        topics=distinct(cut(words(one), 120) for one in given["topics"].replace(",", ";").split(";")),
        sources=tuple(
            Source(url, url, publisher=host(url))
            for one in given["evidence_url"].split()
            if (url := link(one))
        ),
    )


def _voices(names: str, stance: Stance, role: str = "") -> Iterator[Voice]:
    """Who takes a stance, of a cell that names them."""
    for name in distinct(words(one) for one in names.split(";")):
        yield Voice(cut(name, 200), stance, role=cut(role, 300))
