"""What readers take away: printed once, printed again when something that is printed changed, and said in data."""

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import PIL.Image
import pypdf
import pytest

from gongwen.model import (
    CHAPTER_FORMS,
    VARIANTS,
    AnchoredNote,
    AttachedFile,
    Clause,
    Division,
    Document,
    DownloadChoice,
    Edition,
    Figure,
    Finding,
    Metadata,
    Note,
    Paragraph,
    Part,
    Particulars,
    Summary,
    TextQuoteSelector,
    Variant,
)
from gongwen.publish.downloads import DownloadMaker, text_downloads
from gongwen.publish.files import read_folder, write_tree
from gongwen.publish.press import Supplies
from gongwen.publish.stamps import Stamps, read_record, write_record
from gongwen.render.print.options import Extra, Printing

pytestmark = pytest.mark.pdf

EVERYTHING = DownloadChoice(tuple((form, VARIANTS) for form in CHAPTER_FORMS), VARIANTS)
OFFICIAL_TEXT_ALONE = Printing(extras=(), large=False)


def edition(text: str = "正文。", files: tuple[AttachedFile, ...] = ()) -> Edition:
    chapters = tuple(
        Division(
            f"chp_{n}",
            "chapter",
            n,
            f"{'一二'[n - 1]}、",
            "总体",
            (Figure(f"chp_{n}__fig_1", n, f"{n}.png", "图"), Paragraph(f"chp_{n}__intro__p_1", n, text * 60)),
            (Division(f"chp_{n}__sec_1", "section", n, "（一）", "要求。"),),
        )
        for n in (1, 2)
    )
    main = Part("", "main", Metadata(title="关于测试的通知", date="2022-06-06"), divisions=chapters)
    return Edition("test", "zh-Hans", Document("source.html", "ab" * 32, main), Particulars(), files=files)


def annotated(body: str) -> Edition:
    note = Note("why", "chp_1", TextQuoteSelector("正文"), "reader-a", "2022-06-25", "CC0-1.0", "note", body, "p")
    return replace(edition(), notes=(AnchoredNote(note, "exact", "chp_1__intro__p_1", 0, 2),))


def write(
    folder: Path,
    one: Edition,
    printing: Printing = OFFICIAL_TEXT_ALONE,
    files: Mapping[str, bytes] | None = None,
    *,
    with_pdf: bool = True,
    choice: DownloadChoice = EVERYTHING,
) -> tuple[Edition, tuple[Finding, ...]]:
    record = folder.parent / "stamps.json"
    stamps, supplies = Stamps(read_record(record)), Supplies(files or {}, read_folder(folder / one.slug, ".pdf"))
    maker = DownloadMaker(
        site_url="",
        with_pdf=with_pdf,
        printing=printing,
        choice=choice,
    )
    made = maker.make(one, stamps, supplies)
    write_tree(folder / one.slug, made.files)
    write_record(record, stamps.new)
    return made.edition, made.findings


OFFICE = (".docx", ".epub", ".xml", ".bib", ".ris", ".csl.json")


def names(folder: Path) -> set[str]:
    """The files but for those that offices, libraries and programs take."""
    return {name for name in all_names(folder) if not name.endswith(OFFICE)}


def all_names(folder: Path) -> set[str]:
    return {path.relative_to(folder / "test").as_posix() for path in folder.rglob("*.*")}


def test_the_json_has_the_editor_s_summary_and_the_automatic_ones() -> None:
    told = Summary("chp_1", "市数据局负责核验。", (Clause("市数据局负责核验", ("chp_1__p_1",)),))
    own = replace(edition(), particulars=Particulars(summary="编者说的。"), summaries=(told,))

    value = json.loads(text_downloads(own)["test.json"])

    assert value["summary"] == "编者说的。"
    assert value["summaries"] == [
        {
            "eid": "chp_1",
            "text": "市数据局负责核验。",
            "clauses": [{"text": "市数据局负责核验", "from": ["chp_1__p_1"]}],
        }
    ]
    assert json.loads(text_downloads(edition())["test.json"])["summary"] is None


