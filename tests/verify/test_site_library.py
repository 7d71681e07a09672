"""The texts of a document as its JSON has them: in the order in which they are read."""

from gongwen.verify.site_library import Texts


def block(eid: str) -> dict[str, str]:
    return {"eid": eid, "type": "paragraph", "text": eid}


def test_what_closes_a_division_stands_after_the_divisions_in_it() -> None:
    inner = {"eid": "chp_1__sec_1", "number": "（一）", "heading": "范围", "blocks": [block("chp_1__sec_1__p_1")]}
    blocks = [block("chp_1__intro__p_1"), block("chp_1__wrapup__p_1")]
    chapter = {"eid": "chp_1", "number": "一、", "heading": "要求", "blocks": blocks, "divisions": [inner]}
    value = {"preamble": [block("preamble__p_1")], "divisions": [chapter], "conclusions": [block("conclusions__p_1")]}
    assert list(Texts.of_json("pilot", value).by_eid) == [
        "preamble__p_1",
        "chp_1",
        "chp_1__intro__p_1",
        "chp_1__sec_1",
        "chp_1__sec_1__p_1",
        "chp_1__wrapup__p_1",
        "conclusions__p_1",
    ]
