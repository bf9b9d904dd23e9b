"""The lint finds every mistake that others shipped, and nothing in markup of our own."""

from copy import deepcopy

import pytest

from factcheck.domain import claimreview
from factcheck.domain.lint import lint
from tests.reviewed import SITE, article, attribution, dossier, evidence, speaker

CLAIM = "Neighbour Nat broke the window."


def errors(markup, said=None):
    return {each.key for each in lint(markup, said or dossier()) if each.level == "error"}


def warnings(**more):
    said = dossier(**more)
    return {each.key for each in lint(claimreview.markup(said, SITE), said) if each.level == "warning"}


def spoiled(path, value, **more):
    """The errors in the markup of a dossier with one value put in; None takes it out."""
    said = dossier(**more)
    markup = claimreview.markup(said, SITE)
    *way, last = path.split(".")
    place = markup
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return errors(markup, said)


def test_markup_of_our_own_is_clean():
    assert lint(claimreview.markup(dossier(), SITE), dossier()) == []


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ("@type", "Review", "type"),
        ("@id", "#review", "id"),
        ("claimReviewed", None, "required"),
        ("reviewRating", None, "required"),
        ("reviewRating.alternateName", None, "required"),
        ("url", None, "required"),
        ("url", "https://desk.example/claims/another", "url"),
        ("url", "http://short.example/x", "url"),
        ("author", {"@type": "Organization"}, "publisher"),
        ("datePublished", "2024-06-02T10:00:00Z", "date"),
        ("dateModified", None, "date"),
        ("claimReviewed", "Something else.", "claim"),
        ("claimReviewed", CLAIM + " " + "x" * 70, "claim-length"),
        ("itemReviewed.text", "Something else.", "claim"),
        ("reviewRating.alternateName", "Refuted", "rating"),
        ("reviewRating.ratingExplanation", "Something else.", "explanation"),
        ("reviewRating.ratingValue", 5, "numbers"),
        ("reviewRating.ratingValue", 6, "numbers"),
        ("reviewRating.ratingValue", "4", "numbers"),
        ("reviewRating.bestRating", None, "numbers"),
        ("reviewRating.worstRating", 0, "numbers"),
        ("citation", None, "citation"),
        ("correction", None, "correction"),
    ],
)
def test_what_is_missing_or_not_as_on_the_page_is_an_error(path, value, key):
    assert key in spoiled(path, value)


@pytest.mark.parametrize(
    "text",
    [
        "False: Nat broke the window.",
        "Mostly supported – Nat broke the window.",
        "Nat broke the window (refuted)",
        "Nat broke the window: false.",
        "That Nat broke the window is refuted.",
    ],
)
def test_a_claim_that_brings_its_rating_along_is_an_error(text):
    assert "claim-rated" in errors(claimreview.markup(dossier(claim=text), SITE), dossier(claim=text))


@pytest.mark.parametrize(
    "text",
    [
        "The government supported the rebels.",
        "The minister told a false story about the window.",
        "True Finns broke the window.",
        "The vaccine is not harmful.",
    ],
)
def test_a_claim_about_support_or_falsehood_is_none(text):
    assert "claim-rated" not in errors(claimreview.markup(dossier(claim=text), SITE), dossier(claim=text))


def test_an_empty_rating_value_is_an_error():
    assert "empty" in spoiled("reviewRating.ratingValue", "")


def test_the_claimant_of_another_claim_is_an_error():
    heir = claimreview.markup(dossier(attributions=[]), SITE)
    heir["itemReviewed"]["author"] = claimreview.markup(dossier(), SITE)["itemReviewed"]["author"]
    assert "claimants" in errors(heir, dossier(attributions=[]))


def test_a_government_that_is_a_person_is_an_error():
    only = [attribution(1, speaker("The ministry", "government"))]
    assert "claimants" in spoiled("itemReviewed.author.@type", "Person", attributions=only)


def test_two_reviews_in_one_markup_are_an_error():
    markup = claimreview.markup(dossier(), SITE)
    markup["hasPart"] = [deepcopy(markup)]
    assert "several" in errors(markup)


def test_the_home_page_is_no_address_of_a_check():
    assert "url" in spoiled("url", "https://desk.example/")


