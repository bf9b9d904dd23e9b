"""German attributions: reporting verbs, 'laut' and 'zufolge', reported speech by its subjunctive."""

from collections.abc import Iterator
from typing import Final

from factcheck.domain.extract.draft import Draft, Span
from factcheck.domain.extract.german_phrases import (
    Sentence,
    phrase_after,
    phrase_before,
    sentence_like,
    sentences,
    subject,
)
from factcheck.domain.extract.german_words import (
    ACCORDING,
    ARTICLES,
    CLEAR,
    FIXED,
    LEMMAS,
    OWN,
    PARTICLES,
    SHOULD,
    SUBJUNCTIVE,
    WHOLE,
    WOULD,
)
from factcheck.domain.extract.tokens import Tokens

CLOSING: Final = frozenset({",", ".", ":", "", "–", "und"})  # what may follow the particle of a verb
CLOSE_BY: Final = 14  # tokens within which a sentence ends after a verb that turns it around
NEAR: Final = 12  # tokens between "zufolge" and the noun it governs
GAP: Final = 2  # code points between sentences that run on
LEAST: Final = 12  # code points between the marks of a quotation inside a reported sentence


def attributions(tokens: Tokens) -> list[Draft]:
    """All attributions of one German paragraph, in text order."""
    out: list[Draft] = []
    for sentence in sentences(tokens):
        for draft in read(sentence, going=bool(out)):
            append(out, draft)
    return out


def append(out: list[Draft], draft: Draft) -> None:
    """Add a draft; speech without a cue belongs to whoever spoke before, and runs on as one."""
    last = out[-1] if out else None
    if last and not draft.source and draft.frame in {"free", "floating"}:
        draft.source, draft.place = last.source, last.place
    if last and draft.frame == last.frame == "free" and draft.content[0][0] - last.content[-1][1] <= GAP:
        last.content = [(last.content[0][0], draft.content[-1][1])]
    else:
        out.append(draft)


def read(s: Sentence, *, going: bool) -> Iterator[Draft]:
    """What one sentence attributes; `going` says that somebody has spoken in the paragraph."""
    found = according(s) or like(s) or spoken(s) or uncued(s, going=going)
    if found:
        yield found
        yield from inner(s, found)


def uncued(s: Sentence, *, going: bool) -> Draft | None:
    """Speech without a cue: a quotation, or a sentence in the mood of reported speech."""
    if speech := s.quotes():
        return make(s, None, [], [(i, i + 1) for i in speech], ("", "floating"))
    if s.has(WOULD | SUBJUNCTIVE if going else SUBJUNCTIVE) or supposed(s):
        return make(s, None, [], [(s.first, s.last)], ("", "free"))
    return None


def supposed(s: Sentence) -> bool:
    """'soll … getan haben': hearsay."""
    return s.has(SHOULD) and s.has(frozenset({"haben", "sein", "worden"}))


def inner(s: Sentence, found: Draft) -> Iterator[Draft]:
    """Words quoted inside what a sentence reports, each a quotation of its own."""
    for index in range(s.first, s.last):
        span = s.tokens.span(index, index + 1)
        if s.masked(index) and span not in found.content and sentence_like(s.quoted(index), LEAST):
            yield Draft(found.source, [], [span], "", "inner", s.tokens, found.place, "Q", found.sentence)


def make(
    s: Sentence, source: Span | None, cue: list[Span], content: list[Span], kind: tuple[str, str]
) -> Draft | None:
    """A draft from token ranges; `kind` is the lemma and how it was recognised."""
    at = [s.tokens.span(*span) for span in content if span[1] > span[0]]
    if not at:
        return None
    if source and s.word(source[1] - 1) == ",":
        source = (source[0], source[1] - 1)
    place = source if source and source[1] > source[0] else None
    named = [s.tokens.span(*place)] if place else []
    cues = [s.tokens.span(*span) for span in sorted(cue)]
    return Draft(named, cues, at, *kind, s.tokens, place, sentence=s.tokens.span(s.first, s.last))


def according(s: Sentence) -> Draft | None:
    """'Laut X …', 'nach Angaben von X', 'X zufolge'."""
    for index in range(s.first, s.last):
        if s.word(index) in {"laut", "gemäß", "nach", "zufolge"} and (source := accounted(s, index)):
            return around(s, source, (index, index + 1))
    return None


def accounted(s: Sentence, at: int) -> Span | None:
    """Whose account a preposition introduces, before it or after it."""
    word = s.word(at)
    if word == "zufolge":
        nouns = (k for k in range(at - 1, max(s.first, at - NEAR) - 1, -1) if s.word(k) in ACCORDING)
        noun = next(nouns, None)
        return (phrase_before(s, at) if noun is None else noun - s.qualified(noun, ARTICLES | OWN), at)
    if word != "nach" or any(s.word(k) in ACCORDING for k in range(at + 1, at + 5)):
        return at + 1, phrase_after(s, at + 1)
    return (at - 1 - s.qualified(at - 1, ARTICLES | OWN), at) if s.word(at - 1) in ACCORDING else None


