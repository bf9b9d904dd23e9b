"""What is published stays as it was: version after version, each with its reason, to the tombstone."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import select, update

from factcheck import db
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Claim, Listing, Mention, Publication
from factcheck.services import publications, soundness, verdicts
from factcheck.services.checks import Missing
from factcheck.services.publishable import (
    ClaimWithdrawn,
    FirstPublication,
    NeedsAnotherPublisher,
    NeedsCorrection,
    NeedsReviews,
    NeedsRuling,
    NothingChanged,
    NotPublished,
    PublishesUnseen,
    RulingOutdated,
)
from factcheck.services.refusals import Refused
from tests.dossiers import contested, judge, publish, rule
from tests.factories import make_attribution, make_claim, make_evidence, make_ruling


def test_the_first_publication_has_no_kind_and_leaves_one_event(session, ready, eve, events):
    before = len(events())
    publication = publish(session, ready, eve.viewer)
    assert (publication.version, publication.kind, publication.note) == (1, None, None)
    assert publication.published_by_id == eve.viewer.id
    assert publication.published.microsecond == 0
    (event,) = events()[before:]
    assert (event.action, event.noun, event.after["sha256"]) == (
        "published",
        "publication",
        publication.sha256,
    )
    assert event.after["slug"] == ready.slug


def test_nothing_is_published_without_a_ruling(session, ada, ben, eve):
    claim = make_claim(session)
    judge(session, claim, ada.viewer, ben.viewer)
    verdicts.unseal(session, eve.viewer, claim)
    with pytest.raises(NeedsRuling):
        publish(session, claim, eve.viewer)


def test_who_has_not_seen_the_verdicts_does_not_publish_and_learns_nothing_of_them(session, ada, ben, eve):
    claim = make_claim(session)
    for reviewer, ruled in ((ada, False), (ben, False), (None, True)):
        if reviewer:
            judge(session, claim, reviewer.viewer)
        if ruled:
            make_ruling(session, claim)
        with pytest.raises(PublishesUnseen):
            publish(session, claim, eve.viewer)
    verdicts.unseal(session, eve.viewer, claim)
    assert publish(session, claim, eve.viewer)


def test_nothing_is_published_on_one_verdict_though_somebody_ruled(session, ada, eve):
    claim = make_claim(session)
    judge(session, claim, ada.viewer)
    make_ruling(session, claim)
    verdicts.unseal(session, eve.viewer, claim)
    with pytest.raises(NeedsReviews):
        publish(session, claim, eve.viewer)


def test_the_sole_author_of_its_verdicts_does_not_publish_a_claim(session, eve, ida):
    claim = make_claim(session)
    judge(session, claim, eve.viewer)
    rule(session, claim, eve.viewer, required=1)
    with pytest.raises(NeedsAnotherPublisher):
        publish(session, claim, eve.viewer, required=1)
    verdicts.unseal(session, ida.viewer, claim)
    assert publish(session, claim, ida.viewer, required=1)


def test_a_desk_of_one_publishes_when_it_gave_up_four_eyes(session, eve):
    claim = make_claim(session)
    judge(session, claim, eve.viewer)
    rule(session, claim, eve.viewer, required=1)
    assert publish(session, claim, eve.viewer, required=1, four_eyes=False)


def test_one_of_two_authors_may_publish(session, ada, eve):
    claim = make_claim(session)
    judge(session, claim, ada.viewer, eve.viewer)
    rule(session, claim, eve.viewer)
    assert publish(session, claim, eve.viewer)


def test_a_verdict_that_came_after_the_ruling_stops_publishing(session, ready, eve, ida):
    judge(session, ready, ida.viewer, rating="refuted")
    with pytest.raises(RulingOutdated):
        publish(session, ready, eve.viewer)


@pytest.mark.parametrize("more", [{"kind": "minor", "note": "x"}, {"kind": "minor"}, {"note": "x"}])
def test_the_first_publication_corrects_nothing(session, ready, eve, more):
    with pytest.raises(FirstPublication):
        publish(session, ready, eve.viewer, **more)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"kind": "update"},
        {"kind": "update", "note": " \n "},
        {"note": "A word was wrong."},
        {"kind": "withdrawn", "note": "A word was wrong."},
        {"kind": "silent", "note": "A word was wrong."},
    ],
)
def test_a_later_publication_needs_its_kind_and_a_note(session, published, eve, more):
    rule(session, published, eve.viewer, "The glass lay inside.")
    with pytest.raises(NeedsCorrection):
        publish(session, published, eve.viewer, **more)
    assert len(publications.history(session, published.id)) == 1


def test_an_unchanged_document_is_refused_whatever_is_said_about_it(session, published, eve):
    for more in ({}, {"kind": "update", "note": "Nothing, in fact."}):
        with pytest.raises(NothingChanged):
            publish(session, published, eve.viewer, **more)


def test_a_correction_leaves_what_was_published_as_it_was(session, published, eve):
    first = publications.version(session, published.slug, 1)
    told = first.document
    rule(session, published, eve.viewer, "The glass lay inside.")
    second = publish(session, published, eve.viewer, kind="substantial", note="We had the sides wrong.")
    assert (second.version, second.kind) == (2, CorrectionKind.SUBSTANTIAL)
    session.expire_all()
    assert publications.version(session, published.slug, 1).document == told
    assert publications.latest(session, published.slug) is second
    assert json.loads(second.document)["ruling"]["published"] == json.loads(told)["ruling"]["published"]
    assert publications.version(session, published.slug, 3) is None


def test_what_changed_around_the_ruling_is_published_too(session, published, eve):
    make_attribution(session, published, cue="added later")
    second = publish(session, published, eve.viewer, kind="update", note="One more voice.")
    assert "added later" in second.document


@pytest.mark.parametrize("said", ["Refuted", "Supported "])
def test_a_document_changed_in_place_is_found(session, published, said):
    assert list(soundness.publications(session)) == []
    document = publications.latest(session, published.slug).document
    session.exec(update(Publication).values(document=document.replace("Supported", said)))
    (problem,) = soundness.publications(session)
    assert f"claim {published.id}" in problem


def test_withdrawing_leaves_a_tombstone_and_former_mentions_only(session, published, eve, events):
    before = len(events())
    stone = publications.withdraw(session, eve.viewer, published, "Another window.")
    document = json.loads(stone.document)
    assert (stone.version, stone.kind, stone.note) == (2, CorrectionKind.WITHDRAWN, "Another window.")
    assert list(document) == ["id", "reason", "slug", "withdrawn"]
    assert publications.latest(session, published.slug) is stone
    assert session.get(Listing, published.id).withdrawn == stone.published
    left = {(each.kind, each.key) for each in session.exec(select(Mention))}
    people, papers = ("vera-lind", "the-ministry"), ("the-daily", "radio-one")
    named = {("ex-speaker", key) for key in people} | {("ex-outlet", key) for key in papers}
    assert left == named | {("ex-topic", "glass")}
    assert [event.action for event in events()[before:]] == ["withdrawn"]


def test_withdrawing_twice_is_once_and_final(session, published, eve, events):
    stone = publications.withdraw(session, eve.viewer, published, "Another window.")
    before = len(events())
    assert publications.withdraw(session, eve.viewer, published, "Another window.").id == stone.id
    assert len(events()) == before
    with pytest.raises(ClaimWithdrawn):
        publications.withdraw(session, eve.viewer, published, "Another house.")
    with pytest.raises(ClaimWithdrawn):
        publish(session, published, eve.viewer, kind="update", note="It was this window after all.")


def test_only_what_is_published_is_withdrawn_and_with_a_reason(session, ready, eve):
    with pytest.raises(NotPublished):
        publications.withdraw(session, eve.viewer, ready, "Another window.")
    publish(session, ready, eve.viewer)
    with pytest.raises(Missing):
        publications.withdraw(session, eve.viewer, ready, " ")


def test_the_listing_says_what_the_document_says(session, published):
    listing = session.get(Listing, published.id)
    assert (listing.slug, listing.text, listing.question_id) == (
        published.slug,
        published.text,
        published.question_id,
    )
    assert (listing.rating, listing.label, listing.summary) == (
        "supported",
        "Supported",
        "The glass lay outside.",
    )
    assert (listing.first_asserted, listing.withdrawn) == ("2024-05-02", None)
    assert (listing.attribution_count, listing.origin_count, listing.evidence_count) == (2, 1, 1)
    assert listing.published == listing.modified == publications.latest(session, published.slug).published
    for words in ("neighbour nat", "who broke the window", "vera lind", "it was not us", "lay outside"):
        assert words in listing.folded


def test_mentions_name_everybody_a_document_names(session, published):
    found = {(each.kind, each.key) for each in session.exec(select(Mention))}
    article = published.attributions[0].article_id
    assert found == {
        ("speaker", "vera-lind"),
        ("speaker", "the-ministry"),
        ("outlet", "the-daily"),
        ("outlet", "radio-one"),
        ("topic", "glass"),
        ("article", str(article)),
    }


def test_relisting_restores_listing_and_mentions_from_the_document(session, published):
    listing = session.get(Listing, published.id)
    told = listing.model_dump()
    mentions = {(each.kind, each.key) for each in session.exec(select(Mention))}
    listing.folded, listing.rating = "", "refuted"
    session.add(Mention(kind="speaker", key="somebody-else", claim_id=published.id))
    publications.relist(session, publications.latest(session, published.slug))
    assert session.get(Listing, published.id).model_dump() == told
    assert {(each.kind, each.key) for each in session.exec(select(Mention))} == mentions


def test_a_tombstone_alone_is_listed_as_withdrawn(session, published, eve):
    stone = publications.withdraw(session, eve.viewer, published, "Another window.")
    session.delete(session.get(Listing, published.id))
    session.flush()
    listing = publications.relist(session, stone)
    assert (listing.slug, listing.text, listing.withdrawn) == (published.slug, "", stone.published)


def test_rivals_are_the_published_claims_of_the_question(session, published, ada, ben, eve):
    late, gone, draft = (make_claim(session, question=published.question) for _ in range(3))
    for claim in (late, gone):
        judge(session, claim, ada.viewer, ben.viewer)
        rule(session, claim, eve.viewer)
        publish(session, claim, eve.viewer)
    make_attribution(session, late, said="2024")
    publish(session, late, eve.viewer, kind="update", note="One more voice.")
    publications.withdraw(session, eve.viewer, gone, "Another window.")
    listed = publications.published_claims(session, published.question_id)
    assert [each.claim_id for each in listed] == [late.id, published.id]
    assert draft.id not in {each.claim_id for each in listed}
    mine = publications.latest(session, published.slug)
    assert [each.claim_id for each in publications.rivals(session, mine)] == [late.id]


def test_a_claim_without_a_question_has_no_rivals(session, ada, ben, eve):
    claim = make_claim(session)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    assert publications.rivals(session, publish(session, claim, eve.viewer)) == []


def test_twenty_people_publish_one_ruling_at_once_and_one_wins(session, engine, ready, eve):
    slug, together = ready.slug, Barrier(20)
    session.commit()
    with ThreadPoolExecutor(20) as people:
        outcomes = list(people.map(lambda _: attempt(engine, together, slug, eve.viewer), range(20)))
    assert sorted(outcomes) == ["NothingChanged"] * 19 + ["published"]
    assert [each.version for each in publications.history(session, ready.id)] == [1]


def attempt(engine, together, slug, viewer):
    together.wait()
    try:
        with db.transaction(engine) as session:
            claim = session.exec(select(Claim).where(Claim.slug == slug)).one()
            publish(session, claim, viewer)
    except Refused as refused:
        return type(refused).__name__
    return "published"


@pytest.fixture
def ready(session, ada, ben, eve, ida):
    """A claim on which two reviewers agreed and the desk ruled."""
    claim = contested(session)
    make_evidence(session, claim=claim).withdrawn = claim.opened
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    return claim


@pytest.fixture
def published(session, ready, eve):
    """The claim as the public sees it."""
    publish(session, ready, eve.viewer)
    return ready
