"""Proposing: a text read here or by a process of its own, by any extractor; its failures are sentences."""

import pytest

from factcheck.services import proposing
from factcheck.services.proposing import Source, read
from tests.plugging import plug_in

TEXT = "On Monday Vera Lind told Radio Nord: “It was us.”"


def test_what_is_known_of_the_article_helps_to_read_it():
    (one,) = read(Source(TEXT, published="2024-05-08", outlet="The Daily", language="en"))
    assert (one.speaker, one.said, one.chain) == ("Vera Lind", "2024-05-06", ["Radio Nord", "The Daily"])


@pytest.mark.parametrize("published", [None, "", "2024", "2024-05"])
def test_a_month_or_no_day_at_all_is_no_day(published):
    assert Source(TEXT, published=published).day is None
    assert len(read(Source(TEXT, published=published))) == 1


def test_a_long_text_is_read_by_another_process_as_it_is_here():
    long = f"{TEXT}\n\n" + "Nothing happened here. 🍞 Ничего.\n\n" * 8_000 + TEXT
    assert len(long) > proposing.LONG
    source = Source(long, published="2024-05-08", outlet="The Daily")
    assert read(source) == proposing.here(source, "rules")
    assert read(source)[-1].end > proposing.LONG


def test_a_process_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(proposing, "LONG", 0)
    monkeypatch.setattr(proposing, "WALL_SECONDS", 0.01)
    with pytest.raises(proposing.TextTooHard, match="Mark by hand"):
        read(Source(TEXT))


def test_the_process_sees_nothing_secret(monkeypatch):
    monkeypatch.setenv("FACTCHECK_SECRET_KEY", "a secret")
    assert "a secret" not in str(proposing._environment())


def test_an_extractor_of_somebody_elses_is_asked_and_its_failures_told(tmp_path, monkeypatch):
    plug_in(tmp_path, monkeypatch)
    assert [one.speaker for one in read(Source("Bread is old."), "fake")] == ["Ann"]
    assert read(Source("BEYOND the end."), "fake") == []
    with pytest.raises(proposing.TextTooHard):
        read(Source("BREAK it."), "fake")


def test_an_unknown_extractor_is_refused_with_what_to_do():
    with pytest.raises(proposing.ExtractorUnknown, match=r"“gpt”. Installed: rules.*FACTCHECK_EXTRACTOR"):
        read(Source(TEXT), "gpt")
