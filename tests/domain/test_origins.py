"""Origins are counted, not articles."""

from factcheck.domain.origins import behind


def heard(origin, article=1, stance="asserts"):
    return {"origin": origin, "article": {"id": article}, "stance": stance}


def test_ten_reprints_of_one_story_are_one_origin():
    assert behind(heard("agency-wire", number) for number in range(10)) == 1


def test_an_origin_is_the_same_in_any_case():
    assert behind([heard("Agency-Wire"), heard("agency-wire", 2)]) == 1


def test_without_a_named_origin_the_article_stands_for_it():
    assert behind([heard("", 1), heard("", 1), heard("", 2), heard("agency-wire", 2)]) == 3


def test_who_denies_or_doubts_is_no_origin_of_the_claim():
    assert (
        behind([heard("a", stance="denies"), heard("b", stance="doubts"), heard("c", stance="relays")]) == 1
    )
