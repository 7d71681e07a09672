import pytest

from gongwen.errors import FindingsError
from gongwen.sources.capture_header import read_capture_header
from gongwen.sources.front_matter import read_front_matter


def lines(text: str) -> list[str]:
    return text.split("\n")


def test_fields_are_strings_and_every_line_is_left_out_by_itself() -> None:
    front = read_front_matter(lines("\n---\ntitle: 某某通知\ncomments: no\nn: 1:20\n---\n正文"), "x.html")

    assert [(f.name, f.value, f.line) for f in front.fields] == [
        ("title", "某某通知", 3),
        ("comments", "no", 4),  # not False
        ("n", "1:20", 5),  # not 80
    ]
    assert [(o.line, o.text) for o in front.omitted] == [
        (2, "---"),
        (3, "title: 某某通知"),
        (4, "comments: no"),
        (5, "n: 1:20"),
        (6, "---"),
    ]
    assert front.lines == 6


def test_it_may_follow_a_meta_element() -> None:
    assert read_front_matter(lines("<meta charset=gbk>\n---\na: b\n---"), "x").lines == 4


@pytest.mark.parametrize("text", ["正文\n---\na: b\n---", "---\n正文\n---", "---\na: b", "", "----\na: b\n----"])
def test_what_is_no_front_matter(text: str) -> None:
    assert read_front_matter(lines(text), "x").lines == 0


@pytest.mark.parametrize("yaml", ["title: !!python/object/apply:os.system [id]", "a: &x b\nc: *x"])
def test_yaml_that_reaches_for_more_is_an_error(yaml: str) -> None:
    with pytest.raises(FindingsError, match="x:2: E-yaml-feature"):
        read_front_matter(lines(f"---\n{yaml}\n---"), "x")


@pytest.mark.parametrize(
    ("yaml", "line"),
    [("title: a: b", 2), ("title: 2022", 2), ("x: y\ndate: 0x1F", 3), ("categories: {a: b}", 2), ("a: b\na: c", 3)],
)
def test_what_is_odd_is_a_warning_on_its_line(yaml: str, line: int) -> None:
    front = read_front_matter(lines(f"---\n{yaml}\n---"), "x")

    assert [(f.line, f.code) for f in front.findings] == [(line, "W-front-matter")]
    assert front.omitted


def test_a_collectors_header_is_left_out() -> None:
    front = read_capture_header(lines("# 原件\n- title: 某某通知\n- url: https://example.org\n\n---\n\n正文"))

    assert front.lines == 5
    assert [(f.name, f.value) for f in front.fields] == [("title", "某某通知"), ("url", "https://example.org")]
    assert [o.line for o in front.omitted] == [1, 2, 3, 5]


@pytest.mark.parametrize("text", ["某某通知\n- a: b\n---", "- a: b\n正文\n---", "# 标题\n---\n正文", "- 甲：乙\n---"])
def test_what_is_no_collectors_header(text: str) -> None:
    assert read_capture_header(lines(text)).lines == 0
