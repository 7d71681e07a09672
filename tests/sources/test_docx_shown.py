"""What Word shows of a file is read, by both readers alike; what it does not show, or shows elsewhere, is told."""

import random
import zipfile
from io import BytesIO

import pytest
from tests.sources.word_files import left_out, p, part, run, shown, word

from gongwen.errors import EmptySourceError, GongwenError
from gongwen.sources.article import read_article

CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(row if row.startswith('<') else f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def alternatives(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


ROWS = f"<w:tr>{cell('甲')}{cell('乙')}</w:tr>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        # content controls and the like around cells, rows, tables, paragraphs
        (table(f"<w:tr>{cell('甲')}{CONTROL.format(cell('乙'))}</w:tr>", ROWS), "甲乙甲乙"),
        (table(ROWS, CONTROL.format(ROWS)), "甲乙甲乙"),
        (table(ROWS, f'<w:customXml w:element="x">{ROWS}</w:customXml>'), "甲乙甲乙"),
        (table(ROWS, CONTROL.format(CONTROL.format(ROWS))), "甲乙甲乙"),
        (f'<w:moveTo w:id="2">{p("甲")}</w:moveTo>{p("乙")}', "甲乙"),
        (f"<w:smartTag>{p('甲')}</w:smartTag>", "甲"),
        (p("甲", "<w:dir><w:bdo>" + run("乙") + "</w:bdo></w:dir>"), "甲乙"),
        # alternatives: the first that is understood, once
        (alternatives(p("甲"), p("甲")), "甲"),
        (alternatives(p("甲"), p("乙"), requires="zzz"), "乙"),
        (alternatives(p("甲"), p("乙"), requires="wps zzz"), "乙"),
        (alternatives(p("甲"), p("乙"), requires="undeclared"), "乙"),
        (p(f"<w:r>{alternatives('<w:t>甲</w:t>', '<w:t>乙</w:t>', 'zzz')}</w:r>"), "乙"),
        (p("<w:r><mc:AlternateContent><mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r>"), "甲"),
        (table(alternatives(ROWS, ""), ROWS), "甲乙甲乙"),
        # what was deleted or hidden
        (table(f"<w:tr><w:trPr><w:del/></w:trPr>{cell('甲')}{cell('乙')}</w:tr>", ROWS, ROWS), "甲乙甲乙"),
        (table(f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('丙')}{cell('丁')}</w:tr>", ROWS, ROWS), "甲乙甲乙"),
        (table(f"<w:tr>{cell('丙', '<w:cellDel/>')}{cell('甲')}{cell('乙')}</w:tr>", ROWS), "甲乙甲乙"),
        (f'<w:moveFrom w:id="1">{p("甲")}</w:moveFrom>{p("乙")}', "乙"),
        (p("甲", run("乙", '<w:rStyle w:val="隐"/>')), "甲"),
        (p("甲", run("乙", '<w:rStyle w:val="隐2"/>')), "甲"),
        (p("甲", properties='<w:pStyle w:val="段隐"/>') + p("乙"), "乙"),
        (p(run("甲", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="段隐"/>'), "甲"),
        (p(run("甲", '<w:rStyle w:val="隐"/>'), properties='<w:pStyle w:val="段隐"/>'), "甲"),  # they cancel out
        # ruby: what is written, then how it is read
        (
            p("<w:r><w:ruby><w:rt>" + run("pin") + "</w:rt><w:rubyBase>" + run("拼") + "</w:rubyBase></w:ruby></w:r>"),
            "拼pin",
        ),
    ],
)
def test_what_word_shows_is_read_once_by_both_readers(body: str, text: str) -> None:
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="隐"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="隐2"><w:basedOn w:val="隐"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="段隐"><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    assert shown(word(body, styles=styles)) == text


def lists(*levels: str, overrides: str = "") -> bytes:
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{overrides}</w:num>'
        '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="表"/></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>',
    )


def level(depth: int, form: str, text: str, more: str = "") -> str:
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}'
    return f'<w:lvl w:ilvl="{depth}">{inner}</w:lvl>'


def item(depth: int, number: int = 1, *inner: str) -> str:
    return p(*(inner or ("。",)), properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


CHAPTER, LEGAL = level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
HAN = f'<w:lvlOverride w:ilvl="0">{level(0, "chineseCounting", "（%1）")}</w:lvlOverride>'
START = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("numbering", "body", "text"),
    [
        (lists(CHAPTER, LEGAL), item(0) + item(1) + item(1) + item(0) + item(1), "第一章。1.1。1.2。第二章。2.1。"),
        (lists(CHAPTER, level(1, "chineseCounting", "%1.%2")), item(0) + item(1), "第一章。一.一。"),
        (lists(level(0, "chineseLegalSimplified", "%1、")), item(0) * 2, "壹、。贰、。"),
        (lists(level(0, "decimalZero", "%1.")), item(0) * 2, "01.。02.。"),
        (lists(level(0, "decimal", "%1"), level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')),
         item(0) + item(1) + item(0) + item(1), "1。1。2。2。"),
        (lists(level(0, "decimal", "%1、"), overrides=START), 
         item(0) + item(0, 2) * 2 + item(0), "1、。5、。6、。7、。"),
        (lists(level(0, "decimal", "%1、"), overrides=HAN), item(0) + item(0, 2), "1、。（二）。"),
        (lists(level(0, "chineseCounting", "%1、")), item(0, 3), "一、。"),  # a list that only names a style
        (lists(level(0, "decimal", "%1、", "<w:rPr><w:vanish/></w:rPr>")), item(0), "。"),
        (lists(level(0, "none", "附件")), item(0), "附件。"),
        (lists(level(0, "decimal", "%1")), item(0, 1, "2025年底前"), "12025年底前"),
        (lists(level(0, "decimal", "%1、", '<w:pStyle w:val="标题"/>')),
         p("甲", properties='<w:pStyle w:val="标题"/>'), "1、甲"),
        # a paragraph that is gone has no number, and none is counted
        (lists(level(0, "decimal", "%1、")), item(0)
         + p("<w:del>" + run("乙") + "</w:del>",
             properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>') + item(0), "1、。2、。"),
    ],
)  # fmt: skip
def test_numbers_are_those_that_word_prints(numbering: bytes, body: str, text: str) -> None:
    styles = part(
        "styles",
        '<w:style w:type="numbering" w:styleId="表"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="标题"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    assert shown(word(body, numbering=numbering, styles=styles)) == text


def test_a_number_and_a_year_stand_apart() -> None:
    data = word(item(0, 1, "2025年底前"), numbering=lists(level(0, "decimal", "%1")))

    assert getattr(read_article(data, "x.docx").blocks[0], "text", "") == "1 2025年底前"


def test_a_form_of_numbers_that_is_not_known_is_a_finding() -> None:
    article = read_article(word(item(0), numbering=lists(level(0, "koreanLegal", "%1、"))), "x.docx")

    assert [finding.code for finding in article.findings] == ["W-number-form"]
    assert "koreanLegal" in article.findings[0].message


@pytest.mark.parametrize("main", ["word/document.xml", "word/document2.xml", "文/正文.xml"])
def test_the_relations_say_which_part_is_the_document(main: str) -> None:
    assert shown(word(p("甲"), main)) == "甲"


@pytest.mark.parametrize(
    ("properties", "struck"),
    [("<w:strike/>", True), ("<w:dstrike/>", True), ('<w:strike w:val="0"/>', False), ('<w:rStyle w:val="划"/>', True)],
)
def test_struck_words_are_kept_and_told(properties: str, struck: bool) -> None:
    styles = part("styles", '<w:style w:type="character" w:styleId="划"><w:rPr><w:strike/></w:rPr></w:style>')
    article = read_article(word(p("收费", run("二十元", properties), "十元"), styles=styles), "x.docx")

    assert [(f.line, f.code) for f in article.findings] == ([(1, "W-struck")] if struck else [])


DELETED = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删')}{cell('去')}</w:tr>"
WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:fill="C00000"/>'


@pytest.mark.parametrize(
    ("body", "unseen"),
    [
        (p("甲", run("乙", WHITE)), True),
        (p("甲", run("乙", '<w:sz w:val="1"/>')), True),
        (p("甲", run("乙", '<w:sz w:val="10"/>')), False),
        (p("甲", run("乙", WHITE + DARK)), False),
        (p("甲", run("乙", WHITE), properties=DARK), False),
        (table(f"<w:tr><w:tc><w:tcPr>{DARK}</w:tcPr>{p(run('甲', WHITE))}</w:tc>{cell('乙')}</w:tr>", ROWS), False),
        (p(f"<w:r><w:txbxContent>{p(run('甲', WHITE))}</w:txbxContent></w:r>"), False),
    ],
)
def test_words_that_nobody_sees_on_paper_are_kept_and_told(body: str, unseen: bool) -> None:
    article = read_article(word(body), "x.docx")

    assert [f.code for f in article.findings] == (["W-hidden-style"] if unseen else [])


HEADER = part("hdr", p("某密字第7号"))
COMMENTS = part("comments", f'<w:comment w:id="1" w:author="张三">{p("批语")}</w:comment>')
CALL = '<w:r><w:commentReference w:id="1"/></w:r>'
CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:d="http://purl.org/dc/elements/1.1/"><d:creator>{}</d:creator></c:coreProperties>'
)


@pytest.mark.parametrize(
    ("data", "what", "text"),
    [
        (word(p("甲"), header=HEADER), "页眉", "某密字第7号"),
        (word(p("甲"), footer=part("ftr", p("某中心编印") + p("第1页 共2页"))), "页脚", "某中心编印 第1页 共2页"),
        (word(p("甲", CALL), comments=COMMENTS), "批注", "批语"),
        (word(p("甲"), comments=COMMENTS), "批注", "批语"),
        (word(p("甲", CALL), comments=COMMENTS), "修订和批注者的姓名", "张三"),
        (word(p("甲", '<w:ins w:author="李四">' + run("乙") + "</w:ins>")), "修订和批注者的姓名", "李四"),
        (word(p("甲"), footnotes=part("footnotes", f'<w:footnote w:id="5">{p("没人引")}</w:footnote>')),
         "没有引用的脚注", "没人引"),
        (word(p("甲"), core_properties=CORE.format("王五").encode()), "文件属性", "王五"),
        (word(p("甲"), settings=part("settings", '<w:docVars><w:docVar w:name="x" w:val="变量"/></w:docVars>')),
         "文件变量", "变量"),
        (word(p("甲"), customXml=b"<a><b>data</b></a>"), "附带的数据", "data"),
        (word(p("甲", '<w:r><w:pict><v:shape><v:textpath string="大字"/></v:shape></w:pict></w:r>')), "艺术字", "大字"),
        (word(p("甲", "<w:r><w:drawing><a:t>图里</a:t></w:drawing></w:r>")), "图形中的文字", "图里"),
        (word(p("甲", '<w:r><w:drawing><dgm:relIds r:dm="diagramData"/></w:drawing></w:r>'),
              diagramData=part("x", "<a:t>图示</a:t>")), "图示（SmartArt）", "图示"),
        (word(p("甲") + '<w:altChunk r:id="aFChunk"/>', aFChunk="<p>嵌入的话</p>".encode()), "嵌入的文件", "嵌入的话"),
        (word(p("甲") + '<w:altChunk r:id="aFChunk"/>', aFChunk=word(p("另一份"))), "嵌入的文件", "另一份"),
        (word(alternatives(p("甲"), p("旧稿"))), "未采用的替代内容", "旧稿"),
        (word(table(DELETED, ROWS, ROWS)), "已删除的修订", "删 去"),
    ],
)  # fmt: skip
def test_what_stands_elsewhere_in_the_file_is_told(data: bytes, what: str, text: str) -> None:
    article = read_article(data, "x.docx")

    assert (what, text) in left_out(article)
    assert all(left.privacy != "public" for left in article.omitted)


@pytest.mark.parametrize(
    "data",
    [
        word(p("甲"), header=part("hdr", p("")), footer=part("ftr", p("- 1 -") + p("第1页 共2页"))),
        word(p("甲"), core_properties=CORE.format("python-docx").encode()),
        word(p(alternatives(run("甲"), run("甲")))),
    ],
)
def test_what_says_nothing_is_not_told(data: bytes) -> None:
    assert left_out(read_article(data, "x.docx")) == []


def test_words_that_word_shows_are_missed_loudly() -> None:
    article = read_article(word(p("甲") + '<w:altChunk r:id="aFChunk"/>', aFChunk="嵌入的话".encode()), "x.docx")

    assert [(f.code, f.line) for f in article.findings] == [("W-omitted-text", 1)]
    assert "4 字" in article.findings[0].message
    assert "嵌入的话" not in article.findings[0].message  # a finding is published


_TAGS = [
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:ins", "w:del", "w:moveTo", "w:moveFrom",
    "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:ruby", "w:rt", "w:rubyBase", "w:txbxContent", "w:pPr",
    "w:rPr", "w:vanish", "w:strike", "w:numPr", "w:tcPr", "w:gridSpan", "w:vMerge", "w:trPr", "w:hyperlink",
    "w:footnoteReference", "w:altChunk", "w:sym", "m:t", "a:t", "w:delText", "w:commentReference",
]  # fmt: skip


def odd_body(chance: random.Random, depth: int = 0) -> str:
    """Elements of Word's in any nesting, with odd values."""
    body = ""
    for _ in range(chance.randrange(1, 5)):
        tag = chance.choice(_TAGS)
        value = chance.choice(
            ["", ' w:val="0"', ' w:val="-1"', ' w:val="①"', ' w:id="2"', ' w:char="x"', ' Requires="w"']
        )
        inner = odd_body(chance, depth + 1) if depth < 6 and chance.random() < 0.7 else chance.choice(["", "甲", "1"])
        body += f"<{tag}{value}>{inner}</{tag}>"
    return body


@pytest.mark.parametrize("seed", range(300))
def test_both_readers_agree_on_the_oddest_file_or_refuse_it_in_a_line(seed: int) -> None:
    chance = random.Random(seed)
    notes = part("footnotes", f'<w:footnote w:id="2">{odd_body(chance, 4)}</w:footnote>')
    data = word(odd_body(chance), footnotes=notes, numbering=lists(level(0, "decimal", "%1")))
    if seed % 3 == 0:
        data = _damaged(data, chance)
    try:
        read_article(data, "x.docx")
    except GongwenError:
        return
    shown(data)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """The same with a few bytes of one part otherwise."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        broken = chance.choice(names)
        for name in names:
            content = bytearray(old.read(name))
            for _ in range(3 if name == broken else 0):
                content[chance.randrange(len(content))] = chance.randrange(256)
            new.writestr(name, bytes(content))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("author", "privacy"),
    [
        ("国务院", "counted"),
        ("国务院、某市人民政府", "counted"),
        ("国务院；王五", "concealed"),
        ("国", "concealed"),
        ("务院某市", "concealed"),
        ("国务院、", "concealed"),
    ],
)
def test_a_property_that_the_text_says_conceals_nothing(author: str, privacy: str) -> None:
    body = p("国 务院") + p("某市人民政府")
    article = read_article(word(body, core_properties=CORE.format(author).encode()), "x.docx")
    assert [left.privacy for left in article.omitted] == [privacy]


def test_a_file_that_is_one_embedded_page_says_what_to_do() -> None:
    with pytest.raises(EmptySourceError, match=r"altChunk.*另存为 \.docx"):
        read_article(word('<w:altChunk r:id="aFChunk"/>', aFChunk="<p>嵌入的话。</p>".encode()), "x.docx")
    with pytest.raises(EmptySourceError, match=r"^x\.docx: 文件里没有文字"):
        read_article(word(p("")), "x.docx")
