"""The script files, made of small documents."""

import json
from dataclasses import replace

import pytest

from gongwen.model import Edition, Particulars, Standing, TermEntry
from gongwen.render.search_index.data_files import (
    OVERHEAD,
    ROWS,
    TEXTS,
    fold_units,
    index_files,
    script_files,
    text_ranges,
)
from gongwen.render.search_index.shards import encode_numbers
from gongwen.render.search_index.units import document_units, search_units
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.variants.conversion import Converter
from gongwen.variants.edition import convert_edition

SOURCE = """国务院关于数据的意见

各省：

总的要求如下。

一、批复和数据

（一）了解数据。各地批复。

（二）　

国务院
2022年6月6日
"""
TERM = TermEntry("数据", "记录。", "reviewed", "x.md", english="data")


def value(data: bytes) -> dict[str, object]:
    """What a file hands over."""
    found = handed(data)
    assert isinstance(found, dict)
    return found


def handed(data: bytes) -> object:
    text = data.decode()
    found: object = json.loads(text[text.index(", ") + 2 : text.rindex(");")])
    return found


def rows_of(data: bytes) -> list[object]:
    found = handed(data)
    assert isinstance(found, list)
    return found


def named(files: dict[str, bytes], name: str) -> bytes:
    """A file of the folder that is named by the version."""
    return next(data for path, data in files.items() if path.endswith(f"/{name}"))


@pytest.fixture
def edition() -> Edition:
    document = parse_structure(read_article(SOURCE.encode(), "source.txt"))
    return Edition("data", "zh-Hans", document, Particulars())


def test_units_stand_as_glossary_headings_text(edition: Edition) -> None:
    units = search_units([document_units(edition)], (TERM,))

    assert [unit.text for unit in units.terms] == ["数据、data"]
    assert [unit.eid for unit in units.headings] == ["chp_1", "chp_1__sec_1", "chp_1__sec_2"]
    assert [unit.eid for unit in units.paragraphs][:2] == ["front__p_1", "preamble__p_1"]
    assert all(unit.text.strip() for unit in units.all())


def test_a_unit_tells_its_page_and_division(edition: Edition) -> None:
    units = {unit.eid: unit for unit in search_units([document_units(edition)], ()).all()}
    place = units["chp_1__sec_1__p_1"].place

    assert (place.address, place.page) == ("data/chp_1/", "一、批复和数据")
    assert place.division.startswith("（一）")
    assert units["chp_1"].place.division == ""
    assert units["conclusions__p_1"].place.address == "data/chp_1/"


def test_the_index_counts_the_units_of_each_document(edition: Edition) -> None:
    source = fold_units(iter([document_units(edition)] * 2), (TERM,))
    index = value(index_files(source)["index.js"])

    assert index["terms"] == 1
    assert index["headings"] == encode_numbers([3, 3])
    assert index["paragraphs"] == encode_numbers([6, 6])


def test_a_text_that_folds_otherwise_carries_its_source(edition: Edition) -> None:
    source = fold_units([document_units(edition)], ())
    converted = convert_edition(edition, Converter("zh-Hant-TW"))
    files = script_files(source, search_units(iter([document_units(converted)]), ()), (), (), "zh-Hant-TW")
    rows = {row[1]: row[2:] for row in value(named(files, "t0.js"))["units"]}  # type: ignore[attr-defined]  # JSON

    assert rows["chp_1"] == ["一、批覆和數據", "一、批复和数据"]
    assert rows["preamble__p_1"] == ["各省："]
    assert "覆复" in value(files["library.js"])["forms"]  # type: ignore[operator]  # JSON


def test_results_tell_of_documents_a_few_in_a_file(edition: Edition) -> None:
    found = [document_units(edition)] * (ROWS + 1)
    files = script_files(fold_units(found, ()), search_units(found, ()), (TERM,), (TERM,), "zh-Hans")
    assert len(rows_of(named(files, "d0.js"))) == ROWS
    assert rows_of(named(files, "d1.js")) == [["data", "国务院关于数据的意见", "", [["", "效力：本库未注明", 0]]]]
    assert rows_of(named(files, "names.js")) == ["guo wu yuan guan yu shu ju de yi jian"] * (ROWS + 1)
    assert rows_of(named(files, "terms.js")) == [["数据", "shu ju"]]


@pytest.mark.parametrize(
    ("standings", "days"),
    [
        ((), []),
        ((Standing("effective", "2020-01-01"),), []),
        ((Standing("repealed", "2021-02-03"),), [[0, "2021-02-03"]]),
        ((Standing("repealed", ""),), [[0, ""]]),
        ((Standing("effective", "2020-01-01"), Standing("repealed", "2021-02-03")), [[0, "2021-02-03"]]),
    ],
)
def test_the_library_tells_from_when_documents_have_ended(
    edition: Edition, standings: tuple[Standing, ...], days: list[object]
) -> None:
    found = [document_units(replace(edition, standing=standings))]
    files = script_files(fold_units(found, ()), search_units(found, ()), (), (), "zh-Hans")

    assert value(files["library.js"])["ended"] == days


def test_every_state_has_a_folder_of_its_own(edition: Edition) -> None:
    folders = []
    for terms in ((), (TERM,)):
        files = index_files(fold_units([document_units(edition)], terms))
        version = value(files["index.js"])["version"]
        assert {path.rpartition("/")[0] for path in files if path != "index.js"} == {version}
        folders.append(version)

    assert folders[0] != folders[1]


@pytest.mark.parametrize(
    ("lengths", "ranges"),
    [
        ([], []),
        ([TEXTS * 2], [(0, 1)]),
        ([TEXTS, 1], [(0, 1), (1, 2)]),
        ([TEXTS - 2 * OVERHEAD - 1, 1, 1], [(0, 2), (2, 3)]),
        ([1, TEXTS * 2, 1], [(0, 1), (1, 2), (2, 3)]),
    ],
)
def test_texts_are_cut_into_files(lengths: list[int], ranges: list[tuple[int, int]]) -> None:
    assert list(text_ranges(["字" * length for length in lengths])) == ranges


def test_an_empty_library_has_an_index() -> None:
    assert [name.rpartition("/")[2] for name in index_files(fold_units((), ()))] == [
        "index.js",
        "documents.js",
    ]
