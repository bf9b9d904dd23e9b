"""What differs between two publications of a claim, told in sentences and marked word by word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.domain.differences import Change, compare
from factcheck.presenters.dossier_attributions import AttributionShown
from factcheck.presenters.dossier_context import EvidenceShown
from factcheck.presenters.dossier_gate import ReplyShown
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.dossiers import Body, Tombstone

EMPHASIS = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)")
"""What makes words of Markdown bold or italic."""
Items = dict[tuple[Any, int], str]
"""What a list holds, as text, by what each thing is known by; the number tells equals apart."""
KINDS = {
    "Who says so": "Attribution",
    "Evidence": "Evidence",
    "Reviewers": "Verdict",
    "Searches": "Search",
    "Right of reply": "Right of reply",
    "Set aside": "Check set aside",
    "Topics": "Topic",
    "Rules": "Rules",
}
"""What one thing of each list is called."""
SENTENCES = {
    "Claim": "The claim reads differently.",
    "Question": "The question that it answers differs.",
    "Summary": "The summary reads differently.",
    "Explanation": "The explanation reads differently.",
    "How it was decided": "It was decided in another way, or for another reason.",
}
STARTED = "in the words the site started with"
RULES = {
    "methodology": "how we work",
    "corrections-policy": "how we correct mistakes",
    "ethics": "what we hold ourselves to",
}


class PieceShown(Part):
    """Text that stayed, went or came."""

    change: Change
    text: str


class Line(Part):
    """One thing of a list that came, went or changed; pieces where its words changed."""

    sentence: str
    pieces: list[PieceShown]


class Section(Part):
    """A part of the dossier in which something changed: in a sentence, its words, or line by line."""

    name: str
    sentence: str
    pieces: list[PieceShown]
    lines: list[Line]


def differences(before: Body | Tombstone, after: Body | Tombstone) -> list[Section]:
    """The sections in which two versions differ; of a withdrawal, nothing but the withdrawal."""
    if isinstance(before, Tombstone) or isinstance(after, Tombstone):
        return list(_withdrawal(before, after))
    return [*_reworded(before, after), *_relisted(before, after)]


def pieces(before: str, after: str) -> list[PieceShown]:
    """Two texts as what stayed, went and came."""
    return [PieceShown(change=each.change, text=each.text) for each in compare(before, after)]


def _withdrawal(before: Body | Tombstone, after: Body | Tombstone) -> Iterator[Section]:
    """That one of two versions is the tombstone."""
    told = {True: "The claim was withdrawn.", False: "The claim was not withdrawn then."}
    reasons = [each.reason if isinstance(each, Tombstone) else "" for each in (before, after)]
    if reasons[0] != reasons[1]:
        gone = isinstance(after, Tombstone)
        yield Section(name="Withdrawn", sentence=told[gone], pieces=pieces(*reasons), lines=[])


def _reworded(before: Body, after: Body) -> Iterator[Section]:
    """The texts that differ."""
    old, new = texts(before), texts(after)
    rated = f"Rating changed from {before.ruling.label} to {after.ruling.label}."
    for name, text in new.items():
        if old[name] != text:
            sentence = SENTENCES.get(name, rated)
            yield Section(name=name, sentence=sentence, pieces=pieces(*unmarked(old[name], text)), lines=[])


def unmarked(before: str, after: str) -> tuple[str, str]:
    """Two texts without their signs of emphasis, unless those are all that differs."""
    bare = EMPHASIS.sub("", before), EMPHASIS.sub("", after)
    return (before, after) if bare[0] == bare[1] else bare


def texts(document: Body) -> dict[str, str]:
    """What a version says in words of its own."""
    ruling = document.ruling
    return {
        "Rating": ruling.label,
        "Claim": "\n".join(filter(None, [document.claim, document.short])),
        "Question": document.question.text if document.question else "",
        "Summary": ruling.summary,
        "Explanation": ruling.explanation,
        "How it was decided": "\n".join(filter(None, [ruling.by.value, ruling.reason])),
    }


def _relisted(before: Body, after: Body) -> Iterator[Section]:
    """The lists that differ."""
    old, new = lists(before), lists(after)
    for name, items in new.items():
        lines = list(_lines(KINDS[name], old[name], items))
        if lines:
            yield Section(name=name, sentence="", pieces=[], lines=lines)


def _lines(kind: str, old: Items, new: Items) -> Iterator[Line]:
    """What came, what changed and what went."""
    for key, text in new.items():
        if key not in old:
            yield Line(sentence=f"{kind} added: {text}", pieces=[])
        elif old[key] != text:
            yield Line(sentence=f"{kind} changed:", pieces=pieces(old[key], text))
    for key, text in old.items():
        if key not in new:
            yield Line(sentence=f"{kind} removed: {text}", pieces=[])


def lists(document: Body) -> dict[str, Items]:
    """What a version lists: who and what it rests on, and how it was checked."""
    rules = (document.policies or {}).items()
    return {
        "Who says so": _keyed((each.id, said(each)) for each in document.attributions),
        "Evidence": _keyed((each.id, exhibit(each, document.slug)) for each in document.evidence),
        "Reviewers": _keyed(
            (each.reviewer, f"{each.reviewer}: {each.label}. {each.rationale}") for each in document.verdicts
        ),
        "Searches": _keyed(
            (each.searched, f"{each.searched}: {each.outcome or 'none found'}")
            for each in document.searches or ()
        ),
        "Right of reply": _keyed(
            ((each.addressee, each.sent), asked(each)) for each in document.replies or ()
        ),
        "Set aside": _keyed(
            (each.check, f"{each.sentence} {each.reason}") for each in document.overrides or ()
        ),
        "Topics": _keyed((each.name, each.name) for each in document.topics),
        "Rules": _keyed(
            (slug, f"{RULES.get(slug, slug)}, {f'version {number}' if number else STARTED}")
            for slug, number in rules
        ),
    }


def _keyed(things: Iterable[tuple[Any, str]]) -> Items:
    """Things by what they are known by; the second of the same name is another one."""
    found: Items = {}
    counts: Counter[Any] = Counter()
    for key, text in things:
        found[key, counts[key]] = text
        counts[key] += 1
    return found


def said(attribution: AttributionShown) -> str:
    """An attribution as one line."""
    when = attribution.said or "undated"
    really = f", really said: {attribution.right_words}" if attribution.right_words else ""
    return (
        f"{attribution.speaker.name} {attribution.stance.value}: {attribution.quote} "
        f"({when}, {attribution.article.title}; {attribution.fidelity.value}{really})"
    )


def exhibit(evidence: EvidenceShown, slug: str) -> str:
    """A piece of evidence as one line, with how it bears on the claim."""
    found = evidence.bearings.get(slug)
    bears = ""
    if found and found.mean is not None:
        side = "for" if found.mean > 0 else "against" if found.mean < 0 else "neither for nor against"
        bears = f"{side} the claim (mean {signed(found.mean)} of {found.count})"
    kept = [evidence.title, evidence.publisher, evidence.locator, evidence.quote, evidence.url, bears]
    return ", ".join(filter(None, kept))


def signed(mean: float) -> str:
    """A mean with its sign, as the page of the claim prints it."""
    rounded = round(mean, 1)
    return f"{rounded:+.1f}".replace("-", "−") if rounded else "0.0"  # noqa: RUF001 - a minus


def asked(reply: ReplyShown) -> str:
    """A request for a reply as one line."""
    answer = f"{reply.answered}: {reply.answer}" if reply.answered else "no answer"
    return f"{reply.addressee}, {reply.channel}, {reply.sent}: {answer}"
