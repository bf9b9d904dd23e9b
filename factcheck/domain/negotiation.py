"""What a client can read and what it has already: content codings, entity tags, dates (RFC 9110)."""

import re
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import lru_cache

CODINGS = ("br", "gzip", "")
"""The codings we have answers in, the shortest first; the empty one is none (`identity`)."""
TAG = re.compile(r'(?:W/)?("[^"]*")')
SUFFIX = {"br": "-br", "gzip": "-gz", "": ""}


@lru_cache(maxsize=1024)
def codings(accepted: str | None) -> tuple[str, ...]:
    """The codings a client reads, the one to send first; `accepted` is its Accept-Encoding.

    The plain answer stands last even where it is refused: to send it is allowed then too.
    """
    if accepted is None:
        return ("",)
    weights = dict(_weight(each) for each in accepted.lower().split(",") if each.strip())
    others = weights.get("*", 0.0)
    wanted = {name: weights.get(name, others) for name in ("br", "gzip")}
    wanted[""] = weights.get("identity", weights.get("*", 0.0001))
    read = [name for name in CODINGS if wanted[name] > 0]
    ordered = sorted(read, key=lambda name: -wanted[name])
    return (*ordered, "") if "" not in ordered else tuple(ordered)


def _weight(offered: str) -> tuple[str, float]:
    """A coding and its weight; one that cannot be read is no wish."""
    name, _, parameter = offered.partition(";")
    key, _, value = parameter.strip().partition("=")
    if not parameter.strip():
        return name.strip(), 1.0
    try:
        weight = float(value) if key.strip() == "q" else 1.0
    except ValueError:
        return name.strip(), 0.0
    return name.strip(), weight if 0 <= weight <= 1 else 0.0


def tag(fingerprint: str, coding: str) -> str:
    """The strong entity tag of an answer in one coding: other bytes, another tag."""
    return f'"{fingerprint}{SUFFIX[coding]}"'


@lru_cache(maxsize=4096)
def holds(known: str, own: str) -> bool:
    """Whether If-None-Match names this tag, compared weakly; `*` names any."""
    return known.strip() == "*" or own in TAG.findall(known)


@lru_cache(maxsize=4096)
def unchanged(since: str, modified: int) -> bool:
    """Whether nothing changed since the date of If-Modified-Since; a bad date says nothing."""
    try:
        moment = parsedate_to_datetime(since)
    except ValueError:
        return False
    return modified <= moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
