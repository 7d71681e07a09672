"""What was withdrawn or is covered: not one byte of it is left in anything that is published, archives unpacked."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from tests.conftest import gongwen
from tests.small_project import NOTE, small_project

from gongwen.text.redaction import Redactor
from gongwen.verify.pdf_form import pdf_form
from gongwen.verify.published_pdf import read_pdf

pytestmark = [pytest.mark.site, pytest.mark.pdf]

NAMES = ("甘小禾", "13900001111", "劉廣東")
GONE = ("河心洲摆渡", "渡口每日开船", "把渡船交给公司")
TAKEN_BACK = ("这条批注说错了人", "errant-reader")
COVERED = """<html><head><title>关于表扬甘小禾的通报</title><meta name="description" content="甘小禾"></head><body>
<h1>关于表扬甘小禾的通报</h1><p>各村：</p><p>一、基本情况</p>
<p>守闸人<b>甘</b>小禾（电话１３９００００ 1111）与劉廣東看水三年，先行先试。</p>
<table><tr><th>姓名</th><th>岗位</th></tr><tr><td>甘　小禾</td><td>守闸</td></tr></table>
<p>二、学习甘小禾</p><p>各村应当学习甘小禾同志，于2025年完成 3 次。</p>
<p><img src="a.png" alt="甘小禾像"></p>
<p>县水利局</p><p>2024年3月1日</p></body></html>
"""
WITHDRAWN = "河心洲摆渡办法\n第一条　渡口每日开船。\n第二条　把渡船交给公司办理。\n"
NOTE_ON_NAMES = (
    NOTE.format(id="about-names")
    .replace("先行先试", "学习甘小禾同志")
    .replace("chp_1__p_1", "chp_2__p_1")
    .replace("怎样算先行？", "甘小禾？")
)
YML = "redact: [甘小禾, '13900001111', 刘广东]\nsummary: 表扬甘小禾。\nsource_url: 'https://a.example/甘小禾'\n"
WITHDRAWN_NOTE = "withdrawn: {day: 2024-03-02, reason: 应本人要求}\n---\n这条批注"


def bytes_below(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every file, each part of an archive and what can be read in a PDF, with where it lies."""
    yield path, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from bytes_below(f"{path}!{name}", archive.read(name))
    elif data.startswith(b"\x1f\x8b"):
        yield from bytes_below(f"{path}!", gzip.decompress(data))
    elif data.startswith(b"%PDF"):
        reading, form = read_pdf(data), pdf_form(data)
        shown = [piece.text for piece in (*reading.pieces, *reading.strays)]
        yield f"{path}!text", "".join((*shown, *form.words)).encode()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for item in pdf.objects:
                if isinstance(item, pikepdf.Stream):
                    yield f"{path}!stream", item.read_bytes()
                    item = pikepdf.Dictionary({k: v for k, v in item.items() if k != "/Length"})
                yield f"{path}!object", repr(item).encode()


def holding(folder: Path, words: tuple[str, ...]) -> list[str]:
    """The places below a folder, names of files too, where one of the words stands."""
    redactor = Redactor(words)
    found = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder).as_posix()
        for place, data in bytes_below(name, file.read_bytes()):
            if redactor.holds(place) or redactor.holds(data.decode("utf-8", "ignore")):
                found.append(place)
    return found


def project_of(folder: Path) -> Path:
    """A project with a document that names people, and one that will be withdrawn."""
    project = small_project(folder)
    documents = project / "docs" / "documents"
    for slug, name, text in (("praise", "source.html", COVERED), ("ferry", "source.txt", WITHDRAWN)):
        (documents / slug / "annotations").mkdir(parents=True)
        (documents / slug / name).write_text(text, "utf-8")
    (documents / "praise" / "annotations" / "about-names.md").write_text(NOTE_ON_NAMES, "utf-8")
    (documents / "ferry" / "document.yml").write_text("former_slugs: [old-ferry]\n", "utf-8")
    noted = (
        NOTE.format(id="taken-back").replace("怎样算先行？", "这条批注说错了人。").replace("reader", "errant-reader")
    )
    (documents / "pilot" / "annotations" / "taken-back.md").write_text(noted, "utf-8")
    return project


