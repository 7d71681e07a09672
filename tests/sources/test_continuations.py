"""An article over several containers is whole; what stands beside it and is none of it is not."""

import pytest

from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

ITEMS = [f"<p>{n}、抓好第{n}项工作，及时报告。</p>" for n in "一二三四五"]
HEAD = "<p>某市人民政府关于某项工作的意见</p><p>各区人民政府：</p>"
LAST = "<p>六、鼓励社会参与。</p>"
SIGNED = "<p>某市人民政府</p><p>2024年5月8日</p>"
FOOT = '<div class="foot"><p>版权所有</p><p>主办单位：某市人民政府办公室</p></div>'


def read(body: str) -> list[str]:
    html = f'<html><body><div><a href="/">首页</a></div>{body}{FOOT}</body></html>'
    article = read_article(html.encode(), "x.html")
    assert "版权所有" in [left.text for left in article.omitted]
    return [getattr(block, "text", "") for block in article.blocks]


def box(*inner: str) -> str:
    return f"<div>{''.join(inner)}</div>"


@pytest.mark.parametrize(
    "body",
    [
        box(HEAD, *ITEMS) + box(LAST, SIGNED),
        box(HEAD, *ITEMS) + box(LAST) + box(SIGNED),
        box(HEAD, *ITEMS) + box('<img src="b.png">') + box(LAST) + box('<a href="x">相关链接</a>') + box(SIGNED),
        box(box(box(HEAD, *ITEMS))) + box(box(LAST, SIGNED)),
        box(box(HEAD, *ITEMS), '<p class="t">点击数：12</p>') + box(LAST, SIGNED),
        box("<p>某市人民政府关于某项工作的意见</p>", "<p>各区人民政府：</p>") + box(*ITEMS) + box(LAST, SIGNED),
    ],
)
def test_what_goes_on_beside_the_article_belongs_to_it(body: str) -> None:
    texts = read(body)

    assert texts[1] == "各区人民政府："
    assert texts[-3:] == ["六、鼓励社会参与。", "某市人民政府", "2024年5月8日"]


@pytest.mark.parametrize(
    "beside",
    [
        box("<p>八、另一篇的第八条。</p>"),
        box("<p>2024年5月8日某市召开会议。</p>"),
        box("<p>一、相关新闻。</p>"),
        box("<p>（六）另一层。</p>"),
        box("<p>某日报评论员文章</p>", "<p>今天很好。</p>", "<p>2024年5月8日</p>"),
    ],
)
def test_what_does_not_go_on_is_none_of_it(beside: str) -> None:
    assert read(box(HEAD, *ITEMS) + beside)[-1] == "五、抓好第五项工作，及时报告。"


def test_the_list_of_annexes_below_the_text_belongs_to_it() -> None:
    assert read(box(HEAD, *ITEMS, SIGNED) + box("<p>附件：1.甲表</p>", "<p>2.乙表</p>"))[-2:] == [
        "附件：1.甲表",
        "2.乙表",
    ]


def test_what_may_go_on_farther_away_is_told() -> None:
    html = f"<html><body>{box(HEAD, *ITEMS)}{box('<p>相关报道很多。</p>')}\n{box(LAST)}</body></html>"
    document = parse_structure(read_article(html.encode(), "x.html"))

    assert (2, "W-unplaced") in [(finding.line, finding.code) for finding in document.findings]
    assert [left.sort for left in document.omitted if left.text == "六、鼓励社会参与。"] == ["unplaced"]


def test_a_list_is_part_of_the_article_that_holds_it() -> None:
    items = "".join(f"<li>先办第{n}件；</li>" for n in "一二三")

    assert read(box(HEAD.replace("意见", "通知"), f"<ol>{items}</ol>", SIGNED))[1] == "各区人民政府："


ORDER = "<p>訂定「渡口管理辦法」。</p><p>辦法施行，渡口有序，往來便利；各機關照辦。</p>"


@pytest.mark.parametrize(
    ("head", "is_text"),
    [
        ('<a href="https://example.org">柳河部</a><b>令</b></p><p>中華民國113年5月6日<br>柳法字第1130012345號', True),
        ("柳河市人民政府公告</p><p>第9号", True),
        ('<a href="https://example.org">柳　河　美　術　館公告</a></p><p>柳館3字第1130012345號', True),
        ("柳河市水务局</p><p>柳水〔2024〕3号", True),
        ("柳水〔2024〕3号</p><p>2024年5月6日", False),  # a number and when the page was put up
        ('<a href="/a">通知公告</a></p><p>第9期', False),
        ("柳河市人民政府公告</p><p>2024年5月6日", False),
    ],
)
def test_the_head_of_an_order_in_an_element_of_its_own_is_text(head: str, *, is_text: bool) -> None:
    texts = read(f"<table><tr><td><p>{head}</p></td></tr><tr><td>{ORDER}</td></tr></table>")

    assert (texts[0].startswith("訂定")) is not is_text


def test_the_values_of_a_head_in_an_element_of_its_own() -> None:
    head = '<p><a href="https://example.org">柳河部</a><b>令</b></p><p>中華民國113年5月6日<br>柳法字第1130012345號</p>'
    html = f"<html><body><table><tr><td>{head}</td></tr><tr><td>{ORDER}</td></tr></table></body></html>"
    metadata = parse_structure(read_article(html.encode(), "x.html")).main.metadata

    assert (metadata.issuers, metadata.number, metadata.date) == (("柳河部",), "柳法字第1130012345號", "2024-05-06")


def test_the_head_of_an_order_of_which_day_and_number_stand_with_the_text() -> None:
    head = '<td><p><a href="https://example.org">柳河部</a>令</p></td>'
    cell = f"<td><p>中華民國113年5月6日</p><p>柳法字第1130012345號</p>{ORDER}</td>"
    html = f"<html><body><table><tr>{head}{cell}</tr></table></body></html>"
    metadata = parse_structure(read_article(html.encode(), "x.html")).main.metadata

    assert (metadata.issuers, metadata.number, metadata.date) == (("柳河部",), "柳法字第1130012345號", "2024-05-06")


def test_a_sentence_that_is_all_a_link_is_text() -> None:
    linked = '<p><a href="https://example.org/law">廢止「柳河渡口收費標準辦法」，並自即日生效。</a></p>'
    head = "<div><p>柳河部令</p><p>柳法字第1130012345號</p></div>"
    html = f"<html><body>{head}<div>{linked}<p>部　　長　張小柳</p></div></body></html>"
    texts = [getattr(block, "text", "") for block in read_article(html.encode(), "x.html").blocks]

    assert "廢止「柳河渡口收費標準辦法」，並自即日生效。" in texts
