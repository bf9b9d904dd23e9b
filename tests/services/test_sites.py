"""Policy pages: our words first, then the desk's, version by version."""

import pytest
from sqlmodel import select

from factcheck.domain.policies import BINDING, POLICIES
from factcheck.models import Event
from factcheck.services import sites
from factcheck.services.refusals import EditedMeanwhile


def test_until_the_desk_writes_there_are_our_words(session):
    page = sites.page(session, "methodology")
    assert (page.version, page.title) == (0, "How we work")
    assert "without seeing each other" in page.body
    assert sites.versions(session, "methodology") == []
    assert sites.at(session, "about", 0).body == POLICIES["about"].body


def test_each_change_is_a_new_version_and_the_old_ones_stay(session):
    sites.write(session, None, "about", 0, title="Who we are", body="Words.")
    sites.write(session, None, "about", 1, title="Who we are", body="Other words.")
    assert [page.body for page in sites.versions(session, "about")] == ["Other words.", "Words."]
    assert sites.at(session, "about", 1).body == "Words."
    assert sites.at(session, "about", 3) is None
    assert sites.at(session, "nothing", 0) is None
    assert sites.page(session, "methodology").version == 0
    assert [event.action for event in session.exec(select(Event))] == ["written", "written"]


def test_whoever_comes_second_sees_what_the_first_wrote(session):
    sites.write(session, None, "about", 0, title="Who we are", body="Hers.")
    with pytest.raises(EditedMeanwhile) as conflict:
        sites.write(session, None, "about", 0, title="Who we are", body="His.")
    assert conflict.value.theirs == {"title": "Who we are", "body": "Hers."}
    assert conflict.value.version == 1


def test_the_same_words_again_are_neither_a_conflict_nor_a_version(session):
    sites.write(session, None, "about", 0, title="Who we are", body="Words.")
    assert sites.write(session, None, "about", 0, title="Who we are", body="Words.").version == 1
    assert len(session.exec(select(Event)).all()) == 1


def test_all_pages_are_listed(session):
    assert {page.slug for page in sites.pages(session)} == set(POLICIES)


def test_the_rules_in_force_are_named_by_their_versions(session):
    assert sites.in_force(session) == dict.fromkeys(BINDING, 0)
    sites.write(session, None, "ethics", 0, title="Ethics", body="Words.")
    sites.write(session, None, "ethics", 1, title="Ethics", body="Other words.")
    sites.write(session, None, "about", 0, title="About", body="Words.")
    assert sites.in_force(session) == {"methodology": 0, "corrections-policy": 0, "ethics": 2}
