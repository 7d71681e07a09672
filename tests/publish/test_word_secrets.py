"""What a Word file holds beside its text is in no byte of a site; its notes are in every form of it."""

import gzip
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdf
import pytest
from tests.conftest import gongwen
from tests.small_project import small_project
from tests.sources.word_files import p, part, run, word

pytestmark = [pytest.mark.site, pytest.mark.pdf]

# Hiding places, a word in each that no text of a site holds and that is the same in every script.
PLACES = [
    "del", "moved", "hidden", "style", "comment", "author", "header", "fallback", "creator", "custom", "variable",
    "note", "chart", "row", "embedded", "property",
]  # fmt: skip
SECRETS = {name: f"秘{number:02}密" for number, name in enumerate(PLACES, 11)}
NOTE = "注文在此可见"


def secret_file() -> bytes:
    """A Word file of a notice with one note, and a secret in each of those places."""
    secret = SECRETS
    hidden = run(secret["hidden"], "<w:vanish/>") + run(secret["style"], '<w:rStyle w:val="隐"/>')
    moved = f"<w:moveFrom><w:r><w:t>{secret['moved']}</w:t></w:r></w:moveFrom>"
    deleted = f'<w:del w:author="{secret["author"]}"><w:r><w:delText>{secret["del"]}</w:delText></w:r></w:del>'
    other = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>好。</w:t></mc:Choice><mc:Fallback>"
        f"<w:t>{secret['fallback']}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    cells = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("项目", "金额"))
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(secret['row'])}</w:tc><w:tc>{p('无')}</w:tc></w:tr>"
    body = (
        p("某省人民政府关于保密的通知")
        + p("各市人民政府：")
        + p("一、抓", deleted, moved, hidden, other, '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + p("二、及时报告。", '<w:r><w:commentReference w:id="1"/></w:r>')
        + f"<w:tbl><w:tr>{cells}</w:tr>{gone}<w:tr>{cells}</w:tr></w:tbl>"
        + p(f"<w:r><w:drawing><a:t>{secret['chart']}</a:t></w:drawing></w:r>")
        + '<w:altChunk r:id="aFChunk"/>'
        + p("某省人民政府")
        + p("2024年1月2日")
    )
    notes = f'<w:footnote w:id="2">{p(NOTE)}</w:footnote><w:footnote w:id="3">{p(secret["note"])}</w:footnote>'
    core = f'<c xmlns:d="x"><d:creator>{secret["creator"]}</d:creator></c>'
    custom = f'<c xmlns="y"><property name="{secret["property"]}"><v>{secret["custom"]}</v></property></c>'
    return word(
        body,
        styles=part("styles", '<w:style w:type="character" w:styleId="隐"><w:rPr><w:vanish/></w:rPr></w:style>'),
        header=part("hdr", p(secret["header"])),
        comments=part("comments", f'<w:comment w:id="1" w:author="无">{p(secret["comment"])}</w:comment>'),
        footnotes=part("footnotes", notes),
        settings=part("settings", f'<w:docVars><w:docVar w:val="{secret["variable"]}"/></w:docVars>'),
        core_properties=core.encode(),
        custom_properties=custom.encode(),
        aFChunk=f"<p>{secret['embedded']}</p>".encode(),
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("secrets")
    root = small_project(tmp_path / "project")
    shutil.rmtree(root / "docs" / "documents")
    (tmp_path / "保密.docx").write_bytes(secret_file())
    refused = gongwen(root, "import", str(tmp_path / "保密.docx"), "--slug", "secret")
    assert refused.returncode == 1
    assert not (root / "docs" / "documents").exists()
    assert refused.stderr.count("E-concealed") >= 10
    assert SECRETS["comment"] in refused.stderr and "--keep-hidden" in refused.stderr
    imported = gongwen(root, "import", str(tmp_path / "保密.docx"), "--slug", "secret", "--keep-hidden")
    assert imported.returncode == 0, imported.stderr
    built = gongwen(root, "build", "--variant", "zh-Hans", "--variant", "zh-Hant")
    assert built.returncode == 0, built.stderr
    return root


def test_no_secret_of_a_word_file_is_published(project: Path) -> None:
    published = dict(everything(project / "site"))
    assert len(published) > 50
    for name, data in published.items():
        for place, secret in SECRETS.items():
            assert secret.encode() not in data, (place, name)
            assert secret.encode("unicode_escape") not in data, (place, name)
            assert secret.encode("utf-16-be") not in data, (place, name)


def test_how_much_was_left_out_is_published(project: Path) -> None:
    page = (project / "site" / "secret" / "certificate" / "index.html").read_text("utf-8")

    for what in ("已删除的修订", "批注", "页眉", "自定义的文件属性"):
        assert what in page
    assert "4 字" in page


def test_check_tells_the_editor_in_words(project: Path) -> None:
    assert SECRETS["del"] in gongwen(project, "check").stderr


@pytest.mark.parametrize("prefix", ["", "zh-Hant/"])
def test_a_note_is_in_every_form(project: Path, prefix: str) -> None:
    folder = project / "site" / prefix / "secret"
    pages = (file.read_text("utf-8") for file in folder.rglob("index.html"))
    page = next(text for text in pages if 'id="chp_1__p_1__note_1"' in text)
    pdf = "".join(page.extract_text() for page in pypdf.PdfReader(folder / "secret.pdf").pages)

    for text in (page, (folder / "secret.json").read_text("utf-8"), (folder / "secret.md").read_text("utf-8"), pdf):
        assert re.search("[注註]文在此可[见見]", text)
    assert 'href="#chp_1__p_1__note_1"' in page
    markdown = (folder / "secret.md").read_text("utf-8")
    assert "[1](#chp_1__p_1__note_1)" in markdown and "{: #chp_1__p_1__note_1 }" in markdown


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a site, archives unpacked and the streams and texts of PDFs too."""
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        yield from unpacked(str(file.relative_to(folder)), file.read_bytes())


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, data
    if name.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for stream in pdf.objects:
                if isinstance(stream, pikepdf.Stream):
                    yield f"{name} (stream)", stream.read_bytes()
        text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
        yield f"{name} (text)", "".join(text.split()).encode()
    elif name.endswith(".gz"):
        yield from unpacked(name.removesuffix(".gz"), gzip.decompress(data))
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from unpacked(f"{name}/{inner}", archive.read(inner))
