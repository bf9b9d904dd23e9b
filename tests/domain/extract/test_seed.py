"""The article the product was created from: everything a careful reader finds, and little else."""

import json
from datetime import date

import pytest

from factcheck.domain.extract import extract
from tests.domain.extract.reading import DATA, words


def test_the_first_article_is_read_as_a_careful_reader_reads_it():
    if not (DATA / "seed_article.txt").exists():
        pytest.skip(f"no evaluation data at {DATA}")
    text = (DATA / "seed_article.txt").read_text(encoding="utf-8")
    gold = json.loads((DATA / "seed_attributions.json").read_text(encoding="utf-8"))["attributions"]
    left = extract(text, published=date(2023, 5, 3))
    for wanted in gold:
        fits = [
            one
            for one in left
            if words(text, one.cue).endswith(wanted["cue"])
            and any(start <= wanted["start"] < end for start, end in one.content)
        ]
        assert fits, wanted
        one = fits[0]
        left.remove(one)
        assert any(wanted["content_includes"] in text[start:end] for start, end in one.content)
        got = {"speaker": one.speaker, "stance": one.stance, "manner": one.manner, "chain": list(one.chain)}
        assert got == {key: wanted[key] for key in got}
    assert not left
