"""Moments as RFC 3339 writes them, and nothing else."""

from datetime import UTC, datetime

import pytest

from factcheck.domain import moments

NOON = datetime(2023, 5, 3, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2023-05-03T12:00:00Z",
        "2023-05-03t12:00:00z",
        "2023-05-03 12:00:00Z",
        "2023-05-03T14:00:00+02:00",
        "2023-05-03T14:00:00 02:00",
        "2023-05-03T06:30:00-05:30",
        "2023-05-03T12:00:00.000Z",
    ],
)
def test_a_moment_is_read_in_utc(text):
    assert moments.read(text) == NOON
    assert moments.read(text).tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2023-05-03",
        "2023-05-03T12:00:00",
        "2023-05-03T12:00Z",
        "2023-02-30T12:00:00Z",
        "2023-05-03T25:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "0000-01-01T00:00:00Z",
        "2023-W18-3T12:00:00Z",
        "٢٠٢٣-05-03T12:00:00Z",
        "2023-05-03T12:00:00Z\n",
        "2023-05-03T12:00:00Z; drop table claim",
    ],
)
def test_what_is_no_moment_is_none(text):
    assert moments.read(text) is None


def test_a_moment_is_written_in_utc_to_the_second():
    assert moments.written(datetime.fromisoformat("2023-05-03T14:00:00.999+02:00")) == "2023-05-03T12:00:00Z"
    assert moments.read(moments.written(NOON)) == NOON
