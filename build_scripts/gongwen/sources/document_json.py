"""A document as this program publishes it (`<slug>.json`): taken as it stands, for its structure is known already.

The file is a stranger's all the same: every value has to be of its sort, every eId to stand once.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NoReturn, TypeVar, get_args

from gongwen.errors import UnsupportedSourceError
from gongwen.model import (
    Block,
    CellSpan,
    Division,
    Document,
    EditorSummary,
    Event,
    EventKind,
    Figure,
    FileLink,
    Footnote,
    Frame,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Role,
    Table,
    ValueSource,
    walk_text,
)

_OURS = frozenset({"front", "preamble", "divisions", "conclusions", "attachments", "news"})
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_EID = re.compile(r"[a-z]+[a-z0-9_-]{0,199}")
_NAME = re.compile(r"[a-z_]{1,40}")
_MOST_LINES = 10_000_000
_DEEPEST = 20  # divisions within divisions, attachments of attachments; the standard knows nine
_Word = TypeVar("_Word", bound=str)
Value = Mapping[str, object]


def document_value(data: bytes) -> Value | None:
    """The value of a document's JSON; None for any other file."""
    if not _OPENING.match(data):
        return None
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # RecursionError: brackets in brackets without end
        return None
    return value if isinstance(value, dict) and value.keys() >= _OURS else None


def read_document_json(value: Value, path: str, sha256: str) -> Document:
    """The document with its frame, by its own eIds; raises UnsupportedSourceError where a value is not of its sort."""
    reader = _Reader(path)
    main = reader.part(value, "", "main")
    summaries = tuple(map(reader.editor_summary, reader.items(value, "editor_summaries")))
    document = Document(path, sha256, main, Frame(reader.blocks(value, "news"), summaries))
    units = tuple(walk_text(document))
    seen = set[str]()
    for unit in units:
        if unit.eid in seen:
            reader.refuse(f"编号 {unit.eid} 有两处")
        seen.add(unit.eid)
    links = []
    for file in reader.items(value, "files"):
        title = reader.text(file, "title")
        line = next((unit.line for unit in units if title and title in unit.text), 1)
        links.append(FileLink(line, reader.text(file, "src"), title))
    return Document(path, sha256, main, document.frame, aliases=tuple(reader.aliases(value, seen)), links=tuple(links))


