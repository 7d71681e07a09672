"""Files in the forms of old offices, made once."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from tests.children import run_office
from tests.originals.papers import LINES


@pytest.fixture(scope="session")
def old_files(program: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the notice as .doc and .odt, made by one start of LibreOffice each."""
    soffice = program("soffice", "libreoffice-writer-nogui")
    folder = tmp_path_factory.mktemp("old")
    paper = docx.Document()
    for line in LINES:
        paper.add_paragraph(line)
    table = paper.add_table(2, 2)
    for number, text in enumerate(("站点", "水位", "上游", "3.1米")):
        table.cell(*divmod(number, 2)).text = text
    paper.add_paragraph("附注：完。")
    paper.save(str(folder / "notice.docx"))
    for form in ("doc", "odt"):
        run_office(soffice, folder, form, folder / "notice.docx")
    return folder
