"""Spans: a quotation's place in one version of an article, in Unicode code points."""

from dataclasses import dataclass
from typing import Self

CONTEXT = 32
"""Code points of context kept on each side."""


class SpanError(ValueError):
    """A span or quote that cannot be placed; its text is the sentence to show."""


class SpanMismatch(SpanError):
    """The article does not read like that at that place."""


class QuoteAbsent(SpanError):
    """The quote is not in the article."""


class QuoteAmbiguous(SpanError):
    """The quote stands in the article more than once."""


@dataclass(frozen=True)
class Span:
    """`text[start:end] == exact`, with up to 32 code points around it."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The span of `text` from `start` to `end`, with its context.

        Raises SpanMismatch when the offsets do not enclose any text.
        """
        if not 0 <= start < end <= len(text):
            raise SpanMismatch(
                f"Characters {start} to {end} are no passage of this article: it has {len(text)} characters."
            )
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return cls(start, end, text[start:end], before, after)


def check(text: str, start: int, end: int, exact: str) -> Span:
    """The span, when the article reads exactly like that there.

    Raises SpanMismatch otherwise; offsets count Unicode code points.
    """
    span = Span.cut(text, start, end)
    if span.exact != exact:
        raise SpanMismatch("The article does not read like that at that place. Mark the passage again.")
    return span


def locate(text: str, exact: str, prefix: str = "", suffix: str = "") -> Span:
    """The one place of a quote: by its exact text, then by its context.

    Raises QuoteAbsent or QuoteAmbiguous, which say which it was.
    """
    if not exact.strip():
        raise QuoteAbsent("The quote is empty.")
    places = occurrences(text, exact)
    if not places:
        raise QuoteAbsent("These words do not stand in the article. Quotes must match letter by letter.")
    fitting = [at for at in places if agrees(text, at, at + len(exact), prefix, suffix)]
    if not fitting and len(places) == 1:
        raise QuoteAbsent(
            "These words stand in the article, but not beside the words given before or after them."
        )
    if len(fitting) != 1:
        raise QuoteAmbiguous(
            f"These words stand in the article {len(places)} times. Add a few words before or after them."
        )
    return Span.cut(text, fitting[0], fitting[0] + len(exact))


def occurrences(text: str, exact: str) -> list[int]:
    """Where a quote starts, overlapping places included."""
    places, at = [], text.find(exact)
    while at >= 0:
        places.append(at)
        at = text.find(exact, at + 1)
    return places


def agrees(text: str, start: int, end: int, prefix: str, suffix: str) -> bool:
    """Whether the text around a place reads like the given context."""
    return text[:start].endswith(prefix) and text[end:].startswith(suffix)


def move(span: Span, text: str) -> Span | None:
    """The span in a new version of its article, or None when it is orphaned.

    It moves only on the exact quote with agreeing context (DESIGN §3.1): the same
    words in other surroundings are a different passage.
    """
    fitting = [
        at
        for at in occurrences(text, span.exact)
        if agrees(text, at, at + len(span.exact), span.prefix, span.suffix)
    ]
    return Span.cut(text, fitting[0], fitting[0] + len(span.exact)) if len(fitting) == 1 else None