def test_every_page_is_there_in_large_print_too_unless_it_is_switched_off(tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    pdfs = {"test.pdf", "chp_1.pdf", "chp_2.pdf"}
    texts = {"test.json"}

    printed, _ = write(folder, edition("正文。" * 9), Printing(extras=()))
    assert names(folder) == texts | pdfs | {f"large/{name}" for name in pdfs} | {"test.pages.json"}
    pages = {pdf.name: pdf.pages for pdf in printed.pdfs or ()}
    assert pages["large/test"] > pages["test"]

    write(folder, edition())
    assert names(folder) == texts | pdfs | {"test.pages.json"}
    assert write(folder, edition(), with_pdf=False)[0].pdfs is None
    assert names(folder) == texts


RECORDS = {f"test.{ending}" for ending in ("xml", "bib", "ris", "csl.json")}
BY_DEFAULT = {"test.docx", "test.epub"}
EVERY_PART = DownloadChoice((("docx", VARIANTS),), (), (), ())


@pytest.mark.parametrize(
    ("choice", "variant", "found"),
    [
        (DownloadChoice(), "zh-Hans", RECORDS | BY_DEFAULT),
        (DownloadChoice(), "zh-Hant-TW", BY_DEFAULT),
        (DownloadChoice(), "zh-Hant-HK", set()),
        (DownloadChoice(docx=(), epub=("zh-Hant-HK",)), "zh-Hant-HK", {"test.epub"}),
        (EVERY_PART, "zh-Hant", {"chp_1.docx", "chp_2.docx"}),
    ],
)
def test_office_files_are_there_in_the_scripts_that_are_named(
    tmp_path: Path, choice: DownloadChoice, variant: Variant, found: set[str]
) -> None:
    folder = tmp_path / "downloads"
    made, _ = write(folder, replace(edition(), variant=variant), with_pdf=False, choice=choice)
    assert all_names(folder) == found | {"test.json", "feed.xml"}
    sizes = {file.name: file.size for file in made.downloads}
    assert sizes == {path.name: path.stat().st_size for path in (folder / "test").iterdir() if path.name != "feed.xml"}


def test_records_are_there_in_the_document_s_own_script(tmp_path: Path) -> None:
    folder, own = tmp_path / "downloads", edition()
    own = replace(own, variant="zh-Hant-HK", document=replace(own.document, script="zh-Hant-HK"))
    write(folder, own, with_pdf=False)
    assert all_names(folder) >= RECORDS


def test_a_withdrawn_document_has_no_files(tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    write(folder, replace(edition(), particulars=Particulars(withdrawn="撤回")), with_pdf=False)
    assert all_names(folder) == set()


@pytest.mark.parametrize(
    ("choice", "variant", "pdfs"),
    [
        (DownloadChoice(), "zh-Hans", {"test.pdf", "chp_1.pdf", "chp_2.pdf", "large/test.pdf"}),
        (DownloadChoice(), "zh-Hant-TW", {"test.pdf"}),
        (DownloadChoice((), ()), "zh-Hans", {"test.pdf"}),
        (DownloadChoice((("md", VARIANTS),), ("zh-Hant",)), "zh-Hant", {"test.pdf", "large/test.pdf"}),
        (DownloadChoice((("pdf", ("zh-Hant",)),), ()), "zh-Hant", {"test.pdf", "chp_1.pdf", "chp_2.pdf"}),
        (DownloadChoice((("large", ("zh-Hans",)),), ()), "zh-Hans", {"test.pdf", "large/chp_1.pdf", "large/chp_2.pdf"}),
    ],
)
def test_there_are_the_pdfs_that_were_asked_for(
    tmp_path: Path, choice: DownloadChoice, variant: Variant, pdfs: set[str]
) -> None:
    folder = tmp_path / "downloads"
    printed, _ = write(folder, replace(edition(), variant=variant), Printing(extras=()), choice=choice)
    assert names(folder) == pdfs | {"test.json", "test.pages.json"}
    assert {f"{pdf.name}.pdf" for pdf in printed.pdfs or ()} == pdfs


def test_the_page_list_is_that_of_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    printed, _ = write(folder, edition("很长的正文，一页放不下。" * 8))
    value = json.loads((folder / "test" / "test.pages.json").read_text("utf-8"))

    with pikepdf.open(folder / "test" / value["file"]) as document:
        assert len(document.pages) == value["pages"]
        names = document.Root.Names.Dests.Names
        places = {str(names[i]): document.pages.index(pikepdf.Page(names[i + 1][0])) for i in range(0, len(names), 2)}
    assert {eid: page + value["unnumbered"] - 1 for eid, page in value["eids"].items()} == places
    assert list(value["eids"])[:3] == ["chp_1", "chp_1__fig_1", "chp_1__intro__p_1"]
    assert value["eids"]["chp_2__sec_1"] > 2
    assert dict(next(pdf.eid_pages for pdf in printed.pdfs or () if pdf.name == "test")) == value["eids"]


def test_what_did_not_change_is_not_printed_again_and_is_told_as_before(tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    printed, _ = write(folder, annotated("一"))
    path = folder / "test" / "chp_1.pdf"
    data, time = path.read_bytes(), path.stat().st_mtime_ns

    again, _ = write(folder, annotated("另一"))  # notes are not printed
    assert path.stat().st_mtime_ns == time
    assert [(pdf.name, pdf.pages, pdf.eid_pages) for pdf in again.pdfs or ()] == [
        (pdf.name, pdf.pages, pdf.eid_pages) for pdf in printed.pdfs or ()
    ]
    path.write_bytes(data + b"%\n")
    write(folder, annotated("一"))
    assert path.read_bytes() == data  # what somebody else put there is not taken for ours
    write(folder, replace(annotated("一"), document=edition("正文改了。").document))
    assert path.read_bytes() != data


@pytest.mark.parametrize("extra", ["summary", "notes"])
def test_a_part_that_is_switched_on_is_printed(tmp_path: Path, extra: Extra) -> None:
    folder = tmp_path / "downloads"
    write(folder, annotated("一"))
    without = (folder / "test" / "chp_1.pdf").read_bytes()
    write(folder, annotated("一"), Printing((extra,), large=False))
    assert ((folder / "test" / "chp_1.pdf").read_bytes() != without) is (extra == "notes")  # there is no summary

    before = (folder / "test" / "chp_1.pdf").read_bytes()
    write(folder, annotated("二"), Printing((extra,), large=False))
    assert ((folder / "test" / "chp_1.pdf").read_bytes() != before) is (extra == "notes")


def attached(src: str, data: bytes) -> AttachedFile:
    return AttachedFile(src, f"named-{src}", "图", len(data), sha256(data).hexdigest(), 9, 9)


def test_pictures_are_printed_and_printed_again_when_they_change(tmp_path: Path) -> None:
    def png(colour: str) -> bytes:
        out = io.BytesIO()
        PIL.Image.new("RGB", (9, 9), colour).save(out, "PNG")
        return out.getvalue()

    folder = tmp_path / "downloads"
    before: dict[str, bytes] = {}
    for picture, changed in ((png("red"), True), (png("blue"), True), (png("blue"), False)):
        file = attached("1.png", picture)
        _, findings = write(folder, edition(files=(file,)), files={file.name: picture})
        assert findings == ()
        assert len(pypdf.PdfReader(folder / "test" / "chp_1.pdf").pages[0].images) == 1
        now = {name: (folder / "test" / name).read_bytes() for name in ("chp_1.pdf", "chp_2.pdf")}
        assert (now["chp_1.pdf"] != before.get("chp_1.pdf")) is changed
        assert now["chp_2.pdf"] == before.get("chp_2.pdf", now["chp_2.pdf"])
        before = now


def test_what_cannot_be_printed_is_said_at_every_build(tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    data = b"\x89PNG\r\n\x1a\nbroken"
    broken = attached("2.png", data)
    for _ in range(2):
        printed, findings = write(folder, edition("字\U00013000。", (broken,)), files={broken.name: data})
        assert {finding.code for finding in findings} == {"W-glyph"}
        assert printed.pdfs == ()
        _, findings = write(folder, edition(files=(broken,)), files={broken.name: data})
        assert [(finding.code, finding.line) for finding in findings] == [("W-image", 2)]
        assert (folder / "test" / "chp_2.pdf").is_file()
