"""Who wrote what stands around a document is named where it stands, in every format."""

import json

import pytest
import yaml

from gongwen.model import (
    SOURCE_VARIANT,
    Document,
    Edition,
    EditorSummary,
    Frame,
    Metadata,
    Paragraph,
    Part,
    Particulars,
)
from gongwen.publish.downloads import text_downloads
from gongwen.render.markdown.document_pages import document_pages
from gongwen.render.rights import frame_label, rights_value

NEWS = (Paragraph("news__p_1", 1, "某社讯。"),)
SUMMARIES = (EditorSummary("summary__p_1", 2, None, "要点。"),)


def edition(rights: tuple[tuple[str, str], ...], frame: Frame) -> Edition:
    main = Part("", "main", Metadata(title="通知"), preamble=(Paragraph("preamble__p_1", 3, "各市："),))
    return Edition("x", SOURCE_VARIANT, Document("x", "0", main, frame), Particulars(rights=rights))


BOTH = (("news", "甲社<b>"), ("editor_summaries", "乙刊"))


@pytest.mark.parametrize(
    ("rights", "label"),
    [
        (BOTH, "转载自 甲社<b>、乙刊（以下不是公文正文）"),
        ((("news", "甲社"), ("editor_summaries", "甲社")), "转载自 甲社（以下不是公文正文）"),
        ((), "转载者的报道（以下不是公文正文）"),
    ],
)
def test_the_frame_is_called_by_its_authors(rights: tuple[tuple[str, str], ...], label: str) -> None:
    assert frame_label(edition(rights, Frame(NEWS, SUMMARIES))) == label


def test_the_names_stand_on_pages_and_in_formats() -> None:
    shown = edition(BOTH, Frame(NEWS, SUMMARIES))
    pages = {page.path: page.text for page in document_pages(shown)}
    for path in ("x/index.md", "x/full.md"):
        assert "\n## 转载自 甲社&lt;b>、乙刊（以下不是公文正文） {: .gw-frame data-apparatus }\n" in pages[path]
        assert yaml.safe_load(pages[path].split("---\n")[1])["rights"] == dict(BOTH)
    assert json.loads(text_downloads(shown)["x.json"])["rights"] == dict(BOTH)


def test_nobody_is_named_for_what_is_not_published() -> None:
    assert rights_value(edition(BOTH, Frame(NEWS))) == {"news": "甲社<b>"}
    without = edition(BOTH, Frame())
    assert "rights" not in json.loads(text_downloads(without)["x.json"])
    assert "甲社" not in "".join(page.text for page in document_pages(without))
