"""The figures of the attribution extractor: found and right on evaluation data, and how fast.

    factcheck benchmark extract

The data is looked for at ../shared/data, or where FACTCHECK_EVAL_DATA points; what is absent is said and
skipped. The measures are the usual ones: a role is exact when its tokens are the gold ones; a quote is found
when more than 0.8 of the gold content is covered, and its speaker is right when the sources overlap.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from factcheck.domain.extract import Suggestion, extract  # noqa: E402

DATA = Path(os.environ.get("FACTCHECK_EVAL_DATA") or ROOT.parent / "shared" / "data")
TOKEN = re.compile(r"\w+|[^\w\s]")
QUOTED = re.compile('[“"][^“”"]*[”"]')
SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|w(?:rite|rites|rote|ritten)"
    r"|according to"
    r"|tweet\w*|announc\w+|not(?:ed|es|ing)|argu\w+|claim\w*|den(?:y|ies|ied|ying)|accus\w+|warn\w*"
    r"|suggest\w*"
    r"|insist\w*|report(?:ed|s|ing)?|explain\w*|declar\w+|acknowledg\w+|alleg\w+|stat(?:ed|es|ing)"
    r"|ask(?:ed|s|ing)?)\b",
    re.IGNORECASE,
)
GLYPHS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "`": "‘"}
CLOSING = {",", ".", ";", ":", "?", "!", ")", "%", "''", "...", "n't", "n’t", "”"}
ROLES = ("source", "cue", "content")
SHARE = 0.8
Tokens = frozenset[int]
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """A file of the evaluation data; empty, and said, where it is absent."""
    path = DATA / name
    if not path.exists():
        print(f"{name}: not at {DATA}, skipped (FACTCHECK_EVAL_DATA says where it is)")
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def percent(right: int, proposed: int, wanted: int) -> str:
    """Precision, recall and F1."""
    p, r = 100 * right / max(1, proposed), 100 * right / max(1, wanted)
    return f"P {p:5.1f}  R {r:5.1f}  F1 {2 * p * r / max(0.001, p + r):5.1f}"


def tokens_of(spans: Any, tokens: list[tuple[int, int]]) -> Tokens:
    """The numbers of the tokens that begin inside some spans."""
    return frozenset(i for i, (at, _) in enumerate(tokens) for start, end in spans if start <= at < end)


def views(row: Row, wanted: Callable[[str, str], bool]) -> tuple[list[Row], list[Row]]:
    """Gold and proposed attributions of one text in a view, as token numbers.

    A proposal counts in the view if it shares its cue with gold of the view, or would itself be wanted there
    and shares its cue with no other gold.
    """
    text, tokens = row["text"], [match.span() for match in TOKEN.finditer(row["text"])]

    def seen(spans: dict[str, Any]) -> Row:
        words = {role: " ".join(text[a:b] for a, b in spans[role]) for role in ROLES}
        sets = {role: tokens_of(spans[role], tokens) for role in ROLES}
        return {**sets, "wanted": wanted(words["cue"], words["content"])}

    gold = [seen(one) for one in row["attributions"]]
    found = [seen({role: getattr(one, role) for role in ROLES}) for one in extract(text)]
    inside, outside = [g for g in gold if g["wanted"]], [g for g in gold if not g["wanted"]]
    kept = [
        p
        for p in found
        if any(p["cue"] & g["cue"] for g in inside)
        or (p["wanted"] and not any(p["cue"] & g["cue"] for g in outside))
    ]
    return inside, kept


def covered(data: list[Row], wanted: Callable[[str, str], bool]) -> str:
    """Quotes found, and their speakers."""
    right = proposed = gold = speakers = 0
    for row in data:
        inside, left = views(row, wanted)
        gold, proposed = gold + len(inside), proposed + len(left)
        for one in inside:
            shares = [
                (len(p["content"] & one["content"]) / max(1, len(one["content"])), -i)
                for i, p in enumerate(left)
            ]
            share, index = max(shares, default=(0, 0))
            if share > SHARE:
                hit = left.pop(-index)
                right += 1
                speakers += bool(hit["source"] & one["source"]) or not (hit["source"] or one["source"])
    return f"{percent(right, proposed, gold)}  speaker {100 * speakers / max(1, right):5.1f}"


def joined(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """A text from its tokens, with the place of each."""
    out, places, opened, before = "", [], False, ""
    for word in words:
        shown = GLYPHS.get(word, word)
        if word == '"':
            shown, opened = ("”" if opened else "“"), not opened
        clitic = re.match(r"^['’](s|re|ve|d|ll|m)$", word)
        out += (
            ""
            if not out or word in CLOSING or shown in CLOSING or clitic or before in {"“", "(", "$", "‘"}
            else " "
        )
        places.append((len(out), len(out) + len(shown)))
        out, before = out + shown, shown
    return out, places


def labelled(labels: list[str]) -> Iterator[tuple[str, int, int]]:
    """The spans of a row of BIO labels."""
    start, role = 0, ""
    for index, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            yield role, start, index
            role = ""
        if label.startswith("B-"):
            start, role = index, label[2:]


def exact(data: list[Row]) -> None:
    """Exact match of each role over tokens."""
    counts = {role: [0, 0, 0] for role in ROLES}
    for row in data:
        text, places = joined(row["tokens"])
        gold = set(labelled(row["labels"]))
        found = set()
        for one in extract(text):
            for role in ROLES:
                for start, end in getattr(one, role):
                    hit = [i for i, (a, b) in enumerate(places) if a < end and b > start]
                    found |= {(role, hit[0], hit[-1] + 1)} if hit else set()
        for role in ROLES:
            mine, theirs = {f for f in found if f[0] == role}, {g for g in gold if g[0] == role}
            counts[role] = [
                a + b for a, b in zip(counts[role], (len(mine & theirs), len(mine), len(theirs)), strict=True)
            ]
    for role, values in counts.items():
        print(f"  exact {role:8} {percent(*values)}")


def fits(one: Suggestion, wanted: Row, text: str) -> bool:
    """Whether a suggestion is the one a careful reader found."""
    cue = " ".join(text[a:b] for a, b in one.cue)
    return cue.endswith(wanted["cue"]) and any(a <= wanted["start"] < b for a, b in one.content)


def seed() -> None:
    """The article the product was created from."""
    path = DATA / "seed_article.txt"
    if not path.exists():
        print(f"seed_article.txt: not at {DATA}, skipped")
        return
    text = path.read_text(encoding="utf-8")
    gold = json.loads((DATA / "seed_attributions.json").read_text(encoding="utf-8"))["attributions"]
    left, found, right = extract(text, published=date(2023, 5, 3)), 0, 0
    for wanted in gold:
        hits = [one for one in left if fits(one, wanted, text)]
        if hits:
            found += 1
            left.remove(hits[0])
            keys = ("speaker", "stance", "manner")
            right += (
                all(getattr(hits[0], key) == wanted[key] for key in keys)
                and list(hits[0].chain) == wanted["chain"]
            )
    print(f"seed article: {found} of {len(gold)} found, {right} fully right, {len(left)} false")


def speed(texts: list[str]) -> None:
    """Characters a second, beside the expression that only finds quotation marks."""
    size = sum(map(len, texts))
    for name, run in (("extractor", extract), ("quotation marks alone", QUOTED.findall)):
        quickest = min(cpu_seconds(run, texts) for _ in range(5))
        print(f"  {name:22} {size / max(1e-9, quickest) / 1e6:8.2f} M characters/s")


def cpu_seconds(run: Callable[[str], Any], texts: list[str]) -> float:
    """The processor time of one pass."""
    began = time.process_time()
    for text in texts:
        run(text)
    return time.process_time() - began


def run() -> list[tuple[str]]:
    """Every figure whose data is there, a line each."""
    with redirect_stdout(StringIO()) as printed:
        tell()
    return [(line,) for line in printed.getvalue().splitlines()]


def tell() -> None:
    """Print every figure whose data is there."""
    seed()
    if bio := rows("attribution/polnear_valid_cofenet_bio.jsonl"):
        print("polnear_valid_cofenet_bio")
        exact(bio)
    if dev := rows("attribution/polnear_dev84.jsonl"):
        print("polnear_dev84, quote@0.8")
        print("  core speech cues ", covered(dev, lambda cue, _: bool(SPEECH.search(cue))))
        print("  quoted           ", covered(dev, lambda _, content: any(mark in content for mark in '"“„«')))
        speed([row["text"] for row in dev])
    if german := rows("attribution/dewikinews_dev150.jsonl"):
        print("dewikinews_dev150, quote@0.8")
        print("  all              ", covered(german, lambda _cue, _content: True))
    if rows("attribution/polnear_train210.jsonl"):
        from tests.domain.extract.test_labels import chains, stances  # noqa: PLC0415

        for name, (right, found, wanted) in (("stance", stances()), ("chain", chains())):
            print(f"{name}: {right} right of {found} found of {wanted} labelled: {right / found:.3f}")
