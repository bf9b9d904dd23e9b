"""What drawings share: how wide a text is, and how much of it fits."""

import unicodedata
from collections.abc import Iterable

LETTER = 6.7
"""The mean width of a letter of a 13 px sans serif, in px."""
WIDE = {"W", "F"}


def text_width(text: str, letter: float = LETTER) -> float:
    """About how wide a text is drawn, in px."""
    return sum(_width(c) for c in text) * letter


def _width(character: str) -> float:
    """A character's width in letters; marks have none."""
    if unicodedata.combining(character):
        return 0
    return 1.9 if unicodedata.east_asian_width(character) in WIDE else 1


def clip(text: str, room: float, letter: float = LETTER) -> str:
    """The text, or as many whole words of it as the room in px holds, with an ellipsis."""
    if text_width(text, letter) <= room:
        return text
    kept = ""
    for character in text:
        if text_width(kept + character + "…", letter) > room:
            break
        kept += character
    return _whole_words(kept, text[len(kept)]).rstrip(" ,;:–-") + "…"


def _whole_words(kept: str, following: str) -> str:
    """What is kept without a word that was cut, where most of it is left then."""
    words = kept if following == " " else kept.rpartition(" ")[0]
    return words if len(words) > len(kept) / 2 else kept


def listed(names: Iterable[str]) -> str:
    """Names with how often each comes: `the Kremlin (3), Ilya Ponomarev`."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return ", ".join(name if count == 1 else f"{name} ({count})" for name, count in counts.items())
