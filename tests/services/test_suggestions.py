"""Suggestions: proposed once, decided by people, never counted; what was decided does not come back."""

import pytest
from sqlmodel import col, select

from factcheck.domain.proposals import proposals
from factcheck.domain.vocabulary import Decision, Stance
from factcheck.models import Attribution, Event, Suggestion
from factcheck.services import articles, proposing, recognising, speakers, suggestions
from tests.factories import make_attribution, make_claim, make_question, make_speaker

TEXT = (
    "“It was us,” said Vera Lind. Nora Field denied any part in it.\n\n"
    "Omar Diaz claimed that 40 windows were broken by Vera Lind."
)
LATER = f"New here.\n\n{TEXT}\n\n“It rained,” said Ann Lee."


def test_a_reading_proposes_in_the_order_of_the_text_and_is_one_event(session, read, events):
    before = len(events())
    made = read()
    found = suggestions.waiting(session, made.version)
    assert [one.speaker for one in found] == ["Vera Lind", "Nora Field", "Omar Diaz"]
    assert [one.number for one in found] == [1, 2, 3]
    assert all(TEXT[one.start : one.end] == one.exact for one in found)
    assert [event.action for event in events()[before:]] == ["read"]


def test_reading_twice_finds_the_first_reading_and_changes_nothing(session, read, events):
    first = read()
    before = len(events())
    again = suggestions.propose(session, None, first.version, proposing.read(proposing.Source(TEXT)))
    assert again is first.reading
    assert len(events()) == before
    assert len(session.exec(select(Suggestion)).all()) == 3


def test_accepting_links_the_attribution_and_names_the_person(session, read, actor, events):
    one = read().found[0]
    made = make_attribution(session, article=read.article, exact=one.exact)
    before = len(events())
    suggestions.accept(session, actor, one, made)
    assert (one.decision, one.attribution_id, one.decided_by_id) == (Decision.ACCEPTED, made.id, actor.id)
    assert suggestions.behind(session, made) is one
    assert suggestions.accept(session, actor, one, made) is one
    assert [event.action for event in events()[before:]] == ["accepted"]


def test_refusing_and_undoing_are_one_event_each_and_twice_is_none(session, read, actor, events):
    one = read().found[1]
    before = len(events())
    for _ in range(2):
        suggestions.refuse(session, actor, one, "  It is the\nheadline. ")
    assert (one.decision, one.reason) == (Decision.REFUSED, "It is the headline.")
    for _ in range(2):
        suggestions.reopen(session, actor, one)
    assert (one.decision, one.reason, one.decided, one.decided_by_id) == (Decision.OPEN, "", None, None)
    assert [event.action for event in events()[before:]] == ["refused", "reopened"]


def test_whoever_is_second_is_told_who_was_first(session, read, actor):
    refused, accepted = read().found[:2]
    suggestions.refuse(session, actor, refused)
    with pytest.raises(suggestions.DecidedAlready, match="Ada has refused"):
        suggestions.accept(session, None, refused, make_attribution(session, article=read.article))
    suggestions.accept(session, actor, accepted, make_attribution(session, article=read.article))
    for decide in (suggestions.refuse, suggestions.reopen):
        with pytest.raises(suggestions.AcceptedAlready):
            decide(session, None, accepted)


def test_what_was_decided_does_not_come_back_in_the_next_version(session, read, actor):
    accepted, refused, left = read().found
    suggestions.accept(
        session, actor, accepted, make_attribution(session, article=read.article, exact=accepted.exact)
    )
    suggestions.refuse(session, actor, refused)
    renewed = read(articles.add_version(session, actor, read.article, LATER))
    assert [one.speaker for one in renewed.found] == ["Omar Diaz", "Ann Lee"]
    assert renewed.found[0].fingerprint == left.fingerprint
    settled = suggestions.settled(session, read.article.id)
    assert {one.decision for one in settled} == {Decision.ACCEPTED, Decision.REFUSED}


def test_what_was_recorded_by_hand_is_not_suggested_before_or_after(session, article):
    make_attribution(session, article=article, exact="It was us")
    found = proposals(TEXT, proposing.extractors.load("rules")(TEXT))
    version = articles.latest(article)
    suggestions.propose(session, None, version, found)
    assert [one.speaker for one in suggestions.waiting(session, version)] == ["Nora Field", "Omar Diaz"]
    make_attribution(session, article=article, exact="40 windows were broken by Vera Lind")
    assert [one.speaker for one in suggestions.waiting(session, version)] == ["Nora Field"]


