"""Each value has witnesses: the text, the page's fields, <meta>, <h1>, <title>, a file's head and name."""

# ruff: noqa: E501 -- a case is a row of its table

from collections.abc import Callable

import pytest

from gongwen.model import Document, Particulars
from gongwen.structure.witnesses import same_title

Parse = Callable[..., Document]
TEXT = "为做好工作，现通知如下。|一、范围包括全部河道。|二、经费列入预算。|柳河市水务局|2024年2月3日"
TITLE = "柳河市水务局关于巡河的通知"


def page(text: str, head: str = "", above: str = "") -> str:
    lines = "".join(f"<p>{line}</p>" for line in text.split("|"))
    return f"<html><head>{head}</head><body>{above}<div>{lines}</div></body></html>"


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def meta(name: str, value: str) -> str:
    return f'<meta name="{name}" content="{value}">'


@pytest.mark.parametrize(
    ("head", "above", "title", "expected"),
    [
        (meta("ArticleTitle", TITLE), "", TITLE, ["W-title-from-page"]),
        (f"<title>{TITLE} - 柳河市政府</title>", "", TITLE, ["W-title-from-page"]),
        (f"<title>柳河市政府 | {TITLE}</title>", "", TITLE, ["W-title-from-page"]),
        (f"<title>柳河市政府网_{TITLE}_通知公告</title>", "", TITLE, ["W-title-from-page"]),
        ("<title>通知公告 - 柳河市</title>", f"<h1>{TITLE}</h1>", TITLE, ["W-title-from-page"]),
        # two that agree make it sure
        (f"<title>{TITLE} - 柳河市</title>" + meta("ArticleTitle", TITLE), "", TITLE, []),
        (meta("ArticleTitle", TITLE) + meta("og:title", "关于巡河的通知"), "", TITLE, []),
        # two that differ
        (meta("ArticleTitle", TITLE) + meta("DC.Title", "柳河市水务局关于清淤的通知"), "", TITLE, ["W-conflict"]),
        # names of columns and sites are no titles
        ("<title>通知公告 - 柳河市</title>", "", None, ["W-title-missing"]),
        ("<title>政务公开_信息公开目录</title>", "", None, ["W-title-missing"]),
        ("<title>文件</title>", "<h1>柳河市人民政府</h1>", None, ["W-title-missing"]),
    ],
)  # fmt: skip
def test_a_title_that_only_the_page_has(
    parse: Parse, head: str, above: str, title: str | None, expected: list[str]
) -> None:
    document = parse(page(TEXT, head, above), name="x.html")

    assert document.main.metadata.title == title
    assert [code for code in codes(document) if "title" in code or "conflict" in code] == expected


@pytest.mark.parametrize(
    ("witness", "expected"),
    [
        (TITLE, []),
        ("关于巡河的通知", []),  # without its issuer
        ("（转发）" + TITLE, []),
        (TITLE + "（试行）", []),
        (TITLE[:9] + "…", []),
        ("柳河：巡河不停步", []),  # a headline
        ("柳河市水务局关于清淤的通知", ["W-conflict"]),
        (TITLE + "实施细则", ["W-conflict"]),
        ("柳河市林业局关于巡河的通知", ["W-conflict"]),
    ],
)
def test_titles_that_agree_and_that_do_not(parse: Parse, witness: str, expected: list[str]) -> None:
    document = parse(page(f"{TITLE}|{TEXT}", meta("ArticleTitle", witness)), name="x.html")

    assert document.main.metadata.title == TITLE
    assert codes(document) == expected


def test_a_conflict_names_both_with_their_places(parse: Parse) -> None:
    document = parse(f"---\ntitle: 柳河市水务局关于清淤的通知\n---\n{TITLE}\n" + TEXT.replace("|", "\n"))
    finding = next(f for f in document.findings if f.code == "W-conflict")

    assert finding.line == 2
    assert finding.message == (
        f"文件头的 title 写的标题是“柳河市水务局关于清淤的通知”，正文第 4 行是“{TITLE}”，"
        "以正文为准；请核对，或在 document.yml 中写明 title"
    )


