"""What a Word file shows outside its paragraphs has to be told by the reader; the witness looks for itself."""

from pathlib import Path

import pytest
from tests.sources.word_files import NAMES, p, part, run, word

from gongwen.errors import GongwenError
from gongwen.model import Omitted
from gongwen.sources.article import read_article
from gongwen.variants.conversion import Converter
from gongwen.verify.docx_beside import not_told
from gongwen.verify.report import Original
from gongwen.verify.run import verify_document
from gongwen.verify.source import read_source

_DRAWN = "<w:r><w:drawing><a:p><a:r><a:t>图中字</a:t></a:r></a:p></w:drawing></w:r>"
_ART = '<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>'
_DIAGRAM = f"<x {NAMES}><a:p><a:r><a:t>图示字</a:t></a:r></a:p></x>".encode()
_CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback>{1}</mc:Fallback></mc:AlternateContent>'
)


@pytest.mark.parametrize(
    ("data", "beside"),
    [
        (word(p("甲", _DRAWN)), ["图中字"]),
        (word(p("甲", _ART)), ["艺术字"]),
        (word(p("甲", _CHOICE.format(run("乙"), _ART))), []),  # Word shows the other
        (word(p("甲", f"<w:del>{_ART}</w:del>")), []),
        (word(p("甲", '<w:r><dgm:relIds r:dm="diagramData"/></w:r>'), diagramData=_DIAGRAM), ["图示字"]),
        (word(p("甲"), header=part("hdr", p("某发〔2024〕3号"))), ["某发〔2024〕3号"]),
        (word(p("甲"), footer=part("ftr", p("第", "1", "页"))), []),
        (word(p("甲"), comments=part("comments", f'<w:comment w:id="1">{p("批语")}</w:comment>')), ["批语"]),
    ],
)
def test_words_beside_the_text_are_seen_and_told(data: bytes, beside: list[str]) -> None:
    read = read_source(data, "x.docx")

    assert list(read.beside) == beside
    assert list(not_told(read.beside, (left.text for left in read_article(data, "x.docx").omitted))) == []
    assert list(not_told(read.beside, ())) == beside


def test_of_the_shared_word_files_all_is_told(documents_root: Path) -> None:
    seen = 0
    for path in sorted(documents_root.parent.rglob("*.docx")):
        data = path.read_bytes()
        try:
            read, article = read_source(data, path.name), read_article(data, path.name)
        except GongwenError:
            continue
        assert list(not_told(read.beside, (left.text for left in article.omitted))) == [], path.name
        seen += 1
    assert seen


@pytest.mark.parametrize(("omitted", "missing"), [((), ["艺术字"]), ((Omitted(1, "艺术字", "艺术字", "counted"),), [])])
def test_what_was_not_told_is_missing(tmp_path: Path, omitted: tuple[Omitted, ...], missing: list[str]) -> None:
    original = Original(word(p(_ART)), "x.docx", (), omitted)
    (report,) = verify_document(original, tmp_path, "x", {"zh-Hans": Converter("zh-Hans", ())}, formats=("html",))

    assert [place.text for place in report.places if place.what == "missing"] == missing
