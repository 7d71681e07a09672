"""A document's own JSON is read back as it was: nothing is found anew, nothing is lost, no eId goes to other text."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.render.citation.documents import LAW, NOTICE, OPINION, ORDER, edition
from tests.render.epub.test_book import rich

from gongwen.errors import EmptySourceError, UnsupportedSourceError
from gongwen.model import Document, Particulars, PublishedEid, walk_text
from gongwen.render.outline import published_value
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.structure.succession import succeed
from gongwen.text.visible import visible
from gongwen.verify.source import read_source

FRAMED = "某网讯，日前，国务院印发《关于加强灯塔保护的意见》。全文如下：\n" + OPINION
ODD = "关于\U00020000\U0002a6d6的通知\n各市：\n一、=1+1，\u2067先\u2069行。\n某局\n2024年1月2日\n"


def written(document: Document) -> bytes:
    return json.dumps(published_value(document) | {"summary": None, "summaries": []}, ensure_ascii=False).encode()


def read(data: bytes, particulars: Particulars = Particulars(), known: tuple[PublishedEid, ...] = ()) -> Document:  # noqa: B008  # frozen
    return parse_structure(read_article(data, "source.json"), particulars, known)


@pytest.mark.parametrize("text", [LAW, OPINION, NOTICE, ORDER, FRAMED, ODD])
def test_a_document_comes_back_whole(text: str) -> None:
    document = edition(text).document
    again = read(written(document))
    assert (again.main, again.frame, again.script) == (document.main, document.frame, document.script)


def test_tables_pictures_and_notes_come_back() -> None:
    document = rich().document
    assert read(written(document)).main == document.main


def test_shared_documents_come_back(documents_root: Path) -> None:
    for path in (
        *sorted((documents_root / "originals").iterdir())[:20],
        *sorted((documents_root / "laws").glob("00*")),
    ):
        document = parse_structure(read_article(path.read_bytes(), str(path)))
        again = read(written(document))
        assert (again.main, again.frame) == (document.main, document.frame), path


@pytest.mark.parametrize("text", [LAW, FRAMED, ODD])
def test_the_witness_reads_the_same_text_by_itself(text: str) -> None:
    document = edition(text).document
    source = read_source(written(document), "docs/x/source.json")
    units = sorted(walk_text(document), key=lambda unit: unit.line)
    assert visible("".join(p.text for p in source.passages)) == visible("".join(unit.text for unit in units))
    assert source.complete


def test_document_yml_counts_for_it_too() -> None:
    again = read(written(edition(OPINION).document), Particulars(number="国发〔2012〕4号", script="zh-Hant-TW"))
    assert (again.main.metadata.number, again.script) == ("国发〔2012〕4号", "zh-Hant-TW")
    assert again.main.metadata.sources[0].where == "document.yml"


def test_a_text_that_came_in_takes_no_eid_of_another() -> None:
    """The second section moves to the third place: its own JSON calls it sec_3, and what is new sec_2."""
    before = edition(OPINION).document
    ids = succeed(before, (), "2026-01-01", lambda known: read(written(before), known=known))
    middle = "（二）工作基础。灯塔都已登记在册，一座不少。\n（三）主要目标。"
    after = written(edition(OPINION.replace("（二）主要目标。", middle)).document)
    later = succeed(read(after, known=ids), ids, "2026-02-02", lambda known: read(after, known=known))
    renamed = {unit.eid: unit.text for unit in walk_text(read(after, known=later))}

    assert renamed["chp_1__sec_2_r2"] == "（二）工作基础。"
    assert renamed["chp_1__sec_2_r2__p_1"] == "灯塔都已登记在册，一座不少。"
    assert "chp_1__sec_2" not in renamed
    assert dict(read(after, known=later).aliases)["chp_1__sec_2"] == "chp_1__sec_3"


def change(*path: str | int, to: object) -> Callable[[Any], None]:
    def apply(value: Any) -> None:
        for step in path[:-1]:
            value = value[step]
        value[path[-1]] = to

    return apply


@pytest.mark.parametrize(
    "spoil",
    [
        change("front", 0, "eid", to="../x"),
        change("front", 0, "eid", to="preamble__p_1"),
        change("front", 0, "text", to=5),
        change("front", 0, "text", to="\ud800"),
        change("front", 0, "line", to=-1),
        change("front", 0, "type", to="script"),
        change("front", to={}),
        change("date", to="2012年"),
        change("date", to="20120304"),
        change("issuers", to="国务院"),
        change("issuers", to=["\x00"]),
        change("sources", to={"../x": []}),
        change("front", 0, to={"eid": "t__t_1", "line": 1, "type": "table", "rows": [["\ud800"]], "header_rows": 0}),
        change("divisions", 0, "kind", to="x"),
        change("events", to=[{"kind": "amended", "date": None, "by": None, "eid": None}]),
        change("aliases", to={"front__p_1": "chp_1"}),
        change("sources", to=["x"]),
        change("front", to=[{"eid": "t__table_1", "line": 1, "type": "table", "rows": [["a"], []], "header_rows": 0}]),
    ],
)  # fmt: skip
def test_what_is_not_of_its_sort_is_refused_with_the_files_name(spoil: Callable[[Any], None]) -> None:
    value = json.loads(written(edition(OPINION).document))
    spoil(value)
    with pytest.raises(UnsupportedSourceError, match=r"^source\.json: 这份 JSON 读不出来"):
        read(json.dumps(value).encode())


def test_divisions_without_end_are_refused() -> None:
    value = json.loads(written(edition(OPINION).document))
    division = value["divisions"][0] | {"blocks": [], "divisions": []}
    for depth in range(40):
        division = division | {"eid": f"chp_{depth + 50}", "divisions": [division]}
    value["divisions"] = [division]
    with pytest.raises(UnsupportedSourceError, match="层"):
        read(json.dumps(value).encode())


def test_one_without_text_is_empty_and_other_json_is_no_article() -> None:
    bare = replace(edition(OPINION).document.main, front=(), preamble=(), divisions=(), conclusions=())
    with pytest.raises(EmptySourceError):
        read(written(replace(edition(OPINION).document, main=bare)))
    with pytest.raises(UnsupportedSourceError, match="JSON 数据"):
        read(b'{"title": "x"}')
