"""The forms of citations, each beside a published example of it.

The examples are those of GB/T 7714—2015 (4.6, 8.8) and of the 法学引注手册 (61–64), and what the CSL styles of the
zotero-chinese project print for the sample works of GB/T 7714—2025.
"""

from dataclasses import replace

import pytest

from gongwen.render.citation.forms import gbt2015, gbt2025, legal_document, legal_passage, quotation
from gongwen.render.citation.slots import Form, Slot, SlotName, fill
from gongwen.render.citation.works import Work

NOTICE = Work("国务院关于在全国建立农村最低生活保障制度的通知", "国发〔2007〕19号", ("国务院",), "2007-07-11")
COMPANY_LAW = Work("中华人民共和国公司法", "", ("全国人民代表大会常务委员会",), "2013-12-28", is_legislation=True)


@pytest.mark.parametrize(
    ("work", "accessed", "address", "citation"),
    [
        (
            Work("“好好干，当一个好工人”", issuers=("许振超",), date="2025-02-17"),
            "2025-06-22",
            "https://cpc.people.com.cn/n1/2025/0217/c443712-40419790.html",
            "许振超. “好好干，当一个好工人”[EB/OL]. （2025-02-17）[2025-06-22]. "
            "https://cpc.people.com.cn/n1/2025/0217/c443712-40419790.html.",
        ),
        (
            Work("馆际互借与文献传递服务", issuers=("高等教育文献保障系统",)),
            "2025-06-21",
            "http://home.calis.edu.cn/pages/list.html",
            "高等教育文献保障系统. 馆际互借与文献传递服务[EB/OL]. [2025-06-21]. http://home.calis.edu.cn/pages/list.html.",
        ),
        (
            Work("中国国家博物馆"),
            "2025-05-06",
            "https://www.chnmuseum.cn/",
            "中国国家博物馆[EB/OL]. [2025-05-06]. https://www.chnmuseum.cn/.",
        ),
        (
            replace(NOTICE, issuers=("甲部", "乙部", "丙部", "丁部")),
            "2008-01-02",
            "",
            "甲部，乙部，丙部，等. 国务院关于在全国建立农村最低生活保障制度的通知：国发〔2007〕19号[EB/OL]. "
            "（2007-07-11）[2008-01-02].",
        ),
    ],
)
def test_gbt_7714_2025(work: Work, accessed: str, address: str, citation: str) -> None:
    assert fill(gbt2025(work), {"accessed": accessed, "address": address}) == citation


@pytest.mark.parametrize(
    ("work", "accessed", "address", "citation"),
    [
        (
            Work(
                "关于转发北京市企业投资项目核准暂行实施办法的通知",
                "京政办发[2005]37号",
                ("北京市人民政府办公厅",),
                "2005-07-12",
            ),
            "2011-07-12",
            "http://china.findlaw.cn/fagui/p_1/39934.html",
            "北京市人民政府办公厅. 关于转发北京市企业投资项目核准暂行实施办法的通知: 京政办发[2005]37号[A/OL]. "
            "(2005-07-12)[2011-07-12]. http://china.findlaw.cn/fagui/p_1/39934.html.",
        ),
        (
            replace(NOTICE, issuers=("甲部", "乙部", "丙部", "丁部"), number="", date=""),
            "2011-07-12",
            "",
            "甲部, 乙部, 丙部, 等. 国务院关于在全国建立农村最低生活保障制度的通知[A/OL]. [2011-07-12].",
        ),
    ],
)
def test_gbt_7714_2015(work: Work, accessed: str, address: str, citation: str) -> None:
    assert fill(gbt2015(work), {"accessed": accessed, "address": address}) == citation


