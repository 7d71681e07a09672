"""Small papers made by Typst, as offices set them: 28 characters a line, two of indent."""

import io

import pikepdf
import typst

from gongwen.render.print.fonts import package_fonts

_HEAD = """\
#set page(width: 210mm, height: 297mm, margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm){footer})
#set text(font: "{font}", size: 15.8pt, lang: "zh", region: "cn")
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 0.9em, spacing: 0.9em)
"""
LINES = (
    "某县人民政府关于河道巡护的通知",
    "某政发〔2024〕8号",
    "各乡镇人民政府：",
    "一、要求",
    "每周巡护一次，如实记录“水位”，发现险情立即报告——不得隐瞒。",
    "某县人民政府",
    "2024年3月1日",
)
NUMBERED = ", footer: context align(center)[— #counter(page).display() —]"


def paper(body: str, *, footer: str = "", tagged: bool = False) -> bytes:
    """The PDF of a body in Typst's markup; its tags are taken away unless they are asked for."""
    fonts = package_fonts()
    head = _HEAD.format(footer=footer, font=dict(fonts.typeface("zh-Hans").cuts)["fang"].families[0])
    pdf = typst.compile((head + body).encode(), format="pdf", font_paths=fonts.fonts)
    assert isinstance(pdf, bytes)
    return pdf if tagged else untagged(pdf)


def untagged(pdf: bytes) -> bytes:
    """The same paper as programs make it that know neither structure nor artifacts."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        del opened.Root["/StructTreeRoot"]
        for page in opened.pages:
            kept = [
                instruction
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) not in ("BMC", "BDC", "EMC")
            ]
            page.Contents = opened.make_stream(pikepdf.unparse_content_stream(kept))
        out = io.BytesIO()
        opened.save(out)
        return out.getvalue()
