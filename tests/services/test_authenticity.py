"""What is found of an image or a video: the six categories, what they need, and what contradicts."""

import json

import pytest

from factcheck.domain.vocabulary import EvidenceKind
from factcheck.services import authenticity, evidence
from factcheck.services.authenticity import AuthenticityContradicts, AuthenticityUnknown, UnarchivedMedia
from tests.dossiers import contested, judge, publish, rule
from tests.factories import make_claim, make_evidence

FOUND = {"authenticity": ["missing context"], "media_context": "Another street.", "media_original": None}


def add(session, viewer, claim, **more):
    values = {"kind": "image", "title": "Photograph", "url": "https://daily.example/p.jpg"}
    return evidence.add(session, viewer, claim=claim, **values | more)


def test_a_finding_is_kept_in_the_order_of_the_list_each_once(session, ada):
    made = add(
        session, ada.viewer, make_claim(session), authenticity=["staged", "edited or cropped", "staged"]
    )
    assert made.authenticity == ["edited or cropped", "staged"]


@pytest.mark.parametrize("altered", ["transformed", "edited or cropped", "staged"])
def test_an_original_is_not_altered(session, ada, altered):
    with pytest.raises(AuthenticityContradicts, match=altered):
        add(session, ada.viewer, make_claim(session), authenticity=["original", altered])


def test_an_original_may_lack_its_context_when_the_context_is_told(session, ada):
    both = ["original", "missing context"]
    with pytest.raises(AuthenticityContradicts, match="context"):
        add(session, ada.viewer, make_claim(session), authenticity=both, media_context="  ")
    made = add(session, ada.viewer, make_claim(session), authenticity=both, media_context="A fire drill.")
    assert made.media_context == "A fire drill."


def test_a_word_from_elsewhere_is_refused(session, ada):
    with pytest.raises(AuthenticityUnknown):
        add(session, ada.viewer, make_claim(session), authenticity=["fake"])


def test_a_post_on_social_media_needs_an_archived_copy(session, ada):
    post = {"url": "https://mobile.twitter.com/x/1", "authenticity": ["staged"]}
    with pytest.raises(UnarchivedMedia):
        add(session, ada.viewer, make_claim(session), **post)
    add(session, ada.viewer, make_claim(session), **post, archived="https://archive.example/1")
    add(session, ada.viewer, make_claim(session), url=post["url"])


def test_what_is_no_image_and_no_video_keeps_no_finding(session, ada):
    made = add(session, ada.viewer, make_claim(session), kind="document", **FOUND)
    assert {name: getattr(made, name) for name in authenticity.NOTHING} == authenticity.NOTHING


def test_a_video_that_becomes_a_document_loses_its_finding(session, ada):
    made = add(session, ada.viewer, make_claim(session), kind="video", **FOUND)
    evidence.edit(session, ada.viewer, made, 1, kind="document")
    assert made.authenticity == []
    assert authenticity.NOTHING["authenticity"] == []


def test_the_dossier_says_the_finding_and_leaves_out_what_nobody_found(session, ada, ben, eve):
    claim = contested(session)
    make_evidence(session, claim=claim, kind=EvidenceKind.VIDEO, title="Clip", **FOUND)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    said = json.loads(publish(session, claim, eve.viewer).document)["evidence"]
    found = {each["title"]: each.get("authenticity") for each in said}
    assert found == {
        "Photograph": None,
        "Clip": {"categories": ["missing context"], "context": "Another street.", "original": None},
    }
    assert [authenticity.columns(each) for each in said] == [authenticity.NOTHING, FOUND]
