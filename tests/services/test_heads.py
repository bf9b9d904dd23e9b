"""The heads of the log: noted when a day is over, once, and never again."""

from datetime import UTC, date, datetime, timedelta

from factcheck.domain.heads import Head, read_lines
from factcheck.models.columns import clock
from factcheck.services import heads, log, topics

MONDAY = datetime(2026, 5, 4, 23, 59, tzinfo=UTC)


def write(session, moment: datetime) -> None:
    """An entry of that moment."""
    with clock(moment):
        log.record(session, None, "added", topics.resolve(session, [f"Topic {moment.isoformat()}"])[0])


def test_a_day_leaves_its_head_when_the_next_day_writes(session):
    write(session, MONDAY - timedelta(hours=3))
    write(session, MONDAY)
    assert heads.days(session) == []
    ended = log.head(session)
    write(session, MONDAY + timedelta(minutes=2))
    assert heads.days(session) == [Head(date(2026, 5, 4), 2, ended)]
    write(session, MONDAY + timedelta(minutes=3))
    assert len(heads.days(session)) == 1


def test_days_without_entries_leave_none(session):
    write(session, MONDAY)
    write(session, MONDAY + timedelta(days=9))
    write(session, MONDAY + timedelta(days=10))
    assert [head.day for head in heads.days(session)] == [date(2026, 5, 4), date(2026, 5, 13)]


def test_a_head_of_the_log_fits_it_and_another_does_not(session):
    write(session, MONDAY)
    write(session, MONDAY + timedelta(days=1))
    good = heads.days(session)
    wrong = [Head(good[0].day, 1, "f" * 64), Head(good[0].day, 7, "f" * 64)]
    assert list(heads.misfits(session, good)) == []
    assert list(heads.misfits(session, wrong)) == [(wrong[0], good[0].hash), (wrong[1], None)]


def test_heads_are_read_back_as_they_were_written():
    head = Head(date(2026, 5, 4), 2, "a" * 64)
    assert read_lines([str(head.said()).replace("'", '"'), ""]) == [head]
