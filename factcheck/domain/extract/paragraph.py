"""One English paragraph while it is read: its sentences, what was found, which quotations are taken."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from factcheck.domain.extract.english_cues import Cue
from factcheck.domain.extract.grammar import BOUNDARY, SPEAKER_FOLLOWS
from factcheck.domain.extract.tokens import DATELINE, Tokens
from factcheck.domain.extract.wordlist import words

Span = tuple[int, int]
REACH: Final = 400  # tokens of a sentence that are looked at on either side of a verb
RECENT: Final = 12  # attributions back that a new one is compared with
QUOTES: Final = "qQu"
ENDINGS: Final = words("p.m. a.m. inc. corp. co. jr. sr. u.s. u.k. u.n. d.c. e.u. ltd.")


@dataclass(slots=True)
class Found:
    """An attribution in tokens: half-open ranges, and how it was recognised."""

    source: list[Span]
    cue: Span
    content: list[Span]
    head: int
    frame: str
    lemma: str = ""
    sentence: Span = (0, 0)


@dataclass(slots=True)
class Clause:
    """One reporting verb in its place: its group, its head, the sentence around it."""

    start: int
    head: int
    end: int
    cue: Cue
    first: int
    last: int


@dataclass(slots=True)
class Paragraph:
    """What is read of one paragraph so far."""

    tokens: Tokens
    tags: str
    bounds: list[int]
    found: list[Found] = field(default_factory=list)
    spent: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)

    def sentence(self, at: int) -> Span:
        """First and last token (exclusive) of the sentence around a token, as far as REACH."""
        index = bisect_right(self.bounds, at)
        last = self.bounds[index] if index < len(self.bounds) else len(self.tags)
        return max(self.bounds[index - 1], at - REACH), min(last, at + REACH)

    def clause(self, start: int, head: int, end: int, cue: Cue) -> Clause:
        """A verb group with its sentence."""
        return Clause(start, head, end, cue, *self.sentence(head))

    def tag(self, at: int) -> str:
        """The class of a token; empty outside the paragraph."""
        return self.tags[at : at + 1] if at >= 0 else ""

    def quote_before(self, at: int) -> int:
        """The quotation that ends right before a token, a comma between allowed; -1 if none."""
        at -= self.tag(at - 1) == ","
        return at - 1 if at > 0 and self.tags[at - 1] in QUOTES else -1

    def trimmed(self, last: int) -> int:
        """The end of a stretch without its closing punctuation."""
        while last and self.tags[last - 1] in ".,;:":
            last -= 1
        return last

    def opening(self, first: int) -> int:
        """The start of a sentence without the conjunction that opens it."""
        return first + (self.tag(first) in {"C", '"', "B"})

    def add(self, clause: Clause, source: Span | None, content: list[Span], frame: str) -> None:
        """Record an attribution and take the quotations in it."""
        for first, last in content:
            self.spent.update(index for index in range(first, last) if self.tags[index] in QUOTES)
        self.heads.add(clause.head)
        self.found.append(
            Found(
                [source] if source else [],
                (clause.start, clause.end),
                content,
                clause.head,
                frame,
                clause.cue.lemma,
            )
        )


def opened(tokens: Tokens) -> Paragraph:
    """A paragraph that nothing has been read of."""
    return Paragraph(tokens, tokens.tags, sentences(tokens))


def sentences(tokens: Tokens) -> list[int]:
    """The first tokens of the sentences."""
    bounds = {0, *after_dateline(tokens)}
    for match in BOUNDARY.finditer(tokens.tags):
        finished = tokens.tags[match.start()] != "Q" or not SPEAKER_FOLLOWS.match(tokens.tags, match.end())
        if finished and match.end() < len(tokens.tags):
            bounds.add(match.end())
    if ENDINGS.isdisjoint(tokens.words):
        return sorted(bounds)
    for index, word in enumerate(tokens.words[:-1]):
        if word in ENDINGS and tokens.tags[index + 1] in "ODBPA" and tokens.raw[index + 1][0].isupper():
            bounds.add(index + 1)
    return sorted(bounds)


def after_dateline(tokens: Tokens) -> list[int]:
    """The token after 'BERLIN (Reuters) -', if the paragraph begins so."""
    match = DATELINE.match(tokens.text, tokens.start, min(tokens.end, tokens.start + 90))
    if match is None:
        return []
    return [i for i in range(min(25, len(tokens.raw))) if tokens.span(i, i + 1)[0] >= match.end()][:1]
