"""German sentences and their noun phrases: where they begin and end, who is the subject."""
# ruff: noqa: RUF001 Letters and marks of every script are what this module is about.

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.domain.extract.draft import Span
from factcheck.domain.extract.german_words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    GENITIVES,
    LEMMAS,
    LINKS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    SHORTENED,
)
from factcheck.domain.extract.tokens import MASK, Tokens
from factcheck.domain.extract.wordlist import words

LONGEST: Final = 14  # tokens of a source, and between an auxiliary and its verb
LONGEST_SENTENCE: Final = 400  # tokens
SPEECH: Final = 18  # code points between the marks of a quotation that stands for itself
MARKS: Final = "„“”\"'»«‚‘’ "
OBLIQUE: Final = words("den dem des einen einem einer ihm ihr ihnen")
GOVERNING: Final = words("von aus in des für bei")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its tokens by number, half-open."""

    tokens: Tokens
    first: int
    last: int

    def word(self, index: int) -> str:
        """A token in lower case; empty beyond the sentence."""
        return self.tokens.words[index] if self.first <= index < self.last else ""

    def raw(self, index: int) -> str:
        """A token as spelled; empty beyond the sentence."""
        return self.tokens.word(index) if self.first <= index < self.last else ""

    def has(self, forms: frozenset[str]) -> bool:
        """Whether any of these words is in it."""
        return not forms.isdisjoint(self.tokens.words[self.first : self.last])

    def body(self) -> int:
        """The end without the final stop."""
        last = self.last
        while last > self.first and self.word(last - 1) in {".", "!", "?", ",", ":"}:
            last -= 1
        return last

    def masked(self, index: int) -> bool:
        """Whether a token is a quotation."""
        return self.word(index)[:1] == MASK

    def pauses(self, index: int) -> bool:
        """Whether a clause ends at a token."""
        return self.word(index) in {",", ".", ":"} or self.masked(index)

    def qualified(self, noun: int, before: frozenset[str]) -> bool:
        """Whether an article or adjective of a list stands before a noun."""
        return self.word(noun - 1) in before

    def quoted(self, index: int) -> str:
        """The words between the marks of a quotation."""
        return self.tokens.word(index).strip(MARKS)

    def quotes(self) -> list[int]:
        """The quotations that are long enough to be speech."""
        masked = (i for i in range(self.first, self.last) if self.masked(i))
        return [i for i in masked if self.tokens.tags[i] == "Q" or sentence_like(self.quoted(i), SPEECH)]


def sentence_like(text: str, least: int) -> bool:
    """Whether quoted words read as speech, not as a title or a term."""
    return len(text) > least and sum(word[:1].islower() for word in text.split()) > 1


def sentences(tokens: Tokens) -> Iterator[Sentence]:
    """The sentences of a paragraph; ordinal numbers and abbreviations do not end one."""
    first = 0
    for index, word in enumerate(tokens.words):
        if ends(tokens, index, word) or index - first >= LONGEST_SENTENCE:
            yield Sentence(tokens, first, index + 1)
            first = index + 1
    if first < len(tokens.words):
        yield Sentence(tokens, first, len(tokens.words))


def ends(tokens: Tokens, index: int, word: str) -> bool:
    """Whether a token is the last of its sentence."""
    if word[0] not in f".!?…{MASK}":
        return False
    after = tokens.word(index + 1) if index + 1 < len(tokens.words) else ""
    if word[0] == MASK:
        return tokens.tags[index] == "Q" and after[:1].isupper() and after.lower() not in LEMMAS
    return not after[:1].islower() and not (
        word == "." and index and abbreviates(tokens.words[index - 1], after)
    )


def abbreviates(before: str, after: str) -> bool:
    """Whether a dot belongs to the word before it: an abbreviation or the number of a day."""
    return before in SHORTENED or (before.isdigit() and (after.lower() in MONTHS or not after[:1].isupper()))


def subject(s: Sentence, verb: int) -> Span | None:
    """The subject of a verb: before the finite verb, or after it where something else stands first."""
    finite = next((k for k in range(max(s.first, verb - LONGEST), verb) if s.word(k) in AUXILIARIES), verb)
    start = s.first + (s.word(s.first) in LINKS)
    if s.word(finite - 1) in {"und", ","} and finite > start + 1 and not s.masked(start):
        end = phrase_after(s, start)
        if s.word(finite - 1) == "und" or s.word(end) == ",":
            return (start, finite if s.word(finite - 1) == "," else end) if fronted(s, start) else None
    if start < finite and fronted(s, start) and not any(s.masked(k) for k in range(start, finite)):
        return start, finite
    first = finite + 1 + (s.word(finite + 1) in {"sich", "dazu", "auch"})
    end = phrase_after(s, first)
    return (first, end) if end > first else None


def fronted(s: Sentence, start: int) -> bool:
    """Whether a sentence begins with a noun phrase in the nominative, as far as form tells."""
    word = s.word(start)
    if word in PREPOSITIONS or word in OBLIQUE:
        return False
    plain = word.isalpha() and (start > s.first or word not in ADVERBS)
    return plain or word in ARTICLES or word in PRONOUNS or "-" in word


def phrase_after(s: Sentence, first: int) -> int:
    """Where the noun phrase that begins here ends."""
    if s.word(first) in PRONOUNS and s.word(first) not in ARTICLES:
        return first + 1
    end, index, named = first, first, False
    while index < min(s.last, first + LONGEST) and continues(s, index, named=named):
        if s.raw(index)[0].isupper() or s.raw(index)[0].isdigit() or s.word(index) == ")":
            end, named = index + 1, True
        index += 1
    return first + 1 if end == first and s.word(first) in PRONOUNS else end


def continues(s: Sentence, index: int, *, named: bool) -> bool:
    """Whether a token goes on with a noun phrase; `named` says that its noun has come."""
    raw, word = s.raw(index), s.word(index)
    if raw[0].isupper() or raw[0].isdigit():
        return True
    return (word.isalpha() or word in "()") and (not named or joins(s, index))


def joins(s: Sentence, index: int) -> bool:
    """Whether a lower-case word links nouns: 'der', 'von', an adjective before a noun."""
    word = s.word(index)
    if word in "()" or word in GENITIVES:
        return True
    adjective = word.endswith(("er", "en", "es")) and word not in PREPOSITIONS | ADVERBS | LINKS
    return adjective and s.raw(index + 1)[:1].isupper()


def phrase_before(s: Sentence, end: int) -> int:
    """Where the noun phrase that ends here begins."""
    if s.word(end - 1) in PRONOUNS and s.word(end - 2) not in ARTICLES:
        return end - 1
    first = end
    while first > s.first and end - first < LONGEST and phrasal(s.word(first - 1)):
        first -= 1
        if s.word(first) in ARTICLES and opens(s, first):
            break
    return first


def phrasal(word: str) -> bool:
    """Whether a word can stand in a noun phrase."""
    return word.isalpha() or "-" in word or word in "()"


def opens(s: Sentence, article: int) -> bool:
    """Whether an article opens its phrase and is not inside one."""
    return s.word(article - 1) not in GOVERNING and not s.raw(article - 1)[:1].isupper()
