import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.annotations.form import parse_note

TODAY = date(2026, 1, 1)
PATH = "docs/documents/demo/annotations/note-1.md"
FIELDS = {
    "id": "note-1",
    "target": "chp_1__p_1",
    "quote": "{exact: 全面提升公共服务数字化水平}",
    "author": "reader-a",
    "created": "2022-06-25",
    "licence": "CC-BY-4.0",
}


def note_file(body: str = "正文。", **fields: str | None) -> bytes:
    """A sound annotation file with some fields set otherwise; None leaves one out."""
    values = {key: value for key, value in {**FIELDS, **fields}.items() if value is not None}
    front = "".join(f"{key}: {value}\n" for key, value in values.items())
    return f"---\n{front}---\n{body}\n".encode()


def faults(data: bytes, path: str = PATH) -> list[tuple[int, str]]:
    """Line and code of each finding."""
    _, findings = parse_note(data, path, TODAY)
    return [(finding.line, finding.code) for finding in findings]


def test_a_sound_file_becomes_a_note_with_its_lines() -> None:
    data = (
        "---\nid: note-1\ntarget: chp_1__p_1\nquote:\n  exact: 一网通办枢纽\n  suffix: ，推动\nauthor: 读者\n"
        "created: 2022-06-25\nlicence: CC0-1.0\nkind: question # 问\nscript: zh-Hant\n"
        "orphaned: 2023-01-01\n---\n\n\n正文。\n\n"
    ).encode()
    note, findings = parse_note(data, PATH, TODAY)

    assert findings == ()
    assert note
    assert (note.quote.exact, note.quote.prefix, note.quote.suffix) == ("一网通办枢纽", "", "，推动")
    assert (note.kind, note.script, note.orphaned, note.author) == ("question", "zh-Hant", "2023-01-01", "读者")
    assert (note.body, note.body_line) == ("正文。", 16)
    assert (note.line_of("quote.exact"), note.line_of("created"), note.line_of("quote.prefix")) == (5, 8, 1)