@pytest.mark.parametrize(
    ("work", "place", "citation"),
    [
        (Work("中华人民共和国民法典", is_legislation=True), "第1224条第1款第2项", "《民法典》第1224条第1款第2项。"),
        (replace(COMPANY_LAW, version="2013年修正"), "第36条", "《公司法》（2013年修正）第36条。"),
        (replace(COMPANY_LAW, version="2005年修订"), "第16条", "《公司法》（2005年修订）第16条。"),
        (
            NOTICE,
            "第四节第一小节",
            "《国务院关于在全国建立农村最低生活保障制度的通知》（国发〔2007〕19号），第四节第一小节。",
        ),
        (
            replace(NOTICE, number="国发[2007]19号"),
            "第四节",
            "《国务院关于在全国建立农村最低生活保障制度的通知》（国发〔2007〕19号），第四节。",
        ),
        (
            Work(
                "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
                "法释〔2018〕1号",
                ("最高人民法院",),
                "2018-02-06",
            ),
            "第100条",
            "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》（法释〔2018〕1号），第100条。",
        ),
        (
            Work("司法部关于可否张贴判决书及应注意事项的批复", issuers=("司法部",), date="1956-08-24"),
            "",
            "《司法部关于可否张贴判决书及应注意事项的批复》（1956年8月24日）。",
        ),
        # The issuer stands before a title that does not name it, as before that of a white paper.
        (
            Work("新时代的中国网络法治建设", issuers=("国务院新闻办公室",), date="2023-03-16"),
            "第一节",
            "国务院新闻办公室：《新时代的中国网络法治建设》（2023年3月16日），第一节。",
        ),
        # Nothing is known but the title.
        (Work("关于灯塔的函"), "第一节", "《关于灯塔的函》，第一节。"),
        # The number of an order is no document number.
        (Work("灯塔守护条例", "国务院令第9号", ("国务院",), is_legislation=True), "第2条", "《灯塔守护条例》第2条。"),
    ],
)
def test_passages_as_the_manual_of_law_journals_cites_them(work: Work, place: str, citation: str) -> None:
    assert fill(legal_passage(work), {"place": place}) == citation


REPEALED = Work(
    "最高人民法院、最高人民检察院关于依法严惩破坏计划生育犯罪活动的通知",
    "法发〔1993〕36号",
    ("最高人民法院", "最高人民检察院"),
    ended="repealed",
    since="2016-03-01",
)


@pytest.mark.parametrize(
    ("work", "citation"),
    [
        (
            REPEALED,
            "《最高人民法院、最高人民检察院关于依法严惩破坏计划生育犯罪活动的通知》（法发〔1993〕36号，已废止）。",
        ),
        (replace(COMPANY_LAW, ended="repealed"), "《公司法》（已废止）。"),
        (NOTICE, "《国务院关于在全国建立农村最低生活保障制度的通知》，国发〔2007〕19号。"),
        (replace(NOTICE, number=""), "《国务院关于在全国建立农村最低生活保障制度的通知》（2007年7月11日）。"),
        (replace(COMPANY_LAW, version="2013年修正"), "《公司法》（2013年修正）。"),
    ],
)
def test_whole_documents_as_the_manual_cites_them(work: Work, citation: str) -> None:
    assert fill(legal_document(work), {"ended": "已废止"}) == citation


def test_a_repeal_that_has_not_come_is_not_said() -> None:
    assert fill(legal_document(REPEALED), {}).endswith("（法发〔1993〕36号）。")
    assert (
        fill(legal_passage(replace(COMPANY_LAW, ended="replaced", since="2999-01-01")), {"place": "第1条"})
        == "《公司法》第1条。"
    )


def test_a_quotation_keeps_its_words_as_they_are() -> None:
    words = "充分发挥“一网通办”枢纽作用\n第二行"

    assert fill(quotation(NOTICE), {"quote": words, "place": "第四节"}) == (
        f"{words}\n——《国务院关于在全国建立农村最低生活保障制度的通知》（国发〔2007〕19号），第四节"
    )


def test_only_a_law_loses_the_name_of_the_state_and_only_at_its_beginning() -> None:
    notice = Work("中华人民共和国海关关于灯塔的公告", issuers=("海关总署",), date="2001-02-03")
    treaty = Work("关于修改《中华人民共和国灯塔法》的决定", is_legislation=True)

    assert fill(legal_passage(notice), {}).startswith("海关总署：《中华人民共和国海关关于灯塔的公告》")
    assert fill(legal_passage(treaty), {}) == "《关于修改〈中华人民共和国灯塔法〉的决定》。"
    assert fill(legal_passage(Work("中華人民共和國民法典", is_legislation=True)), {}) == "《民法典》。"


@pytest.mark.parametrize(
    ("form", "values", "text"),
    [
        (("甲", Slot("place", "（", "）"), "乙"), {"place": "第1条"}, "甲（第1条）乙"),
        (("甲", Slot("place", "（", "）"), "乙"), {"place": ""}, "甲乙"),
        (("甲", Slot("place", "（", "）"), "乙"), {}, "甲乙"),
        # What a title holds is text, whatever it looks like.
        (("{place}", Slot("place")), {"place": "[address]"}, "{place}[address]"),
    ],
)
def test_slots_are_filled_and_text_is_left(form: Form, values: dict[SlotName, str], text: str) -> None:
    assert fill(form, values) == text
