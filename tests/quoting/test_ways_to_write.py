"""Places as people write them, asked for by name and cited in a draft: the same place both ways."""

import pytest
from tests.quoting.library import holding, small_library

from gongwen.quoting.asking import find_quotations
from gongwen.quoting.checking import check_draft
from gongwen.quoting.drafts import draft_paragraphs

DAY = "2024-05-01"
TRIAL = """试点管理办法
（2020年1月1日某部令第3号公布）
第一条　为了试点，制定本办法。
第十二条　略。
第十二条之一　试点单位应当报告。
试点单位有下列情形之一的，应当改正：
（一）未备案的；
（二）未公示的；
（三）未培训的。
第一百零五条　本办法自公布之日起施行。
"""
PLANS = """某省人民政府办公厅关于印发评分办法的通知
某政办发〔2024〕3号
各市人民政府：
现印发给你们。
一、总体要求
（一）坚持统筹。
（二）坚持创新。
二、主要任务
（一）改造道路。
（二）建设桥梁。
附件：1.评分办法
2.记录表
某省人民政府办公厅
2024年1月2日
附件1
评分办法
第一条　为了评分，制定本办法。
第二条　评分按百分制。
附件2
记录表
一、说明
记录应当真实。
"""
LIBRARY = small_library(holding("trial", TRIAL), holding("plans", PLANS))
PLACES = [
    ("《试点管理办法》第12条之一第2款第3项", "art_12-1__para_2__point_3"),
    ("试点管理办法第十二条之一第二款（三）项", "art_12-1__para_2__point_3"),
    ("《试点管理办法》105条", "art_105"),
    ("试点管理办法第一百〇五条", "art_105"),
    ("《试点管理办法》第一O五条", "art_105"),
    ("某政办发〔2024〕3号文第二部分第（二）条", "chp_2__sec_2"),
    ("某政办发[2024]3号文件第二部分", "chp_2"),
    ("某政辦發〔2024〕3號第二部分第（二）條", "chp_2__sec_2"),
    ("某政办发〔２０２４〕３号第二部分", "chp_2"),
    ("某政办发【2024】3号第二部分第（一）项", "chp_2__sec_1"),
    ("某政办发〔2024〕3号二（一）", "chp_2__sec_1"),
    ("某政办发〔2024〕3号第二部分第（二）点", "chp_2__sec_2"),
    ("某政办发〔2024〕3号第2部分第2点", "chp_2__sec_2"),
    ("《河川管理法》第三条第一款第（二）点", "art_3__para_1__point_2"),
    ("《河川管理法》第三条第2点", "art_3__para_1__point_2"),
    ("某政办发〔2024〕3号附件1第2条", "att_1__art_2"),
    ("《某省人民政府办公厅关于印发评分办法的通知》附件一第2条", "att_1__art_2"),
    ("某政办发〔2024〕3号附件2", "att_2"),
    ("《评分办法》第2条", "att_1__art_2"),
    ("《河川管理法》第２条第２款", "art_2__para_2"),
    ("《河川管理法》第二條第二款", "art_2__para_2"),
    ("《河川管理法》2条2款", "art_2__para_2"),
    ("《河川管理法》第3条第1款2项", "art_3__para_1__point_2"),
    ("《河川管理法》第3条第1款第(2)项", "art_3__para_1__point_2"),
    ("《河川管理法》第三条（二）", "art_3__para_1__point_2"),
    ("《河川管理法》第三条第一款第（一）（二）项", "art_3__para_1__point_1"),
    ("《河川管理法》（2021修订）第二条第二款", "art_2__para_2"),
    ("《河川管理法》（第二条）", "art_2"),
    ("〈河川管理法〉第二条", "art_2"),
    ("《河川管理法》的第二条第二款规定", "art_2__para_2"),
    ("《河川管理法》第 二 条 第 二 款", "art_2__para_2"),
    ("《河川管理法》第二章第四条", "art_4"),
    ("《河川管理法》第三条第一款前两项", "art_3__para_1__point_1"),
    ("《河川管理法》第２条前两款", "art_2__para_1"),
    ("《河川管理法》第3条第1款第2目", "art_3__para_1__point_2"),
    ("《河川管理法》第3条规定的第2款", "art_3__para_2"),
    ("河川管理法第三条第一项至二项", "art_3__para_1__point_1"),
]


