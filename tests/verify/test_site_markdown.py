import pytest

from gongwen.model import Metadata
from gongwen.verify.known_words import KnownWords
from gongwen.verify.site_markdown import lines_of, markdown_faults

WHOLE = """---
title: "关于试点的通知"
---

# [一、](#chp_1)要求 {: #chp_1 }

先行[先试](../glossary/x.md)。
{: #chp_1__p_1 .noted }

逐步推开。
{: #chp_1__p_2 }
"""
PAGE = """---
title: "一、要求 - 关于试点的通知"
number: "试发〔2024〕1号"
date: "2024-01-02"
---

## [一、](#chp_1)要求 {: #chp_1 }

先行[先试](glossary/x.md)。
{: #chp_1__p_1 }

逐步推开。
{: #chp_1__p_2 }

## 下载 {: data-apparatus }
"""
METADATA = Metadata("关于试点的通知", "试发〔2024〕1号", date="2024-01-02")


def faults(page: str, whole: str = WHOLE) -> list[str]:
    known = KnownWords(["关于试点的通知", "试发〔2024〕1号", "2024-01-02", "一、要求", "下载", "先行先试。逐步推开。"])
    eids = {"chp_1", "chp_1__p_1", "chp_1__p_2"}
    return list(markdown_faults(page, lines_of(whole), eids, METADATA, known, lambda a: not a.startswith("http")))


def test_lines_of_the_whole_text_with_words_of_ours_are_right() -> None:
    assert faults(PAGE) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("逐步推开。", "逐步取消。"),
        ("逐步推开。", "<!-->假话-->逐步推开。"),
        ("逐步推开。", "<s>逐步</s>推开。"),
        ("逐步推开。", "\u202e逐步推开。\u202c"),
        ("#chp_1__p_2", "#chp_1__p_7"),
        ("#chp_1__p_2", "#chp_1__p_1"),
        ("试发〔2024〕1号", "试发〔2024〕41号"),
        ("2024-01-02", "2032-01-02"),
        ("date:", "remark: 伪造\ndate:"),
        ("下载", "伪造"),
        ("(glossary/x.md)", "(https://elsewhere.example/)"),
        ("## 下载", '<p style="color:red">下载</p>'),
        ("## 下载", "<script src=x></script>"),
    ],
)
def test_what_is_otherwise_is_a_fault(old: str, new: str) -> None:
    assert old in PAGE
    assert faults(PAGE.replace(old, new, 1))


def test_apparatus_of_the_whole_text_is_in_known_words_too() -> None:
    assert faults(WHOLE) == []
    changed = f"{WHOLE}\n## 可以免予处罚 {{: data-apparatus }}\n"
    assert faults(changed, changed) == ["可以免予处罚"]


def test_paragraphs_stand_in_their_order() -> None:
    one, other = "逐步推开。\n{: #chp_1__p_2 }\n", "先行[先试](glossary/x.md)。\n{: #chp_1__p_1 }\n"
    page = PAGE.replace(one, "@").replace(other, one).replace("@", other)

    assert faults(page)


@pytest.mark.parametrize(
    "form", ["    {}", "\t{}", "~~{}~~", "**{}**", "{}\n---", "{}\n===", "```\n{}\n```", '[x]: https://a.example "{}"']
)
def test_no_line_is_written_in_another_form(form: str) -> None:
    line = "逐步推开。"
    assert faults(PAGE.replace(line, form.format(line)))
