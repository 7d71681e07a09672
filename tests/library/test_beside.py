"""What lies beside a source is read where it is safe to read; nothing else is opened."""

import os
import zipfile
from pathlib import Path

import pytest
from tests.sources.pictures import jpeg, png

from gongwen.library.importing import Imported, import_article
from gongwen.library.project import Project
from gongwen.library.read import read_stored

DAY = "2024-02-01"
HEAD = "<p>关于试点的通知</p>\n<p>各市：</p>\n"
TAIL = "\n<p>省政府</p>\n<p>2024年1月2日</p>\n"


def imported(project: Project, folder: Path, markup: str, *, replace: bool = False) -> Imported:
    folder.mkdir(exist_ok=True)
    source = folder / "通知.html"
    source.write_text(f"{HEAD}<p>{markup}</p>{TAIL}", "utf-8")
    return import_article(project, str(source), DAY, slug="pilot", replace=replace)


def kept(project: Project) -> dict[str, bytes]:
    folder = project.documents / "pilot" / "files"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def codes(found: Imported) -> list[str]:
    return [finding.code for finding in found.findings]


def test_pictures_and_annexes_come_along(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page"
    (page / "通知_files" / "x").mkdir(parents=True)
    (page / "通知_files" / "图 1.png").write_bytes(png())
    (page / "通知_files" / "x" / "a.jpg").write_bytes(jpeg())
    (page / "表.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    markup = '<img src="通知_files/%E5%9B%BE%201.png"><img src="./通知_files\\x\\a.jpg?v=1"><a href="表.xls">表</a>'
    found = imported(project, page, markup)
    assert sorted(kept(project).values()) == sorted([png(), jpeg(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
    assert {"a.jpg", "表.xls"} < set(found.files) == set(kept(project))
    assert codes(found) == []
    assert [file.name for file in read_stored(project, "pilot").files] == list(found.files)


def test_two_pictures_of_one_name_stay_two(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page"
    for number, name in enumerate(("x", "y", "files"), 1):
        (page / name).mkdir(parents=True)
        (page / name / "a.png").write_bytes(png(number, number))
    imported(project, page, '<img src="x/a.png"><img src="y/a.png"><img src="files/a.png">')
    assert sorted(kept(project).values()) == sorted(png(n, n) for n in (1, 2, 3))
    assert [file.width for file in read_stored(project, "pilot").files] == [1, 2, 3]


def outside(tmp_path: Path) -> Path:
    path = tmp_path / "secret.png"
    path.write_bytes(png(9, 9))
    return path


@pytest.mark.parametrize(
    "address",
    [
        "../secret.png",
        "x/../../secret.png",
        "%2e%2e/secret.png",
        "..%2fsecret.png",
        "..\\secret.png",
        "{outside}",
        "file://{outside}",
        "link.png",  # a link to a file outside
        "linked/secret.png",  # a link to a folder outside
        "pipe.png",
        "folder.png",
        "nul.png",
        "https://example.org/secret.png",
        "//example.org/secret.png",
    ],
)
def test_nothing_outside_the_folder_is_read(project: Project, tmp_path: Path, address: str) -> None:
    page = tmp_path / "page"
    (page / "x").mkdir(parents=True)
    (page / "folder.png").mkdir()
    (page / "link.png").symlink_to(outside(tmp_path))
    (page / "linked").symlink_to(tmp_path)
    os.mkfifo(page / "pipe.png")
    found = imported(project, page, f'<img src="{address.format(outside=outside(tmp_path))}">')
    assert kept(project) == {}
    stored = read_stored(project, "pilot")
    assert {"W-image", "W-file-missing"} & {finding.code for finding in stored.document.findings}
    assert set(codes(found)) <= {"W-file-missing"}


def test_a_link_within_the_folder_is_its_file(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page"
    (page / "x").mkdir(parents=True)
    (page / "x" / "a.png").write_bytes(png())
    (page / "b.png").symlink_to(page / "x" / "a.png")
    imported(project, page, '<img src="b.png">')
    assert kept(project) == {"b.png": png()}


def test_what_is_no_picture_stays_outside(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.mkdir()
    (page / "a.png").write_bytes(b"<svg onload='alert(1)'>")
    assert codes(imported(project, page, '<img src="a.png">')) == ["W-file"]
    assert kept(project) == {}


def test_a_new_source_brings_its_files_and_leaves_the_others(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.mkdir()
    (page / "a.png").write_bytes(png(1, 1))
    imported(project, page, '<img src="a.png"><img src="b.png">')
    (project.documents / "pilot" / "files" / "b.png").write_bytes(png(2, 2))  # an editor's
    (page / "a.png").write_bytes(png(3, 3))
    found = imported(project, page, '<img src="a.png"><img src="b.png">', replace=True)
    assert kept(project) == {"a.png": png(3, 3), "b.png": png(2, 2)}
    assert codes(found) == []


def test_a_folder_of_the_library_can_be_taken_in_again(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page"
    (page / "files").mkdir(parents=True)
    (page / "files" / "a.png").write_bytes(png())
    imported(project, page, '<img src="x/a.png">')
    assert kept(project) == {"a.png": png()}


def test_a_word_file_holds_its_pictures_itself(project: Project, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for text in ("关于试点的通知", "各市：", "先行先试。"):
        document.add_paragraph(text)
    (tmp_path / "图.png").write_bytes(png())
    document.add_picture(str(tmp_path / "图.png"))
    document.save(str(tmp_path / "a.docx"))
    found = import_article(project, str(tmp_path / "a.docx"), DAY, slug="pilot", replace=False)
    assert list(kept(project).values()) == [png()]
    assert codes(found) == []


def test_a_bomb_in_a_word_file_is_read_no_further_than_it_may(project: Project, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("关于试点的通知")
    (tmp_path / "图.png").write_bytes(png())
    document.add_picture(str(tmp_path / "图.png"))
    document.save(str(tmp_path / "a.docx"))
    swollen = tmp_path / "b.docx"
    with zipfile.ZipFile(tmp_path / "a.docx") as old, zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            tail = b"\0" * (30 << 20) if entry.filename.startswith("word/media/") else b""
            new.writestr(entry.filename, old.read(entry) + tail)
    found = import_article(project, str(swollen), DAY, slug="pilot", replace=False)
    assert kept(project) == {}
    assert codes(found) == ["W-file"]
