"""Speakers go by many names in many scripts; two that are one become one."""

import pytest
from sqlmodel import select

from factcheck.domain.vocabulary import SpeakerKind
from factcheck.models import Attribution, Event, Mention, Speaker
from factcheck.services import log, speakers
from factcheck.services.naming import TooLong
from factcheck.services.refusals import EditedMeanwhile
from tests.factories import make_attribution, make_claim, make_speaker

UNICODE = [
    "İlham Əliyev",
    "Володимир Зеленський",
    "أحمد الشرع",
    "陳時中",
    "🦊 Anonymous Fox",
    "Ñandú Ébène",
    "O'Neill",
]


def events(session):
    return session.exec(select(Event).order_by(Event.id)).all()


def edited(session, speaker, version=None, actor=None, **wanted):
    wanted = speakers.values(speaker) | wanted
    return speakers.edit(session, actor, speaker, version or speaker.version, **wanted)


def test_a_new_name_makes_a_speaker_and_one_event(session, actor):
    made = speakers.resolve(
        session, actor, "  Ilya   Ponomarev ", role="exiled former MP", wikidata="Q4372041"
    )
    assert (made.slug, made.name, made.kind) == ("ilya-ponomarev", "Ilya Ponomarev", SpeakerKind.PERSON)
    assert (made.role, made.wikidata) == ("exiled former MP", "Q4372041")
    (event,) = events(session)
    assert (event.action, event.noun, event.noun_id, event.person_id) == (
        "made",
        "speaker",
        str(made.id),
        actor.id,
    )


@pytest.mark.parametrize("name", UNICODE)
def test_a_name_in_any_script_is_found_again_and_kept_as_typed(session, actor, name):
    made = speakers.resolve(session, actor, name)
    assert made.name == name
    assert speakers.resolve(session, actor, f" {name.upper()} ") is made
    assert speakers.find(session, made.slug) is made
    assert speakers.matching(session, name[1:4]) == [made]
    assert len(events(session)) == 1


@pytest.mark.parametrize(
    "spelling", ["ilham aliyev", "İLHAM ALİYEV", "Ilham Aliyev", "İlham Aliyev", "\u0131lham al\u0131yev"]
)
def test_the_dots_of_turkic_names_do_not_matter(session, actor, spelling):
    made = speakers.resolve(session, actor, "İlham Aliyev")
    assert speakers.resolve(session, actor, spelling) is made


def test_a_speaker_is_found_by_another_name(session, actor):
    kremlin = speakers.resolve(session, actor, "Kremlin", kind=SpeakerKind.GOVERNMENT)
    edited(session, kremlin, other_names=["Government of Russia", "Кремль"])
    assert speakers.resolve(session, actor, "кремль") is kremlin
    assert speakers.matching(session, "кре") == [kremlin]


def test_an_empty_name_is_refused(session, actor):
    with pytest.raises(speakers.SpeakerUnnamed):
        speakers.resolve(session, actor, " \t ")
    assert events(session) == []


def test_two_people_of_one_name_must_be_told_apart(session, actor):
    first = make_speaker(session, "John Smith", role="senator")
    second = make_speaker(session, "John Smith", role="baker")
    with pytest.raises(speakers.AmbiguousSpeaker) as refusal:
        speakers.resolve(session, actor, "john smith")
    assert "John Smith (john-smith), senator" in str(refusal.value)
    assert "John Smith (john-smith-2), baker" in str(refusal.value)
    assert speakers.resolve(session, actor, "John Smith (john-smith-2)") is second
    assert speakers.resolve(session, actor, "john smith (john-smith)") is first


def test_brackets_that_name_no_address_belong_to_the_name(session, actor):
    make_speaker(session, "Vera Lind")
    made = speakers.resolve(session, actor, "Spokesman (army)")
    assert made.name == "Spokesman (army)"
    other = speakers.resolve(session, actor, "Otto (vera-lind)")
    assert other.name == "Otto (vera-lind)"


