"""The picture of a verdict: whatever the claim says, it fits, can be read, and is soon drawn."""

import time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, features

from factcheck.domain.ratings import DEFAULT_SCALE
from factcheck.domain.text import FORBIDDEN
from factcheck.presenters import lettering, share
from factcheck.presenters.lettering import BOLD, REGULAR, Fonts, NoFonts
from factcheck.presenters.share import BAND, EDGE, HEIGHT, PAPER, TONES, WIDTH, Card, picture
from tests.crowded import HEADINGS, TOKEN

FOLDER = Path(__file__).parents[2] / "static" / "vendor" / "dejavu"
FONTS = Fonts(FOLDER)
FACE = FOLDER / BOLD
ROOM = WIDTH - 2 * EDGE
ARABIC = "الجيران أنفسهم كسروا النافذة في ذلك الصباح."
RUSSIAN = "Атаку на Кремль осуществила российская партизанская группа."


def card(
    claim="It fell.", question="What fell?", rating="refuted", label="Refuted", source="The Desk · 3 May 2023"
):
    return Card(
        claim=claim,
        question=question,
        rating=rating,
        label=label,
        source=source,
        address="site.example/claims/it-fell",
    )


def drawn(**more):
    """The picture, read back."""
    image = Image.open(BytesIO(picture(card(**more), FONTS)))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    return image.convert("RGB")


def ink(image, box):
    """Where something is drawn in a part of the picture."""
    part = image.crop(box)
    return ImageChops.difference(part, Image.new("RGB", part.size, part.getpixel((0, 0)))).getbbox()


def test_arabic_and_hebrew_are_shaped_by_a_library_that_knows_how():
    assert features.check("raqm")


@pytest.mark.parametrize(
    "claim",
    ["It fell.", RUSSIAN, ARABIC, *HEADINGS, TOKEN, "word " * 120, "x", "Qonşular 🪟 özləri."],
    ids=range(7 + len(HEADINGS)),
)
def test_the_claim_stays_within_its_edges(claim):
    image = drawn(claim=claim, question=claim)
    for edge in (
        (0, 0, EDGE - 8, HEIGHT - BAND),
        (WIDTH - EDGE + 8, 0, WIDTH, HEIGHT - BAND),
        (0, HEIGHT - BAND - 12, WIDTH, HEIGHT - BAND),
        (0, 0, WIDTH, EDGE - 16),
    ):
        assert ink(image, edge) is None, edge
    assert ink(image, (EDGE, 120, WIDTH - EDGE, HEIGHT - BAND - 12)) is not None


def test_what_is_written_from_right_to_left_begins_at_the_right():
    left, right = (EDGE, 100, 300, 280), (WIDTH - 300, 100, WIDTH - EDGE, 280)
    short = drawn(claim="Окно.", question="")
    assert ink(short, left) is not None
    assert ink(short, right) is None
    turned = drawn(claim="النافذة.", question="")
    assert ink(turned, right) is not None
    assert ink(turned, left) is None


def test_arabic_letters_are_joined():
    shape = lettering.font(FACE, 60)
    apart = sum(lettering.width(letter, shape, "rtl") for letter in "النافذة")
    assert lettering.width("النافذة", shape, "rtl") < apart * 0.95


def test_a_long_claim_shrinks_and_then_is_cut_with_an_ellipsis():
    sizes = (76, 40, 35)
    shape, lines = lettering.settled("It fell.", FACE, sizes, ROOM, 300)
    assert (shape.size, lines) == (76, ["It fell."])
    shape, lines = lettering.settled("It fell there. " * 12, FACE, sizes, ROOM, 300)
    assert shape.size == 40
    assert " ".join(lines) == ("It fell there. " * 12).strip()
    shape, lines = lettering.settled("It fell there. " * 60, FACE, sizes, ROOM, 300)
    assert shape.size == 35
    assert lines[-1].endswith("…")
    assert all(lettering.width(line, shape, "ltr") <= ROOM for line in lines)
    assert len(lines) * 35 * lettering.LEADING <= 300


def test_the_day_is_told_in_full_whatever_the_desk_is_called():
    name = "The Extraordinarily Long-Named Gazette of the Northern Provinces"
    days = [drawn(source=f"{name} · 28 November {year}") for year in (2026, 2027)]
    assert ImageChops.difference(*days).getbbox() is not None
    assert ink(days[0], (WIDTH - EDGE + 4, HEIGHT - BAND, WIDTH, HEIGHT)) is None


