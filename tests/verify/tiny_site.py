"""A document and its site made by hand, in all formats, so that nothing of the builder vouches for the witness."""

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pylopdf_fonts_zh_cn
import pylopdf_fonts_zh_tw
import typst

from gongwen.model import SOURCE_VARIANT, VARIANTS, Omitted, PhraseRow, Variant
from gongwen.variants.conversion import Converter
from gongwen.verify.expected import Anchor, Group
from gongwen.verify.report import Format, Original, Report
from gongwen.verify.run import verify_document

SLUG = "tiny"

SOURCE = """---
title: '头'
---
<div>
<p>某社6月23日讯，国务院印发意见。</p>
<blockquote><p>在能力方面，提升效能。</p></blockquote>
<p><strong>国务院关于测试的意见</strong></p>
<p>各省、自治区人民政府：</p>
<p>一、总体要求</p>
<p>（一）指导思想。以发展&amp;改革为先，公布市场准入办法。</p>
<p>二、组织实施</p>
<p>抓好&ldquo;落实&rdquo;工作，<br>及时报告情况。</p>
<table><tr><td>甲方</td><td>乙方</td></tr></table>
<p>国务院</p>
<p>记者综合报道完毕。</p>
<script>var page = 1;</script>
<p>责任编辑：某某</p>
</div>
"""
OMITTED = (
    Omitted(2, "文件头", "title: '头'"),
    Omitted(16, "脚本", "var page = 1;"),
    Omitted(17, "网页", "责任编辑：某某"),
)

# eId, line, page, text: in reading order, the frame first.
UNITS = (
    ("news__p_1", 5, "", "某社6月23日讯，国务院印发意见。"),
    ("summary__p_1", 6, "", "在能力方面，提升效能。"),
    ("news__p_2", 15, "", "记者综合报道完毕。"),
    ("front__p_1", 7, "", "国务院关于测试的意见"),
    ("preamble__p_1", 8, "", "各省、自治区人民政府："),
    ("chp_1", 9, "chp_1", "一、总体要求"),
    ("chp_1__sec_1", 10, "chp_1", "（一）指导思想。"),
    ("chp_1__sec_1__p_1", 10, "chp_1", "以发展&改革为先，公布市场准入办法。"),
    ("chp_2", 11, "chp_2", "二、组织实施"),
    ("chp_2__intro__p_1", 12, "chp_2", "抓好“落实”工作，"),
    ("chp_2__intro__p_2", 12, "chp_2", "及时报告情况。"),
    ("chp_2__table_1", 13, "chp_2", "甲方\n乙方"),
    ("conclusions__p_1", 14, "chp_2", "国务院"),
)
CHARACTERS = len("".join(text for *_, text in UNITS).replace("\n", ""))
IN_PDF = CHARACTERS - len("某社6月23日讯，国务院印发意见。在能力方面，提升效能。记者综合报道完毕。")
PHRASES = (
    PhraseRow("准入", (("zh-Hant-TW", "准入"),)),
    PhraseRow("办法", (("zh-Hant-TW", "辦灋"),), at="chp_1__sec_1__p_1"),
)

Unit = tuple[str, str, str]  # eId, page, text


def is_frame(eid: str) -> bool:
    return eid.startswith(("news__", "summary__"))


def anchors() -> tuple[Anchor, ...]:
    return tuple(Anchor(eid, line, _group(eid)) for eid, line, _, _ in UNITS)


def _group(eid: str) -> Group:
    return "frame" if is_frame(eid) else "text"


def page_html(units: list[Unit], name: str) -> str:
    blocks = "\n".join(_block_html(eid, text) for eid, _, text in units)
    return (
        '<!doctype html><html lang="zh"><head><title>标题</title><style>p{color:red}</style></head><body>\n'
        '<header data-apparatus><nav title="导航">首页</nav></header>\n<main>\n'
        f'{blocks}\n<p data-apparatus>机器转换<b title="提示">说明</b></p><script>var a = "脚本";</script>\n'
        f'<a data-apparatus href="../{name or SLUG}.pdf">下载</a></main></body></html>\n'
    )


def _block_html(eid: str, text: str) -> str:
    if "table" in eid:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in text.split("\n"))
        return f'<table id="{eid}"><tr>{cells}</tr></table>'
    tag = "h2" if "__p_" not in eid else "p"
    return f'<{tag} id="{eid}">{escape(text)}<a data-apparatus href="#{eid}" title="链接">¶</a></{tag}>'


def portable(units: list[Unit]) -> str:
    pieces = ["---\ntitle: 标题\nsummary: 说明\n---", "# 标题 {: data-apparatus }"]
    for eid, _, text in units:
        escaped = text.replace("&", "&amp;")
        if "table" in eid:
            cells = escaped.split("\n")
            head = f"|{' |' * len(cells)}\n|{' --- |' * len(cells)}"
            pieces.append(f"[](#{eid}){{: #{eid} }}\n\n{head}\n| {' | '.join(cells)} |")
        elif "__p_" in eid:
            pieces.append(f"{escaped}\n{{: #{eid} }}")
        else:
            pieces.append(f"{'#' * (1 + eid.count('__'))} {escaped} {{: #{eid} }}")
    return "\n\n".join(pieces) + "\n"


