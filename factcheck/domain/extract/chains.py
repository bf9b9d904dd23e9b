"""Through whom a statement reached the article: outlets told, platforms, outlets cited, the article's own."""

import re
from collections.abc import Iterator
from typing import Final

from factcheck.domain.extract.gazetteer import COUNTRIES, GOVERNMENT, HONORIFICS, MEDIA
from factcheck.domain.extract.mentions import Register
from factcheck.domain.extract.wordlist import either, words

NAME: Final = (
    r"(?:[Tt]he )?[A-Z][\w&-]*(?:\.[a-z]{2,4}\b)?(?: (?:(?:of|and|de|la|der|für) )?[A-Z][\w&-]*){0,4}"
)
NATIONS: Final = (
    "Russian, Ukrainian, German, French, British, American, U\\.S\\., Italian, Turkish, Israeli, Chinese"
)
ADJECTIVES: Final = either(
    f"the, a, an, its, his, her, state-run, state, local, news, daily, weekly, public, private, {NATIONS}"
)
MEDIUM: Final = either(
    "agency, newspaper, channel, broadcaster, magazine, website, outlet, station, network, program,"
    " paper, daily, portal, site, tabloid"
)
KIND: Final = rf"(?:{ADJECTIVES} ){{0,4}}(?:(?:news )?{MEDIUM}s? )?"
OUTLET: Final = rf"(?P<kind>{KIND})(?P<name>{NAME})(?P<whose>[’']s)?"
PLATFORM: Final = either(
    "Twitter, Telegram, Facebook, Instagram, YouTube, TikTok, X, Weibo, VKontakte, WhatsApp, Viber,"
    " Reddit, LinkedIn, Mastodon, Truth Social, Threads, Snapchat"
)
FORMAL: Final = either("interview, statement, op-ed, column, appearance, letter to the editor")
TALK: Final = either(
    "interview, conversation, call, statement, e-?mail, message, comments?, remarks?, letter, op-ed,"
    " column, appearance, [Ss]peaking, [Ss]poke, talking, written, [Ww]riting, broadcast, published,"
    " aired, appear(?:ed|ing), quoted, carried"
)
CITES: Final = either(
    "[Cc]iting, [Qq]uoting, quoted by, cited by, reported by, published by, obtained by, seen by, with"
    " reference to, [Rr]eferring to, reports? (?:by|from|in), via, [Aa]ccording to, by way of, relayed by,"
    " carried by"
)
REPORTS: Final = either(
    "reports, reported, writes, wrote, quoted, quotes, quoting, cited, cites, informs, informed, relayed"
)
OWNERS: Final = either(
    "his, her, its, their, the, a, social media platform, social network, messaging app, platform, official"
)
VENUES: Final = either(
    "news conference, press conference, briefing, speech, rally, debate, hearing, testimony, town hall,"
    " state television, state radio, reporters, journalists, lawmakers, parliament, press release, court"
)
TOLD: Final = re.compile(rf"\b(?:[Tt](?:old|ells|elling|ell)|[Ii]nformed) {OUTLET}")
WITH: Final = re.compile(
    rf"\b(?:interviewed by|{TALK}(?: \w+){{0,2}}? (?:with|to|on|for|in|by|from|at)) {OUTLET}"
)
GIVEN: Final = re.compile(rf"\b{FORMAL}(?: \w+){{0,2}}? (?:with|to|on|for|in) {OUTLET}")
ON_AIR: Final = re.compile(rf"\b(?:[Oo]n|[Ii]n|[Rr]eached by|[Cc]ontacted by|asked by) {OUTLET}")
NAMED_TALK: Final = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er) (?P<kind>)(?P<name>{NAME})(?P<whose>)"
    r" (?:interview|op-ed|column|broadcast)\b"
)
CITED: Final = re.compile(rf"\b{CITES} {OUTLET}")
REPORTER: Final = re.compile(
    rf"(?:(?P<kind>{KIND})(?P<name>{NAME}) (?:has |have |had |first |also |previously ){{0,3}}{REPORTS}\b"
    rf"|\b(?:reports|reported|writes|informs) (?P<after>{NAME})(?=[.,;]|$| citing| with))"
)
SHARED: Final = re.compile(rf"\b(?:[Oo]n|via|to|through|[Ii]n a) (?:{OWNERS} ){{0,4}}(?P<name>{PLATFORM})\b")
TWEETS: Final = words("tweet tweets tweeted tweeting retweet retweets retweeted retweeting")
VENUE: Final = re.compile(rf"\b{VENUES}\b", re.IGNORECASE)
RELAYS: Final = re.compile(rf"(?P<name>{NAME}),? reports,? (?:citing|with reference|quoting|referring)")
DATELINE: Final = re.compile(
    r"(?m)^[A-Z][A-Z .,’'/a-z0-9]{1,50}\((?P<name>[A-Z][\w .]{1,25})\) ?(?:[-—–―]|--)"
)
CREDIT: Final = re.compile(r"(?P<name>[A-Z][\w&-]*(?:\.[A-Za-z]{2,4})?(?: [A-Z][\w&-]*){0,3})\.?")
DOMAIN: Final = re.compile(r"\w+\.[a-z]{2,4}", re.IGNORECASE)
ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9]{2,7}(?:-[A-Z]{2})?")
WEEKDAY: Final = re.compile(r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
# The words without which a pattern finds nothing; most sentences have none of them.
TELLERS: Final = words("told tells telling tell informed")
TALKS: Final = words(
    "interviewed interview conversation call statement email mail message comment comments remark remarks"
    " letter op column appearance speaking spoke talking written writing broadcast published aired appeared"
    " appearing quoted carried"
)
CITERS: Final = words(
    "citing quoting quoted cited reported published obtained seen reference referring report reports via"
    " according way relayed carried"
)
REPORTERS: Final = words(
    "reports reported writes wrote quoted quotes quoting cited cites informs informed relayed"
)
PLATFORMS: Final = words(
    "twitter telegram facebook instagram youtube tiktok x weibo vkontakte whatsapp viber reddit linkedin"
    " mastodon truth threads snapchat"
)
MEETINGS: Final = words(
    "conference briefing speech rally debate hearing testimony hall television radio reporters journalists"
    " lawmakers parliament release court"
)
PLAIN: Final = re.compile(r"\w+")
ARTICLES: Final = words("The La Le El Il Der Die")
TOLD_BY: Final = (
    (TOLD, TELLERS),
    (GIVEN, TALKS),
    (WITH, TALKS),
    (ON_AIR, words("on in reached contacted asked")),
    (NAMED_TALK, TALKS),
)
NO_OUTLET: Final = GOVERNMENT | COUNTRIES | HONORIFICS
OPENING: Final = 3_000  # code points in which an outlet names itself
CLOSING: Final = 200  # and at the end
LONGEST_CREDIT: Final = 4  # words


def route(context: str, register: Register) -> tuple[list[str], bool]:
    """The outlets and platforms a sentence names, and whether it says where somebody spoke at all."""
    said = frozenset(PLAIN.findall(context.lower()))
    found = hops(context, said, register)
    return found, bool(found) or (not said.isdisjoint(MEETINGS) and VENUE.search(context) is not None)


def hops(context: str, said: frozenset[str], register: Register) -> list[str]:
    """The outlets and platforms a sentence of these words names, the one nearest to the speaker first."""
    found = list(told(context, said, register))
    if not said.isdisjoint(PLATFORMS):
        found += [m["name"] for m in SHARED.finditer(context)]
    if not found and not said.isdisjoint(TWEETS):
        found.append("Twitter")
    if not said.isdisjoint(CITERS):
        found += cited(context, register)
    if not said.isdisjoint(REPORTERS):
        found += reported(context, register)
    return unique(found)


def told(context: str, said: frozenset[str], register: Register) -> Iterator[str]:
    """Outlets that were told something or given an interview."""
    for pattern, needed in TOLD_BY:
        if not said.isdisjoint(needed):
            yield from addressed(pattern, context, register)


def addressed(pattern: re.Pattern[str], context: str, register: Register) -> Iterator[str]:
    """Outlets that one pattern finds."""
    for match in pattern.finditer(context):
        name = tidy(match["name"])
        strict = pattern is ON_AIR or (pattern is WITH and not match["whose"])
        last = name.split()[-1] if pattern is NAMED_TALK else name
        if is_medium(match["kind"]) or outlet_like(last, register, strict=strict):
            yield name


def cited(context: str, register: Register) -> Iterator[str]:
    """Outlets that the article cites."""
    for match in CITED.finditer(context):
        name = tidy(match["name"])
        if is_medium(match["kind"]) or outlet_like(name, register, strict=True):
            yield name


def reported(context: str, register: Register) -> Iterator[str]:
    """Outlets that report, as the article says."""
    for match in REPORTER.finditer(context):
        name = tidy(match["name"] or match["after"])
        if name and (is_medium(match["kind"] or "") or outlet_like(name, register, strict=True)):
            yield name


def is_medium(kind: str) -> bool:
    """Whether the words before a name say that it is an outlet."""
    return bool(re.search(MEDIUM, kind))


def outlet_like(name: str, register: Register, *, strict: bool) -> bool:
    """Whether a name is an outlet's: by its words, as an acronym or domain, or as nobody and nothing else."""
    plain = [word.lower().strip(".") for word in name.split()]
    if not MEDIA.isdisjoint(plain) or DOMAIN.fullmatch(name):
        return True
    if not NO_OUTLET.isdisjoint(plain) or plain[-1] in register.surnames:
        return False
    if ACRONYM.fullmatch(name.partition(" of ")[0]):
        return True
    return not strict and name != "I" and (len(plain) == 1 or name.split(maxsplit=1)[0] in ARTICLES)


def tidy(name: str) -> str:
    """A name without its article, weekday or town."""
    plain = WEEKDAY.sub("", re.sub(r"^the ", "", name.strip()))
    station, _, _ = plain.partition(" of ")
    return station if ACRONYM.fullmatch(station) else plain


def folded(name: str) -> str:
    """A name for comparison: 'The Guardian' and 'the Guardian' are one."""
    return re.sub(r"^the ", "", name.casefold())


def unique(names: list[str]) -> list[str]:
    """Each name once, in order."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(folded(name), name)
    return list(seen.values())


def own_outlet(text: str) -> str | None:
    """The outlet a text names as its own: by 'X reports citing', a dateline or a closing credit."""
    opening = text[:OPENING]
    match = RELAYS.search(opening) if " reports" in opening else None
    if match or ("(" in opening and (match := DATELINE.search(opening))):
        return tidy(match["name"])
    return credit(text[-CLOSING:].rstrip().rpartition("\n")[2].strip())


def credit(closing: str) -> str | None:
    """The outlet that a last line names, if it is a credit: 'News.az', 'The Daily Example'."""
    plain = closing.lower().split()
    if len(plain) > LONGEST_CREDIT or (MEDIA.isdisjoint(plain) and "." not in closing.strip(". ")):
        return None
    match = CREDIT.fullmatch(closing)
    return match["name"] if match else None
