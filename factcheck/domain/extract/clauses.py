"""Is a word a reporting verb here? By its form, its auxiliaries, and agreement with its subject."""

from typing import Final

from factcheck.domain.extract.english_cues import CUES, Cue
from factcheck.domain.extract.grammar import GROUP, LONGEST_GROUP, OBJECT
from factcheck.domain.extract.paragraph import Clause, Paragraph
from factcheck.domain.extract.wordlist import words

PARTICLES: Final = 2  # at most, "called out for"
LIGHT: Final = words("express voice offer signal show give")
MANY: Final = words(
    "people men women police some many others most both percent half few several all million thousand i you"
    " we they who which these those majority number % officials"
)
TAKES: Final = frozenset("TDOoNQqutH#:n,PgGR")
VERBAL: Final = frozenset("bhmkeE")


def clause_at(p: Paragraph, head: int) -> Clause | None:
    """The verb group that ends here, unless its form speaks against a report."""
    form = CUES.get(p.tokens.words[head])
    if form is None:
        return None
    start = group_start(p.tags, head)
    tag, before = p.tags[head], p.tag(start - 1)
    auxiliaries = p.tags[start:head].replace("R", "").replace("x", "")
    if not form_fits(tag, auxiliaries) or (before == "t" and not infinitive(p, head, form.cue)):
        return None
    if (
        tag in "yYv"
        and not auxiliaries
        and before != "t"
        and (before in {"D", "P", "F", "s"} or not agrees(p, start, head))
    ):
        return None
    end = particles(p, head + 1, form.cue)
    return None if end is None else p.clause(start - (before == "t"), head, end, form.cue)


def group_start(tags: str, head: int) -> int:
    """Where the verb group begins that ends in this verb."""
    first = head
    while first and head - first < LONGEST_GROUP and tags[first - 1] in "Rhbmx":
        first -= 1
    if first == head:
        return head
    match = GROUP.search(tags, first)
    return match.start() if match else head


def form_fits(tag: str, auxiliaries: str) -> bool:
    """Whether a form of the verb goes with its auxiliaries: 'would say', 'has said', not 'was said'."""
    last = auxiliaries[-1:]
    if tag in "vy":
        return last in {"", "m"}
    if tag == "V":
        return auxiliaries in {"", "h"}
    if tag == "E":
        return "b" not in auxiliaries and last != "m"
    return last in {"", "b"} if tag == "G" else not auxiliaries


def infinitive(p: Paragraph, head: int, cue: Cue) -> bool:
    """Whether 'to say' brings words of its own."""
    return p.tags[head] in "vy" and "T" in cue.shapes and p.tag(head + 1) in {"T", ",", "q", "Q", "u"}


def particles(p: Paragraph, end: int, cue: Cue) -> int | None:
    """The end of the verb with its particles, 'pointed out that'; None where a needed one is missing."""
    first = end
    while (
        end - first < PARTICLES
        and end < len(p.tags)
        and p.tokens.words[end] in cue.particles
        and p.tag(end + 1) != "Z"
    ):
        end += 1
    if end == first and (not cue.shapes or "!" in cue.shapes):
        return None
    if cue.lemma in LIGHT and (match := OBJECT.match(p.tags, end)):
        end = match.end()
    return end + (p.tag(end) == ":" and bool(cue.shapes))


def agrees(p: Paragraph, start: int, head: int) -> bool:
    """Whether a word that may be a noun is a verb: by what follows it and by its subject's number."""
    after = p.tag(head + 1)
    if start == 0:
        return False
    if after in {".", ","} and not {"u", "Q"}.isdisjoint(p.tags[max(0, start - 12) : start]):
        return True
    if p.tags[start - 1] in "),":
        return after in {"T", "q", "D", "O", "o"}
    if after in VERBAL:
        return not {"W", "H"}.isdisjoint(p.tags[max(0, start - 6) : start])
    return after in TAKES and (p.tags[head] == "v" or numbers_agree(p, start - 1, p.tags[head]))


def numbers_agree(p: Paragraph, subject: int, form: str) -> bool:
    """Whether the last word of the subject and the verb's form are both singular or both plural."""
    word, tag = p.tokens.words[subject], p.tags[subject]
    plural = (
        word in MANY
        or tag == "#"
        or (tag in "nYN" and word.endswith("s") and not word.endswith(("ss", "us", "is")))
    )
    if form == "Y":
        return tag in "NnODW" and (tag == "N" or not plural)
    return plural or (tag == "N" and "C" in p.tags[max(0, subject - 3) : subject])
