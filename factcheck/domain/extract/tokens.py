"""Words and their classes: a paragraph becomes a string with one letter a token."""
# ruff: noqa: RUF001 Letters and marks of every script are what this module is about.

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from factcheck.domain.extract.english_cues import CUES
from factcheck.domain.extract.english_words import CLOSED, NOT_ADVERBS, PARTICIPLES, TITLES, VERBS
from factcheck.domain.extract.quotes import Quote
from factcheck.domain.extract.wordlist import words

MASK: Final = "\ue000"
CLITIC: Final = r"(?:s|S|re|ve|d|ll|m)(?!\w)"
SHORTENED: Final = "|".join(
    sorted((title.title() for title in TITLES if "." not in title), key=len, reverse=True)
)
PLAIN: Final = rf"[A-Za-z]++(?![\w./&'’-])|[^\w\s'’{MASK}]"  # most tokens need none of the longer rules
TOKEN: Final = re.compile(
    rf"(?=\S)(?:{PLAIN}|{MASK}+|(?:[A-Z]-)?(?:[A-Z]\.)+(?:[A-Z](?!\w))?|(?:\w+-)?(?:{SHORTENED})\."
    r"|(?:Ph\.D|a\.m|p\.m)\.|\d+(?:-[^\W\d_]+)+|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k)?(?!\w)"
    rf"|['’]{CLITIC}|\w+(?:(?:[-./&]|['’](?!{CLITIC}))\w+)*|[^\w\s])"
)
ALIKE: Final = {
    ",": ",",
    ".": ".!?…",
    ";": ";",
    ":": ":",
    "-": "—―–-/",
    "(": "([",
    ")": ")]",
    "s": "'’",
    "#": "$€£",
    "n": "%",
    "C": "&",
}
CLITICS: Final = {"s": "s S", "b": "re m", "h": "ve d", "m": "ll"}
PUNCTUATION: Final = {
    **{mark: tag for tag, marks in ALIKE.items() for mark in marks},
    **{mark + clitic: tag for tag, clitics in CLITICS.items() for clitic in clitics.split() for mark in "'’"},
    "according": "K",
}
KNOWN: Final[dict[str, str]] = {
    **dict.fromkeys(VERBS, "k"),
    **dict.fromkeys(PARTICIPLES, "e"),
    **{form: found.tag for form, found in CUES.items()},
    **{word: tag for tag, words in CLOSED.items() for word in words.split()},
    **PUNCTUATION,
}
MARKS: Final = "\"”“»«’‘'›"
TERMINAL: Final = frozenset({".", "!", "?", "…"})
ROUGHLY: Final = words("about around over nearly roughly almost some")
DAYTIME: Final = words("morning afternoon evening night")
DATELINE: Final = re.compile(
    r"[A-Z][A-Z .,'’/]{2,40}(?:, [A-Z][\w. ]{2,20})?(?: \([^)\n]{2,30}\))? ?(?:[-—–―]|--) ?"
)
Span = tuple[int, int]
SHORTEST_HEADLINE: Final = 4  # tokens
LONGEST_HEADLINE: Final = 30  # tokens
PAUSES: Final = frozenset({",", "-", "—", "–"})
EVERY: Final = frozenset({"both", "all", "each"})
PERIODS: Final = words("week month year weekend night summer spring winter fall decade century season")
LEADING: Final = ROUGHLY | DAYTIME | EVERY | PERIODS
RECENT: Final = words("this last next past previous")
OPEN: Final = frozenset("kVEGvyYeg")  # classes that a capital in mid-sentence turns into a name
ENDING: Final = re.compile("...(?P<end>ly|ed|ing)$")
ENDINGS: Final = {"ly": "R", "ed": "e", "ing": "g"}
CACHED: Final = 20_000  # words whose class is remembered


class Remembered(dict[str, str]):
    """Word to what is asked of it; the answer for a new word is worked out once."""

    def __init__(self, ask: Callable[[str], str], known: dict[str, str]) -> None:
        super().__init__(known)
        self.ask = ask

    def __missing__(self, word: str) -> str:
        found = self.ask(word)
        if len(self) < CACHED:
            self[word] = found
        return found


def classify(word: str) -> str:
    """The class of a word that is not listed as it stands."""
    first = word[0]
    if first == MASK:
        return "q"
    if first.isdigit():
        return "#"
    lower = word.lower()
    if word == "May":
        return "Z"
    if first.isupper():
        known = KNOWN.get(lower, "N")
        return "N" if known in OPEN else known
    return KNOWN.get(lower) or by_ending(word)


def by_ending(word: str) -> str:
    """What the ending of an unlisted lower-case word suggests."""
    if not word[0].isalnum():
        return "*"
    match = ENDING.search(word)
    return ENDINGS[match.group("end")] if match and word not in NOT_ADVERBS else "n"


CLASSES: Final = Remembered(classify, KNOWN)
LOWERED: Final = Remembered(str.lower, {})