def test_accepting_one_of_two_that_overlap_leaves_the_other_open(session, read, actor):
    outer = read().found[2]
    inner = Suggestion(**outer.model_dump(exclude={"id", "number", "fingerprint"}), number=9, fingerprint="x")
    session.add(inner)
    suggestions.accept(
        session, actor, outer, make_attribution(session, article=read.article, exact=outer.exact)
    )
    assert inner in suggestions.waiting(session, articles.latest(read.article))


def test_another_extractor_adds_only_what_is_new(session, read):
    first = read()
    more = proposing.read(proposing.Source(LATER))
    made = suggestions.propose(
        session, None, first.version, [one for one in more if one.end <= len(TEXT)], "b"
    )
    assert made.suggestion_count <= 1
    assert (
        len({one.number for one in suggestions.waiting(session, first.version)}) == 3 + made.suggestion_count
    )


def test_the_log_follows_each_decision_with_before_and_after(session, read, actor):
    one = read().found[0]
    suggestions.refuse(session, actor, one, "no")
    event = session.exec(select(Event).order_by(col(Event.id).desc())).first()
    assert (event.noun, event.before["decision"], event.after["decision"]) == (
        "suggestion",
        "open",
        "refused",
    )
    assert event.after["reason"] == "no"


def test_a_speaker_on_the_desk_is_recognised_by_any_name(session, actor):
    kremlin = make_speaker(session, "Kremlin")
    vera = speakers.add(session, None, "Vera Lind")
    speakers.edit(
        session, actor, vera, vera.version, name="Vera Lind", kind=vera.kind, role=None, wikidata=None,
        other_names=["V. Lind"],
    )  # fmt: skip
    found = recognising.known(session, ["the Kremlin", "v. lind", "Nobody", ""])
    assert found == {"the Kremlin": [kremlin], "v. lind": [vera], "Nobody": []}
    assert recognising.written(session, "V. Lind") == "Vera Lind"
    assert recognising.written(session, "Nobody") == "Nobody"


def test_a_merged_speaker_leads_to_the_one_who_stays(session, actor):
    gone, stays = make_speaker(session, "V. Lind"), make_speaker(session, "Vera Lind")
    speakers.merge(session, actor, gone, stays)
    assert recognising.known(session, ["V. Lind"]) == {"V. Lind": [stays]}


def test_the_name_of_two_speakers_is_left_to_a_person(session):
    both = [speakers.add(session, None, "Vera Lind") for _ in range(2)]
    assert recognising.known(session, ["Vera Lind"])["Vera Lind"] == both
    assert recognising.written(session, "Vera Lind") == "Vera Lind"


def test_claims_of_the_articles_questions_come_first(session, article):
    question = make_question(session, "Who broke the windows?")
    ours = [
        make_claim(session, f"{who} broke all the windows.", question=question) for who in ("Vera", "Omar")
    ]
    other = make_claim(session, "Bread was old.")
    assert recognising.claims(session, article.id) == [other, *reversed(ours)]
    make_attribution(session, ours[0], article=article, stance=Stance.DENIES)
    found = recognising.claims(session, article.id)
    assert found == [*reversed(ours)]
    clear, near = recognising.offered("it was Omar who broke all of these windows", found)
    assert clear is near[0] is ours[1]
    assert recognising.offered("somebody broke the windows", found)[0] is None


def test_an_orphaned_or_withdrawn_attribution_keeps_its_decision(session, read, actor):
    one = read().found[0]
    made = make_attribution(session, article=read.article, exact=one.exact)
    suggestions.accept(session, actor, one, made)
    made.withdrawn_reason, made.withdrawn = "wrong", one.decided
    session.flush()
    assert one not in suggestions.waiting(session, articles.latest(read.article))
    assert len(session.exec(select(Attribution)).all()) == 1


class Read:
    """A reading, and what it found."""

    def __init__(self, session, version, reading):
        self.version, self.reading = version, reading
        self.found = suggestions.waiting(session, version)


class Reader:
    """Reads an article's newest version, or the one given."""

    def __init__(self, session, article):
        self.session, self.article = session, article

    def __call__(self, version=None):
        version = version or articles.latest(self.article)
        found = proposing.read(proposing.Source(version.text))
        return Read(self.session, version, suggestions.propose(self.session, None, version, found))


@pytest.fixture
def article(session, actor):
    return articles.add(session, None, text=TEXT, title="Windows", outlet="The Daily")


@pytest.fixture
def read(session, article):
    return Reader(session, article)
