"""The page in a mail or an archive, taken out with nothing but base64 and quoted-printable: the second reading."""

import binascii
import re
import zipfile
from io import BytesIO

from gongwen.verify.source import decode

_BOUNDARY = re.compile(rb"""boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))""", re.IGNORECASE)
_TYPE = re.compile(rb"^content-type\s*:\s*(?:text/html|application/xhtml)", re.IGNORECASE | re.MULTILINE)
_CODING = re.compile(rb"^content-transfer-encoding\s*:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(rb"""charset\s*=\s*"?([\w.:-]+)""", re.IGNORECASE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_PAGE = re.compile(r"(?!__MACOSX/)(?:.*/)?(?!\._)[^/]*\.(?:s?html?|xhtml)", re.IGNORECASE)
_MOST = 60_000_000


def saved_page(data: bytes) -> str | None:
    """The HTML of the first page in it; None for what is no mail, and no archive of a page."""
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            name = next((name for name in archive.namelist() if _PAGE.fullmatch(name)), None)
            if name is None:
                return None
            with archive.open(name) as part:
                return decode(part.read(_MOST), name)
    marks = [one or other for one, other in _BOUNDARY.findall(data)]
    parts = re.split(b"|".join(rb"\r?\n?--" + re.escape(mark) for mark in marks), data) if marks else [data]
    for piece in parts:
        message = piece.lstrip(b"\r\n")
        end = _HEAD_END.search(message)
        if end and _TYPE.search(message[: end.start()]):
            return _decoded(message[: end.start()], message[end.end() :])
    return None


def _decoded(head: bytes, body: bytes) -> str:
    coding = _CODING.search(head)
    name = coding[1].lower() if coding else b""
    if name == b"base64":
        body = binascii.a2b_base64(body)
    elif name == b"quoted-printable":
        body = binascii.a2b_qp(body)
    charset = _CHARSET.search(head)
    if charset and charset[1].lower() not in (b"us-ascii", b"utf-8"):
        codec = charset[1].decode().lower()
        return body.decode("gb18030" if codec in ("gb2312", "gbk") else codec, "replace")
    return decode(body, "page")
