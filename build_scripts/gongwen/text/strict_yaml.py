"""YAML as contributors write it: strings, lists and maps, every value with its line, nothing clever.

PyYAML's safe loader lets alias bombs and repeated keys through and turns `no` into False and `1:20` into 80; here a
value is the string that was written, and aliases, anchors, tags and repeated keys are errors. Only PyYAML's parser is
used, and nodes are made of its events one by one: what is refused is refused before anything is built of it, so that an
alias bomb costs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

MAX_DEPTH = 20
MAX_LENGTH = 256 * 1024  # characters: read in less than a second; what people write has a hundredth of it
# YAML's own rule (1.2.2, 5.1): what a stream may hold. Checked here so that the message can name the place.
_SURROGATES = range(0xD800, 0xE000)
# libyaml's parser takes a tenth of the time of the one in Python, which is there where PyYAML has no wheel.
_BAD_ESCAPE = "found invalid Unicode character escape code"  # what libyaml says of "\\ud800"
_Loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class YamlFault(Exception):
    """YAML that is broken or uses what is refused here.

    `code` is E-yaml (broken), E-yaml-feature (alias, anchor, tag, several documents), E-yaml-duplicate (a repeated
    key), E-yaml-type (a key that is no string) or E-control; `line` counts in the file. Whoever knows the file's path
    makes an error or a finding of it.
    """

    def __init__(self, message: str, line: int, code: str = "E-yaml") -> None:
        self.message = message
        self.line = line
        self.code = code
        super().__init__(f"{line}: {code} {message}")


@dataclass(frozen=True, slots=True)
class YamlString:
    """A scalar as written; an empty value is ''."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class YamlList:
    items: "tuple[YamlNode, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class YamlMap:
    """A mapping in the order written; `key_lines` says where each key stands."""

    entries: "tuple[tuple[str, YamlNode], ...]"
    key_lines: tuple[tuple[str, int], ...]
    line: int

    def get(self, key: str) -> "YamlNode | None":
        """The value of a key, or None."""
        return next((node for name, node in self.entries if name == key), None)

    def line_of(self, key: str) -> int:
        """The line on which a key stands; the map's own where it has no such key."""
        return next((line for name, line in self.key_lines if name == key), self.line)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.entries)


YamlNode = YamlString | YamlList | YamlMap


def parse_strict_yaml(text: str, first_line: int = 1) -> YamlNode | None:
    """The value of a YAML text, None for an empty one; `first_line` is where the text begins in its file.

    Raises YamlFault.
    """
    if len(text) > MAX_LENGTH:
        raise YamlFault(f"YAML 有 {len(text)} 个字符，最多 {MAX_LENGTH} 个；请缩短", first_line)
    _refuse_specials(text, first_line)
    loader = _Loader(text)
    last_line = first_line + text.count("\n")  # libyaml counts one more where the text does not end its last line
    try:
        return _Composer(loader, first_line, last_line).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(first_line + mark.line, last_line) if mark else first_line
        if error.problem == _BAD_ESCAPE:
            raise YamlFault("有不允许的字符；请删去", line, "E-control") from error
        raise YamlFault(f"YAML 读不懂（{error.problem}）；请检查缩进、引号和冒号", line) from error
    except yaml.YAMLError as error:
        raise YamlFault("YAML 里有不允许的字符；请删去控制字符", first_line) from error
    finally:
        loader.dispose()


def _refuse_specials(text: str, first_line: int) -> None:
    for index, character in enumerate(text):
        if ord(character) in _SURROGATES or (ord(character) < 32 and character not in "\t\n\r"):
            line = first_line + text.count("\n", 0, index)
            raise YamlFault(f"有不允许的字符 U+{ord(character):04X}；请删去", line, "E-control")


class _Composer:
    """Makes nodes of a parser's events."""

    def __init__(self, loader: "yaml.SafeLoader | yaml.CSafeLoader", first_line: int, last_line: int) -> None:
        self._loader = loader
        self._first_line = first_line
        self._last_line = last_line

    def document(self) -> YamlNode | None:
        """The one document of the stream; None where there is none."""
        self._next()  # the stream's start
        if not isinstance(self._next(), yaml.DocumentStartEvent):
            return None
        node = self._node(self._next(), 1)
        self._next()  # the document's end
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            raise YamlFault("一个文件里只能有一份 YAML；请删去多余的 ---", self._line(after), "E-yaml-feature")
        return node

    def _next(self) -> yaml.Event:
        event = self._loader.get_event()
        assert event is not None  # nobody asks beyond the stream's end
        return event

    def _line(self, event: yaml.Event) -> int:
        assert event.start_mark is not None
        return min(self._first_line + int(event.start_mark.line), self._last_line)

    def _node(self, event: yaml.Event, depth: int) -> YamlNode:
        """The node that opens with an event; `depth` counts the collections that a list or map here would stand in."""
        line = self._line(event)
        _refuse_features(event, line)
        if isinstance(event, yaml.ScalarEvent):
            plain_null = not event.style and event.value in ("~", "null", "Null", "NULL")
            _refuse_specials(event.value, line)  # "\ud800" and "\u0000" appear only now
            return YamlString("" if plain_null else event.value, line)
        if depth > MAX_DEPTH:
            raise YamlFault("YAML 嵌套太深；请减少层次", line)
        if isinstance(event, yaml.SequenceStartEvent):
            return YamlList(tuple(self._items(depth)), line)
        return self._map(line, depth)

    def _items(self, depth: int) -> Iterator[YamlNode]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _map(self, line: int, depth: int) -> YamlMap:
        entries: dict[str, YamlNode] = {}
        key_lines: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, YamlString):
                raise YamlFault("键必须是一个词；请改写", key.line, "E-yaml-type")
            if key.value in entries:
                raise YamlFault(f"键“{key.value}”重复；请只留一个", key.line, "E-yaml-duplicate")
            entries[key.value] = self._node(self._next(), depth + 1)
            key_lines[key.value] = key.line
        return YamlMap(tuple(entries.items()), tuple(key_lines.items()), line)


def _refuse_features(event: yaml.Event, line: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        message = "不允许使用锚点或别名（& 和 *）；请把值写全，文字里有这两个符号时加引号"
        raise YamlFault(message, line, "E-yaml-feature")
    if getattr(event, "tag", None) is not None:
        raise YamlFault("不允许使用标签（!…）；请直接写值，文字以 ! 开头时加引号", line, "E-yaml-feature")