def test_a_witness_says_where_a_title_of_several_lines_ends(parse: Parse) -> None:
    lines = "柳河市巡河办法|与报告要求"
    whole = "柳河市巡河办法与报告要求"

    assert parse(page(f"{lines}|{TEXT}"), name="x.html").main.metadata.title == "柳河市巡河办法"
    known = parse(page(f"{lines}|{TEXT}", meta("ArticleTitle", whole)), name="x.html")
    assert known.main.metadata.title == whole
    assert [block.line for block in known.main.front] == [1, 1]


@pytest.mark.parametrize(
    ("table", "name", "value", "expected"),
    [
        ("发文字号：柳水〔2024〕3号", "number", "柳水〔2024〕3号", ["W-docno-from-page"]),
        ("文号：无", "number", None, []),
        ("发文字号：柳水[2024]3号|文号：柳水〔2024〕3号", "number", "柳水〔2024〕3号", []),
        ("发文字号：柳水〔2024〕3号|文号：柳水〔2024〕4号", "number", "柳水〔2024〕3号", ["W-conflict"]),
        ("索引号：A-1", "index_number", "A-1", []),
        ("发布日期：2024-02-05", "published", "2024-02-05", []),
        ("成文日期：2024-02-04", "date", "2024-02-03", ["W-conflict"]),
        ("成文日期：2024-02-03", "date", "2024-02-03", []),
        ("发文机关：柳河市林业局", "issuers", ("柳河市水务局",), ["W-conflict"]),
        ("发文机关：水务局", "issuers", ("柳河市水务局",), []),
        ("发布机构：柳河市政务办公室", "issuers", ("柳河市水务局",), ["W-conflict"]),
        ("发布机构：暂无", "issuers", ("柳河市水务局",), []),
        ("发文机关：——", "issuers", ("柳河市水务局",), []),
    ],
)  # fmt: skip
def test_fields_of_a_page(parse: Parse, table: str, name: str, value: object, expected: list[str]) -> None:
    above = "<table>" + "".join(f"<tr><td>{row}</td><td></td></tr>" for row in table.split("|")) + "</table>"
    document = parse(page(f"{TITLE}|{TEXT}", above=above), name="x.html")

    assert getattr(document.main.metadata, name) == value
    assert codes(document) == expected


@pytest.mark.parametrize(
    ("table", "issuers", "date", "expected"),
    [
        ("发文机关：柳河市水务局|成文日期：2024-02-04", ("柳河市水务局",), "2024-02-04", ["W-date-from-page", "W-issuer-from-page"]),
        ("发文机关：柳河市水务局、柳河市林业局|成文日期：2024-02-04", ("柳河市水务局", "柳河市林业局"), "2024-02-04", ["W-date-from-page"]),
        ("发布机构：柳河市政务办公室|成文日期：无", (), None, ["W-date-missing", "W-issuer-missing"]),
        ("发文机关：见正文|成文日期：2024-02-04", (), "2024-02-04", ["W-date-from-page", "W-issuer-missing"]),
    ],
)  # fmt: skip
def test_issuer_and_day_that_only_the_page_has(
    parse: Parse, table: str, issuers: tuple[str, ...], date: str | None, expected: list[str]
) -> None:
    above = "<table>" + "".join(f"<tr><td>{row}</td><td></td></tr>" for row in table.split("|")) + "</table>"
    document = parse(page("巡河办法|第一条　巡河每日一次。|第二条　违反的，依法处理。", above=above), name="x.html")

    assert (document.main.metadata.issuers, document.main.metadata.date) == (issuers, date)
    assert set(expected) <= set(codes(document))


