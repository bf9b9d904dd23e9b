"""Attributions around or after what is said, and those without a verb of their own."""

from typing import Final

from factcheck.domain.extract.contents import stop
from factcheck.domain.extract.english_cues import CUES, Cue
from factcheck.domain.extract.grammar import (
    ACCORDING,
    ADDRESSED,
    AFTER,
    ASKED,
    BEFORE,
    FRONTED,
    OPENING,
    OWNED,
    PASSIVE,
    TOLD_AFTER,
)
from factcheck.domain.extract.paragraph import RECENT, Clause, Paragraph, Span
from factcheck.domain.extract.wordlist import words

LEAST: Final = 3  # tokens of a clause before its verb
LEFT: Final = 60  # tokens that a subject and its appositive may take
CHARGING: Final = words("accuse suspect")
OWNERS: Final = words("his her their its my our your")
NOUNS: Final = words(
    "claim claims suggestion suggestions assertion assertions allegation allegations accusation accusations"
    " argument arguments statement statements announcement belief contention insistence admission prediction"
    " predictions warning warnings promise pledge vow view opinion complaint complaints denial concern"
    " concerns hope hopes fear fears remark remarks comment comments conclusion finding report reports"
    " proposal demand revelation notion charge charges assessment testimony declaration acknowledgment"
    " acknowledgement confirmation assurance assurances"
)


def around(p: Paragraph, c: Clause, source: Span) -> list[Span]:
    """The clause around 'he says,' or after 'as she put it,'; empty if there is none."""
    addressee = ADDRESSED.match(p.tags, c.end, c.last) if "A" in c.cue.shapes else None
    end = addressee.end() if addressee else c.end
    if "T" not in c.cue.shapes or end >= c.last or p.tags[end] != "," or p.tags[c.end] in "qQuT":
        return []
    rest, before = (end + 1, p.trimmed(c.last)), source[0] - 1
    if before == c.first and p.tags[before] == "A":
        return [rest]
    if before <= c.first or p.tags[before] != "," or p.tag(end + 1) in {"G", "q", "Q", "u", "W"}:
        return []
    head = (p.opening(c.first), before)
    if OPENING.fullmatch(p.tags, *head):
        return [rest]
    return [head, rest] if FRONTED.fullmatch(p.tags, *head) else []


def postposed(p: Paragraph, c: Clause, source: Span) -> bool:
    """'The plan will fail, the minister said.': recorded if this is one."""
    end, start = source[0] - 1, p.opening(c.first)
    addressee = ADDRESSED.match(p.tags, c.end, c.last) if "A" in c.cue.shapes else None
    after = addressee.end() if addressee else c.end
    ended = after >= c.last or p.tags[after] in ".,;)ZPAR"
    if end <= c.first or p.tags[end] != "," or not ended or "T" not in c.cue.shapes or end - start < LEAST:
        return False
    if any(f.cue[0] < start and f.content and f.content[-1][1] > start for f in p.found[-RECENT:]):
        return False
    content = [(start, end)]
    if p.tag(after) == "," and after + 1 < c.last and p.tags[after + 1] not in "WGDBCVYE":
        content.append((after + 1, p.trimmed(c.last)))
    p.add(c, source, content, "postposed")
    return True


def turned(p: Paragraph, c: Clause) -> bool:
    """'The plan will fail, said the minister.': recorded if this is one."""
    end = c.start - 1
    if (
        end <= c.first + 1
        or p.tags[end] != ","
        or p.tags[c.head] not in "VEY"
        or c.start != c.head
        or "Q" not in c.cue.shapes
    ):
        return False
    match = AFTER.match(p.tags, c.end, c.last)
    if match is None or match.end() == c.end or p.tag(match.end()) not in {"", ".", ",", "P", ";", ")"}:
        return False
    p.add(c, match.span(), [(p.opening(c.first), end)], "turned")
    return True


def accordings(p: Paragraph) -> None:
    """'According to X, …' and '…, according to X'."""
    for match in ACCORDING.finditer(p.tags):
        clause = p.clause(match.start(), match.start(), match.end("cue"), Cue("according", "", ()))
        content = [span for span in by_account(p, clause, match.end()) if span[1] > span[0]]
        if content:
            p.add(clause, (match.end("cue"), match.end()), content, "according")


def by_account(p: Paragraph, c: Clause, end: int) -> list[Span]:
    """What 'according to' covers: the rest of the sentence, what stands before it, or both."""
    if c.head <= c.first + 1:
        start = end + (p.tag(end) == ",")
        if start >= c.last:
            return []
        told = TOLD_AFTER.search(p.tags, start, c.last)
        return [(start, p.trimmed(told.start()) if told else stop(p, start, c))]
    if p.tags[c.head - 1] == "," and p.tag(end) == "," and p.tag(end + 1) in set("bhmkVEeY"):
        return [(c.first, c.head - 1), (end + 1, p.trimmed(c.last))]
    last = c.head
    while last > c.first and p.tags[last - 1] in ",-":
        last -= 1
    return [(p.opening(c.first), last)]


def owned(p: Paragraph) -> None:
    """'his suggestion that …', 'Moscow's claim that …'."""
    if NOUNS.isdisjoint(p.tokens.words):
        return
    for match in OWNED.finditer(p.tags):
        head, owner = match.start("cue"), match.span("subject")
        if p.tokens.words[head] in NOUNS and (owner[1] - owner[0] > 1 or p.tokens.words[owner[0]] in OWNERS):
            clause = p.clause(head, head, head + 1, Cue(p.tokens.words[head], "T", ()))
            p.add(clause, owner, [(head + 1, stop(p, head + 1, clause))], "nounT")


def asked(p: Paragraph) -> None:
    """'Asked whether …, she said': a question nobody is named for."""
    if "asked" not in p.tokens.words:
        return
    for match in ASKED.finditer(p.tags):
        head = match.start()
        if p.tokens.words[head] != "asked" or head in p.heads:
            continue
        clause = p.clause(head, head, head + 1 + (p.tags[head + 1] == "P"), Cue("ask", "W", ()))
        comma = p.tags.find(",", clause.end, clause.last)
        end = comma if comma > 0 else p.trimmed(clause.last)
        if end > clause.end:
            p.add(clause, None, [(clause.end, end)], "asked")


def passives(p: Paragraph) -> None:
    """'was accused by rivals of …': the subject and the rest are what is said, the agent says it."""
    if "by" not in p.tokens.words:
        return
    for match in PASSIVE.finditer(p.tags):
        head = match.start("head")
        form = CUES.get(p.tokens.words[head])
        if form and head not in p.heads and p.tokens.words[match.start("by")] == "by":
            agent = match.span("agent")
            cut = p.tags.find("F", *agent) if form.cue.lemma in CHARGING else -1
            passive(
                p, p.clause(match.start(), head, head + 1, form.cue), (agent[0], cut) if cut > 0 else agent
            )


def passive(p: Paragraph, c: Clause, agent: Span) -> None:
    """Record one passive, if its subject is in the same sentence."""
    before = BEFORE.search(p.tags, max(c.first, c.start - LEFT), c.start)
    if before is None or before.group("subject") == "W":
        return
    content = [before.span("subject")]
    if agent[1] < c.last and p.tags[agent[1]] in "PFATtH":
        content.append((agent[1], stop(p, agent[1], c)))
    p.add(c, agent, content, "passiveC")
