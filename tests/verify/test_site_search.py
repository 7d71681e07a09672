"""Search as a whole: no text left out, none twice, each place by its own name."""

import json

import pytest

from gongwen.verify.site_library import Texts
from gongwen.verify.site_search import search_faults

HEADED = {"chp_1": "第一章总则", "art_4": "第四条", "chp_2": "第二章附则"}
TEXTS = {"pilot": Texts("pilot", {**HEADED, "art_4__point_1": "（一）巡查；", "chp_2__p_1": "一次。"}, HEADED)}
HOMES = {"pilot": {"chp_1": "chp_1", "art_4": "chp_1", "art_4__point_1": "chp_1", "chp_2": "chp_2"}}
PLACES = [[0, "pilot/chp_1/", "第一章　总则", ""], [0, "pilot/chp_1/", "第一章　总则", "第四条"]]
FIRST = [[0, "chp_1", "第一章总则"], [0, "art_4", "第四条"], [1, "art_4__point_1", "（一）巡查；"]]
LAST = [[0, "chp_2", "第二章附则"], [0, "chp_2__p_1", "一次。"]]


def found(first: list[list[object]], places: list[list[object]] = PLACES) -> list[str]:
    second = {"places": [[0, "pilot/chp_2/", "第二章　附则", ""]], "units": LAST}
    values = ({"places": places, "units": first}, second)
    files = [f'gongwenSearchData("t", {json.dumps(value, ensure_ascii=False)});\n' for value in values]
    return list(search_faults(files, ["pilot"], TEXTS, HOMES))


def test_a_search_that_shows_all_has_no_fault() -> None:
    assert found(FIRST) == []


@pytest.mark.parametrize(
    ("first", "fault"),
    [
        (FIRST[1:], "pilot chp_1"),
        ([*FIRST, FIRST[2]], "pilot art_4__point_1"),
        ([*FIRST[:2], [1, "art_4__point_1", "（一）巡"]], "pilot art_4__point_1"),
    ],
)
def test_a_text_less_or_twice_is_named(first: list[list[object]], fault: str) -> None:
    assert found(first) == [fault]


@pytest.mark.parametrize(("label", "number"), [("第二章　附则", 2), ("第四条", 3), ("第五条", 3), ("第二章", 3)])
def test_a_place_is_called_as_its_page_and_division_are(label: str, number: int) -> None:
    place = list(PLACES[1])
    place[number] = label

    assert bool(found(FIRST, [PLACES[0], place])) is (label != "第四条")
