"""An attribution on its way: spans found, speaker and stance still open."""

from bisect import bisect_left
from dataclasses import dataclass

from factcheck.domain.extract.quotes import Quote
from factcheck.domain.extract.tokens import Tokens

Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """What was found in one paragraph, in code points, with the few tokens that name its source."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    lemma: str
    frame: str
    tokens: Tokens
    place: Span | None = None  # the source in these tokens
    ending: str = ""  # the class of the last content token
    sentence: Span = (0, 0)  # the sentence of the cue, in code points
    inside: int = 0  # code points of the content that stand in quotation marks

    @property
    def start(self) -> int:
        """Where the attribution stands in the text."""
        return (self.cue or self.content)[0][0]

    def quote(self, quotes: list[Quote]) -> None:
        """Add whole quotations to the content."""
        self.content += [(quote.start, quote.end) for quote in quotes]
        self.inside += sum(quote.end - quote.start for quote in quotes)


def inside(content: list[Span], quotes: list[Quote]) -> int:
    """How many code points of the content stand in quotation marks."""
    if not quotes:
        return 0
    total = 0
    for start, end in content:
        index = bisect_left(quotes, start, key=lambda quote: quote.end)
        while index < len(quotes) and quotes[index].start < end:
            total += max(0, min(end, quotes[index].end) - max(start, quotes[index].start))
            index += 1
    return total
