"""Word files, EPUB and Akoma Ntoso are read back whole; whatever is done to one is seen."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from tests.render.citation.documents import LAW, NOTICE, edition
from tests.render.epub.test_book import rich
from tests.render.word.test_document import PNG

from gongwen.model import Edition, Particulars, walk_part_text
from gongwen.render.akoma_ntoso.document import akoma_ntoso
from gongwen.render.archive import Member, archive
from gongwen.render.epub.book import epub
from gongwen.render.print.sheets import whole_sheet
from gongwen.render.word.document import word_file
from gongwen.text.visible import visible
from gongwen.verify.published import Reading
from gongwen.verify.published_akn import read_akn
from gongwen.verify.published_epub import read_epub
from gongwen.verify.published_word import read_word

FEET = ("转载整理，非正式文本",)
PICTURES = {"chp_1__intro__fig_1": sha256(PNG).hexdigest()}
SAID = "先海上，后江河。"


def eids(found: Edition) -> list[str]:
    return [unit.eid for unit in walk_part_text(found.document.main)]


def word(found: Edition) -> bytes:
    return word_file(found, whole_sheet(found), {"a.png": PNG})


def book(found: Edition) -> bytes:
    return epub(found, {"a.png": PNG}, "https://gongwen.example/")


def akn(found: Edition) -> bytes:
    return akoma_ntoso(found).encode()


FORMS: dict[str, tuple[Callable[[Edition], bytes], Callable[[bytes, list[str]], Reading]]] = {
    "word": (word, lambda data, names: read_word(data, names, FEET, PICTURES)),
    "epub": (book, lambda data, names: read_epub(data, names, (), PICTURES)),
    "akn": (akn, lambda data, names: read_akn(data, names)),
}


def expected(found: Edition) -> list[tuple[str, str]]:
    units = ((unit.eid, visible(unit.text)) for unit in walk_part_text(found.document.main))
    return [(eid, text) for eid, text in units if text]


def read(form: str, found: Edition, data: bytes) -> tuple[list[tuple[str, str]], list[str]]:
    reading = FORMS[form][1](data, eids(found))
    pieces = [(piece.eid, visible(piece.text)) for piece in reading.pieces]
    return [piece for piece in pieces if piece[1]], [piece.text for piece in reading.strays]


def rewritten(data: bytes, part: str, old: str, new: str) -> bytes:
    """The archive (or the file) with one thing changed in a part; the change must be one."""
    if not part:
        assert old in data.decode()
        return data.decode().replace(old, new, 1).encode()
    with ZipFile(BytesIO(data)) as held:
        members = {name: held.read(name) for name in held.namelist()}
    if old:
        assert old.encode() in members[part], part
        members[part] = members[part].replace(old.encode(), new.encode(), 1)
    else:
        members[part] = new.encode()
    return archive([Member(name, content) for name, content in members.items()])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("found", [edition(LAW), edition(NOTICE), rich()], ids=["law", "notice", "rich"])
def test_all_is_read_under_its_eid_and_nothing_else(form: str, found: Edition) -> None:
    assert read(form, found, FORMS[form][0](found)) == (expected(found), [])


def test_the_pictures_that_xml_names_are_read_under_their_eids() -> None:
    reading = read_akn(akn(rich()), eids(rich()))
    assert [(piece.eid, piece.text) for piece in reading.pictures] == [("chp_1__intro__fig_1", "files/a.png")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<a", b"\x00" * 99])
def test_what_is_no_such_file_shows_nothing(form: str, data: bytes) -> None:
    assert read(form, rich(), data)[0] == []


DOCUMENT, STYLES, NOTES, FOOT = (f"word/{name}.xml" for name in ("document", "styles", "footnotes", "footer1"))
PAGE, SHEET, PACKAGE = "EPUB/chp_2.xhtml", "EPUB/book.css", "EPUB/package.opf"
FIRST = "EPUB/chp_1.xhtml"
RUN = '<w:r><w:t xml:space="preserve">先海上'
MORE = "<w:p><w:r><w:t>加一句。</w:t></w:r></w:p>"
# What a list of fields calls a document that does not begin with its title.
UNTITLED = edition("第一条　灯塔应当常明。\n\n第二条　夜间不得熄灯。\n", Particulars(title="灯塔条例"))
TITLE = '<w:p><w:pPr><w:pStyle w:val="GwTitle"/></w:pPr><w:r><w:t xml:space="preserve">灯塔条例</w:t></w:r></w:p>'


def test_a_title_that_no_text_has_stands_in_a_word_file_and_is_no_text() -> None:
    data = word(UNTITLED)
    assert docx.Document(BytesIO(data)).paragraphs[0].text == "灯塔条例"
    assert read("word", UNTITLED, data) == (expected(UNTITLED), [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TITLE, TITLE.replace("灯塔条例", "灯塔办法")),
        (TITLE, TITLE + TITLE),
        (TITLE, TITLE.replace("GwTitle", "GwFront")),
        (TITLE, TITLE.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")),
        (TITLE, TITLE.replace("</w:t>", "</w:t><w:br/>")),
    ],
)
def test_only_that_title_is_known(old: str, new: str) -> None:
    assert read("word", UNTITLED, rewritten(word(UNTITLED), DOCUMENT, old, new)) != (expected(UNTITLED), [])


TAMPERINGS = [
    ("word", DOCUMENT, "后江河", "不后江河"),
    ("word", DOCUMENT, SAID, ""),
    ("word", DOCUMENT, 'w:val="GwHeading2"', 'w:val="GwHeading5"'),
    ("word", DOCUMENT, RUN, '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">先海上'),
    ("word", DOCUMENT, RUN, '<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">先海上'),
    ("word", DOCUMENT, "</w:body>", f"{MORE}</w:body>"),
    ("word", DOCUMENT, "</w:body>", "<w:p><w:r><w:pict/></w:r></w:p></w:body>"),
    ("word", DOCUMENT, '<w:bookmarkStart w:id="1" w:name="front__p_1"/>', ""),
    ("word", DOCUMENT, 'w:name="front__p_1"', 'w:name="chp_9"'),
    ("word", DOCUMENT, "<w:pPr>", '<w:pPr><w:framePr w:y="-9999"/>'),
    ("word", STYLES, "<w:sz ", '<w:vanish/><w:sz '),
    ("word", STYLES, 'w:sz w:val="32"', 'w:sz w:val="2"'),
    ("word", STYLES, "<w:sz ", '<w:color w:val="FFFFFF"/><w:sz '),
    ("word", NOTES, "第二段", "别的话"),
    ("word", NOTES, "</w:footnotes>", f'<w:footnote w:id="9">{MORE}</w:footnote></w:footnotes>'),
    ("word", FOOT, "转载整理，非正式文本", "国务院办公厅印发"),
    ("word", "word/comments.xml", "", "<a/>"),
    ("word", "word/media/image1.png", "PNG", "GNP"),
    ("epub", PAGE, "后江河", "不后江河"),
    ("epub", PAGE, SAID, ""),
    ("epub", PAGE, SAID, f"<s>{SAID}</s>"),
    ("epub", PAGE, SAID, f'<span style="display:none">{SAID}</span>'),
    ("epub", PAGE, SAID, f"<span hidden=\"\">{SAID}</span>"),
    ("epub", PAGE, "</body>", "<p>加一句。</p></body>"),
    ("epub", PAGE, "</body>", '<div>加一句。</div></body>'),
    ("epub", PAGE, "</head>", "<style>p{display:none}</style></head>"),
    ("epub", PAGE, "</body>", "<script>x</script></body>"),
    ("epub", SHEET, "h1,", "p{display:none} h1,"),
    ("epub", SHEET, "h1,", "p::after{content:'不'} h1,"),
    ("epub", PACKAGE, '<itemref idref="t-chp_2"/>', ""),
    ("epub", "EPUB/more.xhtml", "", "<a/>"),
    ("epub", FIRST, "第二段", "别的话"),
    ("epub", FIRST, ">1</a>", ">不</a>"),
    ("epub", "EPUB/files/a.png", "PNG", "GNP"),
    ("akn", "", "后江河", "不后江河"),
    ("akn", "", SAID, ""),
    ("akn", "", SAID, f"<del>{SAID}</del>"),
    ("akn", "", SAID, f'<i style="display:none">{SAID}</i>'),
    ("akn", "", "</mainBody>", "<p>加一句。</p></mainBody>"),
    ("akn", "", "</identification>", "</identification>加一句。"),
    ("akn", "", ' eId="chp_2"', ' eId="chp_9"'),
    ("akn", "", "第二段", "别的话"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "part", "old", "new"), TAMPERINGS)
def test_a_tampering_is_seen(form: str, part: str, old: str, new: str) -> None:
    found = rich()
    pieces, strays = read(form, found, rewritten(FORMS[form][0](found), part, old, new))
    assert pieces != expected(found) or strays


def test_a_paragraph_that_was_moved_is_read_where_it_stands() -> None:
    found = rich()
    block = '<p id="chp_2__sec_1__para_2__p_1">先海上，后江河。</p>'
    data = rewritten(rewritten(book(found), PAGE, block, ""), PAGE, "</h2>", f"</h2>{block}")
    assert read("epub", found, data)[0] != expected(found)
