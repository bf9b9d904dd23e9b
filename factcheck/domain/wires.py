"""Wires: the news agencies that an article says it has its story from."""

import re

AGENCIES = (
    "Reuters", "AP", "AFP", "dpa", "TASS", "Interfax", "Interfax-Ukraine", "RIA", "Xinhua", "Anadolu", "APA",
    "Ukrinform", "UNIAN", "ANSA", "EFE", "Kyodo", "Yonhap", "PTI", "Belga", "PA Media", "Bloomberg",
)  # fmt: skip
"""Agencies under the names they are credited by."""
LONG = {
    "Associated Press": "AP",
    "Agence France-Presse": "AFP",
    "Deutsche Presse-Agentur": "dpa",
    "RIA Novosti": "RIA",
    "Anadolu Agency": "Anadolu",
    "Azeri Press Agency": "APA",
}
"""Agencies written out."""
NAME = "|".join(re.escape(name) for name in sorted([*AGENCIES, *LONG], key=len, reverse=True))
CREDIT = re.compile(
    rf"\((?P<brackets>{NAME})\)"
    rf"|(?:^|\n)[^\n]{{0,60}}[—–-] ?(?P<dash>{NAME})(?= ?(?:\n|$))"
    rf"|\b(?:according to|as reported by|reported by|reports?|citing|told|source:)"
    rf" (?:the )?(?:news agency )?(?P<verb>{NAME})\b"
    rf"|\b(?P<reports>{NAME})(?: news agency)? (?:reports?|reported|writes|said|quoted)\b"
)
MOST = 100_000
"""The letters of an article that are read."""


def credited(text: str, byline: str = "") -> frozenset[str]:
    """The agencies credited in a text or its byline: `(Reuters)`, `— AFP`, `according to TASS`."""
    found = {next(name for name in match.groups() if name) for match in CREDIT.finditer(text[:MOST])}
    found |= set(re.findall(rf"\b(?:{NAME})\b", byline))
    return frozenset(LONG.get(name, name) for name in found)