@dataclass
class Tokens:
    """One paragraph: where its tokens lie, what they are, and its quotations as single tokens."""

    text: str
    start: int
    end: int
    body: str
    raw: list[str]
    words: list[str]
    tags: str = ""
    quotes: list[Quote] = field(default_factory=list)
    headline: bool = False

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends in the text; only blanks lie between one and the next."""
        find, start, at = self.body.find, self.start, 0
        return [(at := find(word, at) + len(word)) + start for word in self.raw]

    def word(self, index: int) -> str:
        """The token as it stands in the text."""
        word = self.raw[index]
        return self.text[slice(*self.span(index, index + 1))] if word[0] == MASK else word

    def span(self, first: int, last: int) -> Span:
        """The code points from token `first` up to, not including, token `last`."""
        return self.ends[first] - len(self.raw[first]), self.ends[last - 1]

    def around(self, first: int, last: int) -> "Tokens":
        """A few of the tokens only, for what is kept of a paragraph after it has been read."""
        kept = Tokens(
            self.text,
            self.start,
            self.end,
            "",
            self.raw[first:last],
            self.words[first:last],
            self.tags[first:last],
            headline=self.headline,
        )
        kept.ends = self.ends[first:last] if last > first else []
        return kept


def tokenise(text: str, start: int, end: int, quotes: list[Quote]) -> Tokens:
    """Cut one paragraph into tokens and class them."""
    body = masked(text, start, end, quotes)
    raw = TOKEN.findall(body)
    words = list(map(LOWERED.__getitem__, raw))
    tokens = Tokens(text, start, end, body, raw, words, quotes=quotes)
    tags = reclassed("".join(map(CLASSES.__getitem__, raw)), tokens)
    headline = is_headline(raw)
    tokens.tags = lowered(tags, words) if headline else tags
    tokens.headline = headline and len(raw) > SHORTEST_HEADLINE
    return tokens


def masked(text: str, start: int, end: int, quotes: list[Quote]) -> str:
    """A paragraph with each quotation blanked out by as many masks."""
    if not quotes:
        return text[start:end]
    parts: list[str] = []
    at = start
    for quote in quotes:
        parts += [text[at : quote.start], MASK * (quote.end - quote.start)]
        at = quote.end
    return "".join([*parts, text[at:end]])


def is_headline(raw: list[str]) -> bool:
    """Whether a short paragraph capitalises most of its words."""
    if len(raw) > LONGEST_HEADLINE:
        return False
    words = [word for word in raw if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.6 * len(words)


def lowered(tags: str, words: list[str]) -> str:
    """The classes of a headline's words as if they had small initials."""
    return tags[:1] + "".join(
        [KNOWN.get(word, "N") if tag == "N" else tag for tag, word in zip(tags[1:], words[1:], strict=True)]
    )


def reclassed(line: str, tokens: Tokens) -> str:
    """The classes after a look at the few tokens whose place decides."""
    words = tokens.words
    if "q" in line:
        line = QUOTATION.sub(lambda match: quoted(tokens.text, *tokens.span(*match.span())), line)
    line = INITIAL.sub(lambda match: KNOWN.get(words[match.start()], "N"), line)
    for old, new in FOLLOWED:
        line = line.replace(old, new)
    if LEADING.isdisjoint(words):
        return line
    for pattern, chosen, new in PLACED:
        line = placed(line, words, pattern, chosen, new)
    return line if PERIODS.isdisjoint(words) else in_periods(line, words)


def in_periods(line: str, words: list[str]) -> str:
    """The classes with 'last week' as a time."""
    for index, word in enumerate(words):
        if word in PERIODS and index and line[index] == "n" and words[index - 1] in RECENT:
            line = f"{line[: index - 1]}ZZ{line[index + 1 :]}"
    return line


def placed(line: str, words: list[str], pattern: re.Pattern[str], chosen: frozenset[str], new: str) -> str:
    """The classes with those changed that a pattern finds, if their words are among the chosen."""
    return pattern.sub(lambda match: new if words[match.start()] in chosen else match.group(), line)


def quoted(text: str, start: int, end: int) -> str:
    """A quotation: Q if it ends a sentence, u if it ends in a comma, else q."""
    last = text[max(start, end - 6) : end].rstrip(MARKS)[-1:]
    return "Q" if last in TERMINAL else "u" if last in PAUSES else "q"


QUOTATION: Final = re.compile("q")
INITIAL: Final = re.compile("N(?<![^.Q:]N)")
FOLLOWED: Final = (
    ("Os", "Ob"),  # he's
    ("Dg", "Dn"),  # their thinking
    ("DG", "Dn"),
    ("sg", "sn"),
    ("sG", "sn"),
    ("hP", "hR"),  # has since
)
PLACED: Final[tuple[tuple[re.Pattern[str], frozenset[str], str], ...]] = (
    (re.compile(r"n(?<=Zn)"), DAYTIME, "Z"),  # Monday night
    (re.compile(r"[^#](?=#)"), ROUGHLY, "R"),  # about four
    (re.compile(r"D(?=[VEGhkm])"), EVERY, "R"),  # they all said
)
