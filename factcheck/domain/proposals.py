"""Proposals: what an extractor found, as a form can hold it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from factcheck.domain.extract import Suggestion as Found
from factcheck.domain.extract.checkworthy import weight
from factcheck.domain.extract.wordlist import words
from factcheck.domain.ledger import digest
from factcheck.domain.text import fold
from factcheck.domain.vocabulary import Manner, SpeakerKind, Stance

MARKS = frozenset("\"'“”„‟«»‘’「」『』") | {chr(0x2039), chr(0x203A), chr(0x201A), chr(0x201B)}
"""Quotation marks of every style, the single low and angled ones by their numbers."""
KINDS = {kind.value: kind for kind in SpeakerKind} | {"group": SpeakerKind.ORGANISATION}
LONGEST = {"cue": 120, "speaker": 200, "role": 300}
ANSWERS = {
    "harm": "could do harm",
    "responsibility": "names who is responsible",
    "states_number": "states a number",
    "cause": "gives a cause",
    "past_event": "past event",
    "prediction": "prediction",
    "opinion": "opinion",
}
"""What makes a statement worth checking, or less so, in words."""
NETWORKS = words(
    "twitter x facebook telegram instagram tiktok youtube weibo vk vkontakte mastodon bluesky threads"
    " linkedin reddit whatsapp snapchat parler gab"
) | {"truth social", "social media"}
AGENCIES = words(
    "reuters ap afp tass interfax ukrinform dpa xinhua anadolu efe ansa pti upi yonhap kyodo unian apa"
) | {"associated press", "the associated press", "agence france-presse", "ria novosti", "interfax-ukraine"}
Hop = tuple[str, str, str]
"""Medium, outlet and address of one step of a chain."""


@dataclass(frozen=True)
class Proposal:
    """One attribution as proposed: the words to quote, who says them, how, and through whom."""

    start: int
    end: int
    exact: str
    cue: str
    speaker: str
    role: str | None
    kind: SpeakerKind
    stance: Stance
    manner: Manner
    chain: list[str]
    said: str | None
    hedged: bool
    checks: dict[str, Any]
    weight: int

    @property
    def fingerprint(self) -> str:
        """The same for the same words after the same verb, wherever they stand."""
        return digest(f"{fold(self.cue)}\n{fold(self.exact)}")


def restored(row: dict[str, Any]) -> Proposal:
    """A proposal from its values as JSON carries them."""
    kind, stance, manner = SpeakerKind(row["kind"]), Stance(row["stance"]), Manner(row["manner"])
    return Proposal(**row | {"kind": kind, "stance": stance, "manner": manner})


def proposals(text: str, found: Iterable[Found]) -> list[Proposal]:
    """Everything an extractor found in a text, ready for the form; what stands nowhere in it left out."""
    return [proposal(text, each) for each in found if _stands(text, each)]


def _stands(text: str, found: Found) -> bool:
    """Whether the words found are words of the text."""
    pieces = [*found.content, *found.cue]
    return bool(found.content) and all(0 <= start < end <= len(text) for start, end in pieces)


def proposal(text: str, found: Found) -> Proposal:
    """What an extractor found in a text, ready for the form."""
    start, end = quote(text, found.content)
    cue = " ".join(text[begin:finish] for begin, finish in found.cue)
    return Proposal(
        start=start,
        end=end,
        exact=text[start:end],
        cue=" ".join(cue.split())[: LONGEST["cue"]],
        speaker=" ".join((found.speaker or "").split())[: LONGEST["speaker"]],
        role=(found.role or "")[: LONGEST["role"]] or None,
        kind=KINDS.get(found.kind, SpeakerKind.PERSON),
        stance=Stance(found.stance),
        manner=Manner(found.manner),
        chain=[name for name in found.chain if name],
        said=_said(found),
        hedged=found.hedged,
        checks=asdict(found.checks),
        weight=_as_number(weight(found.checks)),
    )


def _as_number(order: tuple[bool, ...]) -> int:
    """An order by several answers as one number that sorts alike."""
    number = 0
    for answer in order:
        number = 2 * number + answer
    return number


def quote(text: str, content: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """The passage to quote: the longest piece, without a leading “that” and the marks around it."""
    start, end = max(content, key=lambda piece: piece[1] - piece[0])
    whole = start, end
    if text[start : start + 5].lower() == "that ":
        start += 5
    while start < end and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in MARKS or text[end - 1] in " ,\n"):
        end -= 1
    if any(mark in text[start:end] for mark in '"“”„«»'):
        start, end = _balanced(text, start, end, whole)
    return (start, end) if start < end else whole


def _balanced(text: str, start: int, end: int, whole: tuple[int, int]) -> tuple[int, int]:
    """A passage that holds a quotation inside keeps the mark that was cut off its edge."""
    if end < whole[1] and text[end] in MARKS:
        end += 1
    if start > whole[0] and text[start - 1] in MARKS and text[start - 1] != text[end - 1]:
        start -= 1
    return start, end


def _said(found: Found) -> str | None:
    """The date it was said, as far as it is known."""
    if found.said is None:
        return None
    whole = found.said.date.isoformat()
    return whole[: {"year": 4, "month": 7}.get(found.said.precision, 10)]


def answers(checks: Mapping[str, Any]) -> list[str]:
    """The questions about a statement that were answered yes, in words."""
    return [told for name, told in ANSWERS.items() if checks.get(name)]


def hops(chain: Sequence[str], outlet: str = "", url: str = "") -> list[Hop]:
    """A chain of names as steps, the media guessed; the article's own outlet comes last."""
    between = list(chain)
    if between and (fold(between[-1]) == fold(outlet) or (not outlet and len(between) > 1)):
        own = between.pop()
        outlet = outlet or own
    steps = [(medium(name, first=not at), name, "") for at, name in enumerate(between)]
    return [*(steps or [("", "", "")]), ("article", outlet, url)]


def medium(name: str, *, first: bool) -> str:
    """The medium that a name suggests: whoever is no network and no agency was told it first."""
    folded = fold(name)
    if folded in NETWORKS:
        return "social media"
    if folded in AGENCIES:
        return "wire report"
    return "interview" if first else "article"
