"""What changed between two states of a document."""

import pytest

from gongwen.annotations.changes import document_changes
from gongwen.model import Document, Metadata, Paragraph, Part


def document(*texts: str) -> Document:
    blocks = tuple(Paragraph(f"preamble__p_{n}", n, text) for n, text in enumerate(texts, 1))
    return Document("", "", Part("", "main", Metadata(), (), blocks))


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (("甲。", "乙。"), ("甲。", "乙。"), []),
        (("甲。", "健全制度。"), ("甲。", "完善制度。"), [("preamble__p_2", "[-健全-]{+完善+}制度。")]),
        (("甲。",), ("甲。", "乙。"), [("preamble__p_2", "{+乙。+}")]),
        (("甲。", "乙。"), ("乙。",), [("preamble__p_1", "[-甲。-]")]),
    ],
)
def test_each_paragraph_that_is_other(
    old: tuple[str, ...], new: tuple[str, ...], changes: list[tuple[str, str]]
) -> None:
    assert list(document_changes(document(*old), document(*new))) == changes
