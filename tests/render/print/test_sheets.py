from dataclasses import replace

import pytest

from gongwen.model import Edition, walk_part_text
from gongwen.render.addresses import text_pages
from gongwen.render.print.sheets import Place, Sheet, sheets_of


def eids(sheet: Sheet) -> list[str]:
    found = []
    for passage in sheet.passages:
        found += [block.eid for block in (*passage.front, *passage.preamble)]
        found += [division.eid for division in passage.divisions]
        found += [block.eid for block in passage.conclusions]
    return found


def test_a_sheet_for_each_page_of_text_and_one_for_the_whole(edition: Edition) -> None:
    sheets = sheets_of(edition)
    assert [(sheet.name, sheet.whole, sheet.place) for sheet in sheets] == [
        ("chp_1", False, Place(1, 2)),
        ("chp_2", False, Place(2, 2)),
        ("att_1", False, None),
        ("test", True, None),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("chp_1", ["chp_1"]),
        ("chp_2", ["chp_2", "conclusions__p_1", "conclusions__p_2", "conclusions__p_3"]),
        ("att_1", ["att_1__front__p_1", "att_1__front__p_2", "att_1__art_1"]),
    ],
)
def test_an_excerpt_holds_what_its_page_holds(edition: Edition, name: str, expected: list[str]) -> None:
    sheet = next(sheet for sheet in sheets_of(edition) if sheet.name == name)
    assert eids(sheet) == expected


def test_the_whole_goes_from_front_to_attachments(edition: Edition) -> None:
    found = eids(sheets_of(edition)[-1])
    order = [unit.eid for unit in walk_part_text(edition.document.main)]
    assert found == [eid for eid in order if eid in found]
    assert (found[0], found[-1]) == ("front__p_1", "att_1__art_1")


def test_a_document_of_one_page_has_only_the_whole(edition: Edition) -> None:
    main = replace(edition.document.main, divisions=(), conclusions=(), attachments=())
    short = replace(edition, document=replace(edition.document, main=main))
    assert [page.eid for page in text_pages(short.document)] == ["text"]
    assert [sheet.name for sheet in sheets_of(short)] == ["test"]
