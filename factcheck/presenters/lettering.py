"""Text on pictures: measured, wrapped, shrunk and cut, in either direction of writing."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

REGULAR, BOLD = "DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"
ELLIPSIS = "…"
LONGEST = 600
"""Longer texts are cut before they are measured, in characters."""
SEEN = ("L", "N")
"""Categories of characters that a text cannot be read without."""
GAP = re.compile(" (?=[.,])")
"""What stays before a full stop where a picture stood."""
NOWHERE = "\U0010ffff"
"""A character that no font has."""


class NoFonts(OSError):
    """The fonts were not fetched; `make setup` does it."""


@dataclass(frozen=True)
class Fonts:
    """The folder of our own fonts, and one of the desk's for letters that ours lack."""

    folder: Path
    spare: Path | None = None

    def face(self, name: str, text: str) -> Path:
        """The file whose letters a text is drawn in: our font of that name, or the desk's where ours cannot.

        Raises NoFonts.
        """
        ours = self.folder / name
        if self.spare is None or not missing(ours, text) or not _opens(self.spare):
            return ours
        return self.spare if not missing(self.spare, text) else ours


@lru_cache(maxsize=64)
def font(face: Path, size: int) -> FreeTypeFont:
    """A font at a size, shaped as its script wants it. Raises NoFonts."""
    if not face.is_file():
        # Left alone, Pillow would look for one among the system's fonts.
        raise NoFonts(f"There is no {face.name} in {face.parent}. Run `make setup`.")
    return ImageFont.truetype(face, size, layout_engine=ImageFont.Layout.RAQM)


def direction(text: str) -> str:
    """Which way a text runs: by its first letter that has a direction."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def _opens(face: Path) -> bool:
    """Whether a file is a font."""
    try:
        return bool(font(face, 24))
    except OSError:
        return False


@lru_cache(maxsize=4096)
def has(face: Path, letter: str) -> bool:
    """Whether a font can draw a letter."""
    drawn, none = (_outline(face, each) for each in (letter, NOWHERE))
    return drawn != none


def _outline(face: Path, letter: str) -> tuple[object, bytes]:
    """What a letter looks like."""
    mask = font(face, 24).getmask(letter)
    return mask.size, bytes(mask)


def _unknown(face: Path, letters: str) -> set[str]:
    """The characters that a font has no picture of."""
    return {c for c in set(letters) - {" "} if not unicodedata.combining(c) and not has(face, c)}


def missing(face: Path, text: str) -> bool:
    """Whether a font lacks letters that the text cannot be read without."""
    unknown = _unknown(face, " ".join(text.split())[:LONGEST])
    return any(unicodedata.category(c).startswith(SEEN) for c in unknown)


def drawable(face: Path, text: str) -> str:
    """The text without what has no picture in a font; empty where letters are among it."""
    letters = " ".join(text.split())[:LONGEST]
    unknown = _unknown(face, letters)
    kept = [c for c in letters if c not in unknown]
    return "" if missing(face, text) else GAP.sub("", " ".join("".join(kept).split()))


def width(text: str, shape: FreeTypeFont, way: str) -> float:
    """How long a line is, in pixels."""
    return shape.getlength(text, direction=way)


def wrapped(text: str, shape: FreeTypeFont, way: str, room: float) -> list[str]:
    """The text in lines that fit; a word too long for a line is broken."""
    lines = [""]
    for word in _pieces(text, shape, way, room):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, shape, way) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def _pieces(text: str, shape: FreeTypeFont, way: str, room: float) -> Iterator[str]:
    """The words, none longer than a line."""
    for word in text.split():
        rest = word
        while width(rest, shape, way) > room:
            fits = _fitting(rest, shape, way, room)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest


def _fitting(text: str, shape: FreeTypeFont, way: str, room: float) -> int:
    """How many characters fit into a line, at least one."""
    least, most = 1, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if width(text[:middle], shape, way) <= room else (least, middle - 1)
    return least


def cut(text: str, shape: FreeTypeFont, way: str, room: float) -> str:
    """One line, with an ellipsis where it had to be cut."""
    if width(text, shape, way) <= room:
        return text
    fits = _fitting(text, shape, way, room - width(ELLIPSIS, shape, way))
    return text[:fits].rstrip() + ELLIPSIS


def settled(
    text: str, face: Path, sizes: tuple[int, ...], room: float, height: float
) -> tuple[FreeTypeFont, list[str]]:
    """The largest of the sizes at which the text fits its box, and its lines; at the last it is cut."""
    way = direction(text)
    for size in sizes:
        shape = font(face, size)
        lines, most = wrapped(text, shape, way, room), max(1, int(height / (size * LEADING)))
        if len(lines) <= most:
            break
    if len(lines) > most:
        lines = [*lines[: most - 1], cut(f"{lines[most - 1]} {lines[most]}", shape, way, room)]
    return shape, lines


LEADING = 1.25
"""From line to line, in sizes."""