@pytest.mark.parametrize(("words", "eid"), PLACES)
def test_a_place_is_found_however_it_is_written(words: str, eid: str) -> None:
    assert find_quotations(LIBRARY, words, "", DAY)[0].eid == eid
    rows = check_draft(draft_paragraphs(f"依照{words}，办理。"), LIBRARY, DAY)
    assert [(row.state, row.eid) for row in rows] == [("exact", eid)]


@pytest.mark.parametrize(
    "text",
    [
        "《河川管理法》施行以来，提出3条建议、2款方案、5项措施。",
        "河川管理法提出了12条意见。",
        "《河川管理法》要求：第一条河道、2条支流。",
        "《河川管理法》2023年修订。",
        "《河川管理法》要求在第3点钟、第二点心店、第一点五版公布。",
    ],
)
def test_counts_are_no_places(text: str) -> None:
    assert check_draft(draft_paragraphs(text), LIBRARY, DAY) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # within a range, or the first of several
        ("《河川管理法》第二条至第四条规定“有下列情形之一的，不予许可”", [("exact", "art_3__para_1__intro__p_1")]),
        ("《河川管理法》第四条、第五条规定“有下列情形之一的，不予许可”", [("elsewhere", "art_3__para_1__intro__p_1")]),
        ("《试点管理办法》第十二条之一第二款前三项“（二）未公示的；（三）未培训的”", [
            ("exact", "art_12-1__para_2__point_2"),
        ]),
        # two texts for one quotation: both claim the words
        ("《河川管理法》第一条和《试点管理办法》第一条规定“为了试点，制定本办法”", [("exact", "art_1__para_1__p_1")]),
        ("“为了试点，制定本办法”（《河川管理法》第一条、《试点管理办法》第一条）", [("exact", "art_1__para_1__p_1")]),
        ("《渡船法》第三条和《试点管理办法》第一条规定“为了试点，制定本办法”", [
            ("unknown-document", None), ("exact", "art_1__para_1__p_1"),
        ]),
        ("“为了试点，制定本办法”，见《试点管理办法》第二条", [("elsewhere", "art_1__para_1__p_1")]),
        # told by what was named before
        ("《河川管理法》第二条第二款和同条第一款", [("exact", "art_2__para_2"), ("exact", "art_2__para_1")]),
        ("《河川管理法》第二条，该条第三款", [("exact", "art_2"), ("not-found", None)]),
        ("该条第三款", []),
        # a law by its name alone, which the library has not
        ("依照渡船法第三条处罚", [("unknown-document", None)]),
        ("渡船条例第三条规定“渡船应当配备救生衣”", [("unknown-document", None)]),
        ("依照本办法第三条、有关条例第三条、其他办法第三条", []),
        ("本合同第三条、公司管理规定第三条、做法第三条", []),
    ],
)  # fmt: skip
def test_what_is_cited(text: str, expected: list[tuple[str, str | None]]) -> None:
    rows = check_draft(draft_paragraphs(text), LIBRARY, DAY)

    assert [(row.state, row.eid) for row in rows] == expected


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("《河川管理法》第一条和《试点管理办法》第一条都说“为了试点，制定本办法”", "《河川管理法》第一条里没有这句话"),
        ("“为了试点，制定本办法”（《试点管理办法》第一条，《河川管理法》第一条）", "《河川管理法》第一条里没有这句话"),
        # each says its own
        ("《河川管理法》第一条、《试点管理办法》第一条分别规定“为了保护河川，制定本法”“为了试点，制定本办法”", ""),
        # what is only named before it claims nothing
        ("按照《河川管理法》第一条的要求，《试点管理办法》第一条规定“为了试点，制定本办法”", ""),
        ("《试点管理办法》第一条规定“为了试点，制定本办法”，《河川管理法》第一条", ""),
    ],
)
def test_what_is_cited_together_and_has_not_the_words_is_told(text: str, note: str) -> None:
    assert check_draft(draft_paragraphs(text), LIBRARY, DAY)[0].note == note
