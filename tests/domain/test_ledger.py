"""The hash chain: any change to any entry changes every hash after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.ledger import GENESIS, canonical, digest, entry_hash

ENTRIES = [
    {"action": "opened", "after": {"text": "Кто?"}},
    {"action": "edited", "after": {"text": "Кто это?"}},
]


def chain(entries):
    hashes = [GENESIS]
    for entry in entries:
        hashes.append(entry_hash(hashes[-1], entry))
    return hashes[1:]


def test_the_same_entries_give_the_same_chain():
    assert chain(ENTRIES) == chain([dict(reversed(entry.items())) for entry in ENTRIES])


@pytest.mark.parametrize(
    "changed",
    [ENTRIES[:1], ENTRIES[1:], ENTRIES[::-1], [{**ENTRIES[0], "action": "opened "}, ENTRIES[1]]],
    ids=["cut off at the end", "cut off at the start", "swapped", "one letter more"],
)
def test_another_chain_ends_in_another_hash(changed):
    assert chain(changed)[-1] != chain(ENTRIES)[-1]


def test_a_digest_is_that_of_the_utf8_text():
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none()))
def test_canonical_json_does_not_depend_on_order(value):
    assert canonical(value) == canonical(dict(reversed(value.items())))
