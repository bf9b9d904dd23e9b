"""Whether exported files are what was exported: for `python -m factcheck.verify`, with nothing but Python."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from factcheck.domain.fingerprints import nameless
from factcheck.domain.ledger import GENESIS, canonical, digest

DRAWN_LATER = ("rivals", "corrections", "history", "under_review")
"""Parts of a dossier that came after its own publication was made."""
Found = tuple[str, str]
"""A place, and what is wrong there."""


@dataclass(frozen=True)
class Known:
    """What a head says: the log's hash or its days, and the hash of each dossier by its claim's slug."""

    hash: str | None = None
    days: tuple[dict[str, Any], ...] = ()
    records: dict[str, str] | None = None

    @classmethod
    def of(cls, head: Any) -> "Known":
        """From a head's document, from the hash of a log, or from nothing."""
        if isinstance(head, dict):
            records = {each["slug"]: each["record"] for each in head["verdicts"]}
            return cls(days=tuple(head["log"]), records=records)
        return cls(hash=head)


def problems(name: str, raw: bytes, head: Any = None) -> Iterator[Found]:
    """What is not as it was exported in a file; `head` is a head's document, a hash, or None."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        yield f"{name}:{line}", f"byte {error.start} is no UTF-8"
        return
    yield from _reader(text)(name, text, Known.of(head))


def _reader(text: str) -> Callable[[str, str, Known], Iterator[Found]]:
    """What can read a text, from how it begins; a text that is broken at its beginning is read by lines."""
    if '"previous_hash":' in text:
        return _log
    if text.startswith(('{"format"', '{\n  "format"')):
        return _export
    return _dossier_alone if text.startswith("{\n") else _lines


def _parsed(text: str) -> Any:
    """The text as JSON, or None."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def _broken(name: str, text: str) -> Found:
    """Where a text stops being JSON."""
    try:
        return name, f"a {type(json.loads(text)).__name__} that holds no dossiers"
    except json.JSONDecodeError as error:
        return f"{name}:{error.lineno}", f"column {error.colno}: {error.msg}"


def _dossier_alone(name: str, text: str, known: Known) -> Iterator[Found]:
    """One claim's dossier, as its own address answers."""
    dossier = _parsed(text)
    if not isinstance(dossier, dict):
        yield _broken(name, text)
        return
    expected = json.dumps(dossier, indent=2, ensure_ascii=False) + "\n"
    if text != expected:
        yield f"{name}:{_first(text, expected)}", "not written as it was exported"
    yield from _dossier(name, dossier, known)


def _first(text: str, expected: str) -> int:
    """The line in which a text first differs from what was expected."""
    pairs = zip(text, expected, strict=False)
    return text[: sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))].count("\n") + 1


def _log(name: str, text: str, known: Known) -> Iterator[Found]:
    """Whether each entry follows from the one before, and the log comes to the heads that were noted."""
    if not text.endswith("\n"):
        yield f"{name}:{text.count(chr(10)) + 1}", "the last line has no end"
    previous: str | None = GENESIS
    hashes: list[str | None] = []
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        entry = _parsed(line)
        if isinstance(entry, dict) and {"hash", "previous_hash", "number"} <= entry.keys():
            yield from ((f"{name}:{number}", what) for what in _entry(line, entry, number, previous))
            previous = str(entry["hash"])
        else:
            yield f"{name}:{number}", "no entry of a log"
            previous = None
        hashes.append(previous)
    yield from _ends(name, hashes, known)


def _entry(line: str, entry: dict[str, Any], number: int, previous: str | None) -> Iterator[str]:
    """What is wrong with one entry; `previous` is None after a line that could not be read."""
    said = {key: entry[key] for key in entry if key not in {"hash", "previous_hash", "number"}}
    if line != canonical(entry):
        yield "not written as it was exported"
    if entry["number"] != number:
        yield f"entry {entry['number']} stands where entry {number} belongs"
    if previous is not None and entry["previous_hash"] != previous:
        yield "does not follow from the entry before it"
    if entry["hash"] != digest(f"{entry['previous_hash']}{canonical(said)}"):
        yield "does not have its hash: it was altered"


