"""Who is named where: full names, surnames, titles, roles."""

import re
from dataclasses import dataclass, field
from typing import Final

from factcheck.domain.extract.gazetteer import (
    COUNTRIES,
    FEMALE,
    GOVERNMENT,
    HONORIFICS,
    MALE,
    MEDIA,
    ORGANISATION,
    ROLES,
)
from factcheck.domain.extract.tokens import Tokens
from factcheck.domain.extract.wordlist import words

RUN: Final = re.compile("NN{1,11}")
OWNER: Final = re.compile("Ns(?<!NNs)")
STATE: Final = words(
    "president minister premier government army military parliament ministry capital troops forces border"
    " borders"
)
ACRONYM: Final = re.compile("[A-Z]{3,}")
LINKS: Final = words("of to for at in on from with who")
IMPERSONAL: Final = GOVERNMENT | ORGANISATION | MEDIA | COUNTRIES
GENDERED: Final = MALE | FEMALE
SHORTEST: Final = 2  # words of a full name
LONGEST: Final = 4
Person = str


@dataclass
class Register:
    """The persons a text names, by full name; surnames and roles lead to them."""

    surnames: dict[str, Person] = field(default_factory=dict)
    roles: dict[str, Person] = field(default_factory=dict)
    genders: dict[Person, str] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)

    def name(self, words: list[str], titles: list[str]) -> Person:
        """Enter a name with its titles; a surname alone leads to the full name known for it."""
        surname = words[-1].lower()
        full = " ".join(words)
        known = self.surnames.get(surname)
        person = known if known and (len(words) == 1 or known.split()[0] == words[0]) else full
        if len(words) > 1 and surname not in self.surnames:
            self.surnames[surname] = full
        self.describe(person, titles)
        return person

    def describe(self, person: Person, words: list[str]) -> None:
        """Remember what a person is called besides the name."""
        plain = [word.lower().strip(".,") for word in words]
        head = next((i for i, word in enumerate(plain) if word in LINKS), len(plain))
        for word in plain:
            if word in ROLES or plain[head - 1 : head] == [word]:
                self.roles[word] = person
            if word in GENDERED:
                self.genders.setdefault(person, "m" if word in MALE else "f")


def strip_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """Name and titles of a run of capitalised words: 'Russian President Putin' is Putin, a president."""
    cut = 0
    for index, word in enumerate(words[:-1]):
        if word.lower().strip(".,") in HONORIFICS:
            cut = index + 1
    return words[cut:], words[:cut]


def is_person(words: list[str]) -> bool:
    """Whether a run of capitalised words can be a person's full name."""
    plain = [word.lower().strip(".") for word in words]
    if not SHORTEST <= len(words) <= LONGEST or not IMPERSONAL.isdisjoint(plain):
        return False
    return not any(ACRONYM.fullmatch(word) for word in words)


def enrol(register: Register, tokens: Tokens) -> None:
    """Enter every full name of a paragraph, so that a surname leads to it."""
    if tokens.headline:
        return
    enrol_states(register, tokens)
    for match in RUN.finditer(tokens.tags):
        name, titles = strip_titles(tokens.raw[slice(*match.span())])
        if is_person(name):
            register.name(name, titles + preceding(tokens, match.start()))


def enrol_states(register: Register, tokens: Tokens) -> None:
    """Enter what has a president, an army or a ministry of its own."""
    for match in OWNER.finditer(tokens.tags):
        if not STATE.isdisjoint(tokens.words[match.end() : match.end() + 2]):
            register.states.add(tokens.word(match.start()))


def preceding(tokens: Tokens, at: int) -> list[str]:
    """The common nouns right before a name: 'spokesman' of 'Kremlin spokesman Dmitry Peskov'."""
    first = at
    while first > 0 and at - first < LONGEST and tokens.tags[first - 1] == "n":
        first -= 1
    return tokens.words[first:at]
