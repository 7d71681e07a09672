import pytest

from gongwen.cli.output import print_error, print_findings, printable, without_repetition
from gongwen.errors import FindingsError, ProjectError
from gongwen.model import Finding


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("docs/一网通办.md:1: E-path 请移动", "docs/一网通办.md:1: E-path 请移动"),
        ("a\n::error file=x::y", "a\\u000a::error file=x::y"),  # GitHub would take the second line for a command
        ("a\r\x1b[31mb\x7f\x9b", "a\\u000d\\u001b[31mb\\u007f\\u009b"),
        ("a\u202ecod.md", "a\\u202ecod.md"),  # reads as a….md, ends in .doc
        ("a\u2028b\u2066c", "a\\u2028b\\u2066c"),
        ("👩‍💻 𠮷", "👩‍💻 𠮷"),
    ],
)
def test_printable(line: str, printed: str) -> None:
    assert printable(line) == printed


def test_a_finding_and_an_error_are_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    finding = Finding("docs/a\n::error::b.md", 1, "E-path", "第一行\n::error::第二行")
    print_findings([finding])
    print_error(FindingsError([finding, finding]))
    print_error(ProjectError("没有\n::error::这个文件", "a\nb"))

    said = capsys.readouterr().err.splitlines()
    assert len(said) == 4
    assert not any(line.startswith("::") for line in said)


def test_information_in_the_same_words_is_counted_after_three_and_nothing_else_is() -> None:
    def finding(path: str, code: str, message: str) -> Finding:
        return Finding(path, 1, code, message)

    drafts = [finding(f"{n}.md", "I-draft", "释义待核") for n in range(6)]
    others = [finding("a", "I-moved", "甲"), finding("b", "I-moved", "乙"), finding("c", "I-moved", "丙")]
    others += [finding("d", "I-moved", "丁")]  # a fourth, in other words
    warnings = [finding(f"{n}.yml", "W-link", "不存在") for n in range(5)]

    assert without_repetition([*drafts, *others, *warnings]) == ([*drafts[:3], *others, *warnings], {"I-draft": 3})