class _Reader:
    """Reads values, and refuses with the file's name what is not of their sort."""

    def __init__(self, path: str) -> None:
        self._path = path

    def part(self, value: Value, eid: str, role: Role, depth: int = 0) -> Part:
        attachments = self.below(value, "attachments", depth)
        return Part(
            eid,
            role,
            self.metadata(value),
            self.blocks(value, "front"),
            self.blocks(value, "preamble"),
            tuple(self.division(below) for below in self.items(value, "divisions")),
            self.blocks(value, "conclusions"),
            tuple(self.part(a, self.eid(a), self.word(a, "role", get_args(Role)), depth + 1) for a in attachments),
        )

    def division(self, value: Value, depth: int = 0) -> Division:
        return Division(
            self.eid(value),
            self.word(value, "kind", get_args(Kind)),
            self.number(value, "line"),
            self.text(value, "number"),
            self.text(value, "heading"),
            self.blocks(value, "blocks"),
            tuple(self.division(below, depth + 1) for below in self.below(value, "divisions", depth)),
        )

    def below(self, value: Value, key: str, depth: int) -> list[Value]:
        found = self.items(value, key)
        if found and depth >= _DEEPEST:
            self.refuse(f"{key} 套了 {depth} 层")
        return found

    def blocks(self, value: Value, key: str) -> tuple[Block, ...]:
        return tuple(map(self.block, self.items(value, key)))

    def block(self, value: Value) -> Block:
        eid, line = self.eid(value), self.number(value, "line")
        sort = self.word(value, "type", ("paragraph", "table", "figure", "note"))
        if sort == "table":
            return self.table(value, eid, line)
        if sort == "figure":
            return Figure(eid, line, self.text(value, "src"), self.text(value, "alt"))
        if sort == "note":
            at = min(self.number(value, "at"), _MOST_LINES)
            return Footnote(
                eid, line, self.text(value, "text"), self.number(value, "number"), self.eid(value, "of"), at
            )
        return Paragraph(eid, line, self.text(value, "text"))

    def table(self, value: Value, eid: str, line: int) -> Table:
        rows = value.get("rows")
        cells = tuple(map(tuple, rows)) if isinstance(rows, list) and all(isinstance(r, list) for r in rows) else ()
        if not cells or len(set(map(len, cells))) > 1 or not all(_is_text(cell) for row in cells for cell in row):
            self.refuse(f"表格 {eid} 的各行应当是一样长的文字列表")
        spans = tuple(
            CellSpan(*(self.number(span, key) for key in ("row", "column", "rows", "columns")))
            for span in self.items(value, "spans")
        )
        for span in spans:
            if span.row + span.rows > len(cells) or span.column + span.columns > len(cells[0]):
                self.refuse(f"表格 {eid} 有超出表格的合并单元格")
        header_rows = self.number(value, "header_rows")
        return Table(eid, line, cells, min(header_rows, len(cells)), spans)

    def editor_summary(self, value: Value) -> EditorSummary:
        division = self.eid(value, "division") if value.get("division") is not None else None
        return EditorSummary(self.eid(value), self.number(value, "line"), division, self.text(value, "text"))

    def metadata(self, value: Value) -> Metadata:
        issuers = value.get("issuers", [])
        if not isinstance(issuers, list) or not all(map(_is_text, issuers)):
            self.refuse("issuers 应当是文字列表")
        names = ("title", "number", "index_number", "doc_type", "salutation", "signature")
        return Metadata(
            **{name: self.optional(value, name) for name in names},
            issuers=tuple(issuers),
            date=self.day(value, "date"),
            published=self.day(value, "published"),
            events=tuple(map(self.event, self.items(value, "events"))),
            sources=tuple(sorted(self.sources(value.get("sources") or {}), key=lambda said: said.eid is None)),
        )

    def event(self, value: Value) -> Event:
        day = self.day(value, "date")
        if day is None:
            self.refuse("events 的一项没有日期")
        eid = self.eid(value) if value.get("eid") is not None else None
        return Event(day, self.word(value, "kind", get_args(EventKind)), self.optional(value, "by"), eid)

    def sources(self, value: object) -> Iterator[ValueSource]:
        if not isinstance(value, dict):
            self.refuse("sources 应当是“键: 值”")
        for name in value:
            if not _NAME.fullmatch(name):
                self.refuse(f"sources 的 {name[:80]} 不对")
            for said in self.items(value, name):
                eid = self.eid(said) if said.get("eid") is not None else None
                line = self.number(said, "line")
                yield ValueSource(name, self.text(said, "value"), self.text(said, "from"), line, eid)

    def aliases(self, value: Value, eids: set[str]) -> Iterator[tuple[str, str]]:
        aliases = value.get("aliases") or {}
        for old, now in aliases.items() if isinstance(aliases, dict) else ():
            if not _EID.fullmatch(old) or old in eids or now not in eids:
                self.refuse(f"aliases 的 {old[:80]} 不对")
            yield old, now

    def items(self, value: Value, key: str) -> list[Value]:
        found = value.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            self.refuse(f"{key} 应当是列表，每项是“键: 值”")
        return found

    def eid(self, value: Value, key: str = "eid") -> str:
        found = value.get(key)
        if not isinstance(found, str) or not _EID.fullmatch(found):
            self.refuse(f"{key} 不是段落的编号（{str(found)[:80]}）")
        return found

    def text(self, value: Value, key: str) -> str:
        found = value.get(key)
        if not isinstance(found, str) or not _is_text(found):
            self.refuse(f"{key} 应当是文字（{str(value.get('eid'))[:80]}）")
        return found

    def optional(self, value: Value, key: str) -> str | None:
        return None if value.get(key) is None else self.text(value, key)

    def number(self, value: Value, key: str) -> int:
        found = value.get(key)
        if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= _MOST_LINES:
            self.refuse(f"{key} 应当是数目（{str(value.get('eid'))[:80]}）")
        return found

    def word(self, value: Value, key: str, words: tuple[_Word, ...]) -> _Word:
        found = value.get(key)
        for word in words:
            if found == word:
                return word
        self.refuse(f"{key} 不能是 {str(found)[:80]}")

    def day(self, value: Value, key: str) -> str | None:
        found = self.optional(value, key)
        try:
            if found is None or date.fromisoformat(found).isoformat() == found:
                return found
        except ValueError:
            pass
        self.refuse(f"{key} 不是日期（{str(found)[:80]}）")

    def refuse(self, fault: str) -> NoReturn:
        raise UnsupportedSourceError(f"这份 JSON 读不出来：{fault}；请用本站原样导出的 .json", self._path)


def _is_text(value: object) -> bool:
    """True for words that can be written to a file and converted."""
    return isinstance(value, str) and "\x00" not in value and not any("\ud800" <= c <= "\udfff" for c in value)
