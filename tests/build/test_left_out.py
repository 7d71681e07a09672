"""A line that mkdocs.yml accepts is accepted by the next build, though no document changed."""

from pathlib import Path

import pytest
from tests.small_project import small_project

from gongwen.build.making import make_site
from gongwen.build.wanted import Options, Wanted
from gongwen.library.project import find_project
from gongwen.structure.left_out import digest_of

pytestmark = pytest.mark.site

WANTED = Wanted(("zh-Hans",), Options(with_pdf=False))
ITEMS = "".join(f"<p>{n}、抓好第{n}项工作，把责任落实到每个岗位，及时报告。</p>" for n in "一二三四五六七八")
LINE = "欢迎各位领导前来指导工作。"


def test_a_setting_renews_what_was_read(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    folder = root / "docs" / "documents" / "pilot"
    for path in ("annotations/first.md", "source.txt"):
        (folder / path).unlink()
    page = f"<div><p>某市关于测试的通知</p>{ITEMS}</div>\n<div><p>{LINE}</p></div>"
    (folder / "source.html").write_text(page, "utf-8")
    codes = [finding.code for finding in make_site(find_project(root), WANTED)]
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        settings.replace("  gongwen:\n", f"  gongwen:\n    left_out: ['{digest_of(LINE)}']\n", 1), "utf-8"
    )
    accepted = [finding.code for finding in make_site(find_project(root), WANTED)]
    record = (root / "site" / "pilot" / "certificate" / "index.html").read_text("utf-8")

    assert "W-unplaced" in codes and "W-unplaced" not in accepted
    assert "像公文的文字" not in record and LINE in record
