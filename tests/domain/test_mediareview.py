"""The MediaReview of an image or a video, and its lint."""

import pytest

from factcheck.domain import claimreview, lint_media
from factcheck.domain.lint import lint
from factcheck.domain.mediareview import CATEGORIES
from factcheck.domain.vocabulary import Authenticity
from tests.reviewed import ADDRESS, SITE, dossier, evidence

FOUND = {
    "categories": ["missing context"],
    "context": "A fire drill in 2019.",
    "original": "https://a.example/o",
}


def video(**more):
    return evidence(9, **{"kind": "video", "authenticity": FOUND} | more)


def keys(*pieces, markup=None):
    said = dossier(evidence=list(pieces))
    return {each.key for each in lint(markup or claimreview.markup(said, SITE), said)}


def test_a_finding_is_a_media_review_that_points_to_the_claim():
    [review] = claimreview.markup(dossier(evidence=[video()]), SITE)["associatedMediaReview"]
    assert review["mediaAuthenticityCategory"] == ["DecontextualizedContent"]
    assert review["originalMediaContextDescription"] == "A fire drill in 2019."
    assert review["originalMediaLink"] == "https://a.example/o"
    assert (review["@id"], review["url"]) == (f"{ADDRESS}#media-9", f"{ADDRESS}#evidence-9")
    item = review["itemReviewed"]
    assert item["interpretedAsClaim"] == {"@id": f"{ADDRESS}#claim"}
    assert item["mediaItemAppearance"] == {
        "@type": "VideoObjectSnapshot",
        "contentUrl": "https://lab.example/report",
        "archivedAt": "https://archive.example/report",
        "description": "The glass lay outside.",
    }
    assert keys(video()) == set()


@pytest.mark.parametrize("piece", [video(authenticity=None), video(kind="document")])
def test_without_a_finding_or_a_picture_there_is_none(piece):
    assert "associatedMediaReview" not in claimreview.markup(dossier(evidence=[piece]), SITE)


def test_every_word_of_ours_is_a_category():
    assert set(CATEGORIES) == set(Authenticity)


@pytest.mark.parametrize("altered", ["edited or cropped", "transformed", "staged"])
def test_original_contradicts_what_is_altered(altered):
    assert keys(video(authenticity=FOUND | {"categories": ["original", altered]})) == {"media-category"}


def test_original_goes_with_missing_context_and_satire():
    both = ["original", "missing context", "satire or parody"]
    assert keys(video(authenticity=FOUND | {"categories": both})) == set()


def test_missing_context_needs_the_context():
    assert keys(video(authenticity=FOUND | {"context": ""})) == {"media-category"}


def test_what_lies_on_social_media_needs_an_archived_copy():
    assert keys(video(url="https://www.tiktok.com/@x/1", archived=None)) == {"media-archive"}
    assert keys(video(url="https://www.tiktok.com/@x/1")) == set()


@pytest.mark.parametrize(
    ("address", "social"),
    [
        ("https://x.com/a/1", True),
        ("https://m.facebook.com/1", True),
        ("https://notx.com/a", False),
        ("https://x.com.example/a", False),
        (None, False),
    ],
)
def test_social_media_is_told_by_its_host(address, social):
    assert lint_media.social(address) is social


def test_a_review_that_got_lost_or_lost_its_subject_is_an_error():
    markup = claimreview.markup(dossier(evidence=[video()]), SITE)
    markup["associatedMediaReview"][0]["itemReviewed"]["mediaItemAppearance"] = {
        "@type": "ImageObjectSnapshot"
    }
    assert "media-place" in keys(video(), markup=markup)
    markup["associatedMediaReview"][0]["mediaAuthenticityCategory"] = ["Fake"]
    assert "media-category" in keys(video(), markup=markup)
    del markup["associatedMediaReview"]
    assert "media" in keys(video(), markup=markup)
