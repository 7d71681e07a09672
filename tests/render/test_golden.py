"""The seed, rendered: what changes here changes what readers, programs and links get. See STYLE in docs/dev."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gongwen.library.project import find_project
from gongwen.library.read import read_library
from gongwen.model import Edition, Variant
from gongwen.publish.editions import converter_for, in_script, source_editions
from gongwen.render.markdown.document_pages import document_pages
from gongwen.render.markdown.page import published
from gongwen.render.outline import outline_value

GOLDEN = Path(__file__).parents[1] / "golden" / "digital-government"
SLUG = "digital-government"


@pytest.fixture(scope="module", params=["zh-Hans", "zh-Hant-TW"])
def edition(request: pytest.FixtureRequest) -> Edition:
    variant: Variant = request.param
    library = read_library(find_project(Path(__file__)), (SLUG,))
    return in_script(source_editions(library)[0], converter_for(variant, library))


def test_the_text_as_json(edition: Edition, golden: Callable[[Path, str], None]) -> None:
    value = json.dumps(outline_value(edition.document), ensure_ascii=False, indent=1)
    golden(GOLDEN / edition.variant / "document.json", value + "\n")


@pytest.mark.parametrize(("name", "file"), [("full", "document"), ("chp_8", "chp_8")])
def test_a_page(name: str, file: str, edition: Edition, golden: Callable[[Path, str], None]) -> None:
    bare = replace(edition, spans=())  # the glossary grows all the time
    page = next(p for p in document_pages(bare) if p.path == f"{SLUG}/{name}.md")
    # Summaries deepen all the time too; this is about the text and its marks.
    kept = [line for line in published(page.text).split("\n") if not line.startswith(("summary: ", "description: "))]
    golden(GOLDEN / edition.variant / f"{file}.md", "\n".join(kept))
