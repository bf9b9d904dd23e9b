"""Topics are found by name, however it is written."""

import pytest
from sqlmodel import select

from factcheck.models import Topic
from factcheck.services import topics
from factcheck.services.naming import TooLong


def test_a_topic_is_made_once_however_its_name_is_written(session):
    first = topics.resolve(session, ["Énergie", "War in Ukraine"])
    again = topics.resolve(session, ["  war  in UKRAINE ", "energie"])
    assert [topic.name for topic in again] == ["War in Ukraine", "Énergie"]
    assert {topic.id for topic in first} == {topic.id for topic in again}
    assert len(session.exec(select(Topic)).all()) == 2


def test_names_keep_their_order_and_lose_their_doubles(session):
    found = topics.resolve(session, ["Drones", "", " ", "Moscow", "drones"])
    assert [topic.name for topic in found] == ["Drones", "Moscow"]


def test_no_names_are_no_topics(session):
    assert topics.resolve(session, []) == []


def test_topics_of_any_script_get_an_address_of_their_own(session):
    made = topics.resolve(session, ["Війна", "Qarabağ", "حرب", "🚁", "Qarabag!"])
    assert len({topic.slug for topic in made}) == 5
    assert all(topics.find(session, topic.slug) is topic for topic in made)


def test_a_very_long_name_is_refused(session):
    assert topics.resolve(session, [" " + "a" * 120])
    with pytest.raises(TooLong, match="A topic may have 120 characters; this one has 121"):
        topics.resolve(session, ["a" * 121])


def test_topics_are_completed_from_their_middle_without_marks(session):
    topics.resolve(session, ["Qarabağ", "İqtisadiyyat", "Qarabağ müharibəsi"])
    assert [topic.name for topic in topics.matching(session, "arabag")] == ["Qarabağ", "Qarabağ müharibəsi"]
    assert [topic.name for topic in topics.matching(session, "IQTISAD")] == ["İqtisadiyyat"]
    assert topics.matching(session, "100%") == []


def test_nothing_is_called_new(session):
    (topic,) = topics.resolve(session, ["New"])
    assert topic.slug == "new-2"
