"""Files that are no article in a form of ours, told from their bytes; of each, what it is and what to do with it.

A form that is read one day loses its row here.
"""

import json
import re

from gongwen.text.archives import ArchiveError, part_names, read_part

_TO_DOCX = "请在 Word 或 WPS 中打开后另存为 .docx"
_FROM_MAIL = "请打开邮件，把其中的公文另存为 .html、.docx 或 .txt"
_FROM_DATA = "请把其中的公文另存为 .txt、.md、.html 或 .docx"
_SCAN = "请先做文字识别，再存为 .txt"
_PRESENTATION = "请把其中的文字存为 .docx 或 .txt"
_TABLE = "请把表格粘贴到 Word 文件里存为 .docx，或放进公文的 files/ 作附件"
_UNPACK = "请解压后放入文章"

# Beginnings, longest first where one begins another.
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF", "请用 gongwen import 放入：读出的文字成为 source.html，原件留在旁边"),
    (b"{\\rtf", "RTF", _TO_DOCX),
    (b"%!PS", "PostScript", "请找原来的文件，存为 .docx 或 .txt"),
    (b"AT&TFORM", "DjVu", _SCAN),
    (b"\x89PNG", "图片", _SCAN),
    (b"\xff\xd8\xff", "图片", _SCAN),
    (b"GIF8", "图片", _SCAN),
    (b"II*\x00", "图片", _SCAN),
    (b"MM\x00*", "图片", _SCAN),
    (b"Rar!\x1a\x07", "压缩文件（.rar）", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "压缩文件（.7z）", _UNPACK),
    (b"\x1f\x8b", "压缩文件（.gz）", _UNPACK),
    (b"BZh91AY&SY", "压缩文件（.bz2）", _UNPACK),
    (b"\xfd7zXZ\x00", "压缩文件（.xz）", _UNPACK),
    (b"bplist00", "苹果的网页存档（.webarchive）", "请在浏览器中打开，另存为 .html"),
)
_LATER: tuple[tuple[int, bytes, str, str], ...] = (
    (8, b"WEBP", "图片", _SCAN),
    (4, b"ftyphei", "图片", _SCAN),
    (4, b"ftypmif", "图片", _SCAN),
    (60, b"BOOKMOBI", "电子书（.mobi）", "请用阅读软件打开，把文字存为 .html、.docx 或 .txt"),
    (257, b"ustar", "压缩文件（.tar）", _UNPACK),
)
_ZIP = b"PK\x03\x04"
# What an archive of another sort holds: the name of a part, in lower case.
_PARTS: tuple[tuple[str, str, str], ...] = (
    ("ofd.xml", "OFD", "请转换为 .docx 或 .html"),
    ("xl/workbook.xml", "Excel 表格（.xlsx）", _TABLE),
    ("xl/workbook.bin", "Excel 表格（.xlsb）", _TABLE),
    ("ppt/presentation.xml", "PowerPoint 文稿（.pptx）", _PRESENTATION),
    ("index/document.iwa", "Pages、Numbers 或 Keynote 文稿", "请在苹果电脑上导出为 .docx"),
    ("index.zip", "Pages、Numbers 或 Keynote 文稿", "请在苹果电脑上导出为 .docx"),
    ("fixeddocseq.fdseq", "XPS", "请找原来的文件，存为 .docx"),
    ("meta-inf/container.xml", "电子书（.epub）", "请用阅读软件打开，把文字存为 .html、.docx 或 .txt"),
)
_MIME_TYPES: tuple[tuple[bytes, str, str], ...] = (
    (b"application/epub+zip", "电子书（.epub）", "请用阅读软件打开，把文字存为 .html、.docx 或 .txt"),
    (b"application/vnd.oasis.opendocument.text", "OpenDocument 文字（.odt）", _TO_DOCX),
    (b"application/vnd.oasis.opendocument.spreadsheet", "OpenDocument 表格（.ods）", _TABLE),
    (b"application/vnd.oasis.opendocument.presentation", "OpenDocument 演示（.odp）", _PRESENTATION),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams of an OLE file, whose names stand in it as UTF-16.
_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("__substg1.0_", "Outlook 邮件（.msg）", _FROM_MAIL),
    ("PowerPoint Document", "旧版 PowerPoint 文稿（.ppt）", _PRESENTATION),
    ("Workbook", "旧版 Excel 表格（.xls）", _TABLE),
    ("EncryptedPackage", "加了密码的文件", "请在 Word 或 WPS 中去掉密码，另存为 .docx"),
)
_OLD_WORD = ("旧版 Word 或 WPS 文件（.doc、.wps）", "请在 Word 或 WPS 中另存为 .docx")
_HEADER = re.compile(rb"(?:From [^\r\n]+\r?\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*)+")
_OF_MAIL = re.compile(rb"^(?:mime-version|content-type|message-id|received|return-path)[ \t]*:", re.I | re.M)
_OF_A_PAGE = re.compile(rb"multipart/related|<saved by|snapshot-content-location", re.I)
_OPENS_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{|\[\s*\{)\s*\"[^\"\n]{0,200}\"\s*:")
_MAY_BE_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_ROOTS: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"<(?:\w+:)?wordDocument\b"), "Word 2003 的 XML", _TO_DOCX),
    (re.compile(rb"<(?:\w+:)?package\b[^>]*xmlPackage"), "Word 的 XML", _TO_DOCX),
    (re.compile(rb"<office:document\b"), "OpenDocument 文字（.fodt）", _TO_DOCX),
    (re.compile(rb"<(?:rss|feed|rdf:RDF)\b"), "订阅源（RSS、Atom）", "请打开其中的文章，另存为 .html"),
    (re.compile(rb"<plist\b"), "苹果的网页存档（.webarchive）", "请在浏览器中打开，另存为 .html"),
)
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*+<[?!][^>]*+>)*+\s*+")
_HEAD = 65536


