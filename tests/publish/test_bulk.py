"""All documents in a few files: every text once, in its order and scripts, nothing that may not be passed on."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from tests.render.citation.documents import LAW, OPINION, edition

from gongwen.model import Particulars, Variant, walk_part_text
from gongwen.publish.bulk import BulkDocument, Origin, write_bulk
from gongwen.publish.downloads import text_downloads
from gongwen.publish.editions import in_script
from gongwen.render.addresses import prefix
from gongwen.render.cards import card
from gongwen.variants.conversion import Converter
from gongwen.verify.published_markdown import read_portable

SCRIPTS: tuple[Variant, ...] = ("zh-Hans", "zh-Hant-TW")
NEWS = "某网讯，日前，国务院印发《关于加强灯塔保护的意见》。全文如下：\n"
ODD = "关于\U00020000\U0002a6d6的通知\n各市：\n一、=1+1，\u2067先\u2069行。\n@甲、-乙、+丙。\n某局\n2024年1月2日\n"


def bulk(
    folder: Path, texts: dict[str, str], licences: tuple[tuple[str, str], ...] = (), *, most: int = 4_000_000
) -> Path:
    """The files of documents, by slug, that a site has in two scripts."""
    site, documents = folder / "site", list[BulkDocument]()
    for slug, text in texts.items():
        own = replace(edition(text), slug=slug, particulars=Particulars(rights=(("news", "某网"),)))
        for variant in SCRIPTS:
            found = own if variant == "zh-Hans" else in_script(own, Converter(variant, ()))
            path = site / prefix(variant) / slug / f"{slug}.json"
            path.parent.mkdir(parents=True)
            path.write_bytes(text_downloads(found)[f"{slug}.json"])
        documents.append(BulkDocument(card(slug, own.document), Origin("ab" * 32, "", licences)))
    write_bulk(folder / "bulk", site, "https://gongwen.example/", documents, SCRIPTS, most=most)
    return folder / "bulk"


def rows(folder: Path) -> list[dict[str, Any]]:
    with gzip.open(folder / "data/paragraphs.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_every_text_has_a_line_in_its_order_and_scripts(tmp_path: Path) -> None:
    found = rows(bulk(tmp_path, {"law": LAW, "x": OPINION}))
    law = [row for row in found if row["slug"] == "law"]
    units = [unit for unit in walk_part_text(edition(LAW).document.main) if unit.text]

    assert [(row["eid"], row["text"]) for row in law] == [(unit.eid, unit.text) for unit in units]
    assert [row["position"] for row in law] == list(range(len(units)))
    assert {row["slug"] for row in found} == {"law", "x"}
    (row,) = [row for row in law if row["eid"] == "art_3__para_1__p_1"]
    assert row == {
        "slug": "law",
        "title": "中华人民共和国灯塔法",
        "eid": "art_3__para_1__p_1",
        "position": row["position"],
        "address": "https://gongwen.example/law/chp_2/#art_3__para_1__p_1",
        "script": "zh-Hans",
        "text": "守护人应当每日巡视。",
        "zh-Hans": "守护人应当每日巡视。",
        "zh-Hant": None,
        "zh-Hant-TW": "守護人應當每日巡視。",
        "zh-Hant-HK": None,
        "sha256": "ab" * 32,
        "licence": None,
    }


def test_what_others_wrote_is_there_with_a_licence_alone(tmp_path: Path) -> None:
    without = bulk(tmp_path / "a", {"x": NEWS + OPINION})
    allowed = bulk(tmp_path / "b", {"x": NEWS + OPINION}, (("news", "CC-BY-4.0"),))

    assert not [row for row in rows(without) if row["eid"].startswith("news")]
    assert [row["licence"] for row in rows(allowed) if row["eid"] == "news__p_1"] == ["CC-BY-4.0"]
    assert {row["licence"] for row in rows(allowed) if row["eid"] != "news__p_1"} == {None}
    for folder, there in ((without, False), (allowed, True)):
        assert ("某网讯" in (folder / "llms-full.txt").read_text("utf-8")) == there
        with ZipFile(folder / "data/library.zip") as library:
            assert ("某网讯" in library.read("x.md").decode()) == there


def test_rare_characters_and_marks_of_formulas_stay_what_they_are(tmp_path: Path) -> None:
    folder = bulk(tmp_path, {"x": ODD})
    units = {unit.eid: unit.text for unit in walk_part_text(edition(ODD).document.main) if unit.text}
    with ZipFile(folder / "data/library.zip") as library:
        markdown = library.read("x.md").decode()
    shown = {p.eid: p.text for p in read_portable(markdown.partition("\n---\n")[2], units.keys()).pieces}

    assert {row["eid"]: row["text"] for row in rows(folder)} == units
    assert shown.keys() == units.keys()
    assert all(shown[eid].strip() == text for eid, text in units.items())


def test_the_whole_texts_are_split_between_documents(tmp_path: Path) -> None:
    """A document stands whole in one part, were it longer than a part may be."""
    folder = bulk(tmp_path, {"a": OPINION, "b": OPINION, "c": LAW}, most=3_000)
    parts = [path.read_bytes() for path in sorted(folder.glob("llms-full*"), key=lambda p: (len(p.name), p.name))]
    with ZipFile(folder / "data/library.zip") as library:
        members = [library.read(name) for name in library.namelist()]

    assert parts == members
    assert b'address: "https://gongwen.example/a/full/"' in parts[0]


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = bulk(tmp_path / "a", {"x": OPINION}), bulk(tmp_path / "b", {"x": OPINION})
    for path in (path for path in one.rglob("*") if path.is_file()):
        assert path.read_bytes() == (other / path.relative_to(one)).read_bytes()


def test_the_text_of_a_source_in_traditional_script_is_its_own(tmp_path: Path) -> None:
    """Not that of the first script that the site has."""
    text = "中華民國燈塔法\n第一條　守護人應每日巡視。\n"
    read = edition(text)
    own = replace(read, slug="law", variant="zh-Hant-TW", document=replace(read.document, script="zh-Hant-TW"))
    for variant in SCRIPTS:
        found = own if variant == "zh-Hant-TW" else in_script(own, Converter(variant, ()))
        path = tmp_path / "site" / prefix(variant) / "law" / "law.json"
        path.parent.mkdir(parents=True)
        path.write_bytes(text_downloads(found)["law.json"])
    documents = [BulkDocument(card("law", own.document), Origin("ab" * 32, "", ()))]
    write_bulk(tmp_path / "bulk", tmp_path / "site", "https://gongwen.example/", documents, SCRIPTS)

    row = rows(tmp_path / "bulk")[-1]
    assert row["script"] == "zh-Hant-TW"
    assert row["text"] == row["zh-Hant-TW"] == "守護人應每日巡視。"
    assert row["zh-Hans"] == "守护人应每日巡视。"
    assert row["title"] == "中華民國燈塔法"
    assert row["address"].startswith("https://gongwen.example/zh-Hant-TW/law/")
