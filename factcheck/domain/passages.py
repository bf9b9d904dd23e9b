"""Passages: what the words around one suggest, for a person to confirm: manner and cue."""

import re

from factcheck.domain.sentences import paragraphs, sentences
from factcheck.domain.vocabulary import Manner

MARKS = '"“”„‟«»「」『』'
"""Double quotation marks; within a paragraph they open and close in turn, however they are mixed."""
SINGLE = re.compile(r"(?<!\w)[‘'](?=\S).+?(?<=\S)[’'](?!\w)")
CUE = re.compile(
    r"""\b(?: according\ to | in\ the\ (?:words|view)\ of | quoted\ as\ saying
    | sa(?:id|ys?|ying) | t(?:old|ells?|elling) | accus(?:ed|es|ing) | den(?:ied|ies|y|ying) | stat(?:ed|ing)
    | (?:claim|assert|insist|announc|argu|believ|warn|add|alleg|declar|confirm|reject|dismiss|suggest)
      (?:s|es|e|ed|ing)?
    | (?:report|call|describ|blam|acknowledg|admit|explain|not|stress|doubt|question)(?:s|es|ed|ted)
    | wrote | writes | tweeted | posted | repl(?:ied|ies) | promised | predict(?:ed|s) | estimat(?:ed|es)
    | maintain(?:ed|s) | vowed )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Verbs and phrases that report what somebody says, in English."""
INTRODUCING = {"adding", "saying", "claiming", "stating", "telling", "accusing", "denying"}
"""Cues that stand before what is said, not after it."""


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where words in quotation marks stand in a paragraph, the marks included."""
    marks = [at for at in range(start, end) if text[at] in MARKS]
    if not marks:
        return [found.span() for found in SINGLE.finditer(text, start, end)]
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    unclosed = [(marks[-1], end - 1)] if len(marks) % 2 else []
    return [(opened, closed + 1) for opened, closed in pairs + unclosed]


def manner(text: str, start: int, end: int) -> Manner:
    """Direct when all of a passage stands in quotation marks, mixed when some of it does."""
    around = [place for place in paragraphs(text) if place[0] < end and place[1] > start]
    quoted = [pair for place in around for pair in quotations(text, *place)]
    letters = [at for at in range(start, end) if text[at].isalnum()]
    inside = sum(any(opened <= at < closed for opened, closed in quoted) for at in letters)
    if not inside:
        return Manner.INDIRECT
    return Manner.DIRECT if inside == len(letters) else Manner.MIXED


def cue(text: str, start: int, end: int) -> str:
    """What introduces a passage, as it stands there: the last cue before it, else the first after.

    Where nothing around a passage reports it, a cue in its own indirect words does.
    """
    begun, ended, closed = _surroundings(text, start, end)
    before = list(CUE.finditer(text, begun, start))
    around = before[-1][0] if before else _after(text, end, ended) or _after(text, ended, closed)
    if around or manner(text, start, end) is Manner.DIRECT:
        return around
    inside = CUE.search(text, start, end)
    return inside[0] if inside else ""


def _after(text: str, start: int, end: int) -> str:
    """The first cue in a stretch that can stand after what is said."""
    found = (match[0] for match in CUE.finditer(text, start, end))
    return next((word for word in found if word.lower() not in INTRODUCING), "")


def _surroundings(text: str, start: int, end: int) -> tuple[int, int, int]:
    """Where the first sentence of a passage begins, and where its last sentence and paragraph end."""
    around = [place for place in paragraphs(text) if place[0] < end and place[1] > start]
    touched = [s for place in around for s in sentences(text, *place) if s[0] < end and s[1] > start]
    return (touched[0][0], touched[-1][1], around[-1][1]) if touched else (start, end, end)
