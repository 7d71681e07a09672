"""Bytes to text, strictly: never a guess that could turn a document into other characters."""

import codecs
import re

from gongwen.errors import DecodeError
from gongwen.model import Finding
from gongwen.text.encodings import codec_of

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_HEAD = 4096
# That of UTF-32 opens like that of UTF-16, so it is looked for first.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Rows 16–55 of GB 2312 hold the 3,755 commonest characters: more than nine in ten of any modern text, about half of
# what Big5 or Shift-JIS bytes look like when read as GB18030.
_COMMON_SHARE = 0.7


def decode_source(data: bytes, path: str, encoding: str | None = None) -> tuple[str, tuple[Finding, ...]]:
    """The text with \\n line ends and without byte order mark, and what is odd about its encoding; or DecodeError."""
    text, findings = _decode(data, path, encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings


def _decode(data: bytes, path: str, encoding: str | None) -> tuple[str, tuple[Finding, ...]]:
    asked = _known_codec(encoding, path) if encoding is not None else None
    for bom, codec in _BOMS:
        if data.startswith(bom):  # it wins over whatever is said, as the Encoding Standard has it
            return _strictly(data[len(bom) :], codec, path), ()
    if asked is not None:
        return _strictly(data, asked, path), ()
    declared = _declared(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(data, path, declared, error), ()
    if declared is None or _says_utf8(declared) or text.isascii():
        return text, ()
    message = f"网页声明的编码是 {declared}，字节却是 UTF-8，已按 UTF-8 读取；请更正声明"
    return text, (Finding(path, _line(data, _declared_at(data)), "W-charset", message),)


def _decode_legacy(data: bytes, path: str, declared: str | None, error: UnicodeDecodeError) -> str:
    if declared is not None and not _says_utf8(declared):
        return _strictly(data, _known_codec(declared, path, _line(data, _declared_at(data))), path)
    plausible = _is_plausible(data)
    if declared is None and plausible:
        return _strictly(data, "gb18030", path)
    said = "声明的编码是 UTF-8" if declared else "没有声明编码"
    suspect = "，看来是 GB18030；请核对后用 --encoding gb18030 重试" if plausible else "；请用 --encoding 指明编码"
    message = f"{said}，但第 {error.start} 字节（从 0 起）起不是 UTF-8{suspect}"
    raise DecodeError(message, path, _line(data, error.start)) from error


def _says_utf8(declared: str) -> bool:
    """True for UTF-8; for UTF-16 too, which a declaration in ASCII cannot be in (HTML, 13.2.3.2)."""
    return codec_of(declared) in ("utf-8", "utf-16-le", "utf-16-be")


def _strictly(data: bytes, codec: str, path: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        message = f"第 {error.start} 字节（从 0 起）起不是 {codec.upper()}；请核对文件，或用 --encoding 指明编码"
        raise DecodeError(message, path, _line(data, error.start)) from error


def _known_codec(name: str, path: str, line: int | None = None) -> str:
    codec = codec_of(name)
    if codec is None:
        message = f"不认识的编码 {name[:40]}；请写 utf-8、gb18030 或 big5 等名称，或先另存为 UTF-8"
        raise DecodeError(message, path, line)
    return codec


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _HEAD)
    return match[1].decode("ascii").lower() if match else None


def _declared_at(data: bytes) -> int:
    match = _DECLARED.search(data, 0, _HEAD)
    return match.start() if match else 0


def _is_plausible(data: bytes) -> bool:
    """True if the bytes, read as GB18030, are Chinese as people write it; a few broken ones do not matter."""
    text = data.decode("gb18030", "ignore")
    han = [c.encode("gb18030") for c in text if "\u4e00" <= c <= "\u9fff"]
    common = sum(0xB0 <= c[0] <= 0xD7 and c[1] >= 0xA1 for c in han)
    return bool(han) and common / len(han) >= _COMMON_SHARE


def _line(data: bytes, offset: int) -> int:
    head = data[:offset].replace(b"\r\n", b"\n")
    return 1 + head.count(b"\n") + head.count(b"\r")
