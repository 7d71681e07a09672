"""The script from which a page cites: what it leaves out can be looked up above."""

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.render.citation.documents import LAW, NOTICE, OPINION, edition

from gongwen.model import Edition, walk_part_text
from gongwen.publish.editions import in_script
from gongwen.render.addresses import homes
from gongwen.render.citation.data_file import citation_file, citation_link, citation_script
from gongwen.render.citation.places import places
from gongwen.variants.conversion import Converter

NAME = "window.gongwenCitation = "


def data(edition: Edition, source: Edition) -> dict[str, Any]:
    script = citation_script(edition, source)
    assert script.startswith(NAME) and script.endswith(";\n")
    found = json.loads(script.removeprefix(NAME).removesuffix(";\n"))
    assert isinstance(found, dict)
    return found


def look_up(table: dict[str, str], eid: str) -> str:
    """As citing.js does."""
    while eid and eid not in table:
        eid = eid.rpartition("__")[0]
    return table.get(eid, "")


@pytest.mark.parametrize("text", [LAW, OPINION, NOTICE])
def test_every_place_and_page_is_found_again(text: str) -> None:
    source = edition(text)
    found = data(source, source)
    where = homes(source.slug, source.document)

    assert len(found["scripts"][0]["places"]) < len(dict(places(source.document, "zh-Hans")))
    for eid, place in places(source.document, "zh-Hans"):
        assert look_up(found["scripts"][0]["places"], eid) == place
    for unit in walk_part_text(source.document.main):
        assert "x/" + look_up(found["homes"], unit.eid) == where[unit.eid]


def test_a_converted_page_has_the_source_first() -> None:
    source = edition(OPINION)
    page = replace(in_script(source, Converter("zh-Hant-TW")), site_url="https://gongwen.example/zh-Hant-TW/")
    first, second = data(page, source)["scripts"]

    assert (first["tag"], first["address"]) == ("zh-Hans", "https://gongwen.example/x/")
    assert (second["tag"], second["address"]) == ("zh-Hant-TW", "https://gongwen.example/zh-Hant-TW/x/")
    assert first["forms"][""]["legal"][0] == "《国务院关于加强灯塔保护的意见》（国发〔2012〕3号）"
    assert second["forms"][""]["legal"][0] == "《國務院關於加強燈塔保護的意見》（國發〔2012〕3號）"
    assert len(data(source, source)["scripts"]) == 1


def test_an_annex_is_cited_as_part_of_its_document_and_without_an_address_none_is_made_up() -> None:
    source = replace(edition(NOTICE), site_url="")
    found = data(source, source)

    assert list(found["scripts"][0]["forms"]) == [""]
    assert found["scripts"][0]["address"] == ""


def test_hostile_titles_stay_data() -> None:
    title = '</script><script>alert("1")//\u2028{address}'
    source = edition(OPINION)
    main = replace(source.document.main, metadata=replace(source.document.main.metadata, title=title))
    found = data(*(replace(source, document=replace(source.document, main=main)),) * 2)

    assert title in found["scripts"][0]["forms"][""]["gbt2025"][0]


def test_where_it_lies() -> None:
    assert citation_file("x") == "x/citation.js"
    assert citation_link("x", "x/chp_1/") == "../citation.js"
    assert citation_link("x", "x/") == "citation.js"
