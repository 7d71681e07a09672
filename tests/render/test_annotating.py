"""The data that the page's dialog reads: the source's text, the checker's limits, where each forge takes a new file."""

import json
from dataclasses import replace

import pytest

from gongwen.annotations.form import MAX_BYTES, MAX_QUOTE
from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars, Variant
from gongwen.render.annotating import FORGES, Repository, quotes_link, quotes_script, settings_script
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


def test_a_document_has_the_words_of_its_blocks_in_one_script() -> None:
    assert value(quotes_script(edition()), "gongwenQuotes") == {
        "slug": "pilot",
        "texts": {
            "preamble__p_1": "各市：",
            "chp_1": "一、总体要求",
            "chp_1__sec_1": "（一）数据。",
            "chp_1__sec_1__p_1": "共享。",
        },
    }


@pytest.mark.parametrize(
    ("variant", "address", "link"),
    [
        ("zh-Hans", "pilot/", "quotes.js"),
        ("zh-Hans", "pilot/chp_1/", "../quotes.js"),
        ("zh-Hant-TW", "pilot/", "../../pilot/quotes.js"),
        ("zh-Hant", "pilot/full/", "../../../pilot/quotes.js"),
    ],
)
def test_a_page_leads_to_the_script_that_all_scripts_share(variant: Variant, address: str, link: str) -> None:
    assert quotes_link(replace(edition(), variant=variant), address) == link


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