def test_kind_and_script_have_defaults() -> None:
    note, _ = parse_note(note_file(), PATH, TODAY)

    assert note
    assert (note.kind, note.script, note.orphaned) == ("note", "zh-Hans", "")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("author", "您的名字", "E-author"),  # what a sample has there
        ("id", "ab", "E-id"),  # too short
        ("id", "Note-1", "E-id"),
        ("id", "note-2", "E-id"),  # not the file's name
        ("id", "note_1", "E-id"),
        ("id", "-note", "E-id"),
        ("id", "nоte-1", "E-id"),  # a Cyrillic о
        ("id", "'note-1 '", "E-id"),
        ("id", "", "E-id"),
        ("id", "[note-1]", "E-type"),
        ("id", '"note-1\\n"', "E-id"),
        ("target", "", "E-target"),
        ("target", "chp_2__", "E-target"),
        ("target", "chp_0", "E-target"),
        ("target", "chp_٢", "E-target"),  # an Arabic-Indic digit
        ("target", "'#chp_2'", "E-target"),
        ("target", "chp_2/../chp_3", "E-target"),
        ("target", "CHP_2", "E-target"),
        ("target", "chp_2__sec_4__p_1 onclick=x", "E-target"),
        ("target", "__".join(["p_1"] * 60), "E-target"),
        ("quote", "一网通办枢纽作用", "E-type"),
        ("quote", "", "E-type"),
        ("quote", "[一网通办]", "E-type"),
        ("quote", "{}", "E-key-missing"),
        ("quote", "{prefix: 前文}", "E-key-missing"),
        ("quote", "{exact: [一, 网]}", "E-type"),
        ("quote", "{exact: 三个字}", "E-quote"),
        ("quote", "{exact: '一 网　通'}", "E-quote"),  # white space is not counted
        ("quote", "{exact: 一网通办, prefix: " + "前" * 65 + "}", "E-quote"),
        ("quote", "{exact: 一网通办, suffix: " + "后" * 65 + "}", "E-quote"),
        ("quote", "{exact: " + "数" * 301 + "}", "E-quote"),
        ("quote", "{exact: 一网通办, selector: x}", "E-key-unknown"),
        ("author", "", "E-author"),
        ("author", "~", "E-author"),
        ("author", "'　'", "E-author"),
        ("author", "名" * 61, "E-author"),
        ("author", "'{{ x }}'", "E-author"),
        ("author", "|\n  一\n  二", "E-author"),
        ("author", '"a\\tb"', "E-author"),
        ("author", '"a\\u202eb"', "E-control"),  # escaped, so that only the value shows it
        ("author", '"a\\u200bb"', "E-control"),
        ("author", '"a\\u2028b"', "E-control"),
        ("author", "[a, b]", "E-type"),
        ("author", "{name: a}", "E-type"),
        ("author", "Иван Smith-Ивaн", "W-mixed-script"),  # a Latin a inside Ивaн
        ("author", "𝐚dmin", "W-mixed-script"),
        ("created", "2022-02-30", "E-date"),
        ("created", "2022-6-25", "E-date"),
        ("created", "2022/06/25", "E-date"),
        ("created", "2022-06-25T00:00:00Z", "E-date"),
        ("created", "0000-01-01", "E-date"),
        ("created", "2026-01-03", "E-date"),
        ("created", "", "E-date"),
        ("licence", "MIT", "E-licence"),
        ("licence", "CC-BY-NC-4.0", "E-licence"),
        ("licence", "", "E-licence"),
        ("kind", "comment", "E-kind"),
        ("kind", "Note", "E-kind"),
        ("script", "zh-hant", "E-script"),
        ("script", "zh-CN", "E-script"),
        ("orphaned", "yes", "E-date"),
        ("Author", "x", "E-key-unknown"),
        ("<<", "{author: x}", "E-key-unknown"),  # no merge keys
    ],
)
def test_a_field_is_refused(field: str, value: str, code: str) -> None:
    assert {found for _, found in faults(note_file(**{field: value}))} == {code}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("author", "no"),  # a string, not False
        ("author", "2022-06-25"),
        ("author", "1:20"),
        ("author", "张三 Zhang"),
        ("author", "田中さん"),
        ("author", "Иван Smith"),  # each word in one script
        ("author", "O'Neil & Sons"),
        ("author", "=1+1"),  # whoever writes a CSV escapes it
        ("author", "家👨‍👩‍👧"),  # joined by zero-width joiners
        ("target", "art_10-1__para_1__p_1"),
        ("target", "att_1__chp_2__intro__p_1"),
        ("target", "art_10_r2"),
        ("target", "chp_1__sec_1__p_1__topic_2"),
        ("target", "front__p_1"),
        ("quote", "{exact: 一网通办}"),
        ("quote", '{exact: "一网\\u200b通办"}'),  # copied from a web page; folding drops it
        ("quote", "{exact: 一网通办, prefix: " + "前" * 64 + ", suffix: " + "后" * 64 + "}"),
        ("created", "2026-01-02"),  # it is tomorrow already where the writer lives
        ("created", "2024-02-29"),
    ],
)
def test_a_field_is_accepted(field: str, value: str) -> None:
    assert faults(note_file(**{field: value})) == []


@pytest.mark.parametrize("key", ["id", "target", "quote", "author", "created", "licence"])
def test_a_key_is_missing(key: str) -> None:
    left_out: dict[str, str | None] = {key: None}

    assert faults(note_file("正文。", **left_out)) == [(2, "E-key-missing")]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", (1, "E-front-matter")),
        (b"---\n", (1, "E-front-matter")),
        (b"---\nid: a\n", (1, "E-front-matter")),
        (b"\n---\nid: a\n---\nx\n", (1, "E-front-matter")),  # the first line must be the fence
        (b"x" * 16385, (1, "E-size")),
        (b"---\nid: note-1\nauthor: \xb6\xc1\xd5\xdf\n---\n", (3, "E-encoding")),  # GBK
        ("---\nid: a\n---\n正文\n".encode("utf-16"), (1, "E-encoding")),
        (b"---\nid: a\0\n---\nx\n", (2, "E-control")),
        (b"---\n- a\n---\nx\n", (2, "E-yaml-type")),
        (b"---\njust words\n---\nx\n", (2, "E-yaml-type")),
        (b"---\nid: [\n---\nx\n", (2, "E-yaml")),
        (b"---\n? [a]\n: b\n---\nx\n", (2, "E-yaml-type")),
        (b"---\nid: &a note-1\n---\nx\n", (2, "E-yaml-feature")),
        (b"---\nid: note-1\nauthor: *a\n---\nx\n", (3, "E-yaml-feature")),
        (b"---\nid: !!str note-1\n---\nx\n", (2, "E-yaml-feature")),
        (b"---\nid: note-1\nid: note-1\n---\nx\n", (3, "E-yaml-duplicate")),
    ],
)
def test_a_file_is_refused_whole(data: bytes, fault: tuple[int, str]) -> None:
    assert faults(data) == [fault]


