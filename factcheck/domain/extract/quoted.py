"""Quotations with their speakers: before the verb, after a colon, or claimed by no verb at all."""

import re
from typing import Final

from factcheck.domain.extract.contents import stop
from factcheck.domain.extract.english_cues import Cue
from factcheck.domain.extract.grammar import AFTER, ANY_VERB, BEFORE, COLON, FOLLOWING, OWN_CUE, PRESSED
from factcheck.domain.extract.paragraph import QUOTES, RECENT, Clause, Found, Paragraph, Span

INNER: Final = ("forward", "coord", "participle", "according")
FEWEST: Final = 3  # words of a quotation that no cue introduces
SAYING: Final = re.compile("quote|inverted|turned|postposed|[TQ]$")
TRIED: Final = 3  # verbs before a loose quotation that are tried as its cue
LEFT: Final = 60  # tokens that a subject and its appositive may take


def inverted(p: Paragraph, c: Clause) -> bool:
    """'“…,” said the minister': recorded if this is one."""
    quote = p.quote_before(c.start)
    if quote < 0 or quote in p.spent or p.tags[c.head] not in "VEYv" or "Q" not in c.cue.shapes:
        return False
    match = AFTER.match(p.tags, c.end, c.last)
    if match is None or match.end() == c.end:
        return False
    add_quote(p, c, match.span(), quote, "inverted")
    return True


def quoted_before(p: Paragraph, c: Clause, source: Span, at: int | None) -> bool:
    """'“…,” the minister said': recorded if this is one; `at` is where content after the verb would begin."""
    quote = p.quote_before(source[0])
    if quote < 0 or "Q" not in c.cue.shapes or not free(p, quote):
        return False
    closed = p.tags[quote] in "Qu" or p.tag(source[0] - 1) == ","
    if not closed or (p.tags[quote] == "Q" and goes_on(p, c, at)):
        return False
    add_quote(p, c, source, quote, "quote-subject")
    return True


def goes_on(p: Paragraph, c: Clause, at: int | None) -> bool:
    """Whether what follows the verb is content of its own, so that a finished quotation before it is not."""
    if at is None or p.tags[at] in QUOTES:
        return False
    return "A" not in c.cue.shapes or p.tags[at] in "TO"


def free(p: Paragraph, quote: int) -> bool:
    """Whether a quotation is nobody's yet, or only told within this very sentence."""
    if quote not in p.spent:
        return True
    first, _ = p.sentence(quote)
    holders = (f for f in p.found[-RECENT:] if any(a <= quote < b for a, b in f.content))
    return all(f.cue[0] >= first and f.frame.startswith(INNER) for f in holders)


def add_quote(p: Paragraph, c: Clause, source: Span, quote: int, frame: str) -> None:
    """Record a quotation before its cue, with what leads into it and what continues it after the cue."""
    content = [(lead(p, quote), quote + 1)]
    at: int | None = max(source[1], c.end)
    while at is not None and (at := following(p, at)) is not None:
        content.append((at, at + 1))
        at += 1
    p.add(c, source, content, frame)


def lead(p: Paragraph, quote: int) -> int:
    """Where the sentence around a quotation begins, if nothing else in it is told by somebody."""
    first, _ = p.sentence(quote)
    recent = p.found[-RECENT:]
    if first == quote or any(blocks(f, first) for f in recent):
        return quote
    return first + (p.tags[first] in 'CB",')


def blocks(found: Found, first: int) -> bool:
    """Whether an earlier attribution keeps its sentence's beginning to itself."""
    if found.frame == "according":
        return found.cue[0] >= first
    if found.cue[0] >= first:
        return found.frame[-1] in "Qt"
    return bool(found.content) and found.content[-1][1] > first


def following(p: Paragraph, at: int) -> int | None:
    """The quotation that goes on after the cue, if it is nobody else's."""
    match = FOLLOWING.match(p.tags, at)
    if match is None or match.start("quote") in p.spent or OWN_CUE.match(p.tags, match.end()):
        return None
    return match.start("quote")


def orphans(p: Paragraph) -> None:
    """Sentences of quotation without a cue: they go on with what was said before them."""
    starts = set(p.bounds)
    for match in re.finditer(f"[{QUOTES}]", p.tags):
        quote = match.start()
        if quote in starts and quote not in p.spent and not OWN_CUE.match(p.tags, quote + 1):
            before = max(
                (f for f in p.found[-RECENT:] if f.cue[1] <= quote), key=lambda f: f.cue, default=None
            )
            if before and before.content and SAYING.search(before.frame):
                before.content.append((quote, quote + 1))
                p.spent.add(quote)


def colons(p: Paragraph) -> None:
    """'Name: “…”', and in a headline 'Name: …'."""
    for match in COLON.finditer(p.tags):
        at = match.end()
        quoted = p.tag(at) in {"q", "Q", "u"}
        if at >= len(p.tags) or at in p.spent or not (quoted or match.start() + p.tokens.start == 0):
            continue
        clause = p.clause(at - 1, at - 1, at, Cue("", "", ()))
        before = BEFORE.search(p.tags, max(clause.first, at - 30), at - 1)
        end = at + 1 if quoted else p.trimmed(p.sentence(at)[1])
        if before and end > at:
            p.add(clause, before.span("subject"), [(at, end)], "named")


def pressed(p: Paragraph) -> None:
    """'“…,” he pressed.': after a comma inside the marks any verb reports."""
    for match in PRESSED.finditer(p.tags):
        head = match.end("cue") - 1
        if match.start() not in p.spent and head not in p.heads:
            clause = p.clause(match.start("cue"), head, head + 1, Cue(p.tokens.words[head], "Q", ()))
            add_quote(p, clause, match.span("subject"), match.start(), "quote-verb")


def loose(p: Paragraph) -> None:
    """Quotations that no cue claimed: the main verb before each introduces it."""
    for match in re.finditer(f"[{QUOTES}]", p.tags):
        quote = match.start()
        if quote not in p.spent and reads_as_speech(p, quote):
            introduce(p, quote)


def reads_as_speech(p: Paragraph, quote: int) -> bool:
    """Whether quoted words are more than a title or a term."""
    start, end = p.tokens.span(quote, quote + 1)
    words = p.tokens.text[start : min(end, start + 2000)].split()
    return len(words) >= FEWEST and 2 * sum(word[:1].isupper() for word in words[1:]) < len(words)


def introduce(p: Paragraph, quote: int) -> None:
    """Record a loose quotation with the first verb of its sentence that has a subject."""
    first, _ = p.sentence(quote)
    for tried, match in enumerate(ANY_VERB.finditer(p.tags, first, quote)):
        before = BEFORE.search(p.tags, max(first, match.start() - LEFT), match.start())
        if before and before.group("subject") != "W":
            head = match.start("head")
            end = head + 1 + (p.tags[head + 1] == "P")
            clause = p.clause(match.start(), head, end, Cue(p.tokens.words[head], "", ()))
            p.add(clause, before.span("subject"), [(end, max(quote + 1, stop(p, end, clause)))], "looseC")
            return
        if tried == TRIED:
            return