def _ends(name: str, hashes: list[str | None], known: Known) -> Iterator[Found]:
    """Whether the log comes to what is known of it."""
    if known.hash and hashes[-1] != known.hash:
        yield f"{name}:{len(hashes)}", f"the log does not come to {known.hash[:12]}…"
    for day in known.days:
        if day["events"] > len(hashes):
            yield f"{name}:{len(hashes)}", f"cut off: on {day['day']} there were {day['events']} entries"
        elif hashes[day["events"] - 1] != day["hash"]:
            yield f"{name}:{day['events']}", f"not the log of {day['day']}, which came to {day['hash'][:12]}…"


def _dossier(place: str, dossier: dict[str, Any], known: Known) -> Iterator[Found]:
    """Whether a dossier is the one that was published, and the one the head knows."""
    slug = str(dossier.get("slug"))
    fixed = {key: value for key, value in dossier.items() if key not in DRAWN_LATER}
    if "withdrawn" not in dossier and _published(dossier) != digest(canonical(nameless(fixed))):
        yield place, f"{slug}: not what was published under the newest hash of its history"
    if known.records is None:
        return
    if slug not in known.records:
        yield place, f"{slug}: the head knows no such claim"
    elif known.records[slug] != digest(canonical(dossier)):
        yield place, f"{slug}: not the dossier that the head knows"


def _published(dossier: dict[str, Any]) -> Any:
    """The newest hash of its history."""
    history = dossier.get("history")
    newest = history[-1] if isinstance(history, list) and history else None
    return newest.get("sha256") if isinstance(newest, dict) else None


def _lines(name: str, text: str, known: Known) -> Iterator[Found]:
    """Dossiers, one a line."""
    if not text.endswith("\n"):
        yield f"{name}:{text.count(chr(10)) + 1}", "the last line has no end"
    seen: Counter[str] = Counter()
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        dossier = _parsed(line)
        if not isinstance(dossier, dict):
            yield f"{name}:{number}", "no dossier"
            continue
        if line != _compact(dossier):
            yield f"{name}:{number}", "not written as it was exported"
        seen[str(dossier.get("slug"))] += 1
        yield from _dossier(f"{name}:{number}", dossier, known)
    yield from _missing(name, seen, known)


def _compact(value: Any) -> str:
    """JSON without spaces, its keys in the order they came."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _export(name: str, text: str, known: Known) -> Iterator[Found]:
    """A document of many dossiers."""
    whole = _parsed(text)
    verdicts = whole.get("verdicts") if isinstance(whole, dict) else None
    if not isinstance(verdicts, list) or not all(isinstance(each, dict) for each in verdicts):
        yield _broken(name, text)
        return
    yield from _envelope(name, text, whole, verdicts)
    for place, dossier in enumerate(verdicts, 1):
        yield from _dossier(f"{name}: dossier {place}", dossier, known)
    if whole.get("next") is None:
        yield from _missing(name, Counter(str(each.get("slug")) for each in verdicts), known)


def _envelope(name: str, text: str, whole: dict[str, Any], verdicts: list[Any]) -> Iterator[Found]:
    """Whether the document is written as it was exported, and speaks of as many dossiers as it holds."""
    if text.startswith("{\n"):
        expected = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    else:
        beginning = _compact(whole | {"verdicts": []}).removesuffix("]}")
        expected = beginning + "\n" + ",\n".join(map(_compact, verdicts)) + "\n]}\n"
    if text != expected:
        yield f"{name}:{_first(text, expected)}", "not written as it was exported"
    if whole.get("format") != "factcheck-verdicts" or whole.get("version") != 1:
        yield name, "not the format this program knows"
    if whole.get("next") is None and whole.get("count") != len(verdicts):
        yield name, f"{len(verdicts)} dossiers where it speaks of {whole.get('count')}"


def _missing(name: str, seen: Counter[str], known: Known) -> Iterator[Found]:
    """Claims the head knows that are not in a file, and those in it twice."""
    for slug in known.records or ():
        if not seen[slug]:
            yield name, f"{slug} is missing"
    for slug, times in seen.items():
        if times > 1:
            yield name, f"{slug} is in it {times} times"
