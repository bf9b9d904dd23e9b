"""Wires: which agencies an article credits, and which names are no credits."""

import time

import pytest

from factcheck.domain.wires import credited


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("MOSCOW (Reuters) - Two drones fell.", {"Reuters"}),
        ("Two drones fell. — AFP", {"AFP"}),
        ("Two drones fell on Wednesday.\n- dpa\nMore to come.", {"dpa"}),
        ("Two drones fell, according to TASS.", {"TASS"}),
        ("Interfax reported that two drones fell, and RIA Novosti said one.", {"Interfax", "RIA"}),
        ("As reported by the news agency Ukrinform, citing UNIAN, it was quiet.", {"Ukrinform", "UNIAN"}),
        ("KYIV, May 3 (Interfax-Ukraine) It was quiet.", {"Interfax-Ukraine"}),
        ("An officer told Agence France-Presse so.", {"AFP"}),
        ("Report: the Associated Press said so. APA reports.", {"AP", "APA"}),
        ("Source: Anadolu Agency", set()),
        ("source: Xinhua", {"Xinhua"}),
        ("The apa and the ap in the app; DPA is a law, RIA a name.", set()),
        ("He reads Reuters every day and drinks tea.", set()),
    ],
)
def test_a_credit_is_found_where_it_is_one(text, agencies):
    assert credited(text) == agencies


def test_a_byline_is_a_credit():
    assert credited("It was quiet.", "Reuters staff; dpa") == {"Reuters", "dpa"}
    assert credited("It was quiet.", "A. Reporter") == frozenset()


def test_a_text_made_to_be_slow_is_not():
    begun = time.perf_counter()
    credited("— " * 50_000)
    credited("(" * 100_000)
    credited("according to the news agency " * 4_000)
    assert time.perf_counter() - begun < 3
