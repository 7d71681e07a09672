"""A quotation has the exact words, where they stand and what may be said of them."""

from dataclasses import replace

import pytest
from tests.quoting.library import SITE, small_library

from gongwen.model import Certified, Particulars
from gongwen.quoting.asking import QuoteError, find_quotations
from gongwen.quoting.quotation import (
    gbt_citation,
    markdown_quotation,
    plain_quotation,
    quotation_value,
    quote_place,
)

LIBRARY = small_library()
DAY = "2024-05-01"


def test_the_words_of_an_article() -> None:
    found = find_quotations(LIBRARY, "河川管理法", "第三条", DAY)

    assert [one.text for one in found] == [
        "第三条　有下列情形之一的，不予许可：\n（一）距堤防不足一百米的；\n（二）处于汛期的。\n"
        "前款规定以外的，应当在二十日内作出决定。"
    ]


def test_the_text_of_a_day() -> None:
    now, then = (find_quotations(LIBRARY, "河川管理法第二条第一款", "", day)[0] for day in (DAY, "2018-01-01"))

    assert now.text == "河川主管部门应当在每年二月底前公布名录。"
    assert then.text == "河川主管部门应当在每年三月底前公布名录。"
    assert (now.holding.slug, then.holding.slug) == ("rivers", "rivers-2015")


def test_the_address_names_the_words() -> None:
    found = find_quotations(LIBRARY, "河法", "第二条第二款", DAY)[0]

    assert found.address == (
        f"{SITE}rivers/chp_1/#art_2__para_2:~:text=%E6%9C%AA%E5%88%97%E5%85%A5%E5%90%8D%E5%BD%95%E7%9A%84%EF%BC%8C"
        "%E4%B8%8D%E5%BE%97%E9%87%87%E7%A0%82%E3%80%82"
    )


def test_json() -> None:
    found = find_quotations(LIBRARY, "船只登记办法", "第二条", DAY)[0]

    value = quotation_value(found, DAY)
    assert value["status"] == {
        "on": DAY,
        "state": "repealed",
        "since": "2021-07-01",
        "by": "rivers",
        "note": "已废止（2021-07-01），见 rivers",
    }
    assert (value["slug"], value["eid"], value["place"]) == ("boats", "art_2", "第2条")
    assert (value["script"], value["source_kind"], value["compared"]) == ("original", "reprint", None)
    assert value["sha256"] == found.holding.document.sha256
    assert value["note"] == (
        "与本库文本相符；原文是转载，不是发布机关的页面；这一文件的网页还没有和原文核对过；"
        "已废止（2021-07-01），见 rivers"
    )


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.gov.cn/zhengce/1.htm", "official"),
        ("https://jtj.somecity.gov.cn/a", "official"),
        ("https://gov.cn.evil.example/a", "reprint"),
        ("https://evilgov.cn/a", "reprint"),
        ("https://news.example/gov.cn/a", "reprint"),
        (None, "reprint"),
    ],
)
def test_whose_page_the_source_is(url: str | None, kind: str) -> None:
    boats = replace(LIBRARY.all["boats"], particulars=Particulars(source_url=url))

    assert boats.source_kind == kind


def test_what_was_compared_is_said() -> None:
    rows = (Certified("zh-Hans", "html", 120, 0, 0, 0), Certified("zh-Hans", "pdf", 110, 0, 0, 0))
    boats = replace(LIBRARY.all["boats"], compared=rows)
    found = quote_place(LIBRARY, boats, "art_1", DAY)

    assert quotation_value(found, DAY)["compared"] == {
        "with": "docs/documents/boats/source.txt",
        "formats": ["zh-Hans html", "zh-Hans pdf"],
        "characters": 120,
        "exact": True,
    }
    assert "120 字，一字不差" in plain_quotation(found, DAY)


def test_forms() -> None:
    found = find_quotations(LIBRARY, "某政办发〔2022〕8号", "二（二）2", DAY)[0]

    assert gbt_citation(found, DAY).startswith(
        "某市人民政府办公室. 码头建设行动方案：某政办发〔2022〕8号[EB/OL]. （2022-06-07）"
    )
    shown = markdown_quotation(found, DAY)
    assert shown.startswith("> 2\\.施工。\n>\n> 施工不得影响行洪。\n>\n> ——[某市人民政府办公室：")


def test_markdown_of_hostile_words() -> None:
    boats = LIBRARY.all["boats"]
    found = replace(quote_place(LIBRARY, boats, "art_1", DAY), text="<b>*[甲](javascript:1)")

    assert markdown_quotation(found, DAY).startswith("> \\<b\\>\\*\\[甲\\]\\(javascript:1\\)\n")


@pytest.mark.parametrize(
    ("name", "place", "message"),
    [
        ("河川管理条例", "", "本库没有“河川管理条例”；名称相近的有《河川管理法》"),
        ("河川管理法", "第九条", "《河川管理法》里没有“第九条”"),
    ],
)
def test_what_is_not_there_is_never_guessed(name: str, place: str, message: str) -> None:
    with pytest.raises(QuoteError) as error:
        find_quotations(LIBRARY, name, place, DAY)

    assert error.value.message.startswith(message)
