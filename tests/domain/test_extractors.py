"""Extractors: found by name among what is installed."""

import pytest

from factcheck.domain import extract, extractors
from tests.plugging import plug_in


def test_ours_is_installed_under_its_name():
    assert "rules" in extractors.names()
    assert extractors.load("rules") is extract.extract


def test_another_package_plugs_in_beside_it(tmp_path, monkeypatch):
    plug_in(tmp_path, monkeypatch)
    assert extractors.names() == ["fake", "rules"]
    (one,) = extractors.load("fake")("Ann said so.", published=None, outlet=None, language=None)
    assert one.speaker == "Ann"


def test_an_unknown_one_is_named_with_those_there_are():
    with pytest.raises(LookupError, match=r"no extractor called “gpt”. Installed: rules"):
        extractors.load("gpt")
