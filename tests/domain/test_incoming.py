"""JSON of strangers: read as it is meant, or refused with a sentence, never anything else."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.domain import incoming

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**16), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(VALUES)
def test_what_json_says_is_read_as_it_is_meant(value):
    assert incoming.read(json.dumps(value).encode()) == value


@settings(max_examples=300)
@given(st.binary(max_size=200) | st.text(alphabet='[]{}",:\\u0deE+-.1NI', max_size=60).map(str.encode))
def test_no_bytes_make_anything_but_a_value_or_a_refusal(raw):
    with contextlib.suppress(incoming.Unreadable):
        incoming.read(raw)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff", "UTF-8"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "Infinity"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": ' + b"9" * 5000 + b"}", "too long"),
        (b'{"a": 0.' + b"9" * 5000 + b"}", "too long"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b"[" * 21 + b"]" * 21, "deeper"),
        (b"[" * 1_000_000, "deeper"),
        (b'{"a":' * 100_000, "deeper"),
    ],
)
def test_what_is_refused_says_why(raw, words):
    with pytest.raises(incoming.Unreadable, match=words):
        incoming.read(raw)


def test_brackets_in_texts_are_no_depth():
    text = json.dumps({"a": "[" * 100 + '\\"' + "{" * 100})
    assert incoming.read(text.encode()) == json.loads(text)


def test_only_texts_that_can_be_stored_are_storable():
    assert incoming.storable({"a": ["Ж", 1, None, {"b": "🦉"}]})
    for bad in ("\x00", "\ud800", "\x1b"):
        assert not incoming.storable(bad)
        assert not incoming.storable({"a": [bad]})
        assert not incoming.storable({bad: 1})
