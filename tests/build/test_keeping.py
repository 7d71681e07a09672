"""One document that does not come out as its source has it: the others are published, and of it what there was."""

from pathlib import Path

import pytest
from tests.small_project import small_project

from gongwen.build.making import make_site
from gongwen.build.wanted import Options, Wanted
from gongwen.cli.verifying import site_reports
from gongwen.errors import FindingsError
from gongwen.library.project import Project, find_project
from gongwen.model import Finding

pytestmark = pytest.mark.site
OTHER = "关于巡查的通知\n各县：\n一、巡查。\n每月巡查一次。\n省政府\n2024年3月2日\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = small_project(tmp_path / "project")
    other = root / "docs" / "documents" / "other"
    other.mkdir()
    (other / "source.txt").write_text(OTHER, "utf-8")
    return find_project(root)


def build(project: Project) -> tuple[Finding, ...]:
    return make_site(project, Wanted(("zh-Hans",), Options(with_pdf=False), jobs=1))


def falsify(project: Project, words: str, false: str) -> None:
    """From now on every page says something else for some words."""
    template = project.root / "overrides" / "partials" / "document.html"
    text = template.read_text("utf-8")
    assert "(html=page.content)" in text
    said = f'(html=page.content | replace("{words}", "{false}"))'
    template.write_text(text.replace("(html=page.content)", said), "utf-8")


def wrong(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.code == "E-fidelity"]


def test_a_document_that_differs_stays_as_it_was_and_the_others_are_published(project: Project) -> None:
    assert not wrong(build(project))
    falsify(project, "每月巡查一次", "每年巡查一次")
    source = project.documents / "pilot" / "source.txt"
    source.write_text(source.read_text("utf-8").replace("逐步推开", "稳步推开"), "utf-8")

    found = wrong(build(project))
    assert {finding.path for finding in found} == {"docs/documents/other/source.txt"}
    assert "网站上仍是" in found[0].message
    page = project.site / "other" / "text" / "index.html"
    assert "每月巡查一次" in page.read_text("utf-8") and "新版未通过核对" in page.read_text("utf-8")
    assert "稳步推开" in (project.site / "pilot" / "text" / "index.html").read_text("utf-8")
    assert "新版未通过核对" not in (project.site / "pilot" / "text" / "index.html").read_text("utf-8")

    places = [place for report in site_reports(project, (), None, lambda said: None) for place in report.places]
    assert {place.what for place in places if place.file == "other/text/index.html"} == {"stale"}

    kept = page.read_bytes()
    assert wrong(build(project)) and page.read_bytes() == kept  # said once, with its day


def test_a_document_that_never_was_published_is_withheld(project: Project) -> None:
    falsify(project, "每月巡查一次", "每年巡查一次")

    found = wrong(build(project))
    assert "这件公文没有公布" in found[0].message
    assert [path.name for path in (project.site / "other").iterdir()] == ["index.html"]
    assert "未通过核对，暂不公布" in (project.site / "other" / "index.html").read_text("utf-8")
    assert (project.site / "pilot" / "text" / "index.html").is_file()

    again = wrong(build(project))
    assert [finding.message for finding in again] == [finding.message for finding in found]


def test_where_no_document_agrees_nothing_is_published(project: Project) -> None:
    build(project)
    before = (project.site / "pilot" / "text" / "index.html").read_bytes()
    falsify(project, "一", "二")

    with pytest.raises(FindingsError, match="网站没有更新"):
        build(project)
    assert (project.site / "pilot" / "text" / "index.html").read_bytes() == before