def test_an_empty_front_matter_lacks_every_key() -> None:
    assert faults(b"---\n---\nx\n") == [(2, "E-key-missing")] * 6


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("docs/documents/demo/annotations/note-1.md", []),
        ("docs/documents/demo/annotations/note-1.MD", ["E-path"]),
        ("docs/documents/demo/annotations/note-1.markdown", ["E-path"]),
        ("docs/documents/demo/annotations/../note-1.md", ["E-path"]),
        ("docs/documents/demo/annotations/note-1.md\n", ["E-path"]),
        ("docs/documents/demo/note-1.md", ["E-path"]),
        ("docs/glossary/note-1.md", ["E-path"]),
        ("/docs/documents/demo/annotations/note-1.md", ["E-path"]),
        ("docs\\documents\\demo\\annotations\\note-1.md", ["E-path"]),
        ("docs/documents/-demo/annotations/note-1.md", ["E-path"]),
        ("docs/documents/demo/annotations/note-2.md", ["E-id"]),
    ],
)
def test_path(path: str, codes: list[str]) -> None:
    assert [code for _, code in faults(note_file(), path)] == codes


def test_a_name_that_windows_cannot_check_out() -> None:
    assert faults(note_file(id="con"), "docs/documents/demo/annotations/con.md") == [(1, "E-path")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", [(9, "E-body-empty")]),
        (" \n\n　\n", [(9, "E-body-empty")]),
        ("&nbsp;", [(9, "E-body-empty")]),
        ("***", [(9, "E-body-empty")]),
        ("……？！", [(9, "E-body-empty")]),
        ("> 。", [(9, "E-body-empty")]),
        ("正文在这里写，可以用 Markdown。", [(9, "E-body-empty")]),  # what a sample has there
        ("👍", []),
        ("字" * 4000, []),
        ("字" * 4001, [(9, "E-body-long")]),
        ("- a\n" * 300, []),
        ("> " * 7 + "a", [(9, "E-body-shape")]),
        ("一段\n\n" + "[" * 81, [(11, "E-body-shape")]),
        ("一段\n\n[甲](http:evil.example)", [(11, "E-link")]),
        ("一段\n\n![图](https://a.example/a.png)", [(11, "E-image")]),
        ("一段\n\n[![图](https://a.example/a.png)](https://a.example)", [(11, "E-image")]),
        ("一段\n\n若 x<b", [(11, "W-raw-html")]),
        ("[甲](https://аpple.example)", [(9, "W-mixed-script")]),
        ("一\n二\u202e三", [(10, "E-control")]),
        ("一\u200b二", [(9, "E-control")]),
        ("一\r二", [(9, "E-control")]),
        ("\x7f", [(9, "E-control")]),
    ],
)
def test_body(body: str, expected: list[tuple[int, str]]) -> None:
    assert faults(note_file(body)) == expected


def test_line_ends_and_byte_order_mark_do_not_matter() -> None:
    windows = b"\xef\xbb\xbf" + note_file("一\n\n二").replace(b"\n", b"\r\n")
    note, findings = parse_note(windows, PATH, TODAY)

    assert findings == ()
    assert note
    assert note.body == "一\n\n二"


def test_without_a_day_the_future_is_not_looked_at() -> None:
    note, findings = parse_note(note_file(created="2999-01-01"), PATH)

    assert note
    assert findings == ()


def test_an_unknown_key_is_met_with_the_nearest_known_one() -> None:
    _, findings = parse_note(note_file(autor="x"), PATH, TODAY)

    assert findings[0].message == "不认识的键“autor”；是否要写“author”？"


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    parse_note(data, PATH, TODAY)


@given(
    st.text(alphabet="-: \n[]{}\"'&*!|>#%@`ab字,?\\ud", max_size=60), st.text(st.characters(codec="utf-8"), max_size=60)
)
def test_no_front_matter_or_body_raises(front: str, body: str) -> None:
    parse_note(f"---\n{front}\n---\n{body}".encode("utf-8", "surrogatepass"), PATH, TODAY)


@given(st.text(alphabet="[]()!<>*_`#-+1.\n \t|\\&;:^~\"'a字/@{}=", max_size=400))
def test_no_body_raises(body: str) -> None:
    parse_note(note_file(body), PATH, TODAY)


def test_the_sample_of_the_manual_is_refused_until_it_is_written() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "contributing.md").read_text("utf-8")
    sample = next(block for block in re.findall(r"```markdown\n(.*?)```", manual, re.DOTALL) if "quote:" in block)
    codes = {code for _, code in faults(sample.encode(), "docs/documents/demo/annotations/one-stop-portal.md")}

    assert codes == {"E-author", "E-body-empty"}
