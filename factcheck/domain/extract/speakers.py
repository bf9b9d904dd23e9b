"""Whom a source means: pronouns, surnames, titles and descriptions back to a name."""

import re
from dataclasses import dataclass, field
from typing import Final

from factcheck.domain.extract.draft import Draft
from factcheck.domain.extract.gazetteer import COUNTRIES, GOVERNMENT, HIDDEN, MEDIA, ORGANISATION, ROLES
from factcheck.domain.extract.mentions import Register, is_person, preceding, strip_titles
from factcheck.domain.extract.wordlist import words

HEAD: Final = re.compile(r"[^FPW,(t:\-AB]+")
LONGEST: Final = 8  # tokens of a phrase before "who"
THEN_NAMED: Final = re.compile(r",(?P<name>N{2,4}),?$")
DEFINITE: Final = frozenset({"the", "that", "this"})
SINGULAR: Final = {"he": "m", "she": "f", "his": "m", "her": "f", "him": "m"}
PLURAL: Final = frozenset({"they", "their", "them", "we", "our"})
ARTICLES: Final = frozenset({"the", "a", "an"})
PLURALS: Final = words("people police women men voters troops forces media")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the name to show, what the text calls them, what kind of speaker it is."""

    name: str | None
    role: str | None = None
    kind: str = "anonymous"


UNKNOWN: Final = Speaker(None)


@dataclass
class Cast:
    """Who has spoken or been named so far, the latest last."""

    register: Register
    persons: list[Speaker] = field(default_factory=list)
    bodies: list[Speaker] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)

    def enter(self, speaker: Speaker) -> Speaker:
        """Remember a speaker for the pronouns to come."""
        if speaker.name:
            (self.persons if speaker.kind == "person" else self.bodies).append(speaker)
        return speaker

    def person(self, gender: str = "") -> Speaker:
        """The latest person who can be meant by a pronoun of this gender."""
        for speaker in reversed(self.persons[-8:]):
            known = self.register.genders.get(speaker.name or "")
            if not gender or known in (None, gender):
                if gender and speaker.name:
                    self.register.genders.setdefault(speaker.name, gender)
                return speaker
        return UNKNOWN

    def body(self) -> Speaker:
        """The latest body or group."""
        groups = (body for body in reversed(self.bodies[-3:]) if body.kind == "group")
        return next(groups, self.bodies[-1] if self.bodies else UNKNOWN)

    def mention(self, surname: str) -> None:
        """Somebody known is the subject of a sentence."""
        if name := self.register.surnames.get(surname):
            self.persons.append(Speaker(name, None, "person"))


def resolve(draft: Draft, cast: Cast) -> Speaker:
    """The speaker of one attribution."""
    if draft.place is None:
        return cast.person() if draft.frame == "floating" else UNKNOWN
    first, last = draft.place
    word = draft.tokens.words[first]
    if last - first == 1 and (word in SINGULAR or word in PLURAL or draft.tokens.tags[first] in "OoWD"):
        return pronoun(draft, word, cast)
    return cast.enter(named(draft, first, last, cast))


def pronoun(draft: Draft, word: str, cast: Cast) -> Speaker:
    """The speaker whom a pronoun stands for."""
    if word in SINGULAR:
        return cast.person(SINGULAR[word])
    if word in {"who", "which"}:
        return antecedent(draft, cast)
    if word in {"they", "their", "it", "its", "them"}:
        found = cast.body()
        return found if found.name else cast.person()
    if word in {"i", "my", "we", "our", "you"}:
        return UNKNOWN
    return Speaker(word, None, "group")


def antecedent(draft: Draft, cast: Cast) -> Speaker:
    """The name or description right before 'who'."""
    assert draft.place is not None
    tokens, at = draft.tokens, draft.place[0]
    end = at - 1 if at and tokens.tags[at - 1] == "," else at
    first = end
    while first > 0 and tokens.tags[first - 1] in "NnDYy#" and end - first < LONGEST:
        first -= 1
    return cast.enter(named(draft, first, end, cast)) if first < end else cast.person()


def named(draft: Draft, first: int, last: int, cast: Cast) -> Speaker:
    """The speaker whom a noun phrase names or describes."""
    tokens = draft.tokens
    end = head_end(draft, first, last)
    run = end
    while run > first and tokens.tags[run - 1] == "N":
        run -= 1
    if run == end or tokens.words[first] in HIDDEN:
        return described(draft, (first, end, last), cast)
    name, titles = strip_titles([tokens.word(i) for i in range(run, end)])
    article = run > first and tokens.tags[run - 1] == "D" and not titles
    alone = len(name) == 1 and (titles or name[0].lower() in cast.register.surnames)
    if not article and (alone or is_person(name)):
        return person(draft, (run, end, last), name, titles, cast)
    return body(draft, (first, run, end), cast)


def head_end(draft: Draft, first: int, last: int) -> int:
    """Where the name or noun ends that heads a phrase, before 'of …', a bracket or an apposition."""
    match = HEAD.match(draft.tokens.tags, first, last)
    end = match.end() if match else last
    while end - 1 > first and draft.tokens.tags[end - 1] in "sRZe":
        end -= 1
    return end


def person(
    draft: Draft, place: tuple[int, int, int], name: list[str], titles: list[str], cast: Cast
) -> Speaker:
    """A person by name, with the role the text gives here."""
    run, end, last = place
    tokens = draft.tokens
    before = preceding(tokens, run)
    full = cast.register.name(name, titles + before)
    role = apposition(draft, end, last)
    if role:
        cast.register.describe(full, role.split())
    early = " ".join([*before, *titles]).strip()
    return Speaker(
        full,
        role or (early if early.lower().strip(".") not in {"mr", "mrs", "ms", "miss", ""} else None),
        "person",
    )


def apposition(draft: Draft, end: int, last: int) -> str | None:
    """What stands between commas after a name: 'an adviser to …'."""
    tokens = draft.tokens
    if end + 1 >= last or tokens.tags[end] != ",":
        return None
    stop = last - 1 if tokens.tags[last - 1] == "," else last
    if stop <= end + 1 or tokens.tags[end + 1] in "W#":
        return None
    start, finish = tokens.span(end + 1, stop)
    return tokens.text[start:finish].strip(" ,")


def described(draft: Draft, place: tuple[int, int, int], cast: Cast) -> Speaker:
    """A speaker who is described: 'the spokesman', 'U.S. officials', 'a former lawmaker'."""
    first, end, last = place
    tokens, head = draft.tokens, draft.tokens.words[end - 1]
    text = tokens.text[slice(*tokens.span(first, last))].strip(" ,")
    if match := THEN_NAMED.match(tokens.tags, end, last):
        return introduced(draft, (first, end), match.span("name"), cast)
    if {head, tokens.words[first]} & HIDDEN or head.endswith("sources") or "anonymity" in text:
        return Speaker(bare(text), None, "anonymous")
    if tokens.words[first] in DEFINITE and (known := recalled(head, cast, plain=last == end)):
        return known
    if head in ROLES and tokens.words[first] in {"a", "an"}:
        return Speaker(bare(text), bare(text), "person")
    return Speaker(bare(text), None, kind_of(head, text))


def introduced(draft: Draft, noun: tuple[int, int], run: tuple[int, int], cast: Cast) -> Speaker:
    """A person who is described and then named: 'its foreign minister, Jonas Berg'."""
    tokens = draft.tokens
    words = [tokens.word(i) for i in range(*run)]
    role = bare(tokens.text[slice(*tokens.span(*noun))])
    return Speaker(cast.register.name(words, role.split()), role, "person")


def recalled(head: str, cast: Cast, *, plain: bool) -> Speaker | None:
    """Whom 'the spokesman' or 'the ministry' takes up again."""
    if known := cast.register.roles.get(head):
        return Speaker(known, None, "person")
    if head in ROLES or head in {"man", "woman"}:
        return cast.person() if plain and cast.persons else None
    return next((body for body in reversed(cast.bodies) if (body.name or "").endswith(f" {head}")), None)


def body(draft: Draft, place: tuple[int, int, int], cast: Cast) -> Speaker:
    """A government, outlet or other body by name: 'the Kremlin', 'Ukraine'."""
    tokens = draft.tokens
    first, run, end = place
    text = tokens.text[slice(*tokens.span(first, end))]
    if text in cast.register.states:
        return Speaker(text, None, "government")
    if run == first + 1 and tokens.tags[first] == "D":
        text = text[0].lower() + text[1:]
    kind = kind_of(tokens.words[end - 1], text)
    surname = kind == "organisation" and " " not in text and text.isalpha() and not text.isupper()
    return Speaker(text, None, "person" if surname else kind)


def kind_of(head: str, text: str) -> str:
    """Government, organisation or group, by the words."""
    words = {word.strip(".,").lower() for word in text.split()}
    if not words & MEDIA and (words & GOVERNMENT or head.strip(".") in COUNTRIES):
        return "government"
    if words & ORGANISATION or words & MEDIA or (head.isupper() and len(head) > 1):
        return "organisation"
    plural = head in PLURALS or (head.endswith("s") and not head.endswith("ss"))
    return "group" if plural and text[:1] else "organisation"


def bare(text: str) -> str:
    """A description without its first article."""
    words = text.split(" ", 1)
    return words[1] if len(words) > 1 and words[0].lower() in ARTICLES else text
