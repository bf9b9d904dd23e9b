"""Speakers in languages other than English: the name in a source, by capitals and role words."""
# ruff: noqa: RUF001 Letters and marks of every script are what this module is about.

import re
from typing import Final

from factcheck.domain.extract.draft import Draft
from factcheck.domain.extract.gazetteer import COUNTRIES, GOVERNMENT, MEDIA, ORGANISATION
from factcheck.domain.extract.german_words import ACCORDING, ARTICLES, ROLE_ENDINGS
from factcheck.domain.extract.speakers import UNKNOWN, Cast, Speaker

PRONOUNS: Final = {
    "er": "m",
    "sie": "f",
    "ihm": "m",
    "ihr": "f",
    "він": "m",
    "вона": "f",
    "он": "m",
    "она": "f",
    "il": "m",
    "elle": "f",
    "él": "m",
    "ella": "f",
    "o": "",
}
WORD: Final = r"[A-ZА-ЯІЇЄҐƏÄÖÜÉÁÍÓÚŞÇĞ][\w’'ʼ.-]+"
NAMED: Final = re.compile(rf"{WORD}(?:(?: (?:von|van|de|la|del|al|der|da|dos|bin))* {WORD})*")


def resolve(text: str, draft: Draft, cast: Cast) -> Speaker:
    """The speaker of one attribution in a language other than English."""
    if not draft.source:
        return cast.person() if draft.frame in {"floating", "free", "inner"} else UNKNOWN
    source = text[draft.source[0][0] : draft.source[0][1]].strip(" ,")
    word = source.lower()
    if word in PRONOUNS:
        return cast.person(PRONOUNS[word])
    for match in NAMED.finditer(source):
        name, role = split(match.group())
        if (found := person(name, role, source, match, cast)) is not None:
            return cast.enter(found)
    return cast.enter(Speaker(source, None, kind_of(source)))


def person(name: list[str], role: str, source: str, match: re.Match[str], cast: Cast) -> Speaker | None:
    """A person, if the name is one: two words without article, or one with a role or known before."""
    article = source[: match.start()].split()[-1:] or [""]
    plain = {word.lower().strip(".") for word in name}
    if plain & (GOVERNMENT | ORGANISATION | MEDIA | COUNTRIES | ACCORDING) or not name:
        return None
    known = cast.register.surnames.get(name[-1].lower())
    if len(name) > 1 and (
        role
        or match.start() == 0
        or source[match.start() - 2] == ","
        or (article[0].lower() not in ARTICLES and article[0][:1].islower())
    ):
        return Speaker(cast.register.name(name, [role]), role or described(source, match), "person")
    if len(name) == 1 and (role or known):
        return Speaker(known or name[0], role or None, "person")
    return None


def described(source: str, match: re.Match[str]) -> str | None:
    """What a source says besides the name."""
    rest = (source[: match.start()] + source[match.end() :]).strip(" ,")
    return rest or None


def split(run: str) -> tuple[list[str], str]:
    """Name and role of a run of capitalised words: 'Innenministerin Petra Muster'."""
    words = run.split()
    cut = max(
        (i + 1 for i, word in enumerate(words[:-1]) if word.lower().rstrip(".").endswith(ROLE_ENDINGS)),
        default=0,
    )
    return words[cut:], " ".join(words[:cut])


def kind_of(source: str) -> str:
    """Government, organisation or group, by the words."""
    words = {word.strip(".,").lower() for word in source.split()}
    if words & GOVERNMENT or any(
        word.endswith(("ministerium", "regierung", "polizei", "behörde", "behörden", "armee"))
        for word in words
    ):
        return "government"
    return "anonymous" if words & ACCORDING else "organisation"
