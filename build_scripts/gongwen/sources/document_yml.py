"""document.yml: what an editor says of a document, strictly read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import NoReturn, TypeVar, get_args

from gongwen.errors import DocumentYmlError
from gongwen.model import (
    FRAME_PARTS,
    VARIANTS,
    Acceptance,
    Event,
    EventKind,
    Kind,
    Original,
    Particulars,
    PhraseRow,
    Variant,
    Witness,
)
from gongwen.text.redaction import Redactor, covered_value
from gongwen.text.strict_yaml import YamlFault, YamlList, YamlMap, YamlNode, YamlString, parse_strict_yaml

_STRINGS = (
    "title", "number", "index_number", "doc_type", "publisher", "salutation", "signature", "work", "source_url",
    "date", "published", "begins", "ends", "summary",
)  # fmt: skip
_LISTS = (
    "issuers",
    "topics",
    "former_slugs",
    "omit",
    "names",
    "attachments",
    "aliases",
    "left_out",
    "redact",
    "compare",
)
_MAPS = ("because", "rights", "relations", "levels", "witness", "original")
_RECORDS = ("events", "conversion", "accept")
_KEYS = ("script", "withdrawn", *_STRINGS, *_LISTS, *_MAPS, *_RECORDS)
_MAX_SUMMARY = 300
_RELATIONS = ("replaces", "amends", "repeals", "implements", "interprets")
_EVENT_KEYS = ("date", "kind", "by")
_RIGHTS_KEYS = ("owner", "licence")
_WITHDRAWN_KEYS = ("day", "reason")
_WITNESS_KEYS = ("publisher", "address", "date")
_ORIGINAL_KEYS = ("sha256", "reader")
_ACCEPT_KEYS = ("code", "at", "because")
_CONVERSION_KEYS = ("source", *VARIANTS[1:], "at", "note")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_LEFT_OUT = re.compile(r"[0-9a-f]{16}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CODE = re.compile(r"[WI]-[a-z]+(?:-[a-z]+)*")
_URL = re.compile(r"https?://[^\s<>\"]+")
_KIND_NAMES: tuple[str, ...] = get_args(Kind)
_EVENT_KINDS: tuple[str, ...] = get_args(EventKind)
_Pairs = tuple[tuple[str, str], ...]
_Choice = TypeVar("_Choice", bound=str)


def parse_document_yml(text: str, path: str, *, omit: tuple[str, ...] = ()) -> Particulars:
    """The particulars of a document; raises DocumentYmlError with the line and what to do.

    `omit` is what its library leaves out of all documents that do not say otherwise.
    """
    try:
        node = parse_strict_yaml(text.removeprefix("\ufeff"))
    except YamlFault as fault:
        raise DocumentYmlError(fault.message, path, fault.line) from fault
    if node is None:
        return Particulars(omit=omit)
    if not isinstance(node, YamlMap):
        raise DocumentYmlError("document.yml 应写成“键: 值”；请改写", path, node.line)
    return _Reader(path, omit).particulars(node)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Knows the file that is being read, so that every complaint names its place."""

    path: str
    omitted: tuple[str, ...]  # where document.yml does not say

    def particulars(self, node: YamlMap) -> Particulars:
        self.known_keys(node, _KEYS)
        strings = {key: self.string(value, key) for key in _STRINGS if (value := node.get(key))}
        for key in ("date", "published"):
            if value := node.get(key):
                strings[key] = self.day(value, key)
        if url := node.get("source_url"):
            self.must(_URL.fullmatch(strings["source_url"]), url, "source_url 应是 http:// 或 https:// 开头的网址")
        if work := node.get("work"):
            self.must(_SLUG.fullmatch(strings["work"]), work, "work 是各版本共用的网址，应只用小写字母、数字和连字符")
        if summary := node.get("summary"):
            whole = f"summary 有{len(strings['summary'])}字，最多{_MAX_SUMMARY}字，写在一段里"
            self.must(len(strings["summary"]) <= _MAX_SUMMARY and "\n" not in strings["summary"], summary, whole)
        owners, licences = self.rights(node)
        redactor = Redactor(self.strings(node, "redact", self.covered))
        if redactor.holds(strings.get("source_url", "")):
            del strings["source_url"]
        withdrawn, withdrawn_on = self.withdrawn(node)
        particulars = Particulars(
            **strings,
            withdrawn=withdrawn,
            withdrawn_on=withdrawn_on,
            redact=self.strings(node, "redact"),
            issuers=self.strings(node, "issuers"),
            topics=self.strings(node, "topics"),
            script=self.script(node),
            attachments=self.strings(node, "attachments") if node.get("attachments") else None,
            former_slugs=self.strings(node, "former_slugs", self.slug),
            names=self.strings(node, "names"),
            witness=self.witness(node),
            original=self.original(node),
            left_out=self.strings(node, "left_out", self.digest),
            aliases=self.strings(node, "aliases"),
            compare=self.strings(node, "compare", self.slug),
            reviews=(),  # conversion-reviewed.tsv says that
            omit=self.omit(node),
            because=self.pairs(node, "because", _KEYS),
            rights=owners,
            licences=licences,
            relations=self.relations(node),
            levels=self.levels(node),
            events=tuple(self.event(record) for record in self.records(node, "events", _EVENT_KEYS)),
            conversion=tuple(self.phrase(record) for record in self.records(node, "conversion", _CONVERSION_KEYS)),
            accept=tuple(self.acceptance(record) for record in self.records(node, "accept", _ACCEPT_KEYS)),
        )
        return covered_value(particulars, redactor)

    def withdrawn(self, node: YamlMap) -> tuple[str, str]:
        """Why it was withdrawn ('': it was not), and on which day where that is said."""
        value = node.get("withdrawn")
        if not isinstance(value, YamlMap):
            return (self.string(value, "withdrawn"), "") if value else ("", "")
        self.known_keys(value, _WITHDRAWN_KEYS)
        reason, day = self.string(self.required(value, "reason"), "reason"), value.get("day")
        return reason, self.day(day, "day") if day else ""

    def covered(self, node: YamlNode) -> str:
        value = self.string(node, "redact 的一项")
        self.must(Redactor((value,)), node, "redact 的一项里没有看得见的字")
        return value

    def omit(self, node: YamlMap) -> tuple[str, ...]:
        if node.get("omit") is None:
            return self.omitted
        return self.strings(node, "omit", lambda value: self.choice(value, FRAME_PARTS, "omit 的一项"))

    def script(self, node: YamlMap) -> Variant | None:
        value = node.get("script")
        return self.choice(value, VARIANTS, "script") if value else None  # type: ignore[return-value]  # one of them

    def witness(self, node: YamlMap) -> Witness | None:
        said = self.map(node, "witness", _WITNESS_KEYS)
        if said is None:
            return None
        address = self.required(said, "address")
        self.must(
            _URL.fullmatch(self.string(address, "address")), address, "address 应是 http:// 或 https:// 开头的网址"
        )
        publisher, day = self.required(said, "publisher"), self.required(said, "date")
        return Witness(self.string(publisher, "publisher"), self.string(address, "address"), self.day(day, "date"))

    def rights(self, node: YamlMap) -> tuple[_Pairs, _Pairs]:
        """Owner and licence of the parts of the frame: `news: 某社`, or `news: {owner: 某社, licence: CC-BY-4.0}`."""
        rights = self.map(node, "rights", FRAME_PARTS)
        owners, licences = list[tuple[str, str]](), list[tuple[str, str]]()
        for part, value in rights.entries if rights else ():
            what = f"rights 的 {part}"
            if not isinstance(value, YamlMap):
                owners.append((part, self.string(value, what)))
                continue
            self.known_keys(value, _RIGHTS_KEYS)
            owners.append((part, self.string(self.required(value, "owner"), f"{what} 的 owner")))
            licences.append((part, self.string(self.required(value, "licence"), f"{what} 的 licence")))
        return tuple(owners), tuple(licences)

    def original(self, node: YamlMap) -> Original | None:
        said = self.map(node, "original", _ORIGINAL_KEYS)
        if said is None:
            return None
        digest, reader = self.required(said, "sha256"), self.required(said, "reader")
        self.must(_SHA256.fullmatch(self.string(digest, "sha256")), digest, "sha256 应是 64 位十六进制数字")
        return Original(self.string(digest, "sha256"), self.string(reader, "reader"))

    def relations(self, node: YamlMap) -> tuple[tuple[str, tuple[str, ...]], ...]:
        relations = self.map(node, "relations", _RELATIONS)
        return tuple((key, self.strings(relations, key)) for key in relations) if relations else ()

    def levels(self, node: YamlMap) -> tuple[tuple[str, Kind], ...]:
        levels = self.map(node, "levels")
        if levels is None:
            return ()
        return tuple((mark, self.kind(value, f"“{mark}”的层次")) for mark, value in levels.entries)

    def event(self, record: YamlMap) -> Event:
        kind = self.choice(self.required(record, "kind"), _EVENT_KINDS, "kind")
        by = record.get("by")
        day = self.day(self.required(record, "date"), "date")
        return Event(day, kind, self.string(by, "by") if by else None, None)  # type: ignore[arg-type]  # a choice

    def phrase(self, record: YamlMap) -> PhraseRow:
        source = self.string(self.required(record, "source"), "source")
        answers = tuple((v, self.string(value, v)) for v in VARIANTS[1:] if (value := record.get(v)))
        self.must(answers, record, f"至少要有 {'、'.join(VARIANTS[1:])} 中的一个")
        for variant, answer in answers:
            same = len(answer) == len(source)
            self.must(same, record.get(variant) or record, f"{variant} 的“{answer}”与“{source}”字数不同，应逐字对应")
        at, note = record.get("at"), record.get("note")
        return PhraseRow(
            source,
            answers,
            at=self.string(at, "at") if at else None,
            note=self.string(note, "note") if note else "",
            path=self.path,
            line=record.line,
        )

    def acceptance(self, record: YamlMap) -> Acceptance:
        node = self.required(record, "code")
        code = self.string(node, "code")
        self.must(_CODE.fullmatch(code), node, f"“{code}”不是提示的代码（W-… 或 I-…），错误不能放过")
        at = record.get("at")
        because = self.string(self.required(record, "because"), "because")
        return Acceptance(code, self.string(at, "at") if at else None, because)

    def string(self, node: YamlNode, what: str) -> str:
        if not isinstance(node, YamlString):
            self.fail(node, f"{_spaced(what)}应是文字")
        if not node.value.strip() and what != "withdrawn":
            self.fail(node, f"{_spaced(what)}是空的；请填写或删去这一行", remedy=False)
        return node.value.strip()

    def day(self, node: YamlNode, what: str) -> str:
        value = self.string(node, what)
        try:
            real = _DAY.fullmatch(value) and date.fromisoformat(value)
        except ValueError:
            real = None
        self.must(real, node, f"{_spaced(what)}的“{value}”不是日期，应写成 2018-03-05 的形式")
        return value

    def slug(self, node: YamlNode) -> str:
        value = self.string(node, "former_slugs 的一项")
        self.must(_SLUG.fullmatch(value), node, f"“{value}”不能作网址，应只用小写字母、数字和连字符")
        return value

    def digest(self, node: YamlNode) -> str:
        value = self.string(node, "left_out 的一项")
        self.must(_LEFT_OUT.fullmatch(value), node, f"“{value}”不是一行文字的指纹（提示 W-unplaced 写明的 16 位）")
        return value

    def kind(self, node: YamlNode, what: str) -> Kind:
        return self.choice(node, _KIND_NAMES, what)  # type: ignore[return-value]  # one of the names of Kind

    def choice(self, node: YamlNode, choices: tuple[str, ...], what: str) -> str:
        value = self.string(node, what)
        if value not in choices:
            self.fail(node, f"{_spaced(what)}不能是“{value}”；{_suggest(value, choices)}", remedy=False)
        return value

    def strings(self, node: YamlMap, key: str, read: Callable[[YamlNode], str] | None = None) -> tuple[str, ...]:
        value = node.get(key)
        if value is None:
            return ()
        if not isinstance(value, YamlList):
            self.fail(value, f"{key} 应是列表，如 [甲, 乙]")
        return tuple(read(item) if read else self.string(item, f"{key} 的一项") for item in value.items)

    def map(self, node: YamlMap, key: str, known: tuple[str, ...] | None = None) -> YamlMap | None:
        value = node.get(key)
        if value is None:
            return None
        if not isinstance(value, YamlMap):
            self.fail(value, f"{key} 应是“键: 值”")
        if known:
            self.known_keys(value, known)
        return value

    def pairs(self, node: YamlMap, key: str, known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        value = self.map(node, key, known)
        return tuple((k, self.string(v, f"{key} 的 {k}")) for k, v in value.entries) if value else ()

    def records(self, node: YamlMap, key: str, known: tuple[str, ...]) -> tuple[YamlMap, ...]:
        value = node.get(key)
        if value is None:
            return ()
        if not isinstance(value, YamlList):
            self.fail(value, f"{key} 应是列表，每项写成 {{{known[0]}: …}}")
        for item in value.items:
            if not isinstance(item, YamlMap):
                self.fail(item, f"{key} 的一项应写成 {{{known[0]}: …}}")
            self.known_keys(item, known)
        return tuple(item for item in value.items if isinstance(item, YamlMap))

    def required(self, record: YamlMap, key: str) -> YamlNode:
        value = record.get(key)
        if value is None:
            self.fail(record, f"缺 {key}；请补上", remedy=False)
        return value

    def known_keys(self, node: YamlMap, known: tuple[str, ...]) -> None:
        for key, line in node.key_lines:
            if key not in known:
                raise DocumentYmlError(f"不认识的键“{key}”；{_suggest(key, known)}", self.path, line)

    def must(self, holds: object, node: YamlNode, message: str) -> None:
        if not holds:
            self.fail(node, message)

    def fail(self, node: YamlNode, message: str, *, remedy: bool = True) -> NoReturn:
        raise DocumentYmlError(f"{message}；请改写" if remedy else message, self.path, node.line)


def _suggest(word: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(word, known, 1, 0.6)
    return f"是否要写“{close[0]}”？" if close else f"可用的是：{'、'.join(known)}"


def _spaced(what: str) -> str:
    """A name with the space that Latin letters take before Chinese ones."""
    return f"{what} " if what[-1].isascii() else what
