import shutil
import subprocess
from pathlib import Path

import pytest

from gongwen.cli import main
from gongwen.errors import ProjectError
from gongwen.text.sums import NAME, sums_text
from gongwen.verify.sums import compare_sums, site_digests


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "index.html").write_bytes(b"1")
    (tmp_path / "a b.txt").write_bytes(b"2")
    (tmp_path / ".gongwen").write_bytes(b"")
    (tmp_path / NAME).write_text(sums_text(site_digests(tmp_path)), "utf-8")
    return tmp_path


def test_a_copy_is_as_its_list_says(site: Path) -> None:
    assert list(compare_sums(site)) == []


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not there")
def test_the_usual_tool_reads_the_list(site: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", NAME], cwd=site, check=True, capture_output=True)


def test_what_differs_is_named(site: Path) -> None:
    (site / "甲" / "index.html").write_bytes(b"3")
    (site / "a b.txt").unlink()
    (site / "more.html").write_bytes(b"4")

    assert list(compare_sums(site)) == [
        ("a b.txt", "missing"),
        ("more.html", "unlisted"),
        ("甲/index.html", "changed"),
    ]


@pytest.mark.parametrize(("data", "said"), [(None, "没有 SHA256SUMS"), (b"x\n", ":1: "), (b"\xff", "UTF-8")])
def test_a_list_that_cannot_be_read_is_refused(site: Path, data: bytes | None, said: str) -> None:
    (site / NAME).unlink()
    if data is not None:
        (site / NAME).write_bytes(data)

    with pytest.raises(ProjectError, match=said):
        list(compare_sums(site))


def test_the_command_needs_no_project(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    assert main(["verify", "--sums", "--site", "."]) == 0
    assert "完全相符" in capsys.readouterr().out

    (site / "a b.txt").write_bytes(b"5")
    assert main(["verify", "--sums", "--site", ".", "--json"]) == 1
    assert '"what": "changed"' in capsys.readouterr().out
