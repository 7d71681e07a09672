from collections.abc import Callable

import pytest

from gongwen.structure import lines, number_lines, title_lines


@pytest.mark.parametrize(
    ("likeness", "text", "expected"),
    [
        (title_lines.is_title, "某市人民政府关于测试的通知", True),
        (title_lines.is_title, "测试管理办法（试行）", True),
        (title_lines.is_title, "某某条例（2015年修订）", True),
        (title_lines.is_title, "几 个 问 题 的 通 知", True),
        (title_lines.is_title, "某某关于测试的决定全文如下：", True),
        (title_lines.is_title, "现将办法印发给你们，请遵照执行。", False),
        (title_lines.is_title, "典型经验做法", False),  # 做法 is no 法
        (title_lines.is_title, "一、工作方案", False),
        (title_lines.is_title, "为了维护秩序，通告如下：", False),
        (title_lines.is_title, "《关于测试的意见》全文如下。", True),
        (title_lines.is_title, "2015年1月14日 国务院公布条例", False),
        (number_lines.is_document_number, "测发〔2020〕1号", True),
        (number_lines.is_document_number, "测发[2020]1号", True),
        (number_lines.is_document_number, "法释〔2024〕1号", True),
        (number_lines.is_document_number, "测发〔２０２０〕１号", True),
        (number_lines.is_document_number, "第706号", True),
        (number_lines.is_document_number, "（2024年第3号）", True),
        (number_lines.is_document_number, "（第12次）", False),
        (number_lines.is_document_number, "某局公告2020年第12号", True),
        (number_lines.is_document_number, "根据测发〔2020〕1号文件", False),
        (number_lines.is_order, "中华人民共和国国务院令", True),
        (number_lines.is_order, "某市人民政府令第179号", True),
        (number_lines.is_order, "第706号", False),
        (lines.is_salutation, "各区人民政府,市政府各部门:", True),
        (lines.is_salutation, "教育部：", True),
        (lines.is_salutation, "现批复如下。各部门：", False),
        (lines.is_salutation, "会议决定作如下修改：", False),
        (lines.is_salutation, "现将事项通知如下：", False),
        (lines.is_salutation, "各位代表：", True),
        (lines.is_salutation, "某某意见全文如下：", False),
        (lines.is_signature, "国务院办公厅", True),
        (lines.is_signature, "甲市民政局　　甲市财政局", True),
        (lines.is_signature, "总理　　某某某", True),
        (lines.is_signature, "市　长：某某某", True),
        (lines.is_signature, "各地区要落实到每一个部", True),  # a likeness only: its place decides
        (lines.is_signature, "请报送办公厅。", False),
        (lines.is_signature, "报送，某局", False),
        (lines.is_signature, "某" * 60 + "局", False),
        (lines.is_signature, "某" * 59 + "局", True),
        (lines.is_signature, "某市甲局（代章）", True),
        (lines.is_day_line, "2018年3月5日", True),
        (lines.is_day_line, "某市甲局　2018年3月5日", True),
        (lines.is_day_line, "本办法自2018年3月5日", False),
        (lines.is_day_line, "自2018年3月5日起施行", False),
        (lines.is_note, "（此件公开发布）", True),
        (lines.is_note, "（2018年1月2日）", False),
        (lines.is_note, "（一）", False),
        (lines.is_closing_note, "公开方式：主动公开", True),
        (lines.is_closing_note, "公开方式：" + "主" * 195, True),
        (lines.is_closing_note, "公开方式：" + "主" * 196, False),
        (lines.is_closing_note, "某市人民政府办公厅秘书处  2024年7月29日印发", True),
        (lines.is_closing_note, "本办法自2024年7月29日起施行。", False),
        (lines.is_dated, "2015年1月14日 国务院第78次常务会议通过", True),
        (lines.is_dated, "根据2009年8月27日《关于修改部分法律的决定》第一次修正", True),
        (lines.is_dated, "（1991年3月4日国务院令第76号发布　2018年9月6日修订通过）", True),
        (lines.is_dated, "2015年以来，各地认真落实。", False),
        (lines.is_member, "召 集 人：甲乙丙　　某部部长", True),
        (lines.is_member, "甲　乙　　某部副部长", True),
        (lines.is_member, "甲市民政局  甲市财政局关于测试的通知", False),
    ],
)
def test_likenesses(likeness: Callable[[str], bool], text: str, expected: bool) -> None:
    assert likeness(text) is expected


@pytest.mark.parametrize(
    ("text", "annex"),
    [
        ("附件", ("", "")),
        ("附 件", ("", "")),
        ("附件1", ("1", "")),
        ("附件：测试名单", ("", "测试名单")),
        ("附件2：测试名单", ("2", "测试名单")),
        ("附：测试名单", ("", "测试名单")),
        ("附件1-2 测试名单", ("1-2", "测试名单")),
        ("附件1规定的单位。", None),
        ("附件一 名单", ("一", "名单")),
        ("附则", None),
        ("附件所列单位", None),
        ("附近的居民", None),
    ],
)
def test_annex_lines(text: str, annex: tuple[str, str] | None) -> None:
    assert lines.annex_line(text) == annex


@pytest.mark.parametrize(
    ("title", "kind"),
    [("关于测试的指导意见", "意见"), ("某某处罚法", "法"), ("测试管理暂行办法", "办法"), ("常见问题解答", None)],
)
def test_the_type_of_a_title(title: str, kind: str | None) -> None:
    assert lines.title_type(title) == kind


@pytest.mark.parametrize(
    ("parts", "length"),
    [
        # a line of a sheet ends with the organ, the next begins with its meeting
        (["2021年4月29日　某省第十三届人民代表大会常务委员会", "第二十八次会议修正"], 2),
        (["2021年4月29日　某省人民代表大会常务委员会", "第十三届第二十八次会议通过"], 2),
        (["（2021年4月29日第十三届全国人民代表大会", "常务委员会第六次会议通过）"], 2),
        (["2021年4月29日　某省人民代表大会常务委员会", "第二十八条　本法自公布之日起施行"], 0),
        (["某省人民代表大会常务委员会于2021年4月29日", "第二十八次会议修正"], 0),
    ],
)
def test_a_dated_line_that_is_broken_before_its_meeting(parts: list[str], length: int) -> None:
    assert lines.dated_length(parts) == length
