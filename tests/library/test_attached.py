"""files/ holds what a source refers to; whatever else lies there is not published."""

from pathlib import Path

import pytest
from tests.sources.pictures import png

from gongwen.errors import ProjectError
from gongwen.library.attached import file_bytes
from gongwen.library.project import Project
from gongwen.library.read import StoredDocument, read_stored
from gongwen.sources.file_forms import MAX_FILE

HEAD = "<p>关于试点的通知</p>\n<p>各市：</p>\n<p>先行先试，逐步推开。</p>\n"
TAIL = "\n<p>省政府</p>\n<p>2024年1月2日</p>\n"


def stored(project: Project, markup: str, files: dict[str, bytes], particulars: str = "") -> StoredDocument:
    folder = project.documents / "pilot"
    (folder / "files").mkdir(parents=True)
    (folder / "source.html").write_text(HEAD + markup + TAIL, "utf-8")
    (folder / "document.yml").write_text(particulars, "utf-8")
    for name, data in files.items():
        (folder / "files" / name).write_bytes(data)
    return read_stored(project, "pilot")


def codes(document: StoredDocument) -> list[tuple[str, int]]:
    return [(f.code, f.line) for f in document.document.findings if "file" in f.code or "image" in f.code]


def test_a_picture_and_an_annex_are_known_by_their_places(project: Project) -> None:
    markup = '<p><img src="图/流程.png" alt="流程"></p>\n<p>附件：<a href="表.xls">补贴\n表</a></p>'
    workbook = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 data"
    document = stored(project, markup, {"流程.png": png(640, 480), "表.xls": workbook})
    picture, annex = document.files
    assert (picture.src, picture.name, picture.title, picture.width, picture.height) == (
        "图/流程.png",
        "流程.png",
        "流程",
        640,
        480,
    )
    assert (annex.src, annex.name, annex.title, annex.size) == ("表.xls", "表.xls", "补贴表", len(workbook))
    assert picture.is_picture and not annex.is_picture
    assert codes(document) == []
    assert file_bytes(project, "pilot", document.files) == {"流程.png": png(640, 480), "表.xls": workbook}


def test_a_file_that_two_places_show_is_one(project: Project) -> None:
    document = stored(project, '<p><img src="a.png"></p><p><img src="a.png"></p>', {"a.png": png()})
    assert [file.name for file in document.files] == ["a.png"]


@pytest.mark.parametrize(
    ("markup", "files", "found"),
    [
        ('<img src="a.png">', {}, [("W-file-missing", 4)]),
        ('<img src="https://example.org/a.png">', {}, [("W-file-missing", 4)]),  # nobody fetches it
        ('<a href="表.xls">表</a>', {}, [("W-file-missing", 4)]),
        ('<img src="a.svg">', {"a.svg": b"<svg>"}, [("I-file-unused", 1), ("W-file", 4)]),
        ('<img src="a.png">', {"a.png": b"<svg><script>"}, [("W-file", 4)]),
        ('<img src="a.pdf">', {"a.pdf": b"%PDF-1.4"}, [("W-file", 4)]),  # no picture
        ('<a href="a.pdf">甲</a>', {"a.pdf": b"<html>"}, [("W-file", 4)]),
        ("", {"index.html": b"<script>", ".hidden": b""}, [("I-file-unused", 1)]),
        ('<img src="../a.png">', {"a.png": png()}, [("I-file-unused", 1), ("W-image", 4)]),
    ],
)
def test_what_cannot_be_published_is_said(
    project: Project, markup: str, files: dict[str, bytes], found: list[tuple[str, int]]
) -> None:
    document = stored(project, f"<p>{markup}</p>", files)
    assert sorted(codes(document)) == found
    assert document.files == ()


def test_a_picture_that_is_too_large_is_not_published(project: Project) -> None:
    document = stored(project, '<p><img src="a.png"></p>', {"a.png": png() + b"\0" * MAX_FILE})
    assert codes(document) == [("W-file", 4)]
    assert document.files == ()


def test_a_message_says_where_a_missing_file_is_wanted(project: Project) -> None:
    document = stored(project, '<p><img src="x/y.png"></p>', {})
    (message,) = (f.message for f in document.document.findings if f.code == "W-file-missing")
    assert "docs/documents/pilot/files/y.png" in message


def test_an_editor_may_let_a_missing_picture_stand(project: Project) -> None:
    accept = "accept: [{code: W-file-missing, because: 原网页已撤下}]\n"
    assert codes(stored(project, '<p><img src="a.png"></p>', {}, accept)) == []


def test_the_pictures_of_news_that_are_left_out_are_not_published(project: Project) -> None:
    lead = '<p>据某社1月3日讯，省政府印发了关于试点的通知。</p>\n<p><img src="a.png"></p>\n'
    text = "<p>省政府关于试点的通知全文如下：</p>\n<p>各市：</p>\n<p>一、先行先试，逐步推开。</p>"
    folder = project.documents / "pilot"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "a.png").write_bytes(png())
    (folder / "source.html").write_text(f"<div>\n{lead}{text}{TAIL}</div>", "utf-8")
    shown = read_stored(project, "pilot")
    assert [block.eid for block in shown.document.frame.news] == ["news__p_1", "news__fig_1"]
    assert [file.name for file in shown.files] == ["a.png"]
    (folder / "document.yml").write_text("omit: [news]\n", "utf-8")
    assert read_stored(project, "pilot").files == ()


@pytest.mark.parametrize("whole_folder", [False, True])
def test_a_link_that_leads_out_is_not_followed(project: Project, tmp_path: Path, whole_folder: bool) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.png").write_bytes(png())
    folder = project.documents / "pilot"
    folder.mkdir()
    (folder / "source.html").write_text(f'{HEAD}<p><img src="a.png"></p>{TAIL}', "utf-8")
    if whole_folder:
        (folder / "files").symlink_to(outside)
    else:
        (folder / "files").mkdir()
        (folder / "files" / "a.png").symlink_to(outside / "a.png")
    with pytest.raises(ProjectError, match="链接"):
        read_stored(project, "pilot")
