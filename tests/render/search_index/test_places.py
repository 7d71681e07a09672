import pytest

from gongwen.render.search_index.places import place_keys, places


@pytest.mark.parametrize(
    ("eid", "keys"),
    [
        ("chp_2", ("2", "chp2")),
        ("chp_2__sec_4", ("2.4", "sec2.4")),
        ("art_31", ("31", "art31")),
        ("art_10-1", ("10-1", "art10-1")),
        ("art_10_r2", ("10", "art10")),
        ("art_31__para_2__point_1", ("31.2.1", "point31.2.1")),
        ("att_1__chp_2", ("2", "chp2")),
        ("att_1", ()),
        ("chp_2__sec_1__p_2", ()),
        ("chp_2__intro__p_1", ()),
        ("conclusions__p_1", ()),
        ("front__p_1", ()),
        ("", ()),
    ],
)
def test_the_key_of_an_eid(eid: str, keys: tuple[str, ...]) -> None:
    assert place_keys(eid) == keys


def test_a_paragraph_of_an_article_stands_for_its_unnumbered_division() -> None:
    eids = ["art_1", "art_1__para_1__p_1", "art_1__para_1__p_2", "chp_1__sec_1__p_1", "art_2__para_1__intro__p_1"]
    eids += ["chp_2__intro__p_1"]  # of a chapter no more than its heading stands for it

    assert places(eids) == {
        "1": [0],
        "art1": [0],
        "1.1": [1],
        "para1.1": [1],
        "2.1": [4],
        "para2.1": [4],
    }
