"""The data that the page's dialog reads: the source's text, the checker's limits, where each forge takes a new file."""

import json

import pytest

from gongwen.annotations.form import MAX_BYTES, MAX_QUOTE
from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars
from gongwen.render.annotating import FORGES, Repository, quote_scripts, quotes_file, quotes_link, settings_script
from gongwen.variants.ui import ui_table


def value(script: str, name: str) -> dict[str, object]:
    assert script.startswith(f"window.{name} = ") and script.endswith(";\n")
    found = json.loads(script.removeprefix(f"window.{name} = ").removesuffix(";\n"))
    assert isinstance(found, dict)
    return found


def edition() -> Edition:
    section = Division("chp_1__sec_1", "section", 3, "（一）", "数据。", (Paragraph("chp_1__sec_1__p_1", 4, "共享。"),))
    chapter = Division("chp_1", "chapter", 2, "一、", "总体要求", (), (section,))
    part = Part("", "main", Metadata(), (), (Paragraph("preamble__p_1", 1, "各市："),), (chapter,))
    return Edition("pilot", "zh-Hans", Document("docs/documents/pilot/source.txt", "", part), Particulars())


def test_every_page_of_text_has_the_words_of_its_blocks() -> None:
    scripts = {path: value(script, "gongwenQuotes") for path, script in quote_scripts(edition())}

    assert scripts["pilot/index.quotes.js"] == {"slug": "pilot", "texts": {"preamble__p_1": "各市："}}
    assert scripts["pilot/chp_1.quotes.js"]["texts"] == {
        "chp_1": "一、总体要求",
        "chp_1__sec_1": "（一）数据。",
        "chp_1__sec_1__p_1": "共享。",
    }
    assert set(scripts) == {"pilot/index.quotes.js", "pilot/chp_1.quotes.js", "pilot/full.quotes.js"}


@pytest.mark.parametrize(
    ("address", "file", "link"),
    [
        ("pilot/", "pilot/index.quotes.js", "index.quotes.js"),
        ("pilot/chp_1/", "pilot/chp_1.quotes.js", "../chp_1.quotes.js"),
        ("pilot/full/", "pilot/full.quotes.js", "../full.quotes.js"),
    ],
)
def test_a_page_leads_to_its_script(address: str, file: str, link: str) -> None:
    assert (quotes_file(address), quotes_link(address)) == (file, link)


def test_the_limits_are_those_of_the_checker() -> None:
    settings = value(settings_script("zh-Hant-TW", None, ""), "gongwenAnnotate")

    assert isinstance(settings["limits"], dict)
    assert (settings["limits"]["maxQuote"], settings["limits"]["bytes"]) == (MAX_QUOTE, MAX_BYTES)
    assert settings["repository"] is None and settings["editors"] == ""


def test_the_dialog_has_every_word_in_the_pages_script() -> None:
    words = value(settings_script("zh-Hant-TW", None, ""), "gongwenAnnotate")["words"]

    assert isinstance(words, dict)
    assert {f"annotate.{key}" for key in words} >= {key for key in ui_table() if key.startswith("annotate.")}
    assert words["write"] == "寫註解"


@pytest.mark.parametrize("forge", FORGES)
def test_a_forge_is_addressed_by_known_values_only(forge: str) -> None:
    values = {key: key for key in ("url", "branch", "path", "folder", "name", "text")}
    form = FORGES[forge]

    assert form.empty.format(**values).startswith("url/")
    assert "text" not in form.empty.format(**{**values, "text": "!"})
    assert not form.filled or form.filled.format(**values).endswith("=text")
    settings = value(settings_script("zh-Hans", Repository(forge, "https://forge.example/a/b"), ""), "gongwenAnnotate")
    assert isinstance(settings["repository"], dict) and settings["repository"]["branch"] == "main"
