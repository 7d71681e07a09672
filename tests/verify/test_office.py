"""The witness's reading of Word files against LibreOffice's: the same text, but for what is known of LibreOffice.

Each file that is read otherwise is listed with its kind; a difference that is not is a fault:

- notes: LibreOffice's text has their numbers alone, the witness their words;
- styles: it shows what a style hides in Word;
- numbers: it knows neither w:isLgl (figures for 一) nor signs such as ⒈;
- cells: it leaves out cells within a content control.
"""

import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from gongwen.errors import GongwenError
from gongwen.text.visible import visible
from gongwen.verify.source import read_source

pytestmark = pytest.mark.site
_KINDS = ("footnote", "hidden-style", "islgl", "numfmt", "wrapped")


@pytest.fixture(scope="module")
def texts(
    documents_root: Path, program: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, str]:
    """LibreOffice's text of each shared Word file that the witness can read."""
    office, folder = program("soffice", "libreoffice-writer-nogui"), tmp_path_factory.mktemp("office")
    field = documents_root.parent / "field"
    paths = sorted(
        path for root in (field / "documents", field / "cases", documents_root) for path in root.rglob("*.docx")
    )
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    written = {path: folder / f"{path.stem}.txt" for path in paths}
    return {path: text.read_text("utf-8-sig") for path, text in written.items() if text.is_file()}


def test_the_witness_reads_what_libreoffice_reads(texts: dict[Path, str]) -> None:
    assert texts
    for path, text in texts.items():
        try:
            passages = read_source(path.read_bytes(), path.name).passages
        except GongwenError:
            continue  # refused: no Word file
        if not any(kind in path.name for kind in _KINDS):
            assert visible("".join(found.text for found in passages)) == visible(text), path.name


def test_nothing_that_libreoffice_shows_is_lost(texts: dict[Path, str]) -> None:
    """Of the kinds above too, but for what a style hides and for numbers."""
    for path, text in texts.items():
        if any(kind in path.name for kind in ("footnote", "wrapped")):
            read = visible("".join(found.text for found in read_source(path.read_bytes(), path.name).passages))
            assert {c for c in Counter(visible(text)) - Counter(read) if not c.isdigit()} == set(), path.name
