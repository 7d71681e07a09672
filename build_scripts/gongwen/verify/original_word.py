"""The text of Word's old binary files (.doc, WPS's .wps), of RTF and of OpenDocument, read without any office.

Numbers that the program counts stand in none of them. MS-CFB and MS-DOC are Microsoft's descriptions of the first.
"""

import re
import struct
import zipfile
from io import BytesIO

_FREE = 0xFFFFFFF0  # of sectors: what is no sector's number
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_TEXT = 40_000_000
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1d\x1f]")
_RTF = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE
)
# Groups whose words are no text of the document.
_ASIDE_NAMES = (
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    "listtable listoverridetable rsidtbl generator themedata datastore fldinst xmlnstbl latentstyles "
    "pntext pntxtb pntxta listtext nonshppict annotation atnid atnauthor"
)
_ASIDE = frozenset(_ASIDE_NAMES.split())
_BREAKS = {b"par": "\n", b"line": "\n", b"tab": "\t", b"cell": "\n", b"row": "\n", b"emdash": "—", b"endash": "–"}
_QUOTES = {b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•"}
_XML_TEXT = re.compile(rb"<(/?)(?:(text|office|draw):)?([\w-]+)[^>]*?(/?)>|([^<]+)")

# What Python raises over offsets that lead nowhere.
BROKEN = (ArithmeticError, LookupError, ValueError, struct.error, zipfile.BadZipFile, RuntimeError, OSError)


def word_text(data: bytes) -> str:
    """The main text of a file by its form; raises one of BROKEN where it is damaged."""
    if data.startswith(_OLE):
        return _binary_text(data)
    return _rtf_text(data) if data.lstrip().startswith(b"{\\rt") else _open_document_text(data)


# --- Word's binary form


def _binary_text(data: bytes) -> str:
    streams = _streams(data)
    document = streams["worddocument"]
    flags = struct.unpack_from("<H", document, 0x0A)[0]
    if flags & 0x0100:
        raise ValueError("encrypted")
    table = streams["1table" if flags & 0x0200 else "0table"]
    length = struct.unpack_from("<i", document, 0x4C)[0]
    at, size = struct.unpack_from("<II", document, 0x01A2)
    text = _pieces(document, table[at : at + size])[:length]
    while (plain := _FIELD.sub(lambda match: match[1] or "", text)) != text:
        text = plain
    return _CONTROLS.sub("\n", text).replace("\x1e", "-")


def _pieces(document: bytes, table: bytes) -> str:
    """The text in order: the table of pieces says where each stands, and whether with one byte a character or two."""
    at = 0
    while table[at] == 1:  # properties of pieces stand before
        at += 3 + struct.unpack_from("<h", table, at + 1)[0]
    size = struct.unpack_from("<I", table, at + 1)[0]
    count = (size - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    found = []
    for number in range(count):
        start = struct.unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * number + 2)[0]
        length = places[number + 1] - places[number]
        if not 0 <= length <= _MOST_TEXT:
            raise ValueError("length")
        if start & 0x40000000:
            start = (start & 0x3FFFFFFF) // 2
            found.append(document[start : start + length].decode("cp1252", "replace"))
        else:
            found.append(document[start : start + 2 * length].decode("utf-16-le", "replace"))
    return "".join(found)


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file by name, in small letters: some programs write them so."""
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    size = 1 << shift
    first, cutoff, mini_first = struct.unpack_from("<I", data, 48)[0], *struct.unpack_from("<II", data, 56)
    extra, extra_count = struct.unpack_from("<II", data, 68)
    sectors = [number for number in struct.unpack_from("<109I", data, 76) if number < _FREE]
    for _ in range(min(extra_count, len(data) // size)):
        numbers = struct.unpack_from(f"<{size // 4}I", data, (extra + 1) * size)
        sectors += [number for number in numbers[:-1] if number < _FREE]
        extra = numbers[-1]
    chain: list[int] = []
    for number in sectors:
        chain += struct.unpack_from(f"<{size // 4}I", data, (number + 1) * size)
    directory = _chained(data, chain, first, size, size)
    entries = [directory[i : i + 128] for i in range(0, len(directory) - 127, 128)]
    root = next(entry for entry in entries if entry[66] == 5)
    mini = _chained(data, chain, struct.unpack_from("<I", root, 116)[0], size, size)
    mini_chain_bytes = _chained(data, chain, mini_first, size, size) if mini_first < _FREE else b""
    mini_chain = list(struct.unpack(f"<{len(mini_chain_bytes) // 4}I", mini_chain_bytes))
    found = {}
    for entry in entries:
        if entry[66] == 2:
            name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace").lower()
            start, length = struct.unpack_from("<II", entry, 116)
            if length >= cutoff:
                found[name] = _chained(data, chain, start, size, size)[:length]
            else:
                found[name] = _chained(mini, mini_chain, start, 1 << mini_shift, 0)[:length]
    return found


def _chained(data: bytes, chain: list[int], start: int, size: int, before: int) -> bytes:
    """The sectors from `start` on, each of which names the next; a ring of them is none."""
    found: list[bytes] = []
    while start < _FREE:
        found.append(data[before + start * size : before + (start + 1) * size])
        start = chain[start]
        if len(found) > len(chain):
            raise ValueError("ring")
    return b"".join(found)


# --- RTF


def _rtf_text(data: bytes) -> str:
    found: list[str] = []
    pending = bytearray()
    codec, aside, skip, unit = "cp1252", [False], 1, 0

    def flush() -> None:
        if pending:
            found.append(pending.decode(codec, "replace"))
            pending.clear()

    for match in _RTF.finditer(data):
        word, number, code, symbol, brace, text = match.groups()
        if brace == b"{":
            flush()
            aside.append(aside[-1])
        elif brace == b"}":
            flush()
            aside = aside[:-1] or [False]
        elif word:
            if word == b"ansicpg" and number:
                codec = f"cp{int(number)}"
            elif word == b"uc" and number:
                skip = int(number)
            elif word.decode() in _ASIDE:
                aside[-1] = True
            elif word == b"u" and number and not aside[-1]:
                flush()
                found.append(
                    struct.pack("<h", (int(number) + 32768) % 65536 - 32768).decode("utf-16-le", "surrogatepass")
                )
                unit = skip
            elif not aside[-1] and (plain := _BREAKS.get(word) or _QUOTES.get(word)):
                flush()
                found.append(plain)
        elif symbol == b"*":
            aside[-1] = True
        elif not aside[-1]:
            piece = bytes.fromhex(code.decode()) if code else (symbol if symbol in (b"\\", b"{", b"}") else text or b"")
            if symbol == b"~":
                piece = b" "
            left = min(unit, len(piece))
            unit -= left
            pending += piece[left:]
    flush()
    return "".join(found).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# --- OpenDocument

_NOT_READ = frozenset({"tracked-changes", "annotation", "script", "title", "desc"})


def _open_document_text(data: bytes) -> str:
    from html import unescape

    with zipfile.ZipFile(BytesIO(data)) as archive, archive.open("content.xml") as part:
        content = part.read(_MOST_TEXT)
    body = content[max(0, content.find(b"<office:body")) :]
    found: list[str] = []
    aside = 0
    for match in _XML_TEXT.finditer(body):
        end, _, name, empty, text = match.groups()
        if text is not None:
            if not aside:
                found.append(unescape(text.decode("utf-8", "replace")))
        elif name.decode() in _NOT_READ and not empty:
            aside += -1 if end else 1
        elif name == b"p":
            found.append("\n")
    return "".join(found)