def foreign_form(data: bytes) -> tuple[str, str] | None:
    """The name of a form that is not read, and what to do with it; None for what may be an article."""
    for told in (_by_beginning, _by_parts, _by_streams, _by_words):
        if found := told(data):
            return found
    return None


def _by_beginning(data: bytes) -> tuple[str, str] | None:
    for beginning, name, remedy in _BEGINNINGS:
        if data.startswith(beginning):
            return name, remedy
    return next(((name, remedy) for at, mark, name, remedy in _LATER if data.startswith(mark, at)), None)


def _by_parts(data: bytes) -> tuple[str, str] | None:
    """What a ZIP archive is by what it holds; an archive of anything else is one to unpack."""
    if not data.startswith(_ZIP):
        return None
    try:
        names, kind = part_names(data), read_part(data, "mimetype", 200) or b""
    except ArchiveError:  # cut off, so its list of parts at the end is gone
        names, kind = {}, data[:200]
    if b"OFD.xml" in data:
        return _PARTS[0][1:]
    for mime, name, remedy in _MIME_TYPES:
        if mime in kind:
            return name, remedy
    found = ((name, remedy) for part, name, remedy in _PARTS if any(known.endswith(part) for known in names))
    return next(found, ("压缩文件", _UNPACK))


def _by_streams(data: bytes) -> tuple[str, str] | None:
    if not data.startswith(_OLE):
        return None
    found = ((name, remedy) for stream, name, remedy in _STREAMS if stream.encode("utf-16-le") in data)
    return next(found, _OLD_WORD)


def _by_words(data: bytes) -> tuple[str, str] | None:
    """Forms that are text: a mail, a page saved as a mail, data, XML that is no page."""
    head = data[:_HEAD].lstrip()
    header = _HEADER.match(head)
    if header and _OF_MAIL.search(header[0]):
        if _OF_A_PAGE.search(header[0]):
            return "整页存档（.mht）", "请在浏览器中打开，另存为 .html（仅网页）"
        return "邮件（.eml）", _FROM_MAIL
    if _is_json(data):
        return "JSON 数据", _FROM_DATA
    root = _PROLOG.match(head)
    if root and (found := next(((n, r) for form, n, r in _ROOTS if form.match(head, root.end())), None)):
        return found
    return ("LaTeX", _FROM_DATA) if head.startswith(b"\\documentclass") else None


def _is_json(data: bytes) -> bool:
    """True for data that opens like JSON of records, or that is JSON all through."""
    if _OPENS_JSON.match(data):
        return True
    if not _MAY_BE_JSON.match(data):
        return False
    try:
        return isinstance(json.loads(data.decode("utf-8-sig")), dict | list)
    except (ValueError, RecursionError):  # RecursionError: brackets in brackets without end
        return False
