"""What was left out of a page is judged: what could be text of the document is told, once a page; furniture is not."""

from pathlib import Path

import pytest

from gongwen.model import Document, Omitted, Particulars
from gongwen.sources.article import read_article
from gongwen.structure.left_out import digest_of, judge_left_out
from gongwen.structure.parse import parse_structure

ITEMS = "".join(
    f"<p>{n}、抓好第{n}项工作，把责任落实到每一个单位和每一个岗位，及时报告情况。</p>" for n in "一二三四五六七八九十"
)
HEAD = "<p>某市人民政府关于某项工作的意见</p><p>各区人民政府：</p>"
SIGNED = "<p>某市人民政府</p><p>2024年5月8日</p>"
FOOT = "<div><p>版权所有：某市人民政府</p><p>本网站未经授权不得转载，请使用新版浏览器访问。</p></div>"


def read(beside: str, above: str = "", **said: object) -> Document:
    html = f"<body><div>{above}</div>\n<div><div>{HEAD}{ITEMS}{SIGNED}</div></div>\n<div>相关报道很多</div>\n"
    article = read_article(f"{html}<div>{beside}</div>\n{FOOT}</body>".encode(), "x.html")
    return parse_structure(article, Particulars(**said))  # type: ignore[arg-type]


def unplaced(document: Document) -> list[str]:
    return [left.text for left in document.omitted if left.sort == "unplaced"]


@pytest.mark.parametrize(
    "text",
    [
        "十二、加强督促检查",  # not the next number, which the reader takes in itself
        "（六）加强督促检查",
        "第九条　本办法自发布之日起施行。",
        "对工作不力的，予以通报批评。",
        "各区人民政府、有关单位：",
        "2024年6月9日",
        "附件1：任务清单",
        "（此件公开发布）",
    ],
)
def test_what_reads_as_text_of_the_document_is_told(text: str) -> None:
    document = read(f"<p>{text}</p>")

    assert unplaced(document) == [text]
    assert [(f.code, f.line) for f in document.findings] == [("W-unplaced", 4)]
    assert text[-8:] in document.findings[0].message


@pytest.mark.parametrize(
    "beside",
    [
        "<p>扫一扫在手机打开当前页</p>",
        "<p>主办单位：某市人民政府办公室</p>",
        "<p>京ICP备05070218号</p>",
        "<a href='/x'>某市召开会议研究部署工作。</a>",
        "<p>二、抓好第二项工作，把责任落实到每一个单位和每一个岗位，及时报告情况。</p>",  # stands in the text
        "<p hidden>对工作不力的，予以通报批评。</p>",
        "<script>对工作不力的，予以通报批评。</script>",
        "<p>责任编辑：某某</p>",
        "<p>（责任编辑：王某）</p>",
        "<p>欢迎您来到这里。</p>",
        "<p>3.政务</p>",
        "<p>附件</p>",
        "<p>浏览次数：12</p>",
    ],
)
def test_furniture_is_no_finding(beside: str) -> None:
    document = read(beside)

    assert unplaced(document) == []
    assert document.findings == ()


def test_dates_above_the_text_are_the_pages() -> None:
    assert unplaced(read("", above="<p>2024年6月9日</p>")) == []


def test_a_signature_is_told_with_its_date() -> None:
    assert unplaced(read("<p>某省人民政府</p><p>2024年6月9日</p>")) == ["某省人民政府", "2024年6月9日"]
    assert unplaced(read("<p>某省人民政府</p>")) == []


@pytest.mark.parametrize("tag", ["button", "textarea", "xmp", "object", "svg"])
def test_what_a_browser_shows_in_a_form_or_drawing_is_judged(tag: str) -> None:
    assert unplaced(read(f"<{tag}>对工作不力的，予以通报批评。</{tag}>")) == ["对工作不力的，予以通报批评。"]


def test_a_page_has_one_finding_with_all_and_each_line_is_accepted_once() -> None:
    first, second = "对工作不力的，予以通报批评。", "对成绩突出的，予以表扬奖励。"
    document = read(f"<p>{first}</p><p>{second}</p>")
    (finding,) = document.findings

    assert digest_of(first) in finding.message
    assert digest_of(second) in finding.message
    assert unplaced(read(f"<p>{first}</p><p>{second}</p>", left_out=(digest_of(first),))) == [second]
    accepted = read(f"<p>{first}</p>", left_out=(digest_of(f" {first}"),))
    assert accepted.findings == ()
    assert [left.sort for left in accepted.omitted if left.text == first] == ["furniture"]


def test_the_words_of_a_word_file_are_counted_not_shown() -> None:
    document = read("")
    head = Omitted(0, "页眉", "内部资料 某密字第7号", "counted")
    plain = Omitted(0, "页眉", "某市人民政府公报", "counted")
    judged = judge_left_out(Document(document.path, "", document.main, omitted=(head, plain)), ())

    assert [left.sort for left in judged.omitted] == ["unplaced", "furniture"]
    assert "页眉没有收入正文" in judged.findings[0].message.replace("等 1 处", "")
    assert "某密字" not in judged.findings[0].message


def test_the_shared_documents_have_no_false_alarm(documents_root: Path) -> None:
    for path in sorted((documents_root / "originals").glob("*.html")):
        document = parse_structure(read_article(path.read_bytes(), path.name))
        assert [f.message for f in document.findings if f.code == "W-unplaced"] == [], path.name
