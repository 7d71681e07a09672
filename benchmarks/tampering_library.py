"""A library of four short documents, one of each form of source, with all that a site is made of: notes, terms, a
picture, tables, a version that was replaced. The words are its own."""

import io
import shutil
import struct
import zipfile
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]

OPINIONS = """<!doctype html><html lang="zh"><head><meta charset="utf-8">
<title>关于推进河湖长效管护的意见</title></head><body>
<div class="content">
<p>本社3月4日讯，省政府印发关于河湖管护的意见。</p>
<p><strong>省政府关于推进河湖长效管护的意见</strong></p>
<p>水发〔2023〕14号</p>
<p>各市、县人民政府：</p>
<p>为了推进河湖长效管护，现提出如下意见。</p>
<p><strong>一、总体要求</strong></p>
<p>（一）指导思想。坚持生态优先，推进河湖长制落地见效，不搞一刀切。</p>
<p>（二）主要目标。到2025年，全省河湖面貌明显改善；到2035年，基本实现水清岸绿。</p>
<p><strong>二、重点任务</strong></p>
<p>（一）加强日常巡查。各县要建立巡查台账，每月巡查不少于4次，发现问题3日内处理。</p>
<p>（二）严格水域管控。未经批准，不得占用水域岸线。</p>
<p><img src="files/map.png" alt="河湖分布"></p>
<table><tr><th>事项</th><th>牵头单位</th><th>时限</th></tr>
<tr><td>编制名录</td><td>省水利厅</td><td>2023年底前</td></tr>
<tr><td>清理围垦</td><td>各县人民政府</td><td>2024年6月底前</td></tr></table>
<p><strong>三、保障措施</strong></p>
<p>省水利厅要会同省财政厅在2023年底前制定资金管理办法，并加强督促检查。</p>
<p>省政府</p>
<p>2023年3月2日</p>
<p>（此件公开发布）</p>
</div></body></html>
"""

RULES = """---
title: 河湖管护试行办法
---
# 河湖管护试行办法

（2024年5月6日省水利厅令第9号公布　自2024年7月1日起施行）

## 第一章　总则

第一条　为了规范河湖管护，保障防洪安全，根据有关规定，制定本办法。

第二条　本办法适用于本省行政区域内的河湖管护活动。

## 第二章　管护责任

第三条　县级人民政府应当建立河长制，明确管护责任人，不得推诿。

第四条　管护责任人应当履行下列职责：

（一）巡查河道，及时制止违法行为；

（二）记录巡查情况，每季度报告1次。

## 第三章　附则

第五条　违反本办法第三条规定的，责令限期改正，处2000元以上5000元以下罚款。

第六条　本办法自2024年7月1日起施行。
"""

OLD_RULES = """河湖管护暂行办法
（2019年8月1日省水利厅公布）
第一章　总则
第一条　为了规范河湖管护，制定本办法。
第二条　本办法适用于本省行政区域内的河湖管护活动。
第二章　管护责任
第三条　县级人民政府应当明确管护责任人。
第四条　管护责任人应当履行下列职责：
（一）巡查河道；
（二）记录巡查情况，每半年报告1次。
第三章　附则
第五条　本办法自2019年9月1日起施行。
"""

NOTICE = (
    "关于开展春季巡河的通知",
    "水办〔2024〕3号",
    "各市水利局：",
    "根据《省政府关于推进河湖长效管护的意见》（水发〔2023〕14号），现就开展春季巡河工作通知如下。",
    "一、巡河范围",
    "全省流域面积50平方公里以上的河流全部纳入巡河范围。",
    "二、工作安排",
    "各市水利局要在4月30日前完成巡河，并于5月10日前报送总结。",
    "附件：巡河记录要点",
    "省水利厅办公室",
    "2024年3月8日",
    "附件",
    "巡河记录要点",
    "一、水面是否有漂浮物。",
    "二、岸线是否被占用。",
)

NOTE = """---
id: {id}
target: {target}
quote:
  exact: {exact}
author: 读者甲
created: 2024-06-02
licence: CC0-1.0
kind: question
---
{body}
"""
TERM = """---
term: {term}
english: {english}
pinyin: {pinyin}
source:
  title: 省政府关于推进河湖长效管护的意见
  number: 水发〔2023〕14号
  article: {article}
  passage: {passage}
  kind: 用例
  checked: 2024-02-01
status: reviewed
---
{meaning}
"""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def library(target: Path) -> Path:
    """A project at `target`, which has to be absent."""
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", target)
    docs = target / "docs"
    for name, text in _texts().items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (docs / "documents" / "notice" / "source.docx").write_bytes(word(NOTICE))
    picture = docs / "documents" / "opinions" / "files" / "map.png"
    picture.parent.mkdir()
    picture.write_bytes(png(8, 8))
    return target


def _texts() -> dict[str, str]:
    pages = {
        f"{name}.md": f"---\ntitle: {name}\n---\n本站由志愿者维护。\n" for name in ("index", "about", "contributing")
    }
    return pages | {
        "conversion/phrases.tsv": "source\tzh-Hant\tzh-Hant-TW\tzh-Hant-HK\tnote\n",
        "documents/opinions/source.html": OPINIONS,
        "documents/opinions/document.yml": "summary: 意见要求推进河湖长效管护，不搞一刀切。\n"
        "topics: [水利]\nformer_slugs: [rivers]\n"
        "begins: 省政府关于推进河湖长效管护的意见\n",
        "documents/rules/source.md": RULES,
        "documents/rules/document.yml": "relations: {replaces: [old-rules]}\nwork: river-rules\n",
        "documents/old-rules/source.txt": OLD_RULES,
        "documents/old-rules/document.yml": "work: river-rules\n",
        "documents/notice/document.yml": "issuers: [省水利厅办公室]\ndate: 2024-03-08\n"
        "topics: [水利]\nattachments: [巡河记录要点]\n",
        "documents/opinions/annotations/doubt.md": NOTE.format(
            id="doubt", target="chp_1__sec_1__p_1", exact="不搞一刀切", body="怎样算一刀切？"
        ),
        "documents/rules/annotations/fine.md": NOTE.format(
            id="fine", target="art_5__para_1__p_1", exact="责令限期改正", body="限期是多久？"
        ),
        "glossary/河长制.md": TERM.format(
            term="河长制",
            english="river chief system",
            pinyin="hé zhǎng zhì",
            article="一",
            passage="推进河湖长制落地见效",
            meaning="由各级负责人担任河长的办法。",
        ),
        "glossary/河湖管护.md": TERM.format(
            term="河湖管护",
            english="care of waters",
            pinyin="hé hú guǎn hù",
            article="二",
            passage="推进河湖长效管护",
            meaning="巡查、保洁和维修河湖。",
        ),
    }


def word(lines: tuple[str, ...]) -> bytes:
    """A Word file of plain paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="m" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x30\x60\x90" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
