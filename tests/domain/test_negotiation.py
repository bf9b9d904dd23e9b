"""What a client reads and has already: codings by weight, tags compared weakly, dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.negotiation import codings, holds, tag, unchanged


@pytest.mark.parametrize(
    ("accepted", "first"),
    [
        (None, ""),
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("identity;q=1, gzip;q=0.5", ""),
        ("identity, br", "br"),
        ("GZIP", "gzip"),
        ("gzip;q=nonsense", ""),
        ("gzip;q=7", ""),
        ("gzip ; q=1.0 , br; q=0.001", "gzip"),
        ("zstd", ""),
        ("identity;q=0", ""),
    ],
)
def test_the_coding_the_client_likes_best_comes_first(accepted, first):
    assert codings(accepted)[0] == first


@given(st.text(max_size=60))
def test_whatever_a_client_says_the_plain_answer_is_left(accepted):
    assert "" in codings(accepted)


def test_a_refused_coding_is_never_sent():
    assert codings("br;q=0, *;q=1") == ("gzip", "")


@pytest.mark.parametrize("known", ['"a"', 'W/"a"', '"b", "a"', '"b",W/"a"', "*", " * "])
def test_a_tag_is_found_in_every_way_to_write_it(known):
    assert holds(known, tag("a", ""))


@pytest.mark.parametrize("known", ["", "a", '"ab"', '"b"', '"a-br"'])
def test_another_tag_is_another_tag(known):
    assert not holds(known, tag("a", ""))


def test_each_coding_has_a_tag_of_its_own():
    assert len({tag("a", coding) for coding in ("", "gzip", "br")}) == 3


@pytest.mark.parametrize(
    ("since", "modified", "same"),
    [
        ("Thu, 01 Jan 1970 00:01:40 GMT", 100, True),
        ("Thu, 01 Jan 1970 00:01:39 GMT", 100, False),
        ("Thu, 01 Jan 1970 00:01:41 GMT", 100, True),
        ("yesterday", 100, False),
        ("", 100, False),
    ],
)
def test_nothing_is_new_since_a_date_after_the_last_change(since, modified, same):
    assert unchanged(since, modified) is same
