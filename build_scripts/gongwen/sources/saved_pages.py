"""Pages that were saved whole: a mail of HTML and pictures (.mht, .mhtml, .eml), an archive of the same (.zip)."""

import re
from collections.abc import Iterator, Mapping
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urljoin

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.decoding import decode_source
from gongwen.sources.file_forms import MAX_FILE
from gongwen.text.archives import ArchiveError, check_archive, part_names, read_part

_MOST = 200_000_000  # of an archive unpacked
_MOST_PARTS = 5_000
_PAGES = (".html", ".htm", ".shtml", ".xhtml")
_PACKAGES = ("[content_types].xml", "mimetype")  # of Word, e-books and their like, which may hold pages too
_TEXTS = (".txt", ".md", ".doc", ".docx", ".wps", ".rtf", ".odt", ".pdf", ".ofd", ".xls", ".xlsx", ".eml", ".mht")
_CHARSET = re.compile(r"""(<meta\b[^>]*?charset\s*=\s*["']?)[A-Za-z0-9_.:-]+""", re.IGNORECASE)
_ADDRESS = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_CID = re.compile(r"""(["'])cid:([^"'<>]*)\1""", re.IGNORECASE)

Saved = tuple[str, tuple[tuple[str, bytes], ...]]


def read_mail(data: bytes, path: str) -> Saved:
    """The HTML of a saved page or mail, and the pictures that it holds by the addresses that the page gives them."""
    try:
        mail = BytesParser(policy=policy.default).parsebytes(data)
        parts = [part for part in _walk(mail) if not part.is_multipart()]
        page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
        if page is None:
            raise UnsupportedSourceError("邮件里没有网页（text/html）；请把其中的公文另存为 .html、.docx 或 .txt", path)
        names = {_content_id(part): f"cid-{number}.{part.get_content_subtype()}" for number, part in enumerate(parts)}
        html = _CID.sub(lambda m: f"{m[1]}{names.get(m[2], m[2])}{m[1]}", _as_utf8(_text(page, path)))
        base = str(page.get("Content-Location") or "")
        held = {key: part.get_payload(decode=True) for part in parts if part is not page for key in _keys(part, names)}
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError) as error:
        # What Python's own reader raises over a head that is none.
        raise UnsupportedSourceError("这份邮件或整页存档损坏了；请重新另存", path) from error
    found = {address: held.get(urljoin(base, address)) or held.get(address) for address in _addresses(html)}
    return html, tuple((address, bytes(data)) for address, data in found.items() if isinstance(data, bytes))


def _walk(mail: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(mail.walk()):
        if number >= _MOST_PARTS:
            return
        yield part


def _text(part: EmailMessage, path: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset()
    text, _ = decode_source(data, path, charset if charset and charset != "us-ascii" else None)
    return text


def _content_id(part: EmailMessage) -> str:
    return str(part.get("Content-ID", "")).strip().strip("<>")


def _keys(part: EmailMessage, names: Mapping[str, str]) -> Iterator[str]:
    if location := part.get("Content-Location"):
        yield str(location)
    if name := _content_id(part):
        yield names[name]


def has_page(data: bytes) -> bool:
    """True for an archive with a page in it that is no package of an office."""
    try:
        names = part_names(data)
    except ArchiveError:
        return False
    pages = any(name.endswith(_PAGES) and not _is_litter(known) for name, known in names.items())
    return pages and not any(name in names for name in _PACKAGES)


def read_page_archive(data: bytes, path: str) -> Saved:
    """The one page of an archive, and the pictures that lie beside it by the addresses that it gives them."""
    try:
        check_archive(data, _MOST)
        names = part_names(data)
        pages = [name for name in names.values() if name.lower().endswith(_PAGES) and not _is_litter(name)]
        if len(pages) != 1:
            raise UnsupportedSourceError(
                f"压缩文件里有 {len(pages)} 个网页，不知道哪一个是公文；请解压后放入那一个", path
            )
        if texts := [name for name in names.values() if name.lower().endswith(_TEXTS) and not _is_litter(name)]:
            raise UnsupportedSourceError(f"压缩文件里除了网页还有 {texts[0]}；请解压后放入公文那一个", path)
        html = _as_utf8(decode_source(read_part(data, pages[0], MAX_FILE) or b"", path, None)[0])
        held = dict(_beside(data, html, pages[0], names))
    except ArchiveError as error:
        raise UnsupportedSourceError("压缩文件损坏、加了密码或解开后太大；请重新压缩，或解压后放入", path) from error
    return html, tuple(held.items())


def _is_litter(name: str) -> bool:
    """True for what Apple's archiver puts beside each file."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith("._")


def _beside(data: bytes, html: str, page: str, names: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    for address in _addresses(html):
        name = names.get(normpath(join(dirname(page), unquote(address))).lower())
        if name and (part := read_part(data, name, MAX_FILE + 1)) is not None:
            yield address, part


def _addresses(html: str) -> Iterator[str]:
    yield from dict.fromkeys(one or other for one, other in _ADDRESS.findall(html))


def _as_utf8(html: str) -> str:
    return _CHARSET.sub(r"\g<1>utf-8", html)
