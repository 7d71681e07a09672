"""The project's own document, read exactly: what docs/dev/design.md shows as the JSON of `outline`."""

import html
import re
from collections import Counter
from pathlib import Path

import pytest

from gongwen.model import Document, walk_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.visible import visible

SOURCE = Path(__file__).parents[2] / "docs/documents/digital-government/source.html"


@pytest.fixture(scope="module")
def document() -> Document:
    return parse_structure(read_article(SOURCE.read_bytes(), SOURCE.name))


def test_metadata(document: Document) -> None:
    metadata = document.main.metadata

    assert metadata.title == "国务院关于加强数字政府建设的指导意见"
    assert (metadata.number, metadata.doc_type, metadata.issuers) == (None, "意见", ("国务院",))
    assert (metadata.date, metadata.published, metadata.signature) == ("2022-06-06", "2022-06-23", "国务院")
    assert [(e.date, e.kind, e.by, e.eid) for e in metadata.events] == [
        ("2022-06-06", "promulgated", "国务院", "conclusions__p_2")
    ]


def test_divisions(document: Document) -> None:
    divisions = document.main.divisions

    assert [len(d.divisions) for d in divisions] == [2, 7, 4, 5, 3, 3, 3, 4]
    assert [d.eid for d in divisions[0].divisions[1].divisions] == [f"chp_1__sec_2__para_{n}" for n in (1, 2, 3)]
    assert (divisions[1].number, divisions[1].heading) == ("二、", "构建协同高效的政府数字化履职能力体系")
    assert (divisions[1].line, divisions[1].blocks[0].eid) == (59, "chp_2__intro__p_1")


def test_frame(document: Document) -> None:
    frame = document.frame

    assert [(b.eid, b.line) for b in frame.news] == [("news__p_1", 16), ("news__p_2", 38)]
    assert [s.division for s in frame.editor_summaries] == [f"chp_{n}" for n in range(2, 9)]
    assert (document.main.front[0].eid, document.main.front[0].line) == ("front__p_1", 39)
    assert document.main.preamble[0].text == document.main.metadata.salutation
    assert document.findings == ()


def test_every_visible_character_of_the_file_stands_once_on_its_line(document: Document) -> None:
    lines = SOURCE.read_text("utf-8").split("\n")
    expected = {n: Counter(visible(html.unescape(re.sub(r"<[^>]*>", "", line)))) for n, line in enumerate(lines, 1)}
    found: dict[int, Counter[str]] = {n: Counter() for n in expected}
    for line, text in [(u.line, u.text) for u in walk_text(document)] + [(o.line, o.text) for o in document.omitted]:
        found[line].update(visible(text))

    assert found == expected
