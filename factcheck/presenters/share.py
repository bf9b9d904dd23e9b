"""The picture that stands for a verdict where a link to it is shared."""

from functools import lru_cache
from io import BytesIO
from threading import Lock
from typing import Self

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from factcheck.domain import dates
from factcheck.presenters import lettering
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.dossiers import Dossier, Tombstone
from factcheck.presenters.lettering import BOLD, LEADING, REGULAR, Fonts

WIDTH, HEIGHT, EDGE, BAND = 1200, 630, 72, 150
PAPER, INK, SOFT, WHITE = "#fffdf9", "#1b1d21", "#555b66", "#ffffff"
TONES = {
    "supported": ("#14663a", "✓"),
    "mostly-supported": ("#3d6b16", "◐"),
    "conflicting": ("#7a4d00", "⇄"),
    "mostly-refuted": ("#a1400f", "◔"),
    "refuted": ("#9c1f1f", "✕"),
    "unproven": ("#4d4a7d", "?"),
    "withdrawn": (SOFT, "–"),
}
"""The colour and the sign of each rating, as static/style.css has them."""
CLAIM_SIZES = (76, 68, 60, 52, 46, 40, 35)
LABEL_SIZES = (64, 54, 44, 36, 30)
DOT = " · "
"""What stands between who says so and since when."""
KEPT = 64
"""How many pictures a process keeps in memory."""
DRAWING = Lock()
"""One picture at a time: a font is not made for two, and memory stays small."""


class Card(Part):
    """What the picture says."""

    claim: str
    question: str
    rating: str
    label: str
    source: str
    address: str

    @classmethod
    def of(cls, found: Dossier | Tombstone, text: str, site_name: str) -> Self:
        """The card of a verdict, or of its tombstone."""
        if isinstance(found, Tombstone):
            question, key, label, moment = "", "withdrawn", "Withdrawn", found.withdrawn
        else:
            question = found.question.text if found.question else ""
            key, label, moment = found.ruling.rating, found.ruling.label, found.ruling.modified
        day = dates.spoken(moment.date().isoformat())
        return cls(
            claim=text,
            question=question,
            rating=key,
            label=label,
            source=f"{site_name}{DOT}{day}",
            address=found.id.partition("://")[2],
        )

    @property
    def alternative(self) -> str:
        """The picture in words."""
        return f"{self.label}: {self.claim} {self.source}".strip()


@lru_cache(maxsize=KEPT)
def picture(card: Card, fonts: Fonts) -> bytes:
    """The card as PNG, 1200 × 630; letters that no font has leave the address in the claim's place."""
    with DRAWING:
        image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        draw = ImageDraw.Draw(image)
        _say(draw, card, fonts)
        _rate(draw, card, fonts)
        file = BytesIO()
        image.quantize(colors=64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _say(draw: ImageDraw.ImageDraw, card: Card, fonts: Fonts) -> None:
    """The question in one line, and under it the claim."""
    room, top = WIDTH - 2 * EDGE, EDGE - 8
    face = fonts.face(REGULAR, card.question)
    question = lettering.drawable(face, card.question)
    if question:
        shape, way = lettering.font(face, 32), lettering.direction(question)
        _line(draw, (top, room), lettering.cut(question, shape, way, room), shape, SOFT)
        top += 62
    face = fonts.face(BOLD, card.claim)
    claim = lettering.drawable(face, card.claim) or card.address
    height = HEIGHT - BAND - 36 - top
    shape, lines = lettering.settled(claim, face, CLAIM_SIZES, room, height)
    way = lettering.direction(claim)
    for line in lines:
        _line(draw, (top, room), line, shape, INK, way)
        top += int(shape.size * LEADING)


def _line(
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    line: str,
    shape: FreeTypeFont,
    colour: str,
    way: str | None = None,
) -> None:
    """One line at the side its text begins on."""
    top, _ = place
    runs = way or lettering.direction(line)
    left, anchor = (EDGE, "la") if runs == "ltr" else (WIDTH - EDGE, "ra")
    draw.text((left, top), line, fill=colour, font=shape, anchor=anchor, direction=runs)


def _rate(draw: ImageDraw.ImageDraw, card: Card, fonts: Fonts) -> None:
    """The rating by sign, word and colour, and who says so."""
    colour, sign = TONES.get(card.rating, (INK, "●"))
    middle = HEIGHT - BAND / 2
    draw.rectangle((0, HEIGHT - BAND, WIDTH, HEIGHT), fill=colour)
    draw.ellipse((EDGE, middle - 38, EDGE + 76, middle + 38), fill=WHITE)
    _centred(draw, (EDGE + 38, middle), sign, lettering.font(fonts.folder / BOLD, 52), colour)
    start = EDGE + 76 + 28
    room = WIDTH - EDGE - start - 48 - _sign(draw, card.source.split(DOT), fonts, middle)
    face = fonts.face(BOLD, card.label)
    label = lettering.drawable(face, card.label) or card.rating
    shape, lines = lettering.settled(label, face, LABEL_SIZES, room, height=0)
    draw.text((start, middle), lines[0], fill=WHITE, font=shape, anchor="lm")


def _sign(draw: ImageDraw.ImageDraw, source: list[str], fonts: Fonts, middle: float) -> float:
    """Who says so, and under it since when; gives the width of both."""
    widths = [0.0]
    faces = [(fonts.face(REGULAR, each), each) for each in source]
    lines = [(face, line) for face, each in faces if (line := lettering.drawable(face, each))]
    for number, (face, line) in enumerate(lines):
        small, way = lettering.font(face, 30), lettering.direction(line)
        kept = lettering.cut(line, small, way, 420)
        height = middle + (number - (len(lines) - 1) / 2) * 30 * LEADING
        draw.text((WIDTH - EDGE, height), kept, fill=WHITE, font=small, anchor="rm", direction=way)
        widths.append(lettering.width(kept, small, way))
    return max(widths)


def _centred(
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    sign: str,
    shape: FreeTypeFont,
    colour: str,
) -> None:
    """A sign with its ink, not its line, in the middle."""
    left, top, right, bottom = draw.textbbox((0, 0), sign, font=shape)
    x, y = place
    draw.text((x - (left + right) / 2, y - (top + bottom) / 2), sign, fill=colour, font=shape)
