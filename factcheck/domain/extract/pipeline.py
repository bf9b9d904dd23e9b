"""From a text to its suggestions: who said what, and all that follows from it."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from factcheck.domain.extract import names, speakers
from factcheck.domain.extract.chains import folded, own_outlet, route, unique
from factcheck.domain.extract.checkworthy import checks
from factcheck.domain.extract.dates import Said, said
from factcheck.domain.extract.draft import Draft
from factcheck.domain.extract.language import language_of
from factcheck.domain.extract.paragraphs import Reading, reading
from factcheck.domain.extract.speakers import Cast, Speaker
from factcheck.domain.extract.stance import hedged, stance
from factcheck.domain.extract.suggestion import Suggestion, as_json

NEAR: Final = 600  # code points around a cue in which its outlet and date are sought
BESIDE: Final = 60  # code points
DATED: Final = re.compile(r"\W*(?:On|In|Last|Yesterday|Today|Am|Im|Gestern|Heute|[A-Z]\w+day)\b[^,]{0,40},?")
LEAD: Final = 3  # attributions at the head of a text whose speaker may be named later
SOON: Final = 6  # attributions in which he is
UNNAMED: Final = frozenset({"floating", "open"})


def extract(
    text: str, *, published: date | None = None, outlet: str | None = None, language: str | None = None
) -> list[Suggestion]:
    """Every attribution of a text, in text order.

    `published` dates weekdays and "yesterday"; `outlet` closes each chain, and is read from the text where it
    names its own; `language` (a BCP 47 tag) is found from the text if it is not given.
    """
    found = reading(text, (language or language_of(text)).split("-")[0].lower())
    own = outlet or own_outlet(text)
    return list(finished(text, found, foreseen(found.drafts, resolved(text, found)), own, published))


def resolved(text: str, found: Reading) -> list[Speaker]:
    """The speaker of each draft."""
    cast = Cast(found.register)
    if found.language == "en":
        return list(in_order(found, cast))
    return [names.resolve(text, draft, cast) for draft in found.drafts]


def in_order(found: Reading, cast: Cast) -> Iterator[Speaker]:
    """The speakers of an English text; whoever opens a sentence can be meant by a pronoun after it."""
    waiting = iter([*found.subjects, (len(found.drafts) and found.drafts[-1].start + 1, "")])
    at, surname = next(waiting)
    for draft in found.drafts:
        while surname and at < draft.start:
            cast.mention(surname)
            at, surname = next(waiting)
        yield speakers.resolve(draft, cast)


def foreseen(drafts: list[Draft], known: list[Speaker]) -> list[Speaker]:
    """The speakers, with a lead's 'a former lawmaker' named if the next paragraphs name him."""
    for index, speaker in enumerate(known[:LEAD]):
        if speaker.kind == "person" and speaker.name == speaker.role:
            later = zip(drafts[index + 1 : index + SOON], known[index + 1 : index + SOON], strict=True)
            full = (
                s.name
                for d, s in later
                if d.tokens.start != drafts[index].tokens.start and s.kind == "person" and s.name != s.role
            )
            known[index] = replace(
                speaker, name=next((name for name in full if name and " " in name), speaker.name)
            )
    return known


def finished(
    text: str, found: Reading, known: list[Speaker], own: str | None, published: date | None
) -> Iterator[Suggestion]:
    """The suggestions, with stance, chain, date and checks."""
    routes: dict[str | None, list[str]] = {}
    for draft, speaker in zip(found.drafts, known, strict=True):
        way, placed = route(context(text, draft), found.register)
        if placed:
            routes[speaker.name] = way
        chain = [*routes.get(speaker.name, []), *([own] if own else [])]
        yield suggestion(
            text,
            draft,
            speaker,
            unique([hop for hop in chain if folded(hop) != folded(speaker.name or "")]),
            said(moment(text, draft), published),
        )


def suggestion(text: str, draft: Draft, speaker: Speaker, chain: list[str], when: Said | None) -> Suggestion:
    """One suggestion."""
    content, cue, source = (
        " ".join([text[a:b] for a, b in places]) for places in (draft.content, draft.cue, draft.source)
    )
    return Suggestion(
        source=tuple(draft.source),
        cue=tuple(draft.cue),
        content=tuple(draft.content),
        speaker=speaker.name,
        role=speaker.role,
        kind=speaker.kind,
        stance=stance(draft.lemma, cue, content, source, speaker.role),
        manner=manner(draft, content),
        chain=tuple(chain),
        said=when,
        hedged=hedged(draft.lemma, cue, content),
        checks=checks(content, draft.lemma),
    )


def context(text: str, draft: Draft) -> str:
    """The sentence of the cue less the words that are reported."""
    if not draft.cue:
        return ""
    first, last = draft.sentence
    at = max(first, draft.start - NEAR)
    last = min(last, draft.cue[-1][1] + NEAR)
    parts: list[str] = []
    for start, end in draft.content:
        parts.append(text[at : max(at, min(start, last))])
        at = max(at, end)
    return " ".join([*parts, text[at : max(at, last)]])


def moment(text: str, draft: Draft) -> str:
    """The words in which a date says when it was said: at the head of the sentence, and beside the cue."""
    if not draft.cue:
        return ""
    first, (start, end) = draft.sentence[0], (draft.cue[0][0], draft.cue[-1][1])
    after = min((a for a, _ in draft.content if a >= end), default=draft.sentence[1])
    opening = DATED.match(text, first, min(start, first + BESIDE))
    between = text[max(first, start - BESIDE) : start] if not any(a < start for a, _ in draft.content) else ""
    return " ".join([opening.group() if opening else "", between, text[end : min(after, end + BESIDE)]])


def manner(draft: Draft, content: str) -> str:
    """Direct if all is in quotation marks, mixed if some is, else indirect."""
    if not draft.inside or draft.frame in UNNAMED:
        return "direct" if draft.frame in UNNAMED else "indirect"
    outside = sum(end - start for start, end in draft.content) - draft.inside
    return "direct" if outside <= (5 if content.startswith("that ") else 2) else "mixed"


def extract_lines(lines: Iterable[str]) -> Iterator[str]:
    """For each line {"id", "text"} one line {"id", "attributions"}, both JSON.

    The keys "published", "outlet" and "lang" are used where a line has them.
    """
    for line in lines:
        if line.strip():
            row = json.loads(line)
            published = date.fromisoformat(row["published"]) if row.get("published") else None
            found = extract(
                row["text"], published=published, outlet=row.get("outlet"), language=row.get("lang")
            )
            yield json.dumps(
                {"id": row["id"], "attributions": [as_json(one) for one in found]}, ensure_ascii=False
            )
