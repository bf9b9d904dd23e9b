"""People named in a note: `@ada` is a mention, `ada@example.org` is not."""

import re
import unicodedata
from collections.abc import Collection

MENTION = re.compile(r"(?<![\w.@-])@([\w.@-]{2,60})")
AT_THE_END = ".-@"
"""What a user name may hold, and a sentence may end with."""
PIECES = re.compile(r"(<[^>]*>)")
UNTOUCHED = {"a", "code", "pre"}
"""Where a name is no mention: in links and in code."""


def named(text: str) -> set[str]:
    """Every user name the text may mean, in plain form; `@ada.` may be `ada.` or `ada`."""
    return {
        name for found in MENTION.findall(unicodedata.normalize("NFC", text)) for name in _readings(found)
    }


def _readings(found: str) -> list[str]:
    """A name as typed, and without what may only end the sentence."""
    plain = unicodedata.normalize("NFKC", found).casefold()
    return list(dict.fromkeys((plain, plain.rstrip(AT_THE_END))))


def marked(html: str, known: Collection[str]) -> str:
    """Clean HTML with the names of known people marked; unknown names stay text."""
    depth, drawn = 0, []
    for piece in PIECES.split(html):
        if piece.startswith("<"):
            tag = piece.strip("</>").split(" ")[0]
            depth += (tag in UNTOUCHED) * (-1 if piece.startswith("</") else 1)
        drawn.append(piece if depth or piece.startswith("<") else _mark(piece, known))
    return "".join(drawn)


def _mark(text: str, known: Collection[str]) -> str:
    """The names in one piece of text, marked."""

    def mark(found: re.Match[str]) -> str:
        for reading in _readings(found[1]):
            if reading in known:
                end = len(found[1]) if reading == _readings(found[1])[0] else len(found[1].rstrip(AT_THE_END))
                return f'<strong class="mention">@{found[1][:end]}</strong>{found[1][end:]}'
        return found[0]

    return MENTION.sub(mark, text)
