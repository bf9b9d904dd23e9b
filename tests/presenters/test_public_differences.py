"""The difference between two publications, in sentences that a reader understands."""

import json

import pytest

from factcheck.presenters.dossiers import Body, Tombstone
from factcheck.presenters.public_differences import differences, signed, unmarked
from factcheck.services import publications
from tests.crowded import published
from tests.dossiers import contested
from tests.factories import make_bearing


@pytest.fixture
def document(session, ada):
    """What a publication says, to be changed."""
    claim = contested(session)
    make_bearing(session, claim.question.evidence[0], claim, ada.viewer)
    published(session, claim)
    return json.loads(publications.latest(session, claim.slug).document)


def told(before, after) -> dict[str, list[str]]:
    """The sentences by section; of a changed line its deleted and inserted words."""
    return {
        section.name: [
            *filter(None, [section.sentence]),
            *(line.sentence + marked(line.pieces) for line in section.lines),
        ]
        for section in differences(Body.model_validate(before), Body.model_validate(after))
    }


def marked(pieces) -> str:
    return "".join(f" {each.change}: {each.text}" for each in pieces if each.change != "same")


def changed(document, **fields):
    return json.loads(json.dumps(document)) | fields


def test_the_same_has_no_difference(document):
    assert told(document, changed(document)) == {}


def test_a_rating_changed_from_one_to_another(document):
    other = changed(document, ruling=document["ruling"] | {"rating": "refuted", "label": "Refuted"})
    assert told(document, other) == {"Rating": ["Rating changed from Supported to Refuted."]}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Summary", {"summary": "The glass lay inside."}),
        ("Explanation", {"explanation": "None inside."}),
        ("How it was decided", {"by": "override", "reason": "They had not seen it."}),
    ],
)
def test_texts_that_read_differently_are_marked_word_by_word(document, name, fields):
    other = changed(document, ruling=document["ruling"] | fields)
    (section,) = differences(Body.model_validate(document), Body.model_validate(other))
    assert section.name == name
    assert section.sentence
    assert {"inserted"} <= {piece.change.value for piece in section.pieces}
    assert section.lines == []


def test_evidence_that_came_and_went_is_told_line_by_line(document):
    (photo,) = document["evidence"]
    film = photo | {"id": 99, "title": "Film", "publisher": "The Daily", "url": None, "bearings": {}}
    assert told(document, changed(document, evidence=[photo, film])) == {
        "Evidence": ["Evidence added: Film, The Daily"]
    }
    (lines,) = told(changed(document, evidence=[photo, film]), document).values()
    assert lines == ["Evidence removed: Film, The Daily"]


def test_how_evidence_bears_is_part_of_what_changed(document):
    (photo,) = document["evidence"]
    weighed = photo | {"bearings": {document["slug"]: {"mean": -2.0, "count": 2}}}
    (lines,) = told(document, changed(document, evidence=[weighed])).values()
    assert lines[0].startswith("Evidence changed:")
    assert "inserted: against" in lines[0]


def test_attributions_verdicts_and_what_was_set_aside_are_told(document):
    said, verdicts = document["attributions"], document["verdicts"]
    other = changed(
        document,
        attributions=[said[0] | {"fidelity": "misquoted", "right_words": "It was them."}],
        verdicts=[verdicts[0] | {"rationale": "She looked again."}, *verdicts[1:]],
        overrides=[],
        policies={"methodology": 3},
        topics=[],
    )
    found = told(document, other)
    assert [line.partition(":")[0] for line in found["Who says so"]] == [
        "Attribution changed",
        "Attribution removed",
    ]
    assert "really said: It was them." in found["Who says so"][0]
    assert found["Reviewers"][0].startswith("Verdict changed:")
    assert all(line.startswith("Check set aside removed:") for line in found["Set aside"])
    assert any(line.startswith("Rules changed:") and line.endswith(" inserted: 3") for line in found["Rules"])
    assert found["Topics"] == ["Topic removed: Glass"]


def test_two_reviewers_of_one_name_are_two(document):
    verdict = document["verdicts"][0]
    twin = verdict | {"rationale": "Her twin looked too."}
    before = changed(document, verdicts=[verdict])
    (lines,) = told(before, changed(document, verdicts=[verdict, twin])).values()
    assert lines == [f"Verdict added: {verdict['reviewer']}: {verdict['label']}. Her twin looked too."]


def test_of_a_withdrawal_only_the_withdrawal_is_told(document):
    body = Body.model_validate(document)
    stone = Tombstone(
        id=document["id"],
        slug=document["slug"],
        withdrawn=document["ruling"]["published"],
        reason="It says the same as another claim.",
    )
    (section,) = differences(body, stone)
    assert (section.name, section.sentence) == ("Withdrawn", "The claim was withdrawn.")
    assert section.pieces[0].text == stone.reason
    (section,) = differences(stone, body)
    assert section.sentence == "The claim was not withdrawn then."


def test_signs_of_emphasis_are_left_out_unless_they_are_all_that_differs():
    assert unmarked("**For it.** She *said* so.", "**Against it.** She _said_ so.") == (
        "For it. She said so.",
        "Against it. She said so.",
    )
    assert unmarked("She said so.", "She *said* so.") == ("She said so.", "She *said* so.")
    assert unmarked("* one\n* two, 3 * 4, a_b", "") == ("* one\n* two, 3 * 4, a_b", "")


def test_a_mean_carries_its_sign_as_the_page_prints_it():
    assert [signed(mean) for mean in (1 / 3, -1, 0, -0.04)] == ["+0.3", "−1.0", "0.0", "0.0"]
