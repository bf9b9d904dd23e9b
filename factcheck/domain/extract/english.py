"""English attributions: every reporting verb with who stands before or after it, and what it brings."""

from itertools import accumulate
from typing import Final

from factcheck.domain.extract.asides import accordings, around, asked, owned, passives, postposed, turned
from factcheck.domain.extract.clauses import clause_at
from factcheck.domain.extract.contents import ahead, shape, stop, taken
from factcheck.domain.extract.grammar import BEFORE, HEAD, LONG_SUBJECT, MAIN_VERB
from factcheck.domain.extract.paragraph import RECENT, Clause, Found, Paragraph, Span, opened
from factcheck.domain.extract.quoted import LEFT, colons, inverted, loose, orphans, pressed, quoted_before
from factcheck.domain.extract.tokens import Tokens
from factcheck.domain.extract.wordlist import words

STRONG: Final = words(
    "say tell claim deny accuse blame allege report insist argue warn state assert announce reject dismiss"
    " confirm add according"
)
RELAYING: Final = words("report relay")
FEWEST: Final = 2  # attributions of which one can stand inside the other
CITING: Final = words("citing quoting referring")


def attributions(tokens: Tokens) -> list[Found]:
    """All attributions of one paragraph, in the order of their cues."""
    p = opened(tokens)
    accordings(p)
    for match in HEAD.finditer(p.tags):
        if clause := clause_at(p, match.start()):
            read(p, clause)
    gather(p)
    kept = without_echoes(p)
    for found in kept:
        found.sentence = tokens.span(*p.sentence(found.cue[0]))
    return kept


def gather(p: Paragraph) -> None:
    """Record what needs no verb of its own, where the classes that it needs are there at all."""
    present = set(p.tags)
    for find, needed in FINDERS:
        if not needed.isdisjoint(present):
            find(p)


FINDERS: Final = tuple(
    (find, frozenset(needed))
    for find, needed in (
        (owned, "T"),
        (asked, "E"),
        (orphans, "qQu"),
        (loose, "qQu"),
        (passives, "b"),
        (colons, ":"),
        (pressed, "uQ"),
    )
)


def without_echoes(p: Paragraph) -> list[Found]:
    """The attributions less those that only stand inside another's words; a named speaker's report stays."""
    if len(p.found) < FEWEST:
        return p.found
    p.found = [found for found in p.found if not only_relays(p, found)]
    steps = [0] * (len(p.tags) + 1)
    for found in p.found:
        for first, last in found.content:
            steps[first] += 1
            steps[last] -= 1
    depth = list(accumulate(steps))
    ordered = sorted(p.found, key=lambda found: found.cue)
    return [found for found in ordered if not depth[found.cue[0]] or stays(p, found)]


def only_relays(p: Paragraph, found: Found) -> bool:
    """Whether an outlet merely passes on what somebody says within its own sentence."""
    if found.lemma not in RELAYING or found.frame not in {"postposed", "quote-subject"}:
        return False
    first, last = found.content[0]
    return any(
        first <= other.cue[0] < last and other.frame.startswith("forward") for other in p.found[-RECENT:]
    )


def stays(p: Paragraph, found: Found) -> bool:
    """Whether an attribution inside another's words is worth showing."""
    if found.frame[-1] in "TQ" or found.frame.startswith(("quote", "coord")):
        return True
    if found.lemma not in STRONG or not found.source:
        return False
    first = found.source[0][0]
    return p.tags[first] not in "OW" or p.tags[max(0, first - 1)] in "WH"


def read(p: Paragraph, c: Clause) -> None:
    """Record what one reporting verb attributes, if anything."""
    if p.tags[c.head] == "G" and c.start == c.head:
        participle(p, c)
    elif not inverted(p, c):
        source = subject(p, c)
        if source:
            active(p, c, source)
        elif not turned(p, c):
            coordinated(p, c)


def subject(p: Paragraph, c: Clause) -> Span | None:
    """Who stands before the verb."""
    match = BEFORE.search(p.tags, max(0, c.start - LEFT, c.first), c.start)
    if match is None and p.tag(c.start - 1) == ",":
        match = LONG_SUBJECT.match(p.tags, c.first, c.start)
    return match.span("subject") if match else None


def active(p: Paragraph, c: Clause, source: Span) -> None:
    """A verb with its subject: what is said stands before it, around it, or after it."""
    at = ahead(p, c)
    if c.end == len(p.tags) and p.tags[-1] == ":":
        p.add(c, source, [], "open")
    elif quoted_before(p, c, source, at) or (at is not None and p.tokens.words[at] in CITING):
        return
    elif parts := around(p, c, source):
        p.add(c, source, parts, "aside")
    elif at is None:
        postposed(p, c, source)
    elif not taken(p, at):
        p.add(c, source, [(at, stop(p, at, c, source))], "forward" + shape(p, at))


def nested(p: Paragraph, found: Found) -> bool:
    """Whether an attribution stands inside what another one brings."""
    return any(a <= found.cue[0] < b for other in p.found[-RECENT:] for a, b in other.content)


def coordinated(p: Paragraph, c: Clause) -> None:
    """A second verb of the same subject: 'and said that', 'but declined to'."""
    linked = c.start > c.first and (p.tags[c.start - 1] in "C,B" or p.tags[c.start] == "t")
    at = ahead(p, c) if linked else None
    if at is None or at in p.spent or (p.tags[at] not in "TqQu" and {"T", "C", "I"}.isdisjoint(c.cue.shapes)):
        return
    if source := governing(p, c):
        p.add(c, source, [(at, stop(p, at, c))], "coord" + shape(p, at))


def participle(p: Paragraph, c: Clause) -> None:
    """'adding that', 'saying', after the main clause or right after the noun that says it."""
    at = ahead(p, c)
    if at is None or taken(p, at) or (c.cue.lemma == "cite" and p.found and p.found[-1].lemma in RELAYING):
        return
    if p.tag(c.start - 1) in {"n", "N", "Y"}:
        source = subject(p, c) if p.tags[at] in "TqQu" else None
        frame = "reduced"
    else:
        source, frame = governing(p, c), "participle"
    if source:
        p.add(c, source, [(at, stop(p, at, c))], frame + shape(p, at))


def governing(p: Paragraph, c: Clause) -> Span | None:
    """The subject of the clause that a participle or second verb leans on."""
    for found in reversed(p.found[-RECENT:]):
        if found.source and c.first <= found.cue[0] < c.start and not nested(p, found):
            return found.source[0]
    for tried, match in enumerate(MAIN_VERB.finditer(p.tags, c.first, c.start)):
        before = BEFORE.search(p.tags, max(c.first, match.start() - LEFT), match.start())
        if before and before.group("subject") != "W":
            return before.span("subject")
        if tried > RECENT:
            break
    return None
