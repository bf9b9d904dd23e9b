"""Fidelity: did they really say it? What a check needs, what it leaves, what takes it back."""

import pytest

from factcheck.domain.vocabulary import Manner
from factcheck.services import attributions, checks, fidelity, log, spans
from factcheck.services.chains import Step, steps_of
from tests.factories import make_article, make_attribution, make_speaker

TAPE = "recording at 12:30"


@pytest.fixture
def heard(session):
    return make_attribution(session, chain=(("interview", "Radio One"), ("article", "The Daily")))


def look(session, attribution, **given):
    return fidelity.check(
        session, None, attribution, **{"found": "confirmed", "hop": 0, "opened": TAPE} | given
    )


def edit(session, attribution, **given):
    own = {
        name: getattr(attribution, name) for name in ("speaker", "stance", "manner", "claim", "cue", "said")
    }
    own |= {"steps": steps_of(attribution), "origin": attribution.origin, "note": attribution.note}
    return attributions.edit(session, None, attribution, attribution.version, **own | given)


def test_a_check_says_what_was_opened_and_leaves_one_event(session, heard, events):
    before = len(events())
    made = look(session, heard, note="Word for word.")
    assert (heard.fidelity, heard.version) == ("confirmed", 2)
    assert (made.hop, made.opened, made.note) == (0, TAPE, "Word for word.")
    assert len(events()) == before + 1
    assert events()[-1].after["check"] == {"hop": 0, "opened": TAPE, "note": "Word for word."}
    assert events()[-1].before["fidelity"] == "unchecked"


def test_the_same_finding_again_is_no_second_check(session, heard, events):
    first = look(session, heard)
    before = len(events())
    assert look(session, heard) is first
    assert len(events()) == before
    assert len(fidelity.history(session, heard)) == 1


@pytest.mark.parametrize("found", ["confirmed", "misquoted"])
@pytest.mark.parametrize("hop", [None, 1])
def test_without_the_first_hop_opened_nobody_knows_what_they_said(session, heard, found, hop):
    with pytest.raises(fidelity.FirstHopUnopened):
        look(session, heard, found=found, hop=hop, right_words="It was them.")
    assert heard.fidelity == "unchecked"
    assert fidelity.history(session, heard) == []


@pytest.mark.parametrize("found", ["confirmed", "misquoted"])
def test_what_was_opened_has_an_address_or_is_said_in_words(session, heard, found):
    with pytest.raises(fidelity.NothingOpened):
        look(session, heard, found=found, opened=" ", right_words="It was them.")
    heard.hops[0].url = "https://radio.example/interview"
    assert look(session, heard, opened="").opened == "https://radio.example/interview"


def test_a_hop_that_the_chain_has_not_cannot_have_been_opened(session, heard):
    for hop in (-1, 2):
        with pytest.raises(fidelity.NoSuchHop):
            look(session, heard, found="not found", hop=hop)


def test_a_misquotation_needs_the_right_words_and_other_ones_than_the_quote(session, heard):
    with pytest.raises(fidelity.RightWordsMissing):
        look(session, heard, found="misquoted")
    with pytest.raises(fidelity.QuotedRight):
        look(session, heard, found="misquoted", right_words=f" {heard.span.exact} ")
    made = look(session, heard, found="misquoted", right_words="“It was them,”")
    assert (made.right_words, heard.right_words) == ("“It was them,”", "“It was them,”")


def test_the_right_words_go_with_the_finding_that_brought_them(session, heard):
    look(session, heard, found="misquoted", right_words="“It was them,”")
    look(session, heard, found="confirmed", right_words="“It was them,”")
    assert (heard.fidelity, heard.right_words) == ("confirmed", "")


def test_not_found_says_where_one_looked(session, heard):
    with pytest.raises(fidelity.NowhereLooked):
        look(session, heard, found="not found", hop=None, opened="")
    made = look(session, heard, found="not found", hop=None, opened="the radio's archive of May 2023")
    assert (heard.fidelity, made.hop) == ("not found", None)


def test_in_a_chain_without_hops_the_article_itself_is_the_source(session):
    plain = make_attribution(session, article=make_article(session, url="https://daily.example/1"))
    made = look(session, plain, hop=None, opened="")
    assert (made.hop, made.opened) == (0, "https://daily.example/1")
    unlinked = make_attribution(session, article=make_article(session, title="The window"))
    assert look(session, unlinked, hop=None, opened="").opened == "the article itself: The window"


def test_a_word_that_is_no_finding_is_refused(session, heard):
    with pytest.raises(fidelity.FindingUnknown):
        look(session, heard, found="maybe")
    with pytest.raises(checks.TooLong):
        look(session, heard, note="x" * 5001)


def test_every_check_stays_and_the_newest_one_counts(session, heard):
    look(session, heard)
    look(session, heard, found="misquoted", right_words="“It was them,”")
    look(session, heard, found="unchecked", opened="")
    assert [each.found for each in fidelity.history(session, heard)] == [
        "unchecked",
        "misquoted",
        "confirmed",
    ]
    assert (heard.fidelity, heard.right_words) == ("unchecked", "")


def test_another_chain_has_to_be_checked_again(session, heard, events):
    look(session, heard, found="misquoted", right_words="“It was them,”")
    edit(session, heard, steps=(Step("speech", "Town hall"),))
    assert (heard.fidelity, heard.right_words) == ("unchecked", "")
    reason = "The chain was changed, so it has to be checked again."
    assert events()[-1].after["unchecked"] == reason
    assert next((each.found, each.note) for each in fidelity.history(session, heard)) == ("unchecked", reason)


def test_another_speaker_has_to_be_checked_again(session, heard, events):
    look(session, heard)
    edit(session, heard, speaker=make_speaker(session, "Her deputy"))
    assert heard.fidelity == "unchecked"
    assert "The speaker was changed" in events()[-1].after["unchecked"]


def test_other_corrections_leave_what_was_found(session, heard, events):
    look(session, heard)
    edit(session, heard, cue="insisted", said="2023", manner=Manner.MIXED)
    assert (heard.fidelity, heard.cue) == ("confirmed", "insisted")
    assert "unchecked" not in events()[-1].after


def test_other_words_have_to_be_checked_again_and_the_same_words_elsewhere_do_not(session, heard, events):
    look(session, heard)
    version = heard.span.article_version
    shorter = spans.mark(session, version, exact="It was us")
    attributions.reanchor(session, None, heard, shorter)
    assert heard.fidelity == "unchecked"
    assert "The quote was changed" in events()[-1].after["unchecked"]
    twice = make_attribution(
        session, article=make_article(session, "So it is. So it is."), exact="So it is. So"
    )
    look(session, twice, hop=None)
    other = spans.mark(session, twice.span.article_version, exact="So it is. So", start=0, end=12)
    attributions.reanchor(session, None, twice, other)
    assert twice.fidelity == "confirmed"


def test_what_nobody_checked_is_not_taken_back(session, heard, events):
    edit(session, heard, steps=())
    assert fidelity.history(session, heard) == []
    assert "unchecked" not in events()[-1].after


def test_a_withdrawn_attribution_is_not_checked_any_more_and_the_log_holds(session, heard):
    look(session, heard)
    attributions.withdraw(session, None, heard, "Wrong article.")
    with pytest.raises(attributions.WithdrawnAlready):
        look(session, heard, found="not found")
    assert log.broken_at(session) is None
