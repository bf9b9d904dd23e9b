"""Our markup by schema.org's own vocabulary: every type, property and kind of value exists."""

import pytest

from factcheck.domain import claimreview
from tests.reviewed import SITE, attribution, dossier, evidence, hop, speaker
from tests.schemaorg import problems

FOUND = {
    "categories": ["original", "missing context"],
    "context": "A drill.",
    "original": "https://a.example/o",
}
MEDIA = ("interview", "wire report", "social media", "document", "broadcast")
RICH = dossier(
    attributions=[
        attribution(number, speaker(f"Speaker {number}", kind), chain=[hop(medium, "Radio One")])
        for number, (medium, kind) in enumerate(
            zip(MEDIA, ("person", "government", "organisation", "anonymous", "person"), strict=True)
        )
    ],
    evidence=[
        evidence(number, kind=kind, sha256="a" * 64, authenticity=FOUND)
        for number, kind in enumerate(("document", "data", "image", "video", "testimony", "article"))
    ],
)


@pytest.mark.parametrize("said", [dossier(), RICH, dossier(attributions=[], evidence=[], question=None)])
def test_a_claim_review_holds_to_the_vocabulary(said):
    assert list(problems(claimreview.markup(said, SITE))) == []


def test_the_page_of_a_question_holds_to_the_vocabulary():
    markup = claimreview.rivals("Who did it?", "https://desk.example/questions/who", [RICH, dossier()])
    assert list(problems(markup)) == []


def test_the_organization_holds_to_the_vocabulary():
    assert list(problems(claimreview.organization(SITE))) == []


@pytest.mark.parametrize(
    "spoiled",
    [
        {"@type": "ClaimCheck"},
        {"verdict": "true"},
        {"author": {"@type": "Rating"}},
        {"claimReviewed": 3},
        {"mediaAuthenticityCategory": "StagedContent"},
        {"associatedMediaReview": {"@type": "MediaReview", "mediaAuthenticityCategory": "Fake"}},
    ],
)
def test_the_judge_finds_what_is_not_in_it(spoiled):
    assert list(problems(claimreview.markup(dossier(), SITE) | spoiled)) != []
