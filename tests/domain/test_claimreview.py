"""The ClaimReview of a dossier says what the dossier says, by Google's rules, and invents nothing."""

import pytest

from factcheck.domain import claimreview
from factcheck.domain.findings import nodes
from factcheck.domain.lint import lint
from tests.reviewed import ADDRESS, SITE, article, attribution, dossier, evidence, hop, speaker

LONG = (
    "A Ukrainian special service carried out the drone attack on the Kremlin without its leadership's order."
)


def drawn(**more):
    return claimreview.markup(dossier(**more), SITE)


def test_it_names_the_claims_own_page_the_desk_and_the_terms():
    markup = drawn()
    assert (markup["@context"], markup["@type"]) == ("https://schema.org", "ClaimReview")
    assert (markup["url"], markup["@id"]) == (ADDRESS, f"{ADDRESS}#review")
    assert markup["author"]["name"] == "The Window Desk"
    assert markup["datePublished"] == "2024-06-01T10:00:00Z"
    assert markup["dateModified"] == "2024-06-02T10:00:00Z"
    assert (markup["inLanguage"], markup["sdLicense"]) == ("en", SITE.license)
    assert markup["correction"][0]["text"] == "A link."


def test_the_best_number_is_the_truest():
    rating = drawn()["reviewRating"]
    assert (rating["ratingValue"], rating["bestRating"], rating["worstRating"]) == (4, 5, 1)
    assert (rating["alternateName"], rating["ratingExplanation"]) == (
        "Mostly supported",
        "The glass lay outside.",
    )


@pytest.mark.parametrize("scale", [{"value": None}, {"worst": -1}, {"worst": 0}, {"best": 1, "value": 1}])
def test_there_are_no_numbers_off_the_scale_or_on_one_that_google_refuses(scale):
    assert set(drawn(ruling=scale)["reviewRating"]) == {"@type", "alternateName", "ratingExplanation"}


def test_a_claim_of_75_characters_stays_whole_and_a_longer_one_is_cut_between_words():
    whole = "x" * 37 + " " + "y" * 37
    assert drawn(claim=whole)["claimReviewed"] == whole
    markup = drawn(claim=LONG)
    short = markup["claimReviewed"]
    assert len(short) <= 75
    assert LONG.startswith(short.removesuffix("…"))
    assert LONG[len(short) - 1] == " "
    assert markup["itemReviewed"]["text"] == LONG
    assert len(claimreview.shortened("z" * 200)) == 75


def test_one_claimant_stands_alone_and_several_repeat():
    assert drawn()["itemReviewed"]["author"] == {
        "@type": "Person",
        "name": "Vera Lind",
        "jobTitle": "neighbour",
        "sameAs": "https://www.wikidata.org/wiki/Q1",
    }
    both = [attribution(1, speaker("Vera Lind")), attribution(2, speaker("The club", "organisation"))]
    authors = drawn(attributions=[*both, attribution(3, speaker("Vera Lind"))])["itemReviewed"]["author"]
    assert [(each["@type"], each["name"]) for each in authors] == [
        ("Person", "Vera Lind"),
        ("Organization", "The club"),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"stance": "denies"},
        {"stance": "doubts"},
        {"stance": "relays"},
        {"fidelity": "not found"},
        {"speaker": speaker("An official", "anonymous")},
    ],
)
def test_who_did_not_put_it_forward_is_no_claimant(changed):
    only = attribution(1, speaker("Vera Lind")) | changed
    assert "author" not in drawn(attributions=[only])["itemReviewed"]


def test_a_claim_without_a_claimant_does_not_take_that_of_the_claim_before():
    drawn()
    assert "author" not in drawn(attributions=[])["itemReviewed"]


def test_the_chain_leads_from_the_mouth_to_our_article():
    item = drawn()["itemReviewed"]
    first, (reached,) = item["firstAppearance"], item["appearance"]
    assert (first["genre"], first["publisher"]["name"]) == ("interview", "Radio One")
    assert "datePublished" not in first
    assert reached["isBasedOn"] == {"@id": first["@id"]}
    assert (reached["@id"], reached["datePublished"]) == ("https://daily.example/7", "2024-05-03")
    assert reached["headline"] == "The window, part 7"


def test_reprints_of_one_wire_story_rest_on_the_same_work():
    chain = [hop("wire report", "Agency")]
    each = [attribution(number, speaker("Vera Lind"), chain=chain) for number in (1, 2)]
    item = drawn(attributions=each)["itemReviewed"]
    assert item["firstAppearance"]["@type"] == "NewsArticle"
    assert [work["isBasedOn"]["@id"] for work in item["appearance"]] == [item["firstAppearance"]["@id"]] * 2


def test_the_first_appearance_is_the_earliest_root():
    late = attribution(1, speaker("Vera Lind"), said="2024-05-09", origin="a")
    early = attribution(2, speaker("Uma Berg"), said="2024-05-01", origin="b", chain=[hop("statement")])
    item = drawn(attributions=[late, early])["itemReviewed"]
    assert item["firstAppearance"]["@id"] == "https://daily.example/2"
    assert item["datePublished"] == "2024-05-01"
    assert len(item["appearance"]) == 2


def test_chains_that_name_each_other_close_no_ring():
    one, two = "https://a.example/1", "https://b.example/2"
    there = [hop("article", "A", one), hop("article", "B", two)]
    back = [hop("article", "B", two), hop("article", "A", one)]
    each = [attribution(number, speaker("Vera Lind"), chain=way) for number, way in ((1, there), (2, back))]
    works = drawn(attributions=each)["itemReviewed"]
    assert works["firstAppearance"]["@id"] == one
    assert lint(drawn(attributions=each), dossier(attributions=each)) == []


def test_nothing_unsaid_is_in_the_markup():
    bare = attribution(
        1,
        speaker("Vera Lind"),
        said=None,
        chain=[],
        origin="",
        article=article(1, url=None, outlet=None, published=None, language=None),
    )
    markup = drawn(
        attributions=[bare],
        question=None,
        corrections=[],
        evidence=[evidence(url=None, archived=None, publisher="", published=None)],
    )
    assert [path for path, value in nodes(markup) if value in (None, "", [], {})] == []
    assert "about" not in markup["itemReviewed"]
    assert markup["itemReviewed"]["firstAppearance"]["@id"] == f"{ADDRESS}#article-1"


def test_evidence_is_cited_as_what_it_is():
    kinds = ("document", "image", "video", "article", "data", "testimony")
    cited = drawn(evidence=[evidence(number, kind=kind) for number, kind in enumerate(kinds)])["citation"]
    assert [each["@type"] for each in cited] == [
        "CreativeWork",
        "ImageObject",
        "VideoObject",
        "Article",
        "CreativeWork",
        "CreativeWork",
    ]
    assert cited[0]["archivedAt"] == "https://archive.example/report"


def test_the_organization_says_where_its_policies_stand():
    desk = claimreview.organization(SITE)
    assert desk["@id"] == drawn()["author"]["@id"]
    assert desk["correctionsPolicy"] == "https://desk.example/corrections-policy"
    assert desk["publishingPrinciples"] == "https://desk.example/methodology"
    assert desk["ethicsPolicy"] == "https://desk.example/ethics"
    assert desk["ownershipFundingInfo"] == "https://desk.example/funding"