@pytest.mark.parametrize(("rating", "value"), [("supported", 1), ("refuted", 5)])
def test_an_inverted_scale_is_an_error(rating, value):
    said = dossier(ruling={"rating": rating, "value": value})
    assert errors(claimreview.markup(said, SITE), said) == {"inverted"}


def test_a_number_for_what_is_off_the_line_is_an_error():
    said = dossier(ruling={"rating": "unverifiable", "label": "Unverifiable", "value": 5})
    assert errors(claimreview.markup(said, SITE), said) == {"off-scale"}
    off = {"rating": "unproven", "label": "Unproven", "value": None}
    assert "off-scale" in spoiled("reviewRating.ratingValue", 3, ruling=off)


def test_a_work_in_the_place_of_the_claim_is_an_error():
    assert "item" in spoiled("itemReviewed.@type", "CreativeWork")
    assert "item" in spoiled("itemReviewed", None)


def test_articles_that_all_are_opinions_are_an_error():
    assert "appearance-type" in spoiled("itemReviewed.appearance.0.@type", "OpinionNewsArticle")


def test_an_article_dated_with_the_claim_is_an_error():
    assert "appearance-date" in spoiled("itemReviewed.appearance.0.datePublished", "2024-05-02")


def test_the_first_link_alone_is_an_error():
    both = [attribution(number, speaker("Vera Lind")) for number in (1, 2)]
    markup = claimreview.markup(dossier(attributions=both), SITE)
    del markup["itemReviewed"]["appearance"][1]
    assert "appearance" in errors(markup, dossier(attributions=both))


def test_a_chain_that_leads_nowhere_is_an_error():
    assert "chain" in spoiled("itemReviewed.firstAppearance", None)


@pytest.mark.parametrize("count", ["12 of 15 voters", "3 votes", "80 %", "5", "7/10"])
def test_a_count_of_voters_is_no_verdict(count):
    assert "rating-count" in spoiled("reviewRating.alternateName", count)


def test_a_rating_of_minus_one_is_an_error():
    said = dossier()
    markup = claimreview.markup(said, SITE)
    markup["reviewRating"] |= {"ratingValue": -1, "bestRating": -1, "worstRating": -1}
    assert "numbers" in errors(markup, said)


@pytest.mark.parametrize("name", ["Internet", "unknown", ""])
def test_the_internet_is_no_claimant(name):
    said = dossier(attributions=[attribution(1, speaker(name, "organisation"))])
    assert "claimant-nobody" in errors(claimreview.markup(said, SITE), said)


def test_an_attribution_that_got_lost_is_an_error():
    assert "claimants" in spoiled("itemReviewed.author", None)


def test_the_desk_does_not_check_itself():
    said = dossier(attributions=[attribution(1, speaker("The Window Desk", "organisation"))])
    assert "own-claim" in errors(claimreview.markup(said, SITE), said)


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"claim": "Neighbour Nat broke the window " + "again and " * 9 + "again."}, "claim-long"),
        ({"attributions": []}, "no-origin"),
        ({"evidence": []}, "evidence"),
        ({"ruling": {"summary": ""}}, "explanation"),
        ({"ruling": {"worst": 0}}, "no-number"),
        (
            {"ruling": {"label": "Mostly supported by what is known so far, and by what is not known yet"}},
            "rating-long",
        ),
    ],
)
def test_what_could_be_better_is_a_warning(more, key):
    assert warnings(**more) == {key}


def test_a_site_without_terms_is_told():
    said = dossier()
    bare = claimreview.Site("Desk", "https://desk.example", "", "")
    found = lint(claimreview.markup(said, bare), said)
    assert [(each.key, each.level, each.place) for each in found] == [
        ("terms", "warning", "inLanguage"),
        ("terms", "warning", "sdLicense"),
    ]


def test_errors_stand_before_warnings():
    said = dossier(evidence=[], attributions=[attribution(1, speaker("Internet"), article=article(1))])
    found = lint(claimreview.markup(said, SITE), said)
    assert [each.level for each in found] == ["error", "warning"]


def test_every_finding_is_a_sentence_with_a_place():
    markup = {"@type": "ClaimReview", "itemReviewed": {"@type": "Claim"}, "reviewRating": {}}
    found = lint(markup, dossier(evidence=[evidence()]))
    assert len(found) > 5
    assert all(each.place and each.sentence.endswith(".") for each in found)
