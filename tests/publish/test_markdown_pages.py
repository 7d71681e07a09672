"""The Markdown beside the pages: what plain Python-Markdown makes of it, and where its links lead."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from markdown import Markdown

from gongwen.text.visible import visible

pytestmark = pytest.mark.site

SLUG = "digital-government"
TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def read(path: Path) -> tuple[dict[str, object], str]:
    """Front matter and body; of what is no page (data/README.md) all is body."""
    text = path.read_text("utf-8")
    if not text.startswith("---\n"):
        return {}, text
    _, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), body


def plain(body: str) -> BeautifulSoup:
    """What Python-Markdown with attribute lists and tables alone makes of a page."""
    return BeautifulSoup(Markdown(extensions=["attr_list", "tables"]).convert(body), "html.parser")


def texts(soup: BeautifulSoup | Tag) -> dict[str, str]:
    """The visible text of each element with an eId, less apparatus."""
    for apparatus in soup.select("[data-apparatus]"):
        if not apparatus.find(id=re.compile("__")):
            apparatus.decompose()
    return {str(e["id"]): visible(e.get_text()) for e in soup.find_all(id=re.compile("__|^chp_"))}


def pages(site: Path) -> Iterator[Path]:
    yield from (path for path in sorted((site / SLUG).glob("*.md")) if path.stem not in (SLUG, "tasks", "certificate"))


def test_plain_markdown_gives_the_ids_and_the_text_of_each_page(built_site: Path) -> None:
    for path in pages(built_site):
        html = path.with_suffix("") / "index.html" if path.stem != "index" else path.with_suffix(".html")
        article = BeautifulSoup(html.read_text("utf-8"), "html.parser").article
        assert article is not None
        found = texts(plain(read(path)[1]))
        assert found == texts(article), path
        assert found or path.stem == "index"


def test_a_page_says_what_it_is(built_site: Path) -> None:
    front, _ = read(built_site / "zh-Hant-TW" / SLUG / f"{SLUG}.md")

    assert front["document"] == SLUG and front["number"] == "國發〔2022〕14號"
    assert (front["script"], front["converted_from"]) == ("zh-Hant-TW", "zh-Hans")
    assert front["rights"] == {"news": "財聯社", "editor_summaries": "財聯社"}
    chapter, _ = read(built_site / SLUG / "chp_2.md")
    assert chapter["eid"] == "chp_2" and "converted_from" not in chapter
    summary = chapter["summary"]
    assert isinstance(summary, list) and summary[0]["from"][0].startswith("chp_2__")


def test_there_is_hardly_a_tag_in_a_page(built_site: Path) -> None:
    files = list((built_site.parent / "build" / "pages" / "zh-Hans").rglob("*.md"))
    assert len(files) > 100
    for path in files:
        body = read(path)[1]
        assert sum(map(len, TAG.findall(body))) <= 0.03 * len(body), path


def test_every_link_of_a_published_page_leads_to_a_file(built_site: Path) -> None:
    followed = 0
    for path in built_site.rglob("*.md"):
        for element in plain(read(path)[1]).find_all(["a", "img"]):
            target, _, fragment = unquote(str(element.get("href") or element.get("src") or "")).partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            file = path.parent / target if target else path
            assert file.exists(), f"{path}: {target}"
            if fragment and file.suffix == ".md":
                followed += 1
                assert f"#{fragment}" in file.read_text("utf-8") or f'id="{fragment}"' in file.read_text("utf-8"), (
                    fragment
                )
    assert followed > 100


def test_the_whole_text_is_there_by_the_documents_name_alone(built_site: Path) -> None:
    whole = (built_site / SLUG / f"{SLUG}.md").read_text("utf-8")

    assert "layout:" not in whole.split("---\n")[1]
    assert not list(built_site.rglob("full.md"))
