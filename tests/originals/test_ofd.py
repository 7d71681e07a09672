"""OFD: text objects become lines and paragraphs as a PDF's characters do."""

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

import pytest

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.originals import original_ending, read_original
from gongwen.verify.original import compare_original
from gongwen.verify.original_child import read_again

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
ROOT = f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
NOTHING: Mapping[str, bytes] = MappingProxyType({})
LINE = "各乡镇应当在每年三月底以前把上一年度的巡护情况写成报告，"  # 28 characters


def words(text: str, x: float, y: float, size: float = 5) -> str:
    steps = f"g {len(text) - 1} {size}" if len(text) > 1 else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 150 {size}" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def ofd(*pages: str, template: str = "", resources: str = "", media: Mapping[str, bytes] = NOTHING) -> bytes:
    places = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n, _ in enumerate(pages))
    used = '<ofd:Template TemplateID="9"/>' if template else ""
    named = '<ofd:TemplatePage ID="9" BaseLoc="T.xml"/>' if template else ""
    box = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    listed = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>" if media else ""
    area = f"<ofd:CommonData>{box}{named}{listed}</ofd:CommonData>"
    parts = {
        "OFD.xml": ROOT,
        "Doc_0/Document.xml": f"<ofd:Document {NS}>{area}<ofd:Pages>{places}</ofd:Pages></ofd:Document>",
        "Doc_0/DocumentRes.xml": resources,
        "Doc_0/T.xml": f"<ofd:Page {NS}><ofd:Content>{template}</ofd:Content></ofd:Page>",
    }
    for number, page in enumerate(pages):
        parts[f"Doc_0/Pages/{number}.xml"] = f"<ofd:Page {NS}>{used}<ofd:Content>{page}</ofd:Content></ofd:Page>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        for name, data in media.items():
            archive.writestr(f"Doc_0/Res/{name}", data)
    return out.getvalue()


def test_text_objects_become_paragraphs_over_pages() -> None:
    first = words("关于巡护的通知", 80, 30, 8) + words(LINE[:26], 40, 50) + words(LINE, 30, 58) + words(LINE, 30, 66)
    data = ofd(first, words(LINE, 30, 30) + words("完。", 30, 38) + words("一、要求", 40, 46))
    source = read_original(data, "x.ofd").source

    assert original_ending(data) == "ofd"
    assert '<p data-page="1">关于巡护的通知</p>' in source
    assert f'<p data-page="1">{LINE[:26]}{LINE}{LINE}<span data-page="2"></span>{LINE}完。</p>' in source
    assert '<p data-page="2">一、要求</p>' in source
    assert compare_original(source, [tuple(page) for page in read_again(data)[1]]) == ()


def test_rules_make_a_table_and_a_template_is_on_the_page() -> None:
    lines = "".join(f"M {x} 0 L {x} 20 " for x in (0, 40, 80)) + "".join(f"M 0 {y} L 80 {y} " for y in (0, 10, 20))
    path = (
        f'<ofd:PathObject Boundary="30 100 80 20"><ofd:AbbreviatedData>{lines}</ofd:AbbreviatedData></ofd:PathObject>'
    )
    cells = words("站点", 32, 102) + words("水位", 72, 102) + words("上游", 32, 112) + words("3", 72, 112)
    data = ofd(path + cells, template=words("某县河道台账", 80, 80, 8))
    source = read_original(data, "x.ofd").source

    assert "<tr><td>站点</td><td>水位</td></tr>\n<tr><td>上游</td><td>3</td></tr>" in source
    assert "某县河道台账" in source
    assert compare_original(source, [tuple(page) for page in read_again(data)[1]]) == ()


def test_words_that_lie_across_are_a_watermark() -> None:
    turned = words("内部", 50, 150).replace("Boundary", 'CTM="0.7 0.7 -0.7 0.7 0 0" Boundary')

    assert (
        '<p hidden data-page="1" title="斜排的文字（水印）">内部</p>'
        in read_original(ofd(words(LINE, 30, 30) + turned), "x").source
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ofd(""), "没有文字"),
        (ofd('<ofd:ImageObject Boundary="0 0 210 297"/>'), "这是扫描件"),
        (ofd(words("一", 1, 1))[:400], "损坏"),
        (ofd("<broken"), "损坏"),
        (ofd(words("一", 1, 1).replace('Size="5"', 'Size="x"')), "损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(UnsupportedSourceError, match=said):
        read_original(data, "x.ofd")
