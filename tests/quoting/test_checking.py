"""Each quotation of a draft has its state: what was done to it is seen, what was not done is not."""

import time

import pytest
from tests.quoting.library import BOATS, holding, small_library

from gongwen.model import Particulars
from gongwen.quoting.asking import QuoteError, find_quotations
from gongwen.quoting.checking import Checked, check_draft, rows_of
from gongwen.quoting.drafts import draft_paragraphs
from gongwen.quoting.holding import present

LIBRARY = small_library()
DAY = "2024-05-01"


def check(text: str) -> list[Checked]:
    return list(check_draft(draft_paragraphs(text), LIBRARY, DAY))


@pytest.mark.parametrize(
    ("text", "state", "place"),
    [
        ("《河川管理法》第二条第二款规定：“未列入名录的，不得采砂。”", "exact", "rivers art_2__para_2__p_1"),
        ("河川管理法第2条规定，「未列入名录的，不得采砂」", "exact", "rivers art_2__para_2__p_1"),
        ("河川管理法（2021年修订）第二条规定，“未列入名录的，不得采砂”", "exact", "rivers art_2__para_2__p_1"),
        ("河法第二条：“未列入名录的，不得采砂”", "exact", "rivers art_2__para_2__p_1"),
        ("“未列入名录的，不得采砂”（《河川管理法》第二条）。", "exact", "rivers art_2__para_2__p_1"),
        ("“未列入名录的，不得采砂”出自河川管理法第二条。", "exact", "rivers art_2__para_2__p_1"),
        ("“未列入名录的，不得采砂。”——《河川管理法》", "exact", "rivers art_2__para_2__p_1"),
        ("会上说“未列入名录的，不得采砂”。", "exact", "rivers art_2__para_2__p_1"),
        ("某政办发〔2022〕8号第二部分提出“施工不得影响行洪”", "exact", "docks att_1__chp_2__sec_2__para_2__p_1"),
        ("《码头建设行动方案》提出“施工不得影响行洪”", "exact", "docks att_1__chp_2__sec_2__para_2__p_1"),
        # over two paragraphs, with their numbers
        ("《河川管理法》第三条：“不予许可：（一）距堤防不足一百米的；”", "exact", "rivers art_3__para_1__intro__p_1"),
        # a last mark that the source goes on without; words left out
        ("《河川管理法》第四条：“处五千元以上五万元以下罚款！”", "exact", "rivers art_4__para_1__p_1"),
        ("《河川管理法》第三条：“不予许可……应当在二十日内作出决定”", "exact", "rivers art_3__para_1__intro__p_1"),
        ("《河川管理法》第三条：“不予许可〔……〕应当在二十日内作出决定”", "exact", "rivers art_3__para_1__intro__p_1"),
        ("《河川管理法》第三条：“不予许可（中略）应当在二十日内作出决定”", "exact", "rivers art_3__para_1__intro__p_1"),
        ("《河川管理法》第三条：“应当在二十日内（略）不予许可”", "altered", "rivers art_3__para_2__p_1"),
        # a chapter holds its articles, and those of no other
        ("《河川管理法》第一章规定“未列入名录的，不得采砂”", "exact", "rivers art_2__para_2__p_1"),
        ("《河川管理法》第二章规定“未列入名录的，不得采砂”", "elsewhere", "rivers art_2__para_2__p_1"),
        ("《河川管理法》第一章规定“处五千元以上五万元以下罚款”", "elsewhere", "rivers art_4__para_1__p_1"),
        # a line that goes on; a citation after the words
        ("《河川管理法》第二条规定：\n“未列入名录的，不得采砂”", "exact", "rivers art_2__para_2__p_1"),
        ("“未列入名录的，不得采砂”，这是《河川管理法》第二条规定的。", "exact", "rivers art_2__para_2__p_1"),
        # either of two places in one sentence
        ("《河川管理法》第一条、第二条规定“未列入名录的，不得采砂”", "exact", "rivers art_2__para_2__p_1"),
        # other words
        ("《河川管理法》第四条：“处五千元以上九万元以下罚款”", "altered", "rivers art_4__para_1__p_1"),
        ("《河川管理法》第二条：“未列入名录的，得采砂。”", "altered", "rivers art_2__para_2__p_1"),
        ("《河川管理法》第二条：“未列入名录的、不得采砂。”", "altered", "rivers art_2__para_2__p_1"),
        ("《河川管理法》第三条：“应当在二十日内作出决定……有下列情形之一的”", "altered", "rivers art_3__para_2__p_1"),
        ("会上说“由交通部门会同水利部门选址，报市政府批准”。", "altered", "docks att_1__chp_2__sec_2__para_1__p_1"),
        # elsewhere
        ("《河川管理法》第四条：“未列入名录的，不得采砂”", "elsewhere", "rivers art_2__para_2__p_1"),
        ("《河川管理法》第九条：“未列入名录的，不得采砂”", "elsewhere", "rivers art_2__para_2__p_1"),
        ("《河川管理法》第四条：“施工不得影响行洪”", "elsewhere", "docks att_1__chp_2__sec_2__para_2__p_1"),
        # not here
        ("《河川管理法》第四条：“夜间停泊的船只应当点灯”", "not-found", "None None"),
        ("他说“今天的会议开得很好很成功”", "not-found", "None None"),
        ("《航空器登记办法》第四条：“登记不收取任何费用”", "unknown-document", "None None"),
        ("《河川管理法》第四条：“一网通办改”", "too-short", "None None"),
        # no longer in force, or another version's words
        ("《船只登记办法》第二条：“登记不收取任何费用”", "not-in-force", "boats art_2__para_1__p_1"),
        ("《河川管理法》第二条：“应当在每年三月底前公布名录”", "not-in-force", "rivers-2015 art_2__para_1__p_1"),
        # the version that is named, not today's: its unchanged words are those of a text that does not hold
        ("《河川管理法》（2015年）第二条：“未列入名录的，不得采砂”", "not-in-force", "rivers-2015 art_2__para_2__p_1"),
        ("《河川管理法（2015版）》第二条：“未列入名录的，不得采砂”", "not-in-force", "rivers-2015 art_2__para_2__p_1"),
        ("河川管理法（2015）第二条：“未列入名录的，不得采砂”", "not-in-force", "rivers-2015 art_2__para_2__p_1"),
        ("《河川管理法》（2021修订）第二条：“未列入名录的，不得采砂”", "exact", "rivers art_2__para_2__p_1"),
        ("《河川管理法》（2015年3月1日通过）第二条：“未列入名录的，不得采砂”", "exact", "rivers art_2__para_2__p_1"),
        ("《河川管理法》（2021年4月2日修订）第二条：“未列入名录的，不得采砂”", "exact", "rivers art_2__para_2__p_1"),
        ("《河川管理法》（2009年）第二条：“未列入名录的，不得采砂”", "exact", "rivers art_2__para_2__p_1"),
        ("《河川管理法》（2015年第3号令公布）第二条：“未列入名录的，不得采砂”", "exact", "rivers art_2__para_2__p_1"),
    ],
)  # fmt: skip
def test_states(text: str, state: str, place: str) -> None:
    (row,) = check(text)

    assert (row.state, f"{row.slug} {row.eid}") == (state, place)


