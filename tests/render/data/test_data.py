"""The list of documents, the schemas and the guide for language models say what is known, and nothing more."""

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.render.citation.documents import LAW, NOTICE, OPINION, ORDER, edition
from tests.render.epub.test_book import rich

from gongwen.model import Card, Edition, Metadata, Particulars, Standing
from gongwen.publish.downloads import text_downloads
from gongwen.render.addresses import RESERVED_SLUGS
from gongwen.render.cards import card
from gongwen.render.data.index import Offered, OfferedFile, index_json
from gongwen.render.data.llms import llms_txt
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

BARE = Card("x", Metadata(), (), ())


def validator(name: str) -> Any:
    schema = json.loads(resources.files("gongwen.render.data").joinpath(f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def value_of(found: Edition) -> dict[str, Any]:
    value = json.loads(text_downloads(found)["x.json"])
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("found", [*map(edition, (LAW, OPINION, NOTICE, ORDER, "正文。\n")), rich()])
def test_a_document_keeps_to_its_schema(found: Edition) -> None:
    assert list(validator("document").iter_errors(value_of(found))) == []


@pytest.mark.parametrize("folder", ["originals", "laws"])
def test_shared_documents_do_too(documents_root: Path, folder: str) -> None:
    check, read = validator("document"), 0
    for path in sorted((documents_root / folder).iterdir())[:25]:
        document = parse_structure(read_article(path.read_bytes(), str(path)), Particulars())
        value = value_of(replace(edition(LAW), document=document))
        assert [error.message for error in check.iter_errors(value)] == [], path
        read += 1
    assert read == 25


@pytest.mark.parametrize(
    ("key", "value"),
    [("title", 5), ("date", "2012年"), ("more", ""), ("front", [{}]), ("divisions", [{"eid": "x"}]), ("events", [1])],
)
def test_another_value_does_not(key: str, value: object) -> None:
    assert list(validator("document").iter_errors({**value_of(edition(OPINION)), key: value}))


def test_the_list_keeps_to_its_schema_and_order() -> None:
    own = card("lighthouse", edition(OPINION).document)
    file = OfferedFile("lighthouse/lighthouse.pdf", 12, "ab" * 32)
    value = json.loads(index_json([Offered(replace(own, work="lighthouses"), (file,)), Offered(BARE, ())]))

    assert list(validator("index").iter_errors(value)) == []
    assert value["documents"] == [
        {
            "slug": "lighthouse",
            "title": "国务院关于加强灯塔保护的意见",
            "number": "国发〔2012〕3号",
            "issuers": ["国务院"],
            "date": "2012-03-04",
            "published": None,
            "status": None,
            "standing": [],
            "work": "lighthouses",
            "formats": [{"path": "lighthouse/lighthouse.pdf", "bytes": 12, "sha256": "ab" * 32}],
        },
        {
            **dict.fromkeys(("title", "number", "date", "published", "status", "work")),
            **{"slug": "x", "issuers": [], "formats": [], "standing": []},
        },
    ]
    assert list(validator("index").iter_errors({**value, "more": 1}))


def test_in_force_is_never_said() -> None:
    effective = Standing("effective", "2012-01-01")
    cards = [replace(BARE, standing=(effective, *more)) for more in ((), (Standing("replaced", "2013-01-01", "z"),))]
    found = json.loads(index_json([Offered(card, ()) for card in cards]))["documents"]
    assert [document["status"] for document in found] == [None, "replaced"]
    assert found[1]["standing"][1] == {"state": "replaced", "from": "2013-01-01", "by": "z"}


def test_the_guide_has_a_line_for_each_document() -> None:
    own = card("x", edition(OPINION).document)
    hostile = replace(BARE, slug="y", metadata=Metadata(title="[甲](http://b)\n# *乙* <b>"))
    lines = llms_txt("公文\n库", "https://gongwen.example/", [own, hostile]).splitlines()
    assert lines[0] == "# 公文 库"
    assert (
        "- [国务院关于加强灯塔保护的意见](https://gongwen.example/x/x.md)：国发〔2012〕3号，国务院，2012-03-04" in lines
    )
    assert r"- [\[甲\]\(http://b\) # \*乙\* \<b\>](https://gongwen.example/y/y.md)" in lines


def test_no_document_can_take_the_place_of_data() -> None:
    assert {"api", "data", "schema", "works"} <= RESERVED_SLUGS