def test_a_wikidata_id_decides_between_people_of_one_name(session, actor):
    senator = make_speaker(session, "John Smith", wikidata="Q1")
    baker = make_speaker(session, "John Smith", wikidata="Q2")
    assert speakers.resolve(session, actor, "John Smith", wikidata="Q2") is baker
    assert speakers.resolve(session, actor, "Johnny", wikidata="Q1") is senator
    stranger = speakers.resolve(session, actor, "John Smith", wikidata="Q3")
    assert stranger.id not in {senator.id, baker.id}


def test_a_wikidata_id_does_not_part_a_speaker_from_itself(session, actor):
    known = make_speaker(session, "Podolyak")
    assert speakers.resolve(session, actor, "Podolyak", wikidata="Q9") is known


def test_matching_takes_signs_of_patterns_literally(session):
    make_speaker(session, "Anna")
    odd = make_speaker(session, "100%_sure \\ Inc.")
    assert speakers.matching(session, "%") == [odd]
    assert speakers.matching(session, "0%_s") == [odd]
    assert speakers.matching(session, "\\") == [odd]


def test_matching_stops_at_its_limit(session):
    for number in range(12):
        make_speaker(session, f"Witness {number:02}")
    assert [s.name for s in speakers.matching(session, "witness", 3)] == [
        "Witness 00",
        "Witness 01",
        "Witness 02",
    ]


def test_names_too_long_for_a_column_are_still_compared(session, actor):
    long = "ﷺ" * 150
    made = speakers.resolve(session, actor, long)
    assert speakers.resolve(session, actor, long) is made


def test_a_name_longer_than_its_column_is_refused(session, actor):
    with pytest.raises(TooLong, match="A name may have 200 characters; this one has 201"):
        speakers.resolve(session, actor, "🦊" * 201)
    with pytest.raises(TooLong):
        edited(session, make_speaker(session), other_names=["🦊" * 201])


def test_an_edit_keeps_before_and_after(session, actor):
    speaker = make_speaker(session, "Ponomarev")
    edited(
        session,
        speaker,
        actor=actor,
        name="Ilya Ponomarev",
        role="exiled MP",
        other_names=["Ponomarev", "Илья Пономарёв"],
    )
    event = events(session)[-1]
    assert (event.action, event.before["name"], event.after["name"]) == (
        "edited",
        "Ponomarev",
        "Ilya Ponomarev",
    )
    assert event.before["other_names"] == []
    assert event.after["other_names"] == ["Ponomarev", "Илья Пономарёв"]
    assert speaker.version == 2
    assert speaker.slug == "ponomarev", "an address never changes"
    assert log.broken_at(session) is None


def test_other_names_lose_doubles_blanks_and_the_first_name(session):
    speaker = make_speaker(session, "Kremlin")
    edited(session, speaker, other_names=["", " Moscow ", "Moscow", "Kremlin", "Russia"])
    assert speakers.other_names(speaker) == ["Moscow", "Russia"]


def test_saving_what_is_saved_changes_nothing(session, actor):
    speaker = make_speaker(session, "Kremlin")
    before = len(events(session))
    edited(session, speaker, version=99)
    assert (speaker.version, len(events(session))) == (1, before)


def test_a_stale_edit_hands_back_their_values(session, actor):
    speaker = make_speaker(session, "Kremlin")
    edited(session, speaker, version=1, role="the seat of power", other_names=["Moscow", "Russia"])
    with pytest.raises(EditedMeanwhile) as conflict:
        edited(session, speaker, version=1, role="a fortress")
    assert conflict.value.version == 2
    assert conflict.value.theirs["role"] == "the seat of power"
    assert conflict.value.theirs["other_names"] == "Moscow\nRussia"
    assert conflict.value.theirs["kind"] == "person"


def test_a_speaker_cannot_lose_the_name(session):
    with pytest.raises(speakers.SpeakerUnnamed):
        edited(session, make_speaker(session), name=" ")


