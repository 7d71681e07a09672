import pytest

from gongwen.errors import PhrasesError
from gongwen.model import PhraseRow
from gongwen.variants.phrases import parse_phrases

HEADER = "source\tzh-Hant\tzh-Hant-TW\tzh-Hant-HK\tnote\n"


def test_a_row_names_the_scripts_that_it_answers_for() -> None:
    rows = parse_phrases(HEADER + "伙伴\t\t夥伴\t夥伴\t合作者\n", "p.tsv")

    assert rows == (PhraseRow("伙伴", (("zh-Hant-TW", "夥伴"), ("zh-Hant-HK", "夥伴")), None, "合作者", "p.tsv", 2),)


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "\n# 分组说明\n准入\t准入\t准入\t准入\n",
        "\ufeff" + HEADER + "准入\t准入\t准入\t准入\t\n",
        (HEADER + "准入\t准入\t准入\t准入\t许可\n").replace("\n", "\r\n"),
        HEADER + " 准入 \t准入\t准入 \t准入",
    ],
    ids=["empty lines and comments", "byte order mark", "Windows line ends", "spaces around a cell"],
)
def test_forms_that_are_read(text: str) -> None:
    (row,) = parse_phrases(text, "p.tsv")

    assert (row.source, dict(row.answers)["zh-Hant-HK"]) == ("准入", "准入")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "列名"),
        ("source,zh-Hant,zh-Hant-TW,zh-Hant-HK,note\n", 1, "列名"),
        (HEADER + "准入\t准\t\t\t\n", 2, "写成一样长"),
        (HEADER + "\n准入\t准入们\t\t\t\n", 3, "写成一样长"),
        (HEADER + "准入\t\t\t\t只有说明\n", 2, "至少填一列"),
        (HEADER + "\t准入\t准入\t准入\t\n", 2, "source 是空的"),
        (HEADER + "准入\t准入\t准入\t准入\t说明\t多了\n", 2, "6 列"),
        (HEADER + "准\0\t准入\t\t\t\n", 2, "不能转换的字符"),
    ],
)
def test_a_fault_is_named_with_line_and_remedy(text: str, line: int, what: str) -> None:
    with pytest.raises(PhrasesError) as caught:
        parse_phrases(text, "docs/conversion/phrases.tsv")

    assert str(caught.value).startswith(f"docs/conversion/phrases.tsv:{line}: ")
    assert what in str(caught.value)
    assert "；" in str(caught.value)