def test_nothing_withdrawn_or_covered_is_left_in_any_published_byte(tmp_path: Path) -> None:
    project = project_of(tmp_path / "project")
    documents, site = project / "docs" / "documents", project / "site"
    assert gongwen(project, "build", "--variant", "zh-Hans").returncode == 0
    before = {path.relative_to(site).as_posix() for path in (site / "ferry").rglob("index.html")}
    for words in ((NAMES[0],), GONE[1:2], TAKEN_BACK[:1]):
        assert len(holding(site, words)) > 3, words

    (documents / "praise" / "document.yml").write_text(YML, "utf-8")
    withdrawn = "former_slugs: [old-ferry]\nwithdrawn: {day: 2024-03-02, reason: 应发文机关要求}\nredact: [河心洲]\n"
    (documents / "ferry" / "document.yml").write_text(withdrawn, "utf-8")
    note = documents / "pilot" / "annotations" / "taken-back.md"
    note.write_text(note.read_text("utf-8").replace("---\n这条批注", WITHDRAWN_NOTE), "utf-8")
    result = gongwen(project, "build", "--offline")
    assert result.returncode == 0, result.stderr

    for folder in (site, project / "site-offline"):
        assert holding(folder, (*NAMES, *GONE, *TAKEN_BACK)) == []
    assert holding(project, NAMES[:1]) != []  # the search does find what is there
    with zipfile.ZipFile(project / "site-offline.zip") as archive:
        assert not any(
            Redactor(NAMES).holds(archive.read(name).decode("utf-8", "ignore")) for name in archive.namelist()
        )

    assert "原文有 29 字依编辑决定遮盖" in (site / "praise" / "certificate" / "index.html").read_text("utf-8")
    assert "学习■■■同志" in (site / "praise" / "praise.md").read_text("utf-8")
    assert "2024-03-02 应发文机关要求" in (site / "ferry" / "index.html").read_text("utf-8")
    for address in (*before - {"ferry/index.html"}, "old-ferry/index.html", "old-ferry/full/index.html"):
        leads = (site / address).read_text("utf-8").partition("url=")[2].partition('"')[0]
        assert ((site / address).parent / leads / "index.html").resolve() == site / "ferry" / "index.html", address
    assert {path.name for path in (site / "ferry").rglob("*") if path.is_file()} == {"index.html", "index.md"}
    listed = (site / "index.html", site / "feed.xml", site / "api" / "index.json", site / "llms.txt")
    assert not any("ferry" in path.read_text("utf-8") for path in listed)
    changes = json.loads((site / "api" / "changes.json").read_text("utf-8"))["changes"]
    gone = {"day": "2024-03-02", "slug": "ferry", "eid": None, "what": "removed", "now": None}
    assert [change for change in changes if change["slug"] == "ferry"] == [
        gone | {"address": "https://gongwen.example/ferry/"}
    ]
    assert 'id="note-taken-back"' in (site / "annotations" / "index.html").read_text("utf-8")
    assert gongwen(project, "verify").returncode == 0


@pytest.mark.parametrize("name", ["甘小禾.pdf", "list.docx"])
def test_a_file_that_shows_what_is_covered_is_not_published(tmp_path: Path, name: str) -> None:
    project = small_project(tmp_path / "project")
    folder = project / "docs" / "documents" / "pilot"
    (folder / "files").mkdir()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", "<x>甘小禾</x>")
    (folder / "files" / name).write_bytes(b"%PDF-1.4\n" if name.endswith("pdf") else packed.getvalue())
    address = "%E7%94%98%E5%B0%8F%E7%A6%BE.pdf" if name.endswith("pdf") else name
    (folder / "source.txt").unlink()
    page = f'<h1>关于试点的通知</h1><p>一、总体要求。</p><p>先行先试。</p><p><a href="{address}">名单</a></p>'
    (folder / "source.html").write_text(page, "utf-8")
    (folder / "document.yml").write_text("redact: [甘小禾]\n", "utf-8")
    result = gongwen(project, "build", "--variant", "zh-Hans", "--no-pdf")

    assert result.returncode == 1 and "E-redact" in result.stderr and not (project / "site").exists()