def test_merging_carries_everything_over_with_one_event(session, actor):
    claim = make_claim(session)
    russia = make_speaker(session, "Russia", role="state", wikidata="Q159")
    kremlin = make_speaker(session, "Kremlin", kind=SpeakerKind.GOVERNMENT)
    edited(session, russia, other_names=["Россия", "Kremlin "])
    moved = make_attribution(session, claim, speaker=russia)
    stayed = make_attribution(session, claim, speaker=kremlin)
    before = len(events(session))

    into = speakers.merge(session, actor, russia, kremlin)

    session.expire_all()
    assert into is kremlin
    assert [entry.name for entry in kremlin.names] == ["Kremlin", "Russia", "Россия"]
    assert (kremlin.role, kremlin.wikidata) == ("state", "Q159")
    assert {a.id: a.speaker_id for a in session.exec(select(Attribution))} == dict.fromkeys(
        [moved.id, stayed.id], kremlin.id
    )
    (event,) = events(session)[before:]
    assert (event.action, event.noun_id, event.after["merged_into_id"]) == (
        "merged",
        str(russia.id),
        kremlin.id,
    )
    assert event.after["attributions"] == [moved.id]
    assert event.before["names"] == ["Russia", "Россия", "Kremlin"]


def test_a_merged_speaker_leads_on_by_every_name(session, actor):
    first, second, third = (make_speaker(session, name) for name in ("Uno", "Dos", "Tres"))
    speakers.merge(session, actor, first, second)
    speakers.merge(session, actor, second, third)
    assert speakers.follow(session, first) is third
    assert first.merged_into_id == third.id
    for name in ("uno", "dos", "tres", "Uno (uno)"):
        assert speakers.resolve(session, actor, name) is third
    assert speakers.matching(session, "s") == [third]


def test_a_merge_makes_an_open_form_of_the_other_stale(session, actor):
    first, second = make_speaker(session, "Uno"), make_speaker(session, "Dos")
    speakers.merge(session, actor, first, second)
    with pytest.raises(EditedMeanwhile):
        edited(session, second, version=1, other_names=["II"])


def test_nobody_is_merged_into_themselves_or_twice(session, actor):
    first, second = make_speaker(session, "Uno"), make_speaker(session, "Dos")
    with pytest.raises(speakers.SameSpeaker):
        speakers.merge(session, actor, first, first)
    speakers.merge(session, actor, first, second)
    with pytest.raises(speakers.MergedAlready):
        speakers.merge(session, actor, first, second)
    with pytest.raises(speakers.SameSpeaker):
        speakers.merge(session, actor, second, first)
    with pytest.raises(speakers.MergedAlready):
        edited(session, first, name="Eins")


def test_published_mentions_move_and_do_not_double(session, actor):
    old, new = make_speaker(session, "Uno"), make_speaker(session, "Dos")
    both, alone = make_claim(session), make_claim(session)
    session.add_all(
        [
            Mention(kind="speaker", key="uno", claim_id=both.id),
            Mention(kind="speaker", key="dos", claim_id=both.id),
            Mention(kind="speaker", key="uno", claim_id=alone.id),
            Mention(kind="topic", key="uno", claim_id=alone.id),
        ]
    )
    session.flush()
    speakers.merge(session, actor, old, new)
    kept = session.exec(select(Mention.kind, Mention.key, Mention.claim_id)).all()
    assert set(kept) == {
        ("speaker", "dos", both.id),
        ("speaker", "dos", alone.id),
        ("topic", "uno", alone.id),
    }


def test_every_speaker_has_an_address_of_its_own(session):
    made = [make_speaker(session, name) for name in ("New", "new!", "...", "???", "X" * 200)]
    assert len({speaker.slug for speaker in made}) == len(made)
    assert "new" not in {speaker.slug for speaker in made}
    assert session.exec(select(Speaker.slug).where(Speaker.slug == "speaker")).first()
