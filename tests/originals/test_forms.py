"""Saved pages, archives of a page, old Word, RTF and OpenDocument; several forms of one text."""

import io
import zipfile
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import docx
import pytest
from tests.originals.papers import LINES
from tests.small_project import small_project
from tests.sources.pictures import png

from gongwen.cli import main
from gongwen.cli.twins import best_of
from gongwen.errors import UnsupportedSourceError
from gongwen.library import office
from gongwen.library.originals import readable
from gongwen.sources.originals import original_ending, read_original
from gongwen.verify.original_child import read_again
from gongwen.verify.original_word import BROKEN, word_text

PICTURES = '<img src="http://a.example/p/1.png" alt=""><img src="cid:two@x" alt="">'
BODY = "".join(f"<p>{line}</p>" for line in LINES) + PICTURES
PAGE = f'<html><head><meta charset="gb2312"></head><body>{BODY}</body></html>'


def mail(coding: str = "gb18030") -> bytes:
    whole = MIMEMultipart("related")
    page = MIMEText(PAGE, "html", coding)
    page["Content-Location"] = "http://a.example/p/index.html"
    whole.attach(MIMEText("别的", "plain", "utf-8"))
    whole.attach(page)
    for key, value in (("Content-Location", "http://a.example/p/1.png"), ("Content-ID", "<two@x>")):
        picture = MIMEImage(png(4, len(value)), "png")
        picture[key] = value
        whole.attach(picture)
    return whole.as_bytes()


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name in names:
            opened.writestr(name, png(4, 4) if name.endswith(".png") else PAGE.replace("gb2312", "utf-8"))
    return out.getvalue()


@pytest.mark.parametrize("coding", ["gb18030", "utf-8"])
def test_a_saved_page_is_its_html_with_its_pictures(coding: str) -> None:
    read = read_original(mail(coding), "x.mht")

    assert all(line in read.source for line in LINES)
    assert "别的" not in read.source
    assert [name for name, _ in read.held] == ["http://a.example/p/1.png", "cid-3.png"]
    assert "".join(LINES) in read_again(mail(coding))[1][0][0]


def test_an_archive_of_one_page_is_that_page() -> None:
    data = archive("a/index.html", "a/2.png", "__MACOSX/a/._index.html")

    assert original_ending(data) == "zip"
    assert all(line in read_original(data, "x.zip").source for line in LINES)
    assert "".join(LINES) in read_again(data)[1][0][0]


def test_an_archive_of_several_pages_or_none_says_so() -> None:
    with pytest.raises(UnsupportedSourceError, match="2 个网页"):
        read_original(archive("a.html", "b.html"), "x.zip")
    with pytest.raises(UnsupportedSourceError, match=r"还有 b\.txt；请解压"):
        read_original(archive("a.html", "a.css", "b.txt"), "x.zip")
    assert original_ending(archive("a.png")) is None


@pytest.mark.parametrize("mark", ["[Content_Types].xml", "mimetype"])
def test_a_package_that_holds_a_page_is_no_archive_of_one(mark: str) -> None:
    assert original_ending(archive(mark, "word/chunk.html")) is None


def test_a_mail_without_a_page_says_so() -> None:
    data = b"MIME-Version: 1.0\nContent-Type: text/plain\n\nwords"

    with pytest.raises(UnsupportedSourceError, match="没有网页"):
        read_original(data, "x.eml")


# --- what an office converts


@pytest.mark.parametrize("ending", ["doc", "odt"])
def test_another_reader_finds_the_same_words(old_files: Path, ending: str) -> None:
    text = word_text((old_files / f"notice.{ending}").read_bytes())

    assert "".join(text.split()) == "".join((*LINES, "站点水位上游3.1米附注：完。"))


def test_an_old_file_comes_in_by_the_office(
    old_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path / "library")
    monkeypatch.chdir(root)

    assert main(["import", str(old_files / "notice.doc"), "--slug", "rivers"]) == 0
    folder = root / "docs" / "documents" / "rivers"
    assert (folder / "original.doc").read_bytes() == (old_files / "notice.doc").read_bytes()
    source = (folder / "source.html").read_text("utf-8")
    assert all(line in source for line in LINES)
    assert "<td>上游</td><td>3.1米</td>" in source
    assert 'reader: "LibreOffice' in (folder / "document.yml").read_text("utf-8")
    assert "W-original" not in "".join(capsys.readouterr())


def test_without_an_office_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ("no-such-program",))

    with pytest.raises(UnsupportedSourceError, match="apt-get install libreoffice-writer-nogui"):
        readable(b"{\\rtf1 words}", "x.rtf")


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg936 \'b9\'ab\'ce\'c4}", "公文"),
        (rb"{\rtf1 \u20844?\u25991?x}", "公文x"),
        (rb"{\rtf1\uc2 \u20844??\u25991??x}", "公文x"),
        (rb"{\rtf1{\fonttbl{\f0 Song;}}a{\*\unknown b}c\par d\{e\}}", "ac\nd{e}"),
        (rb"{\rtf1{\field{\*\fldinst PAGE}{\fldrslt 3}}}", "3"),
        (rb"{\rtf1 \ldblquote a\rdblquote}", "“a”"),
        (rb"{\rtf1 \u-10179?\u-8704?}", "\U0001f600"),
    ],
)
def test_rtf_is_read_without_an_office(rtf: bytes, text: str) -> None:
    assert word_text(rtf) == text


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_damaged_is_no_second_reading(data: bytes) -> None:
    with pytest.raises(BROKEN):
        word_text(data)


# --- twins


def test_the_best_form_comes_in_and_its_twins_are_named() -> None:
    files = ["a/x.doc", "a/x.docx", "a/x.pdf", "a/y.pdf", "a/y.txt", "b/x.pdf"]

    assert best_of(files) == {
        "a/x.docx": ("a/x.pdf", "a/x.doc"),
        "a/y.pdf": (),
        "a/y.txt": (),
        "b/x.pdf": (),
    }


def test_twins_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path / "library")
    monkeypatch.chdir(root)
    folder = root / "mixed"
    folder.mkdir()
    paper, other = docx.Document(), docx.Document()
    for line in LINES:
        paper.add_paragraph(line)
        other.add_paragraph(line.replace("每周", "每旬"))
    paper.save(str(folder / "notice.docx"))
    other.save(str(folder / "notice.pdf"))  # told from its bytes, which are Word's

    main(["import", "mixed", "--keep-hidden"])
    said = "".join(capsys.readouterr())
    assert "同名的 notice.pdf 没有放入（取 notice.docx），文字有 1 处不同" in said
    assert "notice.docx 是“周”，notice.pdf 是“旬”" in said