def test_what_stands_below_a_title_that_only_the_page_has(parse: Parse) -> None:
    document = parse(
        "---\ntitle: 甲法院 乙检察院关于巡河的解释\n---\n法释〔2016〕29号\n"
        "（2016年11月7日甲法院会议、2016年12月8日乙检察院会议通过，自2017年1月1日起施行）\n第一条　巡河。"
    )
    metadata = document.main.metadata

    assert (metadata.number, metadata.date) == ("法释〔2016〕29号", "2016-12-08")
    assert metadata.issuers == ("甲法院", "乙检察院")  # the title names both, a dated line the last
    assert len(parse("（2016年11月7日某会通过）\n第一条　巡河。").main.front) == 0


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        (f"/tmp/{TITLE}.txt", TITLE, ["W-title-from-page"]),
        ("/tmp/通知.txt", None, ["W-title-missing"]),
        ("/tmp/柳河市水务局通知.txt", None, ["W-title-missing"]),
    ],
)
def test_a_files_name_is_a_witness(parse: Parse, name: str, title: str | None, expected: list[str]) -> None:
    document = parse(TEXT.replace("|", "\n"), name=name)

    assert document.main.metadata.title == title
    assert codes(document) == expected


def test_each_value_says_where_it_was_read(parse: Parse) -> None:
    head = meta("ArticleTitle", TITLE) + meta("PubDate", "2024-02-05")
    document = parse(page(f"{TITLE}|柳水〔2024〕3号|各区水务局：|{TEXT}", head), name="x.html")

    assert [(s.name, s.where, s.eid) for s in document.main.metadata.sources] == [
        ("title", "正文", "front__p_1"),
        ("number", "正文", "front__p_2"),
        ("issuers", "正文", "front__p_1"),
        ("date", "正文", "conclusions__p_2"),
        ("salutation", "正文", "preamble__p_1"),
        ("signature", "正文", "conclusions__p_1"),
        ("title", "<meta ArticleTitle>", None),
        ("published", "<meta PubDate>", None),
    ]


def test_what_document_yml_gives_is_believed_first(parse: Parse) -> None:
    document = parse(page(TEXT, meta("ArticleTitle", TITLE)), Particulars(title="甲", issuers=("乙",)), name="x.html")
    metadata = document.main.metadata

    assert [(s.name, s.value, s.where) for s in metadata.sources][:2] == [
        ("title", "甲", "document.yml"),
        ("issuers", "乙", "document.yml"),
    ]
    assert codes(document) == []  # what the editor has settled is no doubt


def test_issuers_from_the_news(parse: Parse) -> None:
    document = parse("某社讯 近日，甲办公厅印发《关于巡河的意见》。\n关于巡河的意见全文如下：\n一、甲\n二、乙")

    assert document.main.metadata.issuers == ("甲办公厅",)
    assert [(s.where, s.line) for s in document.main.metadata.sources if s.name == "issuers"] == [("报道", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳河绿色发展\n（2023年1月）\n一、道路", ["W-title-kind"]),
        ("# 柳河绿色发展\n\n（2023年1月）\n\n一、道路", []),  # a heading says that it is one
        (f"{TITLE}\n柳河市供水方案\n各区水务局：\n一、甲", ["W-title-lines"]),
        (f"{TITLE}\n{TITLE}\n各区水务局：\n一、甲", []),
        (f"---\ntitle: {TITLE}\n---\n{TITLE}\n柳河市供水方案\n各区水务局：\n一、甲", []),  # agreed
    ],
)
def test_titles_that_are_not_sure(parse: Parse, text: str, expected: list[str]) -> None:
    document = parse(text, name="x.md" if text.startswith("#") else "x.txt")

    assert [code for code in codes(document) if code.startswith("W-title")] == expected


@pytest.mark.parametrize(
    ("theirs", "ours", "same"),
    [
        ("某局关于巡河的通知", "关于巡河的通知", True),
        ("关于巡河的通知", "某局关于巡河的通知", True),
        ("巡河办法(试行)", "巡河办法", True),
        ("巡河办法", "巡河办法（试行）", True),
        ("巡河办法", "巡河办法实施细则", False),
        ("巡河办…", "巡河办法", True),
        ("巡河 办法", "巡河办法", True),
        ("巡河〈甲〉办法", "巡河《甲》办法", True),
        ("甲办法", "乙办法", False),
    ],
)
def test_same_title(theirs: str, ours: str, same: bool) -> None:
    assert same_title(theirs, ours) is same
