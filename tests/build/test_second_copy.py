"""A second copy beside the source: its differences stand on the record, what hinders the comparison is told."""

from pathlib import Path

import pytest
from tests.small_project import ARTICLE, small_project

from gongwen.build.making import make_site
from gongwen.build.wanted import Options, Wanted
from gongwen.library.project import find_project

pytestmark = pytest.mark.site

WANTED = Wanted(("zh-Hans",), Options(with_pdf=False))
ORIGIN = 'witness: {publisher: "某报<b>", address: "https://gazette.example/1?a&b", date: 2024-01-03}\n'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("second") / "project")


def build(root: Path, copy: str | None, said: str) -> tuple[str, list[str]]:
    """The record of the document, and the findings about its second copy."""
    folder = root / "docs" / "documents" / "pilot"
    (folder / "witness.txt").unlink(missing_ok=True)
    if copy is not None:
        (folder / "witness.txt").write_text(copy, "utf-8")
    (folder / "document.yml").write_text(said, "utf-8")
    findings = make_site(find_project(root), WANTED)
    page = (root / "site" / "pilot" / "certificate" / "index.html").read_text("utf-8")
    return page, [finding.message for finding in findings if finding.code == "W-witness"]


def test_the_record_lists_what_a_second_copy_has_otherwise(project: Path) -> None:
    page, said = build(project, f"公报\n{ARTICLE.replace('逐步', '分步')}", ORIGIN)

    assert "另与 某报&lt;b&gt; 公布的文本（2024-01-03 取得）逐字核对：1 处不同" in page
    assert '<td lang="zh">逐</td><td lang="zh">分</td>' in page
    assert 'href="https://gazette.example/1?a&amp;b"' in page
    assert "未与发文机关公布的文本核对" not in page
    assert len(said) == 1 and "1 处不同" in said[0]


def test_a_copy_that_agrees_is_no_finding(project: Path) -> None:
    page, said = build(project, ARTICLE, ORIGIN)

    assert "0 处不同" in page
    assert said == []


@pytest.mark.parametrize(
    ("copy", "origin", "words"), [(ARTICLE, "number: 试发〔2024〕1号\n", "出处"), (None, ORIGIN, "放进去")]
)
def test_half_of_a_second_copy_is_told(project: Path, copy: str | None, origin: str, words: str) -> None:
    page, said = build(project, copy, origin)

    assert "未与发文机关公布的文本核对" in page
    assert len(said) == 1 and words in said[0]
