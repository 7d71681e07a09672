"""Word files of a few lines of XML, with whatever parts a test wants; and what both readers make of them."""

import io
import zipfile
from xml.sax.saxutils import escape

from gongwen.sources.article import read_article
from gongwen.sources.blocks import Article, SourceParagraph, SourceTable
from gongwen.text.visible import visible
from gongwen.verify.source import read_source

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "zzz": "urn:nobody-knows",
}
NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Parts that Word refers to from the file itself and not from its document.
_OF_THE_FILE = ("core-properties", "extended-properties", "custom-properties")


def p(*inner: str, properties: str = "") -> str:
    """A paragraph of words and of elements."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(x if x.startswith('<') else run(x) for x in inner)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{escape(text)}</w:t></w:r>"


def part(name: str, content: str) -> bytes:
    """A part whose root has this name of the word processing namespace."""
    return f"<w:{name} {NAMES}>{content}</w:{name}>".encode()


def word(body: str, main: str = "word/document.xml", **parts: bytes) -> bytes:
    """A Word file; each part is named by the kind of its relation (`_` for -), with a digit where there are several."""
    stream = io.BytesIO()
    own: list[str] = []
    file = [f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="{main}"/>']
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(main, part("document", f"<w:body>{body}</w:body>"))
        for key, content in parts.items():
            kind, target = key.rstrip("0123456789").replace("_", "-"), f"parts/{key}.xml"
            of_the_file = kind in _OF_THE_FILE
            relation = f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="/{target}"/>'
            (file if of_the_file else own).append(relation)
            archive.writestr(target, content)
        folder, _, name = main.rpartition("/")
        archive.writestr("[Content_Types].xml", _types(main))
        archive.writestr("_rels/.rels", _relations(file))
        archive.writestr(f"{folder}/_rels/{name}.rels", _relations(own))
    return stream.getvalue()


def _types(main: str) -> str:
    override = f'<Override PartName="/{main}" ContentType="{_KIND}"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{override}</Types>'


def _relations(relations: list[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>'


def shown(data: bytes) -> str:
    """The visible characters of the text and its notes, in order of lines; fails where the two readers differ."""
    article = read_article(data, "x.docx")
    read = [(block.line, _text(block)) for block in article.blocks if isinstance(block, SourceParagraph | SourceTable)]
    read += [(note.line, note.text) for note in article.notes]
    ours = visible("".join(text for _, text in sorted(read, key=lambda one: one[0])))
    theirs = visible("".join(passage.text for passage in read_source(data, "x.docx").passages))
    assert ours == theirs
    return ours


def left_out(article: Article) -> list[tuple[str, str]]:
    return [(left.what, left.text) for left in article.omitted]


def _text(block: SourceParagraph | SourceTable) -> str:
    if isinstance(block, SourceTable):
        return "".join(cell for row in block.rows for cell in row)
    return block.text
