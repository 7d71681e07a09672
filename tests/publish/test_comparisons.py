"""A document and the one that it replaces: compared in the source script, shown in each, linked from both sides."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from tests.render.laid_out import page_of

from gongwen.library.project import Project
from gongwen.library.read import Library, read_stored
from gongwen.model import VARIANTS, Edition, Variant, walk_part_text
from gongwen.publish.comparisons import comparison_pages, with_comparisons
from gongwen.publish.editions import converter_for, in_script, source_editions
from gongwen.text.visible import visible

OLD = (
    "档案管理办法\n\n第一条　为了管理<b>档案</b>，制定本办法。\n\n第二条　档案应当在三十日内移交。\n\n"
    "有下列情形之一的除外：\n\n(一)正在使用的；\n\n第三条　本办法自2001年1月1日起施行。\n"
)
NEW = (
    "档案管理条例\n\n第一条　为了管理<b>档案</b>，制定本条例。\n\n第二条　国家发展档案事业。\n\n"
    "第三条　档案应当在六十日内移交。\n\n有下列情形之一的除外：\n\n（一）正在使用的；\n"
)
REPLACES = "relations: {replaces: [《档案管理办法》]}\n"

Shelf = Callable[..., dict[str, Edition]]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A function that gives the editions of documents (text, document.yml) in a script."""

    def editions(variant: Variant = "zh-Hans", **documents: tuple[str, str]) -> dict[str, Edition]:
        for slug, (text, settings) in documents.items():
            folder = tmp_path / "docs" / "documents" / slug
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "source.txt").write_text(text, "utf-8")
            (folder / "document.yml").write_text(settings, "utf-8")
        project = Project(tmp_path, "公文", "")
        library = Library(tuple(read_stored(project, slug) for slug in documents), (), (), (), ())
        sources = {edition.slug: edition for edition in source_editions(library)}
        converter = converter_for(variant, library)
        shown = {slug: in_script(edition, converter) for slug, edition in sources.items()}
        withdrawn = frozenset(slug for slug, edition in sources.items() if edition.particulars.withdrawn)
        pages = {slug: comparison_pages(slug, edition.relations, withdrawn) for slug, edition in sources.items()}
        return {
            slug: with_comparisons(
                edition, sources[slug], [(name, shown[old], sources[old]) for old, name in pages[slug]]
            )
            for slug, edition in shown.items()
        }

    return editions


def page(edition: Edition, name: str) -> BeautifulSoup:
    return page_of(edition, name)


def shown(tag: Tag) -> str:
    """What is there for the eye."""
    return visible("".join(s for s in tag.strings if s.find_parent(class_="gw-unseen") is None))


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_column_is_the_whole_of_its_text(shelf: Shelf, variant: Variant) -> None:
    editions = shelf(variant, old=(OLD, ""), new=(NEW, REPLACES))
    rows = page(editions["new"], "compare").select(".gw-compare-table tbody tr")

    for column, edition in enumerate((editions["old"], editions["new"])):
        text = "".join(unit.text for unit in walk_part_text(edition.document.main))
        assert "".join(shown(row.select("td")[column]) for row in rows) == visible(text)


def test_what_changed_is_marked_for_eye_and_ear(shelf: Shelf) -> None:
    new = page(shelf(old=(OLD, ""), new=(NEW, REPLACES))["new"], "compare")
    marked = {row["class"][1]: row for row in new.select("p.gw-c")}
    changed = next(row for row in new.select(".gw-c-changed") if "移交" in row.text)

    assert [shown(tag) for tag in changed.select("del")] == ["第二条", "三十日"]
    assert [shown(tag) for tag in changed.select("ins")] == ["第三条", "六十日"]
    assert changed.select("del")[1].text == "【删去：三十日】"
    assert shown(marked["gw-c-inserted"]) == "第二条国家发展档案事业。"
    assert marked["gw-c-inserted"].find_all("del") == []
    assert "改动 3 段，新增 1 段，删去 1 段，未改 1 段。另有 1 段" in new.text


def test_numbers_lead_to_the_text_and_the_list_of_changes_to_the_rows(shelf: Shelf) -> None:
    new = page(shelf(old=(OLD, ""), new=(NEW, REPLACES))["new"], "compare")
    row = next(row for row in new.select(".gw-compare-table tr") if "移交" in row.text)

    assert [a["href"] for a in row.select("a")] == ["../../old/text/#art_2", "../text/#art_3"]
    for link in new.select('.gw-compare-changes a[href^="#"]'):
        assert new.find(id=str(link["href"])[1:]) is not None


def test_both_sides_lead_to_it(shelf: Shelf) -> None:
    editions = shelf(old=(OLD, ""), new=(NEW, REPLACES))
    ways = {slug: [a["href"] for a in page(e, "index").select(".gw-metadata a")] for slug, e in editions.items()}

    assert ways == {"old": ["../new/", "../new/compare/"], "new": ["../old/", "compare/"]}
    for name, link in (("index", "../new/compare/"), ("text", "../../new/compare/"), ("full", "../../new/compare/")):
        banner = page(editions["old"], name).select_one(".gw-replaced")
        assert banner is not None and banner.has_attr("data-apparatus")
        assert banner.select("a")[1]["href"] == link
    assert page(editions["new"], "text").select(".gw-replaced") == []


def test_two_that_are_replaced_are_compared_on_two_pages(shelf: Shelf) -> None:
    other = OLD.replace("档案管理办法", "档案移交办法")
    editions = shelf(old=(OLD, ""), other=(other, ""), new=(NEW, "relations: {replaces: [old, other, 《无》, new]}\n"))

    assert [(c.name, c.old.slug) for c in editions["new"].comparisons] == [("compare", "old"), ("compare-2", "other")]
    assert [r.comparison for r in editions["other"].relations] == ["new/compare-2/"]


@pytest.mark.parametrize("withdrawn", ["old", "new"])
def test_a_withdrawn_text_is_not_compared(shelf: Shelf, withdrawn: str) -> None:
    settings = {"old": "", "new": REPLACES}
    settings[withdrawn] += "withdrawn: 有误\n"
    editions = shelf(old=(OLD, settings["old"]), new=(NEW, settings["new"]))

    assert editions["new"].comparisons == ()
    assert {r.comparison for e in editions.values() for r in e.relations} == {""}
