"""YAML as contributors may write it: what each value is and where it stands, what is refused and on which line."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongwen.text.strict_yaml import MAX_LENGTH, YamlFault, YamlList, YamlMap, YamlNode, YamlString, parse_strict_yaml


def plain(node: YamlNode | None) -> object:
    """A node as Python's own values."""
    if isinstance(node, YamlMap):
        return {key: plain(value) for key, value in node.entries}
    if isinstance(node, YamlList):
        return [plain(item) for item in node.items]
    return node.value if node else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# nothing", None),
        ("---", ""),
        ("a: no", {"a": "no"}),  # not False
        ("a: 1:20", {"a": "1:20"}),  # not 80
        ("a: 2022-06-23", {"a": "2022-06-23"}),
        ("a:\nb: ~\nc: null", {"a": "", "b": "", "c": ""}),
        ("a: '~'", {"a": "~"}),
        ('a: "x\\u4e00"', {"a": "x一"}),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("[a, {b: c}, []]", ["a", {"b": "c"}, []]),
        ("'a: b': c", {"a: b": "c"}),
        ("'': a", {"": "a"}),
        ("a: b & c", {"a": "b & c"}),
    ],
)
def test_a_value_is_the_string_that_was_written(text: str, value: object) -> None:
    assert plain(parse_strict_yaml(text)) == value


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a: 1\nb: [x, y", 2, "E-yaml"),
        ("a: 1\nb: [x, y\n", 3, "E-yaml"),
        ("a: b: c", 1, "E-yaml"),
        ("a: 1\n\tb: 2", 2, "E-yaml"),
        ("a: 1\nb: &x 2", 2, "E-yaml-feature"),
        ("a: 1\nb: *x", 2, "E-yaml-feature"),
        ("a: !!python/name:os.system", 1, "E-yaml-feature"),
        ("&a b: 1", 1, "E-yaml-feature"),
        ("a: 1\n---\nb: 2", 2, "E-yaml-feature"),
        ("a: 1\nb: 2\na: 3", 3, "E-yaml-duplicate"),
        ("a: {b: 1, b: 2}", 1, "E-yaml-duplicate"),
        ("a: 1\n? [b]\n: 2", 2, "E-yaml-type"),
        ("a: x\x07", 1, "E-control"),
        ("a: 1\nb: x\ud800", 2, "E-control"),
        ('a: 1\nb: "\\ud800"', 2, "E-control"),
        ('a: 1\nb: "\\0"', 2, "E-control"),
        ("a: x\x9f", 1, "E-yaml"),
        ("[" * 21 + "]" * 21, 1, "E-yaml"),
        ("{" * 10_000, 1, "E-yaml"),
    ],
)
def test_what_is_refused_is_refused_on_its_line(text: str, line: int, code: str) -> None:
    for first_line in (1, 5):
        with pytest.raises(YamlFault) as caught:
            parse_strict_yaml(text, first_line)
        assert (caught.value.line, caught.value.code) == (line + first_line - 1, code)


def test_each_value_and_key_has_its_line() -> None:
    node = parse_strict_yaml("a: 1\n\nb:\n  - x\n  - y\nc: {d: z}", 2)

    assert isinstance(node, YamlMap)
    assert node.key_lines == (("a", 2), ("b", 4), ("c", 7))
    assert node.get("b") == YamlList((YamlString("x", 5), YamlString("y", 6)), 5)
    assert [node.line_of(key) for key in ("c", "nowhere")] == [7, 2]


values = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc键 :#", max_size=5), inner, max_size=4),
    max_leaves=20,
)


@given(values, st.booleans())
def test_what_pyyaml_writes_is_read_again(value: object, in_lines: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"', default_flow_style=not in_lines)

    assert plain(parse_strict_yaml(text)) == value


@given(st.text(st.sampled_from("ab:- []{}\n\"'&*!|>#?,%"), max_size=40))
def test_any_text_is_a_value_or_a_fault(text: str) -> None:
    try:
        node = parse_strict_yaml(text)
    except YamlFault as fault:
        assert 1 <= fault.line <= text.count("\n") + 1
    else:
        assert node is None or 1 <= node.line <= text.count("\n") + 1


def test_yaml_longer_than_people_write_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(YamlFault, match="最多"):
        parse_strict_yaml("[" * (MAX_LENGTH + 1), 2)
    assert parse_strict_yaml("x" * MAX_LENGTH) == YamlString("x" * MAX_LENGTH, 1)