def around(s: Sentence, source: Span, cue: Span) -> Draft | None:
    """The sentence less its source and preposition."""
    first, last = min(source[0], cue[0]), max(source[1], cue[1])
    head = (s.first, first - (s.word(first - 1) == ","))
    tail = (last + (s.word(last) == ","), s.body())
    return make(s, source, [cue], [head, tail], (s.word(cue[0]), "according"))


def like(s: Sentence) -> Draft | None:
    """'Wie X mitteilte, …' and '…, wie X berichtet', '…, so X'."""
    for index in range(s.first, s.last):
        after_pause = index == s.first or s.word(index - 1) in {",", "–", "-"} or s.masked(index - 1)
        if after_pause and s.word(index) in {"wie", "so"}:
            end = next((k for k in range(index + 1, s.last) if s.pauses(k)), s.last)
            verb = next((k for k in range(index + 1, end) if s.word(k) in LEMMAS or s.word(k) in FIXED), None)
            if found := likened(s, index, end, verb):
                return found
    return None


def likened(s: Sentence, at: int, end: int, verb: int | None) -> Draft | None:
    """The draft for one 'wie' or 'so' and the verb in its clause."""
    word = s.word(at)
    if (word == "wie" and verb is None) or (
        word == "so" and (at == s.first or s.word(at + 1) in {"dass", "daß"})
    ):
        return None
    source = (at + 1, phrase_after(s, at + 1) if word == "so" or verb is None else verb)
    cue = [(at, at + 1), *([] if verb is None else [(verb, verb + 1)])]
    content = [(s.first, at - (s.word(at - 1) == ",")), (end + (s.word(end) == ","), s.body())]
    lemma = "so" if verb is None else LEMMAS.get(s.word(verb), "mitteilen")
    return make(s, source, cue, content, (lemma, "like"))


def spoken(s: Sentence) -> Draft | None:
    """A reporting verb with its subject and what is said after, before or around it."""
    for verb in range(s.first, s.last):
        lemma = lemma_at(s, verb)
        cue = cue_at(s, verb, lemma) if lemma else None
        if lemma and cue and (found := statement(s, verb, cue, lemma)):
            return found
    return None


def lemma_at(s: Sentence, verb: int) -> str | None:
    """The reporting verb whose form stands here."""
    word = s.word(verb)
    if s.raw(verb)[0].isupper() and verb > s.first:
        return None
    lemma = LEMMAS.get(word) or (word if word in FIXED else None)
    return None if lemma == "heißen" and "es" not in {s.word(verb - 1), s.word(verb + 1)} else lemma


def cue_at(s: Sentence, verb: int, lemma: str) -> list[Span] | None:
    """The verb and its particle: 'teilte … mit'; None if the particle is missing."""
    if lemma not in PARTICLES or s.word(verb) in FIXED:
        return [(verb, verb + 1)]
    for k in range(verb + 1, s.last):
        if s.word(k) in PARTICLES[lemma] and s.word(k + 1) in CLOSING:
            return [(verb, verb + 1), (k, k + 1)]
    return None


def statement(s: Sentence, verb: int, cue: list[Span], lemma: str) -> Draft | None:
    """The statement that a verb introduces: its quotation, its clause, or the sentence as a whole."""
    source, last = subject(s, verb), cue[-1][1]
    if speech := spoken_quotes(s, verb):
        return make(s, source, cue, [(i, i + 1) for i in speech], (lemma, "quoted"))
    clause = next((k for k in range(last, s.last) if s.word(k) in {",", ":"} and k + 2 < s.last), None)
    if s.word(verb - 1) == "," and verb > s.first + 2 and not told(s, clause):
        turned = lemma in CLEAR and s.last - verb <= CLOSE_BY
        return make(s, source, cue, [(s.first, verb - 1)], (lemma, "turned")) if turned else None
    relative = clause is not None and s.word(clause + 1) in {"der", "die", "das", "und"}
    if clause is not None and (not relative or clause <= last + 1):
        return make(s, source, cue, [(clause + 1, s.body())], (lemma, "clause"))
    return make(s, source, cue, [(s.first, s.last)], (lemma, "reported")) if lemma in WHOLE else None


def spoken_quotes(s: Sentence, verb: int) -> list[int]:
    """The quotations of a sentence, if the first of them is what the verb brings and not part of a clause."""
    speech = s.quotes()
    if not speech:
        return []
    first = speech[0]
    own = first in {s.first, verb + 1} or s.word(first - 1) == ":" or verb > first
    return speech if own else []


def told(s: Sentence, clause: int | None) -> bool:
    """Whether a clause is what somebody says: 'dass …', after a colon, or in the subjunctive."""
    if clause is None:
        return False
    return (
        s.word(clause) == ":"
        or s.word(clause + 1) in {"dass", "daß"}
        or Sentence(s.tokens, clause, s.last).has(SUBJUNCTIVE)
    )
