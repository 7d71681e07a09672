"""Links of the source to annex files are found again in the words of the text."""

import pytest

from gongwen.enrich.annexes import annex_spans
from gongwen.model import AttachedFile, Document, FileLink, Metadata, Paragraph, Part

FILES = tuple(AttachedFile(name, name, "", 1, "0") for name in ("a.xls", "b.xls"))


def found(links: list[FileLink], *texts: str) -> list[tuple[str, str, str]]:
    blocks = tuple(Paragraph(f"preamble__p_{n}", n, text) for n, text in enumerate(texts, 1))
    document = Document("x", "0", Part("", "main", Metadata(), preamble=blocks), links=tuple(links))
    words = {block.eid: block.text for block in blocks}
    spans = annex_spans(document, FILES)
    assert {span.kind for span in spans} <= {"file"}
    return [(span.eid, words[span.eid][span.start : span.end], span.ref) for span in spans]


@pytest.mark.parametrize(
    ("links", "texts", "expected"),
    [
        ([FileLink(1, "a.xls", "名单")], ("附件：名单",), [("preamble__p_1", "名单", "a.xls")]),
        ([FileLink(2, "a.xls", "名单")], ("名单", "名单"), [("preamble__p_2", "名单", "a.xls")]),  # by its line
        (  # the same words twice: each link has its own
            [FileLink(1, "a.xls", "表"), FileLink(1, "b.xls", "表")],
            ("表、表",),
            [("preamble__p_1", "表", "a.xls"), ("preamble__p_1", "表", "b.xls")],
        ),
        ([FileLink(1, "a.xls", "别处")], ("附件",), []),  # words that are not in the text
        ([FileLink(9, "a.xls", "附件")], ("附件",), []),
        ([FileLink(1, "c.xls", "附件")], ("附件",), []),  # a file that is not there
    ],
)
def test_the_words_of_a_link_are_found(
    links: list[FileLink], texts: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert found(links, *texts) == expected
