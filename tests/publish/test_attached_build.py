"""A library with pictures, annexes, a Word file and a frame that is left out, from import to verify."""

import json
import shutil
from pathlib import Path

import docx
import pytest
from tests.conftest import gongwen
from tests.small_project import small_project
from tests.sources.pictures import png

pytestmark = [pytest.mark.site, pytest.mark.pdf]

NEWS = "某通讯社今日从省政府获悉一则要闻"
PAGE = f"""<html><head><title>某省人民政府关于试点的通知</title></head><body><div>
<p>{NEWS}，省政府印发了关于试点的通知。</p>
<p>某省人民政府关于试点的通知全文如下：</p>
<p>各市人民政府：</p>
<p>一、先行先试，逐步推开。</p>
<p><img src="图/流程.png" alt="试点流程"></p>
<p>二、及时报告，见附件。</p>
<p>附件：<a href="表.xls">试点名单</a></p>
<p>某省人民政府</p>
<p>2024年1月2日</p>
</div></body></html>
"""
WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 workbook"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two documents imported from a folder that holds what lies beside them."""
    root = small_project(tmp_path / "project")
    shutil.rmtree(root / "docs" / "documents")
    page = tmp_path / "page"
    (page / "图").mkdir(parents=True)
    (page / "图" / "流程.png").write_bytes(png(40, 30))
    (page / "表.xls").write_bytes(WORKBOOK)
    (page / "通知.html").write_text(PAGE, "utf-8")
    word = docx.Document()
    word.add_picture(str(page / "图" / "流程.png"))  # as many have their head and the rule below the number
    word.add_paragraph("某政发〔2024〕3号")
    word.add_picture(str(page / "图" / "流程.png"))
    for text in ("某省人民政府关于推广的通知", "各市人民政府：", "一、全面推广，抓好落实。"):
        word.add_paragraph(text)
    word.add_picture(str(page / "图" / "流程.png"))
    for text in ("某省人民政府", "2024年2月3日"):
        word.add_paragraph(text)
    word.save(str(page / "推广.docx"))
    for name, slug in (("通知.html", "pilot"), ("推广.docx", "spread")):
        imported = gongwen(root, "import", str(page / name), "--slug", slug)
        assert imported.returncode == 0, imported.stderr
    (root / "docs" / "documents" / "pilot" / "document.yml").write_text("omit: [news]\n", "utf-8")
    return root


def test_what_came_along_is_published_and_what_is_left_out_is_nowhere(project: Path, tmp_path: Path) -> None:
    built = gongwen(project, "build", "--strict", "--variant", "zh-Hans", "--variant", "zh-Hant-TW")
    assert built.returncode == 0, built.stderr
    site = project / "site"

    for prefix in ("", "zh-Hant-TW/"):
        assert (site / prefix / "pilot" / "files" / "流程.png").read_bytes() == png(40, 30)
        assert (site / prefix / "pilot" / "files" / "表.xls").read_bytes() == WORKBOOK
    text = (site / "pilot" / "text" / "index.html").read_text("utf-8")
    assert 'alt="试点流程"' in text and 'height="30"' in text and 'width="40"' in text
    assert 'href="../files/%E8%A1%A8.xls"' in text
    published = json.loads((site / "pilot" / "pilot.json").read_bytes())
    assert [file["file"] for file in published["files"]] == ["files/%E8%A1%A8.xls"]
    assert "](files/流程.png)" in (site / "pilot" / "pilot.md").read_text("utf-8")
    assert b"/Subtype /Image" in (site / "pilot" / "pilot.pdf").read_bytes()

    assert [p for p in site.rglob("*") if p.is_file() and "要闻" in p.read_bytes().decode("utf-8", "ignore")] == []

    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(site, elsewhere / "site")
    source = project / "docs" / "documents" / "spread" / "source.docx"
    asked = ("verify", "spread", "--site", str(elsewhere / "site"), "--source", str(source))
    assert gongwen(tmp_path, *asked).returncode == 0
    picture = next((elsewhere / "site" / "spread" / "files").iterdir())
    picture.write_bytes(png(41, 30))
    found = gongwen(tmp_path, *asked, "--json")
    assert found.returncode == 1
    reports = [report for report in json.loads(found.stdout) if report["places"]]
    places = {place["eid"] for report in reports for place in report["places"]}
    assert places == {"front__fig_1", "front__fig_2", "chp_1__fig_1"}
    assert {report["format"] for report in reports} >= {"html", "md", "json", "xml"}
