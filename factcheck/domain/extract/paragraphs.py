"""A text paragraph by paragraph: its drafts, and quotations that run on from one to the next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from factcheck.domain.extract import english, german, others
from factcheck.domain.extract.draft import Draft, Span, inside
from factcheck.domain.extract.mentions import Register, enrol
from factcheck.domain.extract.paragraph import Found
from factcheck.domain.extract.quotes import quotations
from factcheck.domain.extract.tokens import Tokens, tokenise

PARAGRAPH: Final = re.compile(r"[^\n]+")
OPENING_NAME: Final = re.compile("(?P<name>N(?<![^.Q]N)N{0,3})(?=[bhmkVEeR,])")
SPEECH: Final = re.compile("[qQu]+[.]?")
CARRIES: Final = frozenset({"open", "inverted", "quote-subject", "quote-verb", "named", "turned", "floating"})
SHORTEST: Final = 30  # code points of a paragraph that is a quotation nobody introduces
LONGEST: Final = 20_000  # code points that are read at once; a longer paragraph is read in pieces
BEFORE: Final = 10  # tokens before a source that are kept to tell whom it means


@dataclass
class Reading:
    """What reading a text leaves: drafts in order, the names in it."""

    language: str
    drafts: list[Draft] = field(default_factory=list)
    register: Register = field(default_factory=Register)
    subjects: list[tuple[int, str]] = field(default_factory=list)
    last: Draft | None = None


def reading(text: str, language: str) -> Reading:
    """All drafts of a text."""
    found = Reading(language)
    for start, end in spans(text):
        tokens = tokenise(text, start, end, quotations(text, start, end))
        take(found, tokens)
        if language == "en":
            enrol(found.register, tokens)
            found.subjects += subjects(tokens)
    found.drafts = [draft for draft in found.drafts if draft.content]
    return found


def subjects(tokens: Tokens) -> Iterator[tuple[int, str]]:
    """The names that open sentences: where they stand, and their last word."""
    for match in OPENING_NAME.finditer(tokens.tags):
        last = match.end("name") - 1
        yield tokens.span(last, last + 1)[0], tokens.words[last]


def spans(text: str) -> Iterator[Span]:
    """Where the paragraphs lie; one that is too long is cut, at the end of a sentence if it has any."""
    for match in PARAGRAPH.finditer(text):
        start, end = match.span()
        while end - start > LONGEST:
            cut = max(
                text.rfind(". ", start, start + LONGEST) + 1, text.rfind("” ", start, start + LONGEST) + 1
            )
            cut = cut if cut > start else start + LONGEST
            yield start, cut
            start = cut
        if not text[start:end].isspace():
            yield start, end


def take(found: Reading, tokens: Tokens) -> None:
    """Add what one paragraph says."""
    drafts = read(tokens, found.language)
    last = found.last
    if not drafts:
        found.last = carried(tokens, last, found.drafts)
        return
    if (
        last
        and last.frame == "open"
        and tokens.tags[:1] in {"q", "Q", "u"}
        and drafts[0].start > tokens.span(0, 1)[0]
    ):
        last.quote(tokens.quotes[:1])
    found.drafts += drafts
    found.last = drafts[-1]


def read(tokens: Tokens, language: str) -> list[Draft]:
    """The drafts of one paragraph, by the rules of its language."""
    if language == "de":
        drafts = german.attributions(tokens)
    elif language == "en":
        drafts = [drafted(tokens, found) for found in english.attributions(tokens)]
    else:
        drafts = others.attributions(tokens.text, tokens, language)
    for draft in drafts:
        draft.inside = inside(draft.content, tokens.quotes)
        trim(draft)
    return drafts


def carried(tokens: Tokens, last: Draft | None, drafts: list[Draft]) -> Draft | None:
    """What a paragraph without a cue adds: a quotation that fills it goes to whoever spoke before it."""
    if not SPEECH.fullmatch(tokens.tags):
        return None
    if last and (last.frame in CARRIES or last.ending in {"Q", "u"}):
        last.quote(tokens.quotes)
        return last
    if tokens.end - tokens.start <= SHORTEST:
        return None
    floating = Draft([], [], [], "", "floating", tokens.around(0, 0), ending="Q")
    floating.quote(tokens.quotes)
    drafts.append(floating)
    return floating


def drafted(tokens: Tokens, found: Found) -> Draft:
    """An attribution in code points."""
    content = [tokens.span(first, last) for first, last in found.content if last > first]
    ending = tokens.tags[found.content[-1][1] - 1] if content else "Q"
    place = found.source[0] if found.source else None
    source = [tokens.span(*place)] if place else []
    return Draft(
        source,
        [tokens.span(*found.cue)],
        content,
        found.lemma,
        found.frame,
        tokens,
        place,
        ending,
        found.sentence,
    )


def trim(draft: Draft) -> None:
    """Keep of the paragraph's tokens only those around the source."""
    if draft.place is None:
        draft.tokens = draft.tokens.around(0, 0)
        return
    first, last = draft.place
    kept = max(0, first - BEFORE)
    draft.tokens = draft.tokens.around(kept, last)
    draft.place = (first - kept, last - kept)
