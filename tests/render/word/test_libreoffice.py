"""LibreOffice opens the Word file: the same words, on pages of 22 lines of 28 characters."""

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from tests.render.citation.documents import edition

from gongwen.model import Edition, walk_part_text
from gongwen.render.print.sheets import whole_sheet
from gongwen.render.word.document import word_file
from gongwen.text.visible import visible

SENTENCE = "灯塔是航行的依靠，守护人应当每日巡视，查看灯光、塔身、道路和码头，遇有异常立即报告所在地人民政府。"
LONG = f"""海滨省人民政府关于加强灯塔保护的意见
海政发〔2012〕3号
各市人民政府：
{SENTENCE * 12}
一、总体要求
{SENTENCE * 20}
（一）指导思想。{SENTENCE * 9}
二、重点任务
{SENTENCE * 30}
海滨省人民政府
2012年3月4日
"""


@pytest.fixture(scope="module")
def found() -> Edition:
    return edition(LONG)


@pytest.fixture(scope="module")
def converted(found: Edition, program: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds text and PDF of the file, as LibreOffice has them, simplified and traditional."""
    office = program("soffice", "libreoffice-writer-nogui")
    folder = tmp_path_factory.mktemp("office")
    (folder / "x.docx").write_bytes(word_file(found, whole_sheet(found), {}))
    traditional = replace(found, variant="zh-Hant-TW")
    (folder / "tw.docx").write_bytes(word_file(traditional, whole_sheet(traditional), {}))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for form in ("pdf", "txt:Text (encoded):UTF8"):
        command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(folder)]
        files = [str(folder / "x.docx"), str(folder / "tw.docx")]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return folder


def test_the_words_are_those_of_the_document(found: Edition, converted: Path) -> None:
    expected = visible("".join(unit.text for unit in walk_part_text(found.document.main)))
    assert visible((converted / "x.txt").read_text("utf-8-sig")) == expected


@pytest.mark.parametrize("name", ["x", "tw"])
def test_a_page_has_22_lines_of_28_characters(converted: Path, name: str) -> None:
    with pdfplumber.open(converted / f"{name}.pdf") as pdf:
        page = pdf.pages[1]
        lines = Counter(round(char["top"]) for char in page.chars if char["size"] > 15 and not char["text"].isspace())
        widths = [count for _, count in sorted(lines.items())]
    assert len(widths) == 22
    assert Counter(widths).most_common(1)[0][0] == 28


def test_each_foot_has_the_remark(converted: Path) -> None:
    with pdfplumber.open(converted / "x.pdf") as pdf:
        assert len(pdf.pages) > 3
        for number, page in enumerate(pdf.pages, start=1):
            assert re.search(rf"—\s*{number}\s*—\s*转载整理，非正式文本$", page.extract_text().strip())