@pytest.mark.parametrize(
    ("quote", "folded"),
    [
        ("未列入名录的，不得采砂。", ()),
        ("未列入名錄的，不得采砂。", ("script",)),
        ("未列入名录的,不得采砂。", ("marks",)),
        ("未列入 名录的，不得采砂。", ("space",)),
        ("未列入名錄 的,不得采砂.", ("script", "marks", "space")),
        ("未列入名录的，不得采砂；", ("marks",)),
    ],
)
def test_what_was_set_aside_is_said(quote: str, folded: tuple[str, ...]) -> None:
    (row,) = check(f"《河川管理法》第二条：“{quote}”")

    assert (row.state, row.folded) == ("exact", folded)


@pytest.mark.parametrize(
    ("quote", "differences"),
    [
        ("处五千元以上九万元以下罚款", [("九", "五")]),
        ("处五千元以上五万元罚款", [("", "以下")]),
        ("一律处五千元以上五万元以下罚款", [("一律", "")]),
        ("处五千元以上五万元以下罚金", [("金", "款")]),
    ],
)
def test_the_words_that_differ(quote: str, differences: list[tuple[str, str]]) -> None:
    (row,) = check(f"《河川管理法》第四条：“{quote}”")

    assert row.state == "altered"
    assert [(one.quoted, one.source) for one in row.differences] == differences


def test_citations_alone() -> None:
    rows = check(
        "依照《河川管理法》第二条第二款、第四条和第九条，《飞机法》第一条，《船只登记办法》第一条。该办法第二条"
    )

    assert rows[0].note == "《河川管理法》里没有第9条"
    assert [(row.citation, row.quote, row.state) for row in rows] == [
        ("《河川管理法》第二条第二款、第四条和第九条", None, "not-found"),
        ("《飞机法》第一条", None, "unknown-document"),
        ("《船只登记办法》第一条", None, "not-in-force"),
        ("该办法第二条", None, "not-in-force"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "根据《河川管理法》，制定本办法。第九条规定了罚则。",  # its own, perhaps
        "《河川管理法》施行后，本法第九条、合同第九条不变。",
        "第九条　本办法自公布之日起施行。",
    ],
)
def test_a_place_that_may_be_the_drafts_own_is_not_judged(text: str) -> None:
    assert check(text) == []


def test_what_is_like_another_text_without_a_citation_is_not_called_altered() -> None:
    far, short = check("会上说“各有关单位要加强沟通，形成推进改革的合力”，又说“施工不得影响交通”。")

    assert (far.state, short.state) == ("not-found", "not-found")


