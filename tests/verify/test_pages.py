import pytest

from gongwen.verify.expected import Anchor
from gongwen.verify.pages import homes

OPINION = "news__p_1 front__p_1 preamble__p_1 chp_1 chp_1__sec_1__p_1 chp_2 chp_2__wrapup__p_1 conclusions__p_1"
LAW = "front__p_1 part_1 part_1__intro__p_1 part_1__chp_1 art_1 art_1__p_1 part_1__chp_2 art_2 part_1__wrapup__p_1"
NOTICE = "preamble__p_1 conclusions__p_1 att_1__front__p_1 att_1__chp_1 att_1__chp_2 att_1__conclusions__p_1 att_2__p_1"
ANNEX = "front__p_1 att_1__front__p_1 att_1__chp_1 att_1__art_1__para_1__intro__p_1 att_1__art_1__wrapup__p_1"
LETTER = "news__p_1 front__p_1 preamble__p_1 preamble__p_2 conclusions__p_1"
ARTICLES = "front__p_1 preamble__p_1 art_1 art_10 art_10__para_1__p_1 conclusions__p_1"


@pytest.mark.parametrize(
    ("eids", "names", "pages"),
    [
        (OPINION, ["", "chp_1", "chp_2", "full", "tasks"], ["", "", "", "chp_1", "chp_1", "chp_2", "chp_2", "chp_2"]),
        (
            LAW,
            ["", "part_1", "part_1__chp_1", "part_1__chp_2"],
            ["", "part_1", "part_1", *["part_1__chp_1"] * 3, *["part_1__chp_2"] * 2, "part_1"],
        ),
        (
            NOTICE,
            ["", "text", "att_1", "att_1__chp_1", "att_1__chp_2", "att_2"],
            ["text", "text", "att_1", "att_1__chp_1", "att_1__chp_2", "att_1__chp_2", "att_2"],
        ),
        (ANNEX, ["", "att_1", "att_1__chp_1"], ["", "att_1", "att_1__chp_1", "att_1__chp_1", "att_1__chp_1"]),
        (ARTICLES, ["", "text", "certificate"], ["", "", "text", "text", "text", "text"]),
        (LETTER, ["", "text", "full"], ["", "", "text", "text", "text"]),
        (ARTICLES, ["", "art_1"], ["", "", "art_1", "art_1", "art_1", "art_1"]),
        (ARTICLES, [""], [""] * 6),
        ("", ["", "chp_1"], []),
    ],
)
def test_every_eid_has_one_home(eids: str, names: list[str], pages: list[str]) -> None:
    anchors = [Anchor(eid, 1, "frame" if eid.startswith("news") else "text") for eid in eids.split()]

    assert homes(anchors, names) == dict(zip(eids.split(), pages, strict=True))
