"""Glossary entries as contributors write them: one Markdown file a term, checked before anything else trusts it."""

import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from gongwen.model import VARIANTS, Finding, TermEntry, TermSource, Variant
from gongwen.text.file_names import DEVICE
from gongwen.text.front_matter import FrontMatter, split_front_matter
from gongwen.text.strict_yaml import YamlFault, YamlList, YamlMap, YamlNode, YamlString, parse_strict_yaml

MAX_BYTES = 16 * 1024
MAX_TERM = 40
MAX_DEFINITION = 600
MAX_PASSAGE = 120
MAX_READER = 40
REQUIRED = ("term", "english", "pinyin", "status")
KNOWN = (*REQUIRED, "aliases", "related", "topics", "regional", "source", "origin")
SOURCE_KEYS = ("title", "number", "article", "passage", "kind", "checked", "reader")
READ_KEYS = ("title", "article", "passage", "kind", "checked")  # what whoever has read a passage can say of it
KINDS = ("定义", "用例")

# What neither a file name on every system nor one segment of an address can hold.
_UNFIT_FOR_NAME = re.compile(r'[/\\<>:"|?*#%\s]')


def parse_entry(text: str, path: str) -> tuple[TermEntry | None, tuple[Finding, ...]]:
    """The entry in a glossary file and what there is to say about it; None for the entry where that is an error."""
    return _EntryReader(path).read(text)


def named_keys(text: str) -> frozenset[str]:
    """The keys that a glossary file gives, also with an empty value; none where it cannot be read."""
    parts = split_front_matter(text)
    try:
        node = parse_strict_yaml(parts.yaml) if parts else None
    except YamlFault:
        node = None
    return frozenset(node) if isinstance(node, YamlMap) else frozenset()