def outline(units: list[Unit]) -> str:
    texts = {eid: text for eid, _, text in units}
    lines = {eid: line for eid, line, _, _ in UNITS}

    def blocks(prefix: str) -> list[dict[str, object]]:
        found = [eid for eid in texts if eid.startswith(prefix) and eid.count("__") == prefix.count("__")]
        return [
            {"eid": eid, "line": lines[eid], "rows": [texts[eid].split("\n")]}
            if "table" in eid
            else {"eid": eid, "line": lines[eid], "text": texts[eid]}
            for eid in found
        ]

    def division(eid: str, number: str, **content: object) -> dict[str, object]:
        heading = texts.get(eid, "").removeprefix(number)
        number = number if texts.get(eid, "").startswith(number) else ""
        return {
            "eid": eid,
            "kind": "chapter",
            "number": number,
            "heading": heading,
            "blocks": [],
            "divisions": [],
        } | content

    section = division("chp_1__sec_1", "（一）", blocks=blocks("chp_1__sec_1__p_"))
    divisions = [
        division("chp_1", "一、", divisions=[section]),
        division("chp_2", "二、", blocks=[*blocks("chp_2__intro__p_"), *blocks("chp_2__table_")]),
    ]
    value = {
        "title": "国务院关于测试的意见",
        "news": blocks("news__"),
        "editor_summaries": blocks("summary__"),
        "front": blocks("front__"),
        "preamble": blocks("preamble__"),
        "divisions": divisions,
        "conclusions": blocks("conclusions__"),
        "attachments": [],
        "omitted": [{"line": 17, "what": "网页", "text": "责任编辑：某某"}],
        "warnings": [{"line": 1, "code": "W-x", "message": "某事"}],
    }
    return json.dumps(value, ensure_ascii=False)


def pdf(units: list[Unit]) -> bytes:
    """A PDF with the text on its pages, a header, a page number and a remark as artifacts."""
    fonts = [
        str(Path(module.__file__).parent) for module in (pylopdf_fonts_zh_cn, pylopdf_fonts_zh_tw) if module.__file__
    ]
    source = (
        '#set text(font: ("Noto Serif SC", "Noto Serif TC"), lang: "zh")\n#set document(title: "测试", date: none)\n'
        '#set page(height: 8cm, numbering: "1", header: [页眉])\n#pdf.artifact[机器转换]\n'
        + "\n\n".join(f"#{json.dumps(text, ensure_ascii=False)}" for _, _, text in units)
    )
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    result = compiler.compile(input=source.encode(), format="pdf", pdf_standards=["ua-1"])
    assert isinstance(result, bytes)
    return result


@dataclass(frozen=True)
class TinySite:
    """The site of the tiny document; what a test does to its files is what verify has to see."""

    root: Path
    converters: dict[Variant, Converter]

    def folder(self, variant: Variant = SOURCE_VARIANT) -> Path:
        return (self.root if variant == SOURCE_VARIANT else self.root / variant) / SLUG

    def units(self, variant: Variant = SOURCE_VARIANT) -> list[Unit]:
        convert = self.converters[variant].convert
        return [(eid, page, convert(text, eid)) for eid, _, page, text in UNITS]

    def write(self, variant: Variant, units: list[Unit], formats: tuple[Format, ...]) -> None:
        folder = self.folder(variant)
        folder.mkdir(parents=True, exist_ok=True)
        names = ("", "chp_1", "chp_2")
        if "html" in formats:
            for name in names:
                _write(folder / name / "index.html", page_html([u for u in units if u[1] == name], name))
            _write(folder / "full" / "index.html", page_html(units, ""))
            _write(folder / "tasks" / "index.html", "<body><p data-apparatus>任务清单</p></body>")
        if "md" in formats:
            _write(folder / f"{SLUG}.md", portable(sorted(units, key=lambda unit: unit[0] == "news__p_2")))
        if "json" in formats:
            _write(folder / f"{SLUG}.json", outline(units))
        if "pdf" in formats:
            text = [unit for unit in units if not is_frame(unit[0])]
            (folder / f"{SLUG}.pdf").write_bytes(pdf(text))
            for name in names[1:]:
                (folder / f"{name}.pdf").write_bytes(pdf([unit for unit in text if unit[1] == name]))

    def edit(self, file: str, old: str, new: str, variant: Variant = SOURCE_VARIANT) -> None:
        """Replaces the first `old` of a file below the document's folder."""
        path = self.folder(variant) / file
        text = path.read_text("utf-8")
        assert old in text, f"{old} is not in {path}:\n{text}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def verify(
        self,
        *formats: Format,
        variants: tuple[Variant, ...] = VARIANTS,
        source: str = SOURCE,
        omitted: tuple[Omitted, ...] = OMITTED,
        omit: tuple[str, ...] = (),
    ) -> tuple[Report, ...]:
        return verify_document(
            Original(source.encode(), "docs/documents/tiny/source.html", anchors(), omitted, omit),
            self.root,
            SLUG,
            {variant: self.converters[variant] for variant in variants},
            formats=formats or ("html", "md", "json"),
        )

    def report(self, format: Format, variant: Variant = SOURCE_VARIANT) -> Report:
        (report,) = self.verify(format, variants=(variant,))
        return report


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
