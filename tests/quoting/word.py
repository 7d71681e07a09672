"""A Word file of a body and footnotes written by hand, for what python-docx has no call for."""

from io import BytesIO
from zipfile import ZipFile

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx_file(*, body: str, footnotes: str) -> bytes:
    """The file; both are the inner XML of their parts."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
            f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/></Types>',
        )
        archive.writestr("_rels/.rels", _relation("officeDocument", "word/document.xml"))
        archive.writestr("word/_rels/document.xml.rels", _relation("footnotes", "footnotes.xml"))
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{_MAIN}">{footnotes}</w:footnotes>')
    return stream.getvalue()


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
