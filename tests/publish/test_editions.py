"""Documents of one library know of each other: references lead across, relations show on both sides."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.render.laid_out import page_of

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
    """The Markdown of a page, without its front matter."""
    file = next(p.text for p in document_pages(edition) if p.path == f"{edition.slug}/{name}.md")
    return file.split("---\n", 2)[2]


def overview(edition: Edition) -> str:
    return str(page_of(edition))


def test_references_lead_to_the_home_of_what_they_name(editions: dict[str, Edition]) -> None:
    text = page(editions["new"], "text")
    assert "[《檔案管理辦法》](../old/index.md)" in text
    assert "[第一條](../old/text.md#art_1)的" in text
    assert "本條例[第一條](#art_1)" in text


def test_the_other_document_lists_who_refers_to_it(editions: dict[str, Edition]) -> None:
    shown = overview(editions["old"])
    place = '<a href="../new/text/#art_2__para_1__p_1">第2條</a>'
    assert f"<dt>全文</dt><dd>《檔案管理條例》{place}</dd>" in shown
    assert f'<dt><a href="text/#art_1">第1條</a></dt><dd>《檔案管理條例》{place}</dd>' in shown
    assert "gw-referrers" not in overview(editions["new"])


def test_a_relation_shows_on_both_sides(editions: dict[str, Edition]) -> None:
    assert '取代 <a href="../old/">檔案管理辦法</a>' in overview(editions["new"])
    assert "取代 《別的》" in overview(editions["new"])  # not in the library: no link
    assert '被取代，見 <a href="../new/">檔案管理條例</a>' in overview(editions["old"])


def test_a_withdrawn_document_leaves_its_reason_and_no_text(editions: dict[str, Edition]) -> None:
    old = editions["old"]
    withdrawn = replace(old, particulars=replace(old.particulars, withdrawn="應發文機關要求"))
    pages = list(document_pages(withdrawn))
    assert [p.path for p in pages] == ["old/index.md"]
    assert "應發文機關要求" in pages[0].text and "第一條" not in pages[0].text


def library(root: Path, **documents: tuple[str, str]) -> dict[str, Edition]:
    """The editions of a library with these documents: source and document.yml by slug."""
    for slug, (text, settings) in documents.items():
        folder = root / "docs" / "documents" / slug
        folder.mkdir(parents=True)
        (folder / "source.txt").write_text(text, "utf-8")
        (folder / "document.yml").write_text(settings, "utf-8")
    project = Project(root, "公文", "")
    stored = tuple(read_stored(project, slug) for slug in documents)
    return {edition.slug: edition for edition in source_editions(Library(stored, (), (), (), ()))}


def notice(title: str, *articles: str) -> str:
    """A notice that issues measures: 第一条 …, 第二条 …."""
    numbered = "".join(f"第{n}条　{text}\n" for n, text in zip("一二三四五六", articles, strict=False))
    return (
        f"某局关于印发《{title}》的通知\n某发〔2020〕1号\n各市：\n现将《{title}》印发给你们，请认真执行。\n某局\n"
        f"2020年1月2日\n\n{title}\n{numbered}"
    )


def test_articles_of_what_a_notice_issues_are_found(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        measures=(notice("试点办法", "为了试点，制定本办法。", "本办法自公布之日起施行。"), ""),
        other=(
            "后续规定\n第一条　按照《试点办法》（以下简称《办法》）执行。\n第二条　《办法》第二条的规定，照此办理。\n",
            "",
        ),
    )
    text = page(found["other"], "text")
    assert "[《试点办法》](../measures/att_1.md)" in text
    assert "[第二条](../measures/att_1.md#att_1__art_2)" in text
    assert '<dt><a href="att_1/#att_1__art_2">第2条</a></dt><dd>《后续规定》<a href="../other/text/#art_2' in overview(
        found["measures"]
    )


def test_documents_that_refer_to_each_other_say_so_on_both_sides(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        first=("甲类条例\n第一条　参照《乙类条例》第二条。\n第二条　甲。\n", ""),
        second=("乙类条例\n第一条　参照《甲类条例》第二条。\n第二条　依照本条例第一条。\n", ""),
    )
    for own, other in (("first", "second"), ("second", "first")):
        assert f'<a href="../{other}/text/#art_1__para_1__p_1">第1条</a>' in overview(found[own])
        assert f"[第二条](../{other}/text.md#art_2)" in page(found[own], "text")
    assert "本条例[第一条](#art_1)" in page(found["second"], "text")


def test_a_withdrawn_document_is_referred_to_as_a_whole_and_refers_to_nothing(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        gone=("甲类条例\n第一条　参照《乙类条例》第二条。\n第二条　甲。\n", "withdrawn: 来源有误\n"),
        here=("乙类条例\n第一条　参照《甲类条例》第二条。\n第二条　乙。\n", ""),
    )
    text = page(found["here"], "text")
    assert "[《甲类条例》](../gone/index.md)第二条" in text
    assert "gw-referrers" not in overview(found["here"])


HOSTILE = "<img src=x onerror=alert(1)>](javascript:alert(1)){: onclick=x }"


def test_a_hostile_title_comes_alive_nowhere(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        hostile=("甲类条例\n第一条　参照《乙类条例》第二条。\n第二条　甲。\n", f"title: '{HOSTILE}'\n"),
        here=(f"乙类条例\n第一条　参照《{HOSTILE}》。\n第二条　乙。\n", ""),
    )
    text = page(found["here"], "text")
    assert "](../hostile/index.md)" in text
    for name in ("index", "text", "full"):
        shown = page_of(found["here"], name)
        assert shown.select("img, [onclick]") == []
        assert [a["href"] for a in shown.select("a") if "javascript" in str(a.get("href"))] == []
