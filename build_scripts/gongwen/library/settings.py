"""mkdocs.yml as data: read without running anything, whoever wrote it.

MkDocs' own loader builds whatever Python objects the file asks for (`!!python/object/apply:os.system [...]`); only
`build` and `serve` hand the file to MkDocs. Here what is refused is refused while the file is still a row of events, so
that a bomb of aliases or a tower of brackets costs nothing.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from gongwen.errors import ProjectError
from gongwen.library.real_paths import real_path

CONFIG_NAME = "mkdocs.yml"
_INHERIT = "INHERIT"
_MAX_BYTES = 256 * 1024
_MAX_DEPTH = 20
_MAX_ALIASES = 20  # so few that merges of merges (`<<`) cannot multiply
_MAX_PARENTS = 5
_ENV, _RELATIVE, _NAME = "!ENV", "!relative", "tag:yaml.org,2002:python/name:"
_PLAIN = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "seq", "map"))


class _Loader(yaml.SafeLoader):
    """Plain values, and the tags that MkDocs allows: !ENV is the environment's value, the others are as written."""


def _environment(loader: _Loader, node: Any) -> object:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs has it."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not nodes or not all(isinstance(name, yaml.ScalarNode) for name in nodes):
        raise yaml.constructor.ConstructorError(None, None, "!ENV without a name", node.start_mark)
    names = [str(name.value) for name in nodes[: max(1, len(nodes) - 1)]]
    if (value := next((os.environ[name] for name in names if name in os.environ), None)) is not None:
        tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]  # of types-pyyaml
        return loader.construct_object(yaml.ScalarNode(tag, value))
    return loader.construct_object(nodes[-1]) if len(nodes) > 1 else None


def _as_written(loader: _Loader, *rest: Any) -> str:
    node = rest[-1]
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


# A day is what was written, also one that no calendar has.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in rows if tag != "tag:yaml.org,2002:timestamp"]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_constructor(_ENV, _environment)
_Loader.add_constructor(_RELATIVE, _as_written)
_Loader.add_multi_constructor(_NAME, _as_written)


def read_settings(root: Path) -> Mapping[str, object]:
    """What mkdocs.yml says, with what it inherits from files of the project; raises ProjectError with a line."""
    return _read(root, root / CONFIG_NAME, _MAX_PARENTS)


def _read(root: Path, path: Path, parents_left: int) -> Mapping[str, object]:
    shown = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProjectError(f"读不出来（{error.strerror}）；请检查文件和权限", shown, 1) from error
    settings = _mapping(data, shown)
    inherited = settings.get(_INHERIT)
    if inherited is None:
        return settings
    line = _line_of_key(data, _INHERIT)
    parent, top = real_path(path.parent / str(inherited)), real_path(root)
    if not isinstance(inherited, str) or not parent.is_relative_to(top) or not parent.is_file():
        raise ProjectError(f"{_INHERIT} 所指的文件不在项目里；请检查路径", shown, line)
    if not parents_left:
        raise ProjectError(f"{_INHERIT} 的层次太多，或绕回了自己；请改写", shown, line)
    return _merged(_read(root, root / parent.relative_to(top), parents_left - 1), settings)


def _mapping(data: bytes, shown: str) -> Mapping[str, object]:
    if len(data) > _MAX_BYTES:
        raise ProjectError(f"文件有 {len(data)} 字节，最多 {_MAX_BYTES} 字节；请缩短", shown, 1)
    try:
        for line, fault in _faults(data):
            raise ProjectError(fault, shown, line)
        value = yaml.load(data, Loader=_Loader)  # a safe loader of ours
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ProjectError(f"YAML 读不懂（{error.problem}）；请检查缩进和引号", shown, line) from error
    except (yaml.YAMLError, ValueError) as error:  # a control character, bytes that are no UTF-8, a number that is none
        raise ProjectError("有不允许的字符或读不懂的数；请检查，文字请加引号", shown, 1) from error
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ProjectError("整个文件要由“键: 值”组成；请改写", shown, 1)
    return value


def _faults(data: bytes) -> Iterator[tuple[int, str]]:
    """Where the file asks for more than data."""
    opened: list[str | None] = []  # the anchors of the collections that an event stands in
    aliases = 0
    for event in yaml.parse(data, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
            if event.anchor in opened:
                yield line, "别名（*）绕回了自己；请把值写全"
        if (tag := getattr(event, "tag", None)) is not None and not _is_allowed(tag):
            name = tag.removeprefix("tag:yaml.org,2002:")[:60]
            yield line, f"不能用标签“{name}”，它会运行程序或没有人认识；能用的是 !ENV、!relative 和 !!python/name:"
        if len(opened) > _MAX_DEPTH:
            yield line, "嵌套太深；请减少层次"
        if aliases > _MAX_ALIASES:
            yield line, f"别名（*）超过 {_MAX_ALIASES} 处；请把值写全"


def _is_allowed(tag: str) -> bool:
    return tag in (*_PLAIN, _ENV, _RELATIVE, "!") or tag.startswith(_NAME)


def _merged(parent: Mapping[str, object], child: Mapping[str, object]) -> dict[str, object]:
    """The child's values over the parent's, maps into maps, as MkDocs has it."""
    merged = dict(parent)
    for key, value in child.items():
        below = merged.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(below, value) if both else value  # type: ignore[arg-type]  # `both` says so
    return merged


def _line_of_key(data: bytes, key: str) -> int:
    lines = data.decode("utf-8", "replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(key)), 1)
