"""Where the words that a verb brings begin, and where they end."""

import re
from typing import Final

from factcheck.domain.extract.english_cues import CUES
from factcheck.domain.extract.grammar import ADDRESSEE, LATE, STOPS, TIME, TO_DO, TO_QUOTE, TO_THAT
from factcheck.domain.extract.paragraph import QUOTES, Clause, Paragraph, Span

DIRECT: Final = frozenset("DONn#oGgeqQuyYhbRsERkvHB-(")
WITHHOLDING: Final = frozenset({"decline", "refuse"})
TELLING: Final = frozenset({"tell", "inform", "remind", "notify", "assure"})
SHAPE: Final = {"T": "T", "q": "Q", "Q": "Q", "u": "Q", "t": "I", "H": "W"}


def ahead(p: Paragraph, c: Clause) -> int | None:
    """The first token of what the verb brings; None if nothing of a shape it takes follows."""
    if c.end >= c.last:
        return None
    if "A" in c.cue.shapes and (match := ADDRESSEE.match(p.tags, c.end, c.last)):
        return addressed(p, c, match.end())
    if c.cue.lemma in TELLING and p.tags[c.end] in "NnDo":
        return None
    return immediate(p, c) if p.tags[c.end] in "TH" else removed(p, c)


def addressed(p: Paragraph, c: Clause, at: int) -> int | None:
    """The content after an addressee: 'told reporters that', 'told them he'."""
    at += p.tag(at) == ":"
    if at >= c.last:
        return None
    if p.tags[at] in "TqQutH":
        return at
    bare = "ODNn#B" if p.tags[c.end] == "o" else "OD"
    return at if p.tags[at] in bare and p.tags[at - 1] != "," else None


def immediate(p: Paragraph, c: Clause) -> int | None:
    """'that …' or 'whether …' right after the verb."""
    takes = "TC" if p.tags[c.end] == "T" else "WC"
    if p.tokens.words[c.end] in {"when", "whenever"} or set(takes).isdisjoint(c.cue.shapes or "C"):
        return None
    return c.end


def removed(p: Paragraph, c: Clause) -> int | None:
    """A quotation, a that-clause or an infinitive after time and place, or a bare clause at once."""
    shapes = c.cue.shapes or "C"
    if "Q" in shapes and (match := TO_QUOTE.match(p.tags, c.end, c.last)):
        return match.start("that")
    if "T" in shapes and (match := TO_THAT.match(p.tags, c.end, c.last)):
        return match.end()
    if p.tags[c.end] == "t":
        return c.end if "I" in shapes else None
    if "I" in shapes and (match := TO_DO.match(p.tags, c.end, c.last)):
        return match.end()
    return bare(p, c, shapes)


def bare(p: Paragraph, c: Clause, shapes: str) -> int | None:
    """A clause or an object right after the verb, or after a weekday."""
    if p.tags[c.end] == "Z" and "T" in shapes and (match := TIME.match(p.tags, c.end, c.last)):
        return match.end() if match.end() < c.last and p.tags[match.end()] in "ODN" else None
    return c.end if "C" in shapes and p.tags[c.end] in DIRECT else None


def shape(p: Paragraph, at: int) -> str:
    """What kind of content begins here: T that, Q quotation, I infinitive, W question, C clause or object."""
    return SHAPE.get(p.tags[at], "C")


def stop(p: Paragraph, at: int, c: Clause, source: Span | None = None) -> int:
    """Where the content that begins here ends."""
    kind = "that" if p.tags[at] == "T" else "bare" if "T" in c.cue.shapes else "object"
    if source and p.tag(source[0] - 1) in {"B", "A", "H"}:
        kind = "subordinate"
    elif source and p.tags[source[0]] == "W":
        kind = "relative"
    matches = STOPS[kind].finditer(p.tags, at + 1, c.last)
    end = next((match.start() for match in matches if ends_here(p, match)), c.last)
    while end > at + 1 and (
        p.tags[end - 1] in ".,;:-" or (p.tags[end - 1] == ")" and "(" not in p.tags[at:end])
    ):
        end -= 1
    late = LATE.search(p.tags, at + 1, end) if kind == "object" else None
    return late.start() if late else end


def ends_here(p: Paragraph, match: re.Match[str]) -> bool:
    """Whether a possible end is one: of the verbs after 'and' only a reporting one."""
    text = match.group()
    if text == "" or text[-1] not in "VEY":
        return True
    form = CUES.get(p.tokens.words[match.end() - 1])
    return form is not None and ("Q" in form.cue.shapes or form.cue.lemma in WITHHOLDING)


def taken(p: Paragraph, at: int) -> bool:
    """Whether content that begins here is a quotation somebody has already."""
    return p.tags[at] in QUOTES and at in p.spent
