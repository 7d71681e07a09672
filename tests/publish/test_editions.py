"""Documents of one library know of each other: references lead across, relations show on both sides."""

from dataclasses import replace
from pathlib import Path

import pytest

from gongwen.library.project import Project
from gongwen.library.read import Library, StoredDocument, read_stored
from gongwen.model import Edition
from gongwen.publish.editions import converter_for, in_script, source_editions
from gongwen.render.markdown.document_pages import document_pages

OLD = "档案管理办法\n\n第一条　为了管理档案，制定本办法。\n\n第二条　本办法自2001年1月1日起施行。\n"
NEW = (
    "档案管理条例\n\n第一条　为了管理档案，制定本条例。\n\n"
    "第二条　原先适用《档案管理办法》第一条的，适用本条例第一条。\n\n第三条　本条例自2024年1月1日起施行。\n"
)


@pytest.fixture
def editions(tmp_path: Path) -> dict[str, Edition]:
    for slug, text, settings in (
        ("old", OLD, ""),
        ("new", NEW, "relations: {replaces: [《档案管理办法》, 《别的》]}\n"),
    ):
        folder = tmp_path / "docs" / "documents" / slug
        folder.mkdir(parents=True)
        (folder / "source.txt").write_text(text, "utf-8")
        (folder / "document.yml").write_text(settings, "utf-8")
    project = Project(tmp_path, "公文", "")
    stored: tuple[StoredDocument, ...] = tuple(read_stored(project, slug) for slug in ("new", "old"))
    library = Library(stored, (), (), (), ())
    converter = converter_for("zh-Hant-TW", library)
    return {edition.slug: in_script(edition, converter) for edition in source_editions(library)}


def page(edition: Edition, name: str) -> str:
    return next(p.text for p in document_pages(edition) if p.path == f"{edition.slug}/{name}.md")


def test_references_lead_to_the_home_of_what_they_name(editions: dict[str, Edition]) -> None:
    text = page(editions["new"], "text")
    assert "[《檔案管理辦法》](../../old/){: .gw-reference }" in text
    assert "[第一條](../../old/text/#art_1){: .gw-reference }的" in text
    assert "本條例[第一條](#art_1){: .gw-reference }" in text


def test_the_other_document_lists_who_refers_to_it(editions: dict[str, Edition]) -> None:
    overview = page(editions["old"], "index")
    assert '<a href="../new/text/#art_2__para_1__p_1">' in overview and "→ art_1" in overview
    assert "gw-referrers" not in page(editions["new"], "index")


def test_a_relation_shows_on_both_sides(editions: dict[str, Edition]) -> None:
    assert '取代 <a href="../old/">檔案管理辦法</a>' in page(editions["new"], "index")
    assert "取代 《別的》" in page(editions["new"], "index")  # not in the library: no link
    assert '被取代，見 <a href="../new/">檔案管理條例</a>' in page(editions["old"], "index")


def test_a_withdrawn_document_leaves_its_reason_and_no_text(editions: dict[str, Edition]) -> None:
    old = editions["old"]
    withdrawn = replace(old, particulars=replace(old.particulars, withdrawn="應發文機關要求"))
    pages = list(document_pages(withdrawn))
    assert [p.path for p in pages] == ["old/index.md"]
    assert "應發文機關要求" in pages[0].text and "第一條" not in pages[0].text