class _EntryReader:
    """Collects findings while one file is read, so that its author sees all of them at once."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def report(self, code: str, line: int, message: str) -> None:
        self.findings.append(Finding(self.path, line, code, message))

    def read(self, text: str) -> tuple[TermEntry | None, tuple[Finding, ...]]:
        entry = self._entry(text)
        if any(finding.severity == "error" for finding in self.findings):
            entry = None
        return entry, tuple(sorted(self.findings))

    def _entry(self, text: str) -> TermEntry | None:
        if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
            self.report("E-size", 1, f"文件超过 {MAX_BYTES // 1024} KiB；请缩短")
            return None
        self._refuse_hidden(text)
        parts = split_front_matter(text)
        if parts is None:
            self.report("E-front-matter", 1, "文件头应以单独一行 --- 开始、以单独一行 --- 结束；请补上")
            return None
        fields = self._fields(parts)
        if fields is None:
            return None
        status = self._status(fields)
        return TermEntry(
            term=self._term(fields),
            definition=self._definition(parts),
            status=status,
            path=self.path,
            english=self.string(fields, "english"),
            pinyin=self.string(fields, "pinyin"),
            aliases=self._names(fields, "aliases"),
            related=self._names(fields, "related"),
            topics=self._names(fields, "topics"),
            regional=self._regional(fields),
            source=self._source(fields, status),
            origin=self.string(fields, "origin"),
        )

    def _refuse_hidden(self, text: str) -> None:
        """Zero-width and bidirectional characters would make a term that never matches and cannot be seen."""
        for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), 1):
            self._refuse_hidden_in(line, number)

    def _refuse_hidden_in(self, words: str, line: int) -> None:
        hidden = next((c for c in words if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\t"), None)
        if hidden is not None:
            self.report("E-control", line, f"有看不见的字符 U+{ord(hidden):04X}；请删去")

    def _fields(self, parts: FrontMatter) -> YamlMap | None:
        """The front matter, its keys checked; None where it is no map."""
        try:
            node = parse_strict_yaml(parts.yaml, parts.yaml_line)
        except YamlFault as fault:
            self.report(fault.code, fault.line, fault.message)
            return None
        if not isinstance(node, YamlMap):
            self.report("E-front-matter", parts.yaml_line, "文件头应是一行一个“键: 值”；请参照其他词条改写")
            return None
        self.check_keys(node, KNOWN, REQUIRED)
        return node

    def check_keys(self, fields: YamlMap, known: tuple[str, ...], required: tuple[str, ...]) -> None:
        for key in fields:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                remedy = f"是否要写“{near[0]}”？" if near else f"可用的键：{'、'.join(known)}"
                self.report("E-key-unknown", fields.line_of(key), f"不认识的键“{key}”；{remedy}")
        for key in required:
            node = fields.get(key)
            if node is None or (isinstance(node, YamlString) and not node.value.strip()):
                self.report("E-key-missing", fields.line_of(key), f"缺少“{key}”；请补上")

    def string(self, fields: YamlMap, key: str) -> str:
        """The value of a key as one line of text; empty where there is none."""
        node = fields.get(key)
        return "" if node is None else self._line(node, key)

    def _line(self, node: YamlNode, key: str) -> str:
        if not isinstance(node, YamlString):
            self.report("E-type", node.line, f"“{key}”应是一行文字；请改写")
            return ""
        if "\n" in node.value:
            self.report("E-type", node.line, f"“{key}”只能写一行；请合并")
        self._refuse_hidden_in(node.value.replace("\n", ""), node.line)  # what an escape stands for
        return node.value.strip()

    def _term(self, fields: YamlMap) -> str:
        term = self.string(fields, "term")
        if not term:
            return term
        line = fields.line_of("term")
        self._check_name(term, "term", line)
        stem = unicodedata.normalize("NFC", self.path.replace("\\", "/").rpartition("/")[2]).removesuffix(".md")
        if _UNFIT_FOR_NAME.search(term) or term.startswith("."):
            self.report("E-id", line, "术语里有空白或不能用作文件名的符号；请删去，或把带符号的写法放进 aliases")
        elif DEVICE.match(term):
            self.report(
                "E-path", line, f"“{term}”是 Windows 保留的名字，别人检出不了；请换一种写法，原来的写法放进 aliases"
            )
        elif term != stem:
            self.report("E-id", line, f"术语“{term}”与文件名“{stem}.md”不一致；请改成同一个词")
        return term

    def _check_name(self, name: str, key: str, line: int) -> None:
        """One character would match inside other words everywhere."""
        if not 2 <= len(name) <= MAX_TERM:
            self.report("E-type", line, f"“{key}”里的“{name[:MAX_TERM]}”应为 2 至 {MAX_TERM} 个字；请改写")

    def _names(self, fields: YamlMap, key: str) -> tuple[str, ...]:
        """A list of words without repetition; none where the key is absent or empty."""
        node = fields.get(key)
        if node is None or (isinstance(node, YamlString) and not node.value):
            return ()
        if not isinstance(node, YamlList):
            self.report("E-type", node.line, f"“{key}”应是列表，例如 [甲, 乙]；请改写")
            return ()
        names: dict[str, None] = {}
        for item in node.items:
            name = self._line(item, key)
            if name in names:
                self.report("E-type", item.line, f"“{key}”里“{name}”重复；请只留一个")
            elif isinstance(item, YamlString):
                self._check_name(name, key, item.line)
            names[name] = None
        return tuple(names)

    def _regional(self, fields: YamlMap) -> tuple[tuple[Variant, str], ...]:
        node = fields.get("regional")
        if node is None:
            return ()
        if not isinstance(node, YamlMap):
            self.report("E-type", node.line, "“regional”应写成 {zh-Hant-TW: 說法}；请改写")
            return ()
        for key in node:
            if key not in VARIANTS[1:]:
                self.report("E-script", node.line_of(key), f"不认识的文字“{key}”；可用：{'、'.join(VARIANTS[1:])}")
        return tuple((variant, self.string(node, variant)) for variant in VARIANTS[1:] if node.get(variant) is not None)

    def _status(self, fields: YamlMap) -> Literal["reviewed", "draft"]:
        status = self.string(fields, "status")
        line = fields.line_of("status")
        if status == "reviewed":
            return "reviewed"
        if status == "draft":
            self.report(
                "I-draft", line, "释义没有读过的出处，网站不显示这个词条；读过原文后写上 source，并改为 reviewed"
            )
        elif status:
            self.report("E-type", line, f"status 不能是“{status}”；只能是 reviewed 或 draft")
        return "draft"

    def _source(self, fields: YamlMap, status: str) -> TermSource | None:
        """The source; a reviewed entry must say what was read, where it stands, and on which day it was read."""
        node = fields.get("source")
        if node is None or (isinstance(node, YamlString) and not node.value):
            if status == "reviewed":
                line = fields.line_of("status")
                self.report("E-key-missing", line, "reviewed 的词条缺少“source”；请写明出处，或改为 draft")
            return None
        if not isinstance(node, YamlMap):
            self.report(
                "E-type",
                node.line,
                "“source”应写成 {title: …, number: …, article: …, passage: …, kind: …, checked: …}；请改写",
            )
            return None
        self.check_keys(node, SOURCE_KEYS, READ_KEYS if status == "reviewed" else ("title",))
        source = TermSource(**{key: self.string(node, key) for key in SOURCE_KEYS})
        if source.title and not source.article and status != "reviewed":
            self.report("W-source-article", node.line, "出处没有写明第几条；请补上 article")
        if source.checked and not _is_day(source.checked):
            self.report("E-date", node.line_of("checked"), f"“{source.checked}”不是日期；请写成 2022-06-23 的样子")
        if source.kind and source.kind not in KINDS:
            self.report("E-type", node.line_of("kind"), f"kind 不能是“{source.kind}”；只能是 {' 或 '.join(KINDS)}")
        for key, limit in (("passage", MAX_PASSAGE), ("reader", MAX_READER)):
            if len(getattr(source, key)) > limit:
                self.report("E-type", node.line_of(key), f"“{key}”超过 {limit} 字；请缩短（略去的地方写……）")
        return source

    def _definition(self, parts: FrontMatter) -> str:
        """The body as one paragraph of plain text."""
        body = parts.body.strip()
        if not body:
            self.report("E-body-empty", parts.body_line, "没有释义；请在第二个 --- 之后写一段话")
        elif re.search(r"\n\s*\n", body):
            self.report("E-body-shape", parts.body_line, "释义应是一段纯文本；请合并成一段")
        elif len(body) > MAX_DEFINITION:
            self.report("E-body-long", parts.body_line, f"释义超过 {MAX_DEFINITION} 字；请缩短")
        return re.sub(r"\s*\n\s*", "", re.sub(r"(?<=[!-~])\s*\n\s*(?=[!-~])", " ", body))


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def shown_entries(entries: Iterable[TermEntry]) -> tuple[TermEntry, ...]:
    """The entries that a site shows."""
    return tuple(entry for entry in entries if entry.is_shown)


def check_entries(entries: tuple[TermEntry, ...]) -> tuple[Finding, ...]:
    """What is wrong between entries: one word claimed by two of them, a related term without an entry."""
    return tuple(sorted((*_clashes(entries), *_unknown_relations(entries))))


def _clashes(entries: tuple[TermEntry, ...]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for entry in entries:
        for word in (entry.term, *entry.aliases):
            if word in owners:
                message = f"“{word}”已是 {owners[word]} 的术语或别名；请只留一处"
                yield Finding(entry.path, 1, "E-id-duplicate", message)
            owners.setdefault(word, entry.path)


def _unknown_relations(entries: tuple[TermEntry, ...]) -> Iterator[Finding]:
    terms = {entry.term for entry in entries}
    for entry in entries:
        for word in entry.related:
            if word not in terms:
                message = f"related 里的“{word}”没有词条；请先写词条，或删去"
                yield Finding(entry.path, 1, "W-related-unknown", message)
