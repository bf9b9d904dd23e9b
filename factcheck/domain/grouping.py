"""Grouping: which attributions and evidence may go back to one origin, and why; people decide."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.domain import shingles
from factcheck.domain.chains import step

ALIKE = 0.5
"""The share of the shorter text from which two articles may be prints of one story."""
TELLING = 5
"""Words from which on the same words are no chance."""
MOST_REASONS = 6


@dataclass(frozen=True)
class Source:
    """What is known of where one attribution or piece of evidence comes from."""

    key: str
    origin: str = ""
    speaker: str = ""
    day: str = ""
    medium: str = ""
    outlet: str = ""
    url: str = ""
    article_id: int = 0
    agencies: frozenset[str] = frozenset()
    quote: str = ""

    @property
    def home(self) -> str:
        """What it counts under as long as nobody says otherwise."""
        if self.origin:
            return self.origin.casefold()
        return f"article {self.article_id}" if self.article_id else self.key


@dataclass(frozen=True)
class Link:
    """Two sources that may be one, with the reason in words."""

    one: str
    other: str
    reason: str


@dataclass(frozen=True)
class Proposal:
    """Sources of different origins that may be one, and why."""

    members: tuple[str, ...]
    reasons: tuple[str, ...]


def proposals(
    sources: Sequence[Source], runs: Mapping[int, frozenset[int]], apart: Collection[tuple[str, str]] = ()
) -> list[Proposal]:
    """The groups that a person may confirm; what was found to be apart is never put together again.

    `runs` are the articles' shingles by their number. What has one origin already is one
    member of a group with all that shares it; a group is of two origins or more.
    """
    homes = {source.key: source.home for source in sources}
    groups = _Groups(homes, apart)
    reasons: dict[str, list[str]] = defaultdict(list)
    for link in links(sources, runs):
        if homes[link.one] != homes[link.other] and groups.join(link.one, link.other):
            reasons[link.one].append(link.reason)
    return [
        Proposal(members, tuple(dict.fromkeys(why for key in members for why in reasons[key]))[:MOST_REASONS])
        for members in groups.joined()
    ]


def links(sources: Sequence[Source], runs: Mapping[int, frozenset[int]]) -> Iterator[Link]:
    """Every reason for putting two sources together, the strongest kind first."""
    for tell in (_address, _occasion, _words):
        yield from _shared(sources, tell)
    yield from _alike(sources, runs)
    yield from _shared(sources, _credit)
    yield from _cited(sources)


def _shared(sources: Iterable[Source], tell: Callable[[Source], list[str]]) -> Iterator[Link]:
    """Links between what the same person says, where the same thing is to be told of it."""
    first: dict[tuple[str, str], Source] = {}
    for source in sources:
        for reason in tell(source):
            known = first.setdefault((source.speaker, reason), source)
            if known is not source:
                yield Link(known.key, source.key, reason)


def _address(source: Source) -> list[str]:
    """The page that it goes back to."""
    return [f"They go back to the same page: {page(source.url)}"] if source.url else []


def page(url: str) -> str:
    """An address as pages are compared: without scheme, www and the place in the page."""
    bare = url.split("#", maxsplit=1)[0].rstrip("/")
    return bare.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _occasion(source: Source) -> list[str]:
    """The one occasion on which somebody spoke: who, how, to whom and on which day."""
    if not (source.speaker and source.day and (source.medium or source.outlet)):
        return []
    how = step(source.medium, source.outlet or None)
    return [f"{source.speaker} spoke on the same day through the same first hop: {how}, {source.day}"]


def _words(source: Source) -> list[str]:
    """The very words of somebody."""
    said = shingles.words(source.quote)
    enough = bool(source.speaker) and len(said) >= TELLING
    return [f"They quote the same words of {source.speaker}: “{' '.join(said[:12])}”"] if enough else []


def _credit(source: Source) -> list[str]:
    """The agencies its article has its story from, with who is quoted."""
    if not source.speaker:
        return []
    return [f"Their articles credit {name} and quote {source.speaker}" for name in sorted(source.agencies)]


def _alike(sources: Sequence[Source], runs: Mapping[int, frozenset[int]]) -> Iterator[Link]:
    """Links between what the same person says in articles that are prints of one story."""
    by_article: dict[int, dict[str, Source]] = defaultdict(dict)
    for source in sources:
        if source.article_id:
            by_article[source.article_id].setdefault(source.speaker, source)
    compared = {number: runs.get(number, frozenset()) for number in by_article}
    for (one, other), share in shingles.pairs(compared, ALIKE).items():
        for speaker in sorted(by_article[one].keys() & by_article[other].keys()):
            reason = f"Their articles are nearly the same text: {share:.0%} of the shorter one is in both"
            yield Link(by_article[one][speaker].key, by_article[other][speaker].key, reason)


def _cited(sources: Sequence[Source]) -> Iterator[Link]:
    """Links between evidence and the one who is claimed to have said the same, there or in the same words."""
    spoken = [source for source in sources if source.speaker]
    for piece in sources:
        if piece.speaker:
            continue
        there = [each for each in spoken if piece.url and each.url and page(each.url) == page(piece.url)]
        if len({each.speaker for each in there}) == 1:
            yield Link(
                there[0].key, piece.key, f"The evidence is the page they go back to: {page(piece.url)}"
            )
        quoted = f" {' '.join(shingles.words(piece.quote))} "
        for each in spoken:
            said = shingles.words(each.quote)
            if len(said) >= TELLING and f" {' '.join(said)} " in quoted:
                yield Link(each.key, piece.key, f"The evidence holds the same words of {each.speaker}")


class _Groups:
    """Sources put together one link after the other, unless a person found them apart."""

    def __init__(self, homes: Mapping[str, str], apart: Collection[tuple[str, str]]) -> None:
        together: dict[str, list[str]] = defaultdict(list)
        for key, home in homes.items():
            together[home].append(key)
        self.members = {home: tuple(keys) for home, keys in together.items()}
        self.of = dict(homes)
        self.origins = {home: {home} for home in together}
        self.apart = {frozenset(pair) for pair in apart}

    def join(self, one: str, other: str) -> bool:
        """Put the groups of two sources together; False where a person said they are apart."""
        kept, gone = self.of[one], self.of[other]
        if kept == gone:
            return True
        mine, theirs = self.members[kept], self.members[gone]
        if any(frozenset((a, b)) in self.apart for a in mine for b in theirs):
            return False
        self.members[kept] = mine + self.members.pop(gone)
        self.origins[kept] |= self.origins.pop(gone)
        for key in theirs:
            self.of[key] = kept
        return True

    def joined(self) -> list[tuple[str, ...]]:
        """The groups of several origins, in the order they came."""
        return [keys for home, keys in self.members.items() if len(self.origins[home]) > 1]
