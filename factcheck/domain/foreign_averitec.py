"""Rows of AVeriTeC (Schlichtkrull et al. 2023): real claims, questions about them, answers with sources."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.domain.foreign import (
    Foreign,
    Source,
    Unusable,
    Voice,
    cut,
    day,
    distinct,
    host,
    lines,
    link,
    place,
    required,
    unarchived,
    words,
)
from factcheck.domain.vocabulary import EvidenceKind, SpeakerKind

PUBLISHER = "AVeriTeC"
"""Whose labels and reasons these are: the annotators', not the fact-checkers' they read."""
DATE = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
KINDS = {
    "web text": EvidenceKind.ARTICLE,
    "web table": EvidenceKind.DATA,
    "video": EvidenceKind.VIDEO,
    "image/graphic": EvidenceKind.IMAGE,
}
CROWDS = re.compile(r"(social media|facebook|twitter|whatsapp|internet|viral)\b.*", re.IGNORECASE)
"""Speakers who are nobody one could name."""
Row = Mapping[str, Any]


def read(row: Any, publisher: str = "") -> Foreign:
    """One row; raises Unusable."""
    if not isinstance(row, dict) or "claim" not in row:
        raise Unusable("It is no row of AVeriTeC: it has no “claim”.")
    claim, article = words(row["claim"]), link(row.get("fact_checking_article"))
    required(claim, publisher or PUBLISHER)
    medium, outlet = place(words(row.get("reporting_source")))
    return Foreign(
        claim=claim,
        publisher=publisher or PUBLISHER,
        label=words(row.get("label")),
        summary=lines(row.get("justification")),
        voices=tuple(_voice(name) for name in distinct([words(row.get("speaker"))])),
        said=_day(row.get("claim_date")),
        medium=medium,
        outlet=outlet,
        link=link(row.get("original_claim_url")),
        sources=(*_article(claim, article), *_answered(row)),
        notes=tuple(_asked(row)),
    )


def _voice(name: str) -> Voice:
    """The speaker, or a crowd without a name."""
    crowd = CROWDS.fullmatch(name)
    return Voice(cut(name, 200), kind=SpeakerKind.ANONYMOUS if crowd else SpeakerKind.PERSON)


def _day(value: Any) -> str:
    """A date as they write it: 25-8-2020."""
    found = DATE.fullmatch(words(value))
    return day(f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}") if found else ""


def _article(claim: str, address: str) -> Iterator[Source]:
    """The fact-checking article that the row was made from."""
    page = unarchived(address)
    if page:
        archived = address if page != address else ""
        title = cut(f"Fact-check of “{claim}” by {host(page)}", 500)
        yield Source(title, page, archived, kind=EvidenceKind.ARTICLE, publisher=host(page))


def _pairs(row: Row) -> Iterator[tuple[str, Row]]:
    """Every answer with its question."""
    for asked in row.get("questions") or ():
        if isinstance(asked, dict):
            for answer in asked.get("answers") or ():
                if isinstance(answer, dict):
                    yield words(asked.get("question")), answer


def _answered(row: Row) -> Iterator[Source]:
    """The answers that name where they are from, each as evidence."""
    for question, answer in _pairs(row):
        archived = link(answer.get("cached_source_url"))
        address = unarchived(link(answer.get("source_url")) or archived)
        if address:
            kind = KINDS.get(words(answer.get("source_medium")).casefold(), EvidenceKind.DOCUMENT)
            quote = cut(_said(answer), 20_000)
            yield Source(cut(question or address, 500), address, archived, quote, kind, host(address))


def _asked(row: Row) -> Iterator[tuple[str, str]]:
    """Questions and answers as the record tells them."""
    for question, answer in _pairs(row):
        yield "Question", question
        yield "Answer", " · ".join(filter(None, (_said(answer), words(answer.get("source_url")))))


def _said(answer: Row) -> str:
    """The answer, with the reason of a yes or no."""
    return " – ".join(filter(None, (lines(answer.get("answer")), lines(answer.get("boolean_explanation")))))