def test_markdown_within_a_quotation_is_no_alteration() -> None:
    (row,) = check("《河川管理法》第四条：“处**五千元**以上[五万元](https://example.org)以下罚款”")

    assert (row.state, row.folded) == ("exact", ())


def test_a_title_alone_is_no_citation_of_a_place() -> None:
    assert check("学习《河川管理法》和《飞机法》。") == []


def test_what_is_cited_within_a_quotation_is_part_of_it() -> None:
    (row,) = check("《河川管理法》第四条：“违反本法第二条第二款规定的，处五千元以上五万元以下罚款。”")

    assert row.state == "exact"


def test_the_citation_of_another_sentence_is_a_hint_alone() -> None:
    first, second = check("《河川管理法》第四条有罚则。各方要做到“未列入名录的，不得采砂”。")

    assert (first.quote, first.state) == (None, "exact")
    assert (second.citation, second.state) == (None, "exact")


def test_a_place_without_a_name_binds_no_quotation() -> None:
    (row,) = check("《河川管理法》已经施行。第四条规定“未列入名录的，不得采砂”。")

    assert (row.citation, row.state) == ("《河川管理法》", "exact")


def test_a_sentence_that_ends_within_a_quotation_goes_on_after_it() -> None:
    rows = check("《河川管理法》第二条规定“夜间停泊的。应当点灯照明”和“处五千元以上五万元以下罚款”。")

    assert [(row.citation, row.state) for row in rows] == [
        ("《河川管理法》第二条", "not-found"),
        ("《河川管理法》第二条", "elsewhere"),
    ]


def test_what_is_left_out_stands_between_pieces_that_are_near_each_other() -> None:
    middle = "".join(f"第{n}条　办事应当公开透明，接受监督。\n\n" for n in range(2, 200))
    far = f"公开办法\n\n第一条　甲机关应当编制目录。\n\n{middle}第二百条　乙机关应当归档保存。\n"
    library = small_library(holding("far", far))
    near, apart = check_draft(
        draft_paragraphs("“办事应当公开……接受监督”\n\n“甲机关应当编制目录……乙机关应当归档保存”"), library, DAY
    )

    assert (near.state, apart.state) == ("exact", "not-found")


def test_a_short_name_of_the_draft() -> None:
    rows = check("《码头建设行动方案》（以下简称《方案》）已印发。\n\n《方案》第三部分提出“加强协调配合，形成合力”。")

    assert [(row.citation, row.state, row.line) for row in rows] == [("《方案》第三部分", "exact", 3)]


def test_a_text_in_force_is_told_before_one_that_is_not() -> None:
    library = small_library(holding("boats-new", BOATS.replace("船只登记", "渡船登记").replace("1998", "2003")))
    (row,) = check_draft(draft_paragraphs("会上说“登记不收取任何费用”"), library, DAY)

    assert (row.slug, row.state) == ("boats-new", "exact")


def test_nothing_is_said_of_a_text_that_was_withdrawn_but_that_it_was() -> None:
    gone = present(holding("gone", BOATS.replace("船只登记", "渡船登记"), Particulars(withdrawn="内容有误")))
    library = small_library(gone)
    draft = "《渡船登记办法》第二条：“登记不收取任何费用”，《渡船登记办法》第一条。"
    rows = check_draft(draft_paragraphs(draft), library, DAY)

    assert [(row.state, row.slug, row.text, row.note) for row in rows] == [
        ("not-in-force", "gone", None, "本库已撤下"),
        ("not-in-force", "gone", None, "本库已撤下"),
    ]
    with pytest.raises(QuoteError, match=r"《.*》已从本库撤下"):
        find_quotations(library, "渡船登记办法", "第二条", DAY)


def test_json() -> None:
    (value,) = rows_of(check("《河川管理法》第四条：“处五千元以上九万元以下罚款”"))

    assert value == {
        "line": 1,
        "quote": "处五千元以上九万元以下罚款",
        "citation": "《河川管理法》第四条",
        "state": "altered",
        "slug": "rivers",
        "eid": "art_4__para_1__p_1",
        "address": value["address"],
        "text": "处五千元以上五万元以下罚款",
        "folded": [],
        "differences": [{"quote": "九", "text": "五"}],
    }
    assert str(value["address"]).startswith("https://texts.example/rivers/chp_2/#art_4__para_1__p_1:~:text=")


@pytest.mark.parametrize(
    "text", ["“" * 3000, "《" * 3000, "第三条、" * 3000, "“《》第条”", "……“……”", "\0“\0\0\0\0\0\0\0”"]
)
def test_odd_drafts_are_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize("words", ["《河川管理法》", "《河川管理法》第二条，", "《河川管理法》、第九条；"])
def test_a_long_paragraph_of_citations_is_read_in_time(words: str) -> None:
    start = time.process_time()
    check("　" + words * 3000)

    assert time.process_time() - start < 5
