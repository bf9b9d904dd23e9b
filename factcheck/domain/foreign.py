"""Foreign checks: what another desk or a data set concluded about a claim, in one shape whatever the file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from factcheck.domain import dates
from factcheck.domain.text import tidy
from factcheck.domain.vocabulary import EvidenceKind, SpeakerKind, Stance

ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(?P<url>https?:/.+)")
LINK = re.compile(r"https?://[^\s/]\S*")
NETWORKS = frozenset(
    "facebook twitter x instagram whatsapp tiktok youtube telegram reddit threads weibo".split()  # noqa: SIM905 - a list of names
)
LONGEST_LINK, LONGEST_NAME = 2000, 200


class Unusable(ValueError):
    """A record that cannot be taken; the text says why, and what to do."""


@dataclass(frozen=True)
class Voice:
    """Who takes which stance on the claim, as the foreign check has it."""

    name: str
    stance: Stance = Stance.ASSERTS
    kind: SpeakerKind = SpeakerKind.PERSON
    role: str = ""
    wikidata: str = ""


@dataclass(frozen=True)
class Source:
    """Something the foreign check rests on."""

    title: str
    url: str
    archived: str = ""
    quote: str = ""
    kind: EvidenceKind = EvidenceKind.DOCUMENT
    publisher: str = ""


@dataclass(frozen=True)
class Foreign:
    """One foreign check: the claim, who made it and where, and what they concluded."""

    claim: str
    publisher: str
    label: str = ""
    number: tuple[float, float, float] | None = None
    """Value, best and worst of a rating in numbers."""
    url: str = ""
    reviewed: str = ""
    summary: str = ""
    voices: tuple[Voice, ...] = ()
    said: str = ""
    medium: str = ""
    outlet: str = ""
    link: str = ""
    question: str = ""
    topics: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[tuple[str, str], ...] = field(default=())
    """What else the record says, under its heading."""

    @property
    def rated(self) -> str:
        """Their rating in a word, or its number; empty where there is none."""
        return self.label or (f"{self.number[0]:g}" if self.number else "")

    @property
    def title(self) -> str:
        """What the record is called as an article."""
        return cut(f"{self.publisher} on “{self.claim}”", 500)


def text_of(check: Foreign) -> str:
    """The record in words, the claim in a line of its own: what is kept of it, as an article."""
    number = (
        "{:g} between {:g} (worst) and {:g} (best)".format(*_turned(check.number)) if check.number else ""
    )
    facts = [
        ("Said", " · ".join(filter(None, (check.said, check.medium, check.outlet, check.link)))),
        ("Rating", "; ".join(filter(None, (check.label, number)))),
        ("Reasons", check.summary),
        ("Checked", " · ".join(filter(None, (check.publisher, check.reviewed, check.url)))),
        *((voice.stance.value.capitalize(), voice.name) for voice in check.voices),
        *check.notes,
    ]
    return "\n\n".join([check.claim, *(f"{name}: {told}" for name, told in facts if told)])


def _turned(number: tuple[float, float, float]) -> tuple[float, float, float]:
    """Value, worst and best."""
    value, best, worst = number
    return value, worst, best


def words(value: Any) -> str:
    """A text on one line; empty for what is none."""
    return tidy(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def lines(value: Any) -> str:
    """A text in its lines; empty for what is none."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""


def cut(text: str, most: int) -> str:
    """A text with an ellipsis where it had to be cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def link(value: Any) -> str:
    """A link, or nothing where there is none that one could follow."""
    found = words(value)
    return found if LINK.fullmatch(found) and len(found) <= LONGEST_LINK else ""


def unarchived(address: str) -> str:
    """The page an archived copy is of; the same address for any other."""
    found = ARCHIVED.fullmatch(address)
    return re.sub(r"^(https?:/)(?!/)", r"\1/", found["url"]) if found else address


def host(address: str) -> str:
    """Whose page an address is, by its host."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def day(value: Any) -> str:
    """A day, month or year; nothing for what is none."""
    found = words(value)[:10]
    return found if dates.valid(found) else ""


def place(source: str) -> tuple[str, str]:
    """Medium and outlet that a place like “Facebook” or “Speech in Ohio” names."""
    name = cut(source, LONGEST_NAME)
    if name.casefold() == "social media":
        return "social media", ""
    return ("social media" if name.casefold() in NETWORKS else ""), name


def required(claim: str, publisher: str) -> None:
    """Raise Unusable unless there is a claim of one sentence and somebody who checked it."""
    if not claim:
        raise Unusable("It has no claim. Give the record one, or leave it out.")
    if len(claim) > 500:  # noqa: PLR2004 - as long as a claim may be
        raise Unusable(f"The claim has {len(claim)} characters; 500 are the most. Shorten it in the file.")
    if not publisher:
        raise Unusable("It does not say who checked it. Name them with --publisher.")


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names in their order, each once, none empty."""
    return tuple(dict.fromkeys(filter(None, names)))