def test_letters_without_a_picture_leave_the_address_and_signs_only_go():
    assert lettering.drawable(FACE, "邻居打破了窗户。") == ""
    assert lettering.drawable(FACE, "It fell 🪟.") == "It fell."
    assert lettering.drawable(FACE, RUSSIAN) == RUSSIAN
    assert lettering.drawable(FACE, ARABIC) == ARABIC
    unreadable, address = drawn(claim="邻居打破了窗户。"), drawn(claim="site.example/claims/it-fell")
    assert ImageChops.difference(unreadable, address).getbbox() is None


def test_letters_that_ours_lack_are_drawn_in_the_desks_own_font(monkeypatch, tmp_path):
    spare, real = FOLDER / REGULAR, lettering.has
    both = Fonts(FOLDER, spare)
    monkeypatch.setattr(lettering, "has", lambda face, c: real(face, c) and (face == spare or c < "А"))
    assert both.face(BOLD, "It fell 🪟.") == FACE
    assert both.face(BOLD, RUSSIAN) == spare
    assert both.face(BOLD, "邻居") == FONTS.face(BOLD, RUSSIAN) == FACE
    russian = picture(card(claim=RUSSIAN, question=RUSSIAN), both)
    assert russian != picture(card(claim="site.example/claims/it-fell", question=RUSSIAN), both)
    (tmp_path / "no-font.ttf").write_bytes(b"nothing")
    for broken in ("no-font.ttf", "nowhere.ttf"):
        assert Fonts(FOLDER, tmp_path / broken).face(BOLD, RUSSIAN) == FACE


@pytest.mark.parametrize("rating", DEFAULT_SCALE.ratings, ids=lambda rating: rating.key)
def test_a_rating_is_told_by_sign_word_and_colour(rating):
    colour, sign = TONES[rating.key]
    assert lettering.has(FACE, sign)
    image = drawn(rating=rating.key, label=rating.label)
    assert image.getpixel((4, HEIGHT - 4)) == Image.new("RGB", (1, 1), colour).getpixel((0, 0))
    without = drawn(rating=rating.key, label="")
    assert ImageChops.difference(image, without).getbbox() is not None


def test_no_two_ratings_share_a_sign_or_a_colour():
    assert (
        len({colour for colour, _ in TONES.values()})
        == len({sign for _, sign in TONES.values()})
        == len(TONES)
    )


def test_the_colours_are_those_of_the_pages(root):
    style = (root / "static" / "style.css").read_text(encoding="utf-8").partition("@media")[0]
    embedded = (root / "static" / "embed.css").read_text(encoding="utf-8")
    for key, (colour, sign) in TONES.items():
        if key != "withdrawn":
            assert f"--{key}: {colour};" in style
            assert f'.rating-{key} {{ --tone: {colour}; --sign: "{sign}"; }}' in embedded
    assert f"--paper: {PAPER};" in style


def test_a_label_of_a_desks_own_scale_fits_beside_who_says_so():
    image = drawn(rating="own", label="A very long label of a scale of our own, " * 3)
    assert ink(image, (WIDTH - EDGE + 4, HEIGHT - BAND, WIDTH, HEIGHT)) is None
    assert image.getpixel((4, HEIGHT - 4)) != Image.new("RGB", (1, 1), PAPER).getpixel((0, 0))


def test_no_claim_takes_long_or_much(monkeypatch):
    picture.cache_clear()
    texts = [TOKEN * 4, "word " * 2000, "ش" * 5000, "a\u0301" * 300, "\u202eword " * 100]
    started = time.perf_counter()
    sizes = [len(picture(card(claim=text, question=text), FONTS)) for text in texts]
    assert (time.perf_counter() - started) / len(texts) < 3
    assert max(sizes) < 150_000


def test_the_same_card_is_drawn_once(monkeypatch):
    picture.cache_clear()
    drawn(claim="Once.")
    monkeypatch.setattr(share, "_say", lambda *_: pytest.fail("drawn again"))
    drawn(claim="Once.")


def test_without_fonts_it_says_what_to_do(tmp_path):
    with pytest.raises(NoFonts, match="make setup"):
        picture(card(), Fonts(tmp_path))


@settings(max_examples=25)
@given(st.text(max_size=120).filter(lambda text: not FORBIDDEN.search(text)))
def test_whatever_a_claim_says_a_picture_comes_of_it(claim):
    drawn(claim=claim, question=claim, label=claim)
