"""A file's text as it comes by mail or stands in an issue, taken out of what carries it, each line with its number.

Carriers: a saved mail with its headers (quoted-printable, base64, another charset, soft line breaks), words of greeting
before and a signature after, quotation with `>`, a Markdown code fence.
"""

import quopri
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from gongwen.text.encodings import codec_of

_HEADER = re.compile(r"[!-9;-~]+:(?: |\t|$)")
_MAIL_HEADERS = re.compile(r"(?im)^(?:mime-version|content-type|received|message-id|from|date):")
_ENCODED = re.compile(r"(?:=[0-9A-F]{2}){3}")  # a Han character in quoted-printable
_QUOTED = re.compile(r"(?:> ?)*")
_FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})[^`]*")
_SIGNATURE = "-- "  # RFC 3676, 4.3
_GREETING = 50  # lines that may stand before the file


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what came, without its end; `number` counts in the letter from 1."""

    number: int
    text: str  # bytes that are no UTF-8 stand in it as surrogates


def carried_file(data: bytes, is_path: Callable[[str], bool]) -> tuple[Line, ...]:
    """The line that names the file's path, then those of the file; nothing where no line is such a path."""
    lines = _numbered(data.removeprefix(b"\xef\xbb\xbf"))
    if _is_message(lines):
        lines = _text_of_message(data)
    elif all(line.text.isascii() for line in lines) and any(_ENCODED.search(line.text) for line in lines):
        lines = tuple(_quoted_printable(lines))
    start = _path_line(lines, is_path)
    if start is None:
        return ()
    mark = _QUOTED.match(lines[start].text)[0]  # type: ignore[index]  # it matches the empty string too
    path = Line(lines[start].number, lines[start].text.removeprefix(mark).strip())
    before = lines[start - 1].text.removeprefix(mark) if start else ""
    rest = tuple(_unquoted(lines[start + 1 :], mark))
    return (path, *_file(rest, before))


def _numbered(data: bytes) -> tuple[Line, ...]:
    text = data.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    return tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))


def _path_line(lines: tuple[Line, ...], is_path: Callable[[str], bool]) -> int | None:
    first = next((n for n, line in enumerate(lines) if line.text.strip()), 0)
    places = range(first, min(len(lines), first + _GREETING))
    return next((n for n in places if is_path(_QUOTED.sub("", lines[n].text, count=1).strip())), None)


def _unquoted(lines: Iterable[Line], mark: str) -> Iterator[Line]:
    """The lines without the marks of quotation that the path's line has, up to one that has none."""
    for line in lines:
        if not line.text.startswith(mark.rstrip(" ")):
            return
        yield Line(line.number, line.text.removeprefix(mark.rstrip(" ")).removeprefix(" " * mark.endswith(" ")))


def _file(lines: tuple[Line, ...], before: str) -> tuple[Line, ...]:
    """The file's lines: to the end of the code fence that holds them, else to the signature."""
    first = next((n for n, line in enumerate(lines) if line.text.strip()), len(lines))
    lines = lines[first:]
    fence = _FENCE.fullmatch(before)
    if not fence and lines and (fence := _FENCE.fullmatch(lines[0].text)):
        lines = lines[1:]
    if fence:
        # The last one: a note may hold code of its own.
        ends = [n for n, line in enumerate(lines) if line.text.strip() == fence["fence"]]
        return lines[: ends[-1]] if ends else lines
    end = next((n for n, line in enumerate(lines) if line.text == _SIGNATURE), len(lines))
    return lines[:end]


# --- mail


def _is_message(lines: tuple[Line, ...]) -> bool:
    first = next((line.text for line in lines if line.text.strip()), "")
    head = "\n".join(line.text for line in lines[:_GREETING])
    return bool((_HEADER.match(first) or first.startswith("From ")) and _MAIL_HEADERS.search(head))


def _text_of_message(data: bytes) -> tuple[Line, ...]:
    """The lines of the first plain text in a mail; none where it has none or is not to be understood."""
    try:
        message = message_from_bytes(data.lstrip())
        part = next((part for part in message.walk() if part.get_content_type() == "text/plain"), None)
        return tuple(_text_of_part(part, data)) if part else ()
    except (RecursionError, ValueError, LookupError):
        return ()


def _text_of_part(part: Message, data: bytes) -> Iterable[Line]:
    charset = part.get_content_charset("utf-8")
    decoded = part.get_payload(decode=True)
    if not isinstance(decoded, bytes):
        return ()
    match str(part.get("content-transfer-encoding", "")).strip().lower():
        case "base64":  # its lines are none of the text's: the first of them stands for all
            start = _first_line(_as_sent(part), data)
            lines = [Line(start, text) for text in _text(decoded, charset).split("\n")]
        case "quoted-printable":
            raw = _as_sent(part)
            start = _first_line(raw, data)
            lines = list(
                _quoted_printable((Line(start + line.number - 1, line.text) for line in _numbered(raw)), charset)
            )
        case _:
            start = _first_line(decoded, data)
            lines = [Line(start + n, text) for n, text in enumerate(_text(decoded, charset).split("\n"))]
    if str(part.get_param("format", "")).lower() == "flowed":
        return _unflowed(lines, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return lines


def _as_sent(part: Message) -> bytes:
    return str(part.get_payload()).encode("ascii", "replace")


def _first_line(part: bytes, data: bytes) -> int:
    """The number of the line on which a part of a mail begins."""
    return data.count(b"\n", 0, max(0, data.rfind(part))) + 1


def _quoted_printable(lines: Iterable[Line], charset: str = "utf-8") -> Iterator[Line]:
    """RFC 2045, 6.7: a line that ends with `=` goes on in the next."""
    opened: Line | None = None
    for line in lines:
        text = line.text.rstrip(" \t")
        opened = Line(opened.number, opened.text + text) if opened else Line(line.number, text)
        if not text.endswith("="):
            decoded = quopri.decodestring(opened.text.encode("utf-8", "surrogateescape"))
            yield from (Line(opened.number, piece) for piece in _text(decoded, charset).split("\n"))
            opened = None
        else:
            opened = Line(opened.number, opened.text[:-1])
    if opened:
        yield opened


def _unflowed(lines: Iterable[Line], *, delete_space: bool) -> Iterator[Line]:
    """RFC 3676: a line that ends with a space goes on in the next; one space before a line is no part of it."""
    opened: Line | None = None
    for line in lines:
        text = line.text.removeprefix(" ")
        opened = Line(opened.number, opened.text + text) if opened else Line(line.number, text)
        if text.endswith(" ") and text != _SIGNATURE:
            opened = Line(opened.number, opened.text[: -1 if delete_space else None])
        else:
            yield opened
            opened = None
    if opened:
        yield opened


def _text(data: bytes, charset: str) -> str:
    """The text in the charset that a mail names, in UTF-8 where that is none or the bytes are not in it."""
    try:
        return data.decode(codec_of(charset) or "utf-8", "strict").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
