"""YAML as contributors write it: strings, lists and maps, every value with its line, nothing clever.

PyYAML's safe loader lets alias bombs and repeated keys through and turns `no` into False and `1:20` into 80; here a
value is the string that was written, and aliases, anchors, tags and repeated keys are errors.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

MAX_DEPTH = 20
# YAML's own rule (1.2.2, 5.1): what a stream may hold. Checked here so that the message can name the place.
_SURROGATES = range(0xD800, 0xE000)


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
    _refuse_specials(text, first_line)
    try:
        loader = yaml.SafeLoader(text)
        try:
            _refuse_events(loader, first_line)
        finally:
            loader.dispose()
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise YamlFault(f"YAML 读不懂（{error.problem}）；请检查缩进、引号和冒号", line) from error
    except yaml.YAMLError as error:
        raise YamlFault("YAML 里有不允许的字符；请删去控制字符", first_line) from error
    except RecursionError as error:
        raise YamlFault("YAML 嵌套太深；请减少层次", first_line) from error
    return None if node is None else _convert(node, first_line, 0)


def _refuse_specials(text: str, first_line: int) -> None:
    for index, character in enumerate(text):
        if ord(character) in _SURROGATES or (ord(character) < 32 and character not in "\t\n\r"):
            line = first_line + text.count("\n", 0, index)
            raise YamlFault(f"有不允许的字符 U+{ord(character):04X}；请删去", line, "E-control")


def _refuse_events(loader: yaml.SafeLoader, first_line: int) -> None:
    """Refuse by events, before anything is built, so that an alias bomb costs nothing."""
    documents = depth = 0
    while loader.check_event():
        event = loader.get_event()  # type: ignore[no-untyped-call]  # the stubs leave it untyped
        line = first_line + event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlFault(
                "不允许使用锚点或别名（& 和 *）；请把值写全，文字里有这两个符号时加引号", line, "E-yaml-feature"
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise YamlFault("不允许使用标签（!…）；请直接写值，文字以 ! 开头时加引号", line, "E-yaml-feature")
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise YamlFault("一个文件里只能有一份 YAML；请删去多余的 ---", line, "E-yaml-feature")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise YamlFault("YAML 嵌套太深；请减少层次", line)


def _convert(node: yaml.Node, first_line: int, depth: int) -> YamlNode:
    line = first_line + node.start_mark.line
    if isinstance(node, yaml.ScalarNode):
        plain_null = node.style is None and node.value in ("~", "null", "Null", "NULL")
        value = "" if plain_null else node.value
        _refuse_specials(value, line)  # "\ud800" and "\u0000" appear only now
        return YamlString(value, line)
    if isinstance(node, yaml.SequenceNode):
        return YamlList(tuple(_convert(item, first_line, depth + 1) for item in node.value), line)
    assert isinstance(node, yaml.MappingNode)
    entries: dict[str, YamlNode] = {}
    key_lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        key_line = first_line + key_node.start_mark.line
        if not isinstance(key_node, yaml.ScalarNode):
            raise YamlFault("键必须是一个词；请改写", key_line, "E-yaml-type")
        if key_node.value in entries:
            raise YamlFault(f"键“{key_node.value}”重复；请只留一个", key_line, "E-yaml-duplicate")
        entries[key_node.value] = _convert(value_node, first_line, depth + 1)
        key_lines[key_node.value] = key_line
    return YamlMap(tuple(entries.items()), tuple(key_lines.items()), line)
