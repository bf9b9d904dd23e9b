"""Chains: one box for a shared step, lines that meet, nothing over anything else."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.drawing_chains import Stop, draw


def stop(name, kind="hop"):
    return Stop((kind, name), name, kind)


VERA, NAT = stop("Vera", "speaker"), stop("Nat", "speaker")
RADIO, AGENCY = stop("to Radio One"), stop("Agency")
DAILY, POST = stop("The Daily", "article"), stop("The Post", "article")
WAYS = st.lists(
    st.tuples(
        st.sampled_from([VERA, NAT, stop("The ministry", "speaker")]),
        st.lists(st.sampled_from([RADIO, AGENCY, stop("Chirper")]), max_size=3, unique=True),
        st.sampled_from([DAILY, POST]),
    ).map(lambda parts: [parts[0], *parts[1], parts[2]]),
    min_size=1,
    max_size=12,
)


def test_no_chain_is_no_drawing():
    assert draw([]) is None


def test_two_articles_with_one_origin_join_there():
    graph = draw([[VERA, RADIO, DAILY], [VERA, RADIO, POST]])
    assert [box.label for box in graph.boxes] == ["Vera", "to Radio One", "The Daily", "The Post"]
    assert [line.count for line in graph.lines] == [2, 1, 1]


def test_articles_stand_in_the_last_column_however_short_their_chain():
    graph = draw([[VERA, RADIO, AGENCY, DAILY], [NAT, POST]])
    ends = {box.x for box in graph.boxes if box.kind == "article"}
    assert len(ends) == 1
    assert max(box.x for box in graph.boxes) == ends.pop()


def test_a_way_that_passes_a_column_is_one_line_all_along():
    graph = draw([[VERA, RADIO, DAILY], [NAT, DAILY]])
    assert "Nat" in [box.label for box in graph.boxes]
    assert all(box.kind != "pass" for box in graph.boxes)
    assert sum(" H " in line.path for line in graph.lines) == 1


def test_a_long_name_is_clipped_and_told_in_full():
    name = "A person who did not want to be named because the window is not theirs"
    box = draw([[stop(name, "speaker"), RADIO, AGENCY, DAILY]]).boxes[0]
    assert box.label.endswith("…")
    assert box.told == name


@given(WAYS)
def test_no_box_lies_on_another_and_all_lie_on_the_drawing(ways):
    graph = draw(ways)
    assert {box.told for box in graph.boxes} == {each.label for way in ways for each in way}
    for number, one in enumerate(graph.boxes):
        assert one.x >= 0
        assert one.x + one.width <= graph.width + 0.5
        assert one.y + one.height <= graph.height
        for other in graph.boxes[number + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or abs(one.y - other.y) >= one.height


@given(WAYS)
def test_the_same_ways_give_the_same_drawing(ways):
    assert draw(ways) == draw(ways)
