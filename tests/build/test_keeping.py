"""One document that does not come out as its source has it: the others are published, and of it what there was."""

from pathlib import Path

import pytest
from tests.small_project import ROOT, small_project

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


def mentions(site: Path, title: str, slug: str) -> set[str]:
    """The files that name a document, but for its own."""
    texts = (path for path in site.rglob("*") if path.suffix in (".html", ".md", ".js", ".xml", ".txt", ".json"))
    found = (path for path in texts if f"/{slug}/" not in f"/{path.relative_to(site)}")
    return {path.relative_to(site).as_posix() for path in found if title in path.read_text("utf-8")}


def test_what_stays_away_is_in_no_list_feed_search_or_data(project: Project) -> None:
    third = project.documents / "third"
    third.mkdir()
    (third / "source.txt").write_text(OTHER.replace("巡查", "清淤"), "utf-8")
    build(project)
    there = mentions(project.site, "关于巡查的通知", "other")
    lists = {"index.html", "feed.xml", "llms.txt", "api/index.json", "api/dublin-core.xml"}
    assert lists <= there

    source = project.documents / "other" / "source.txt"
    source.write_text(source.read_text("utf-8").replace("关于巡查的通知", "关于勤巡查的通知"), "utf-8")
    falsify(project, "每月巡查一次", "每年巡查一次")
    assert wrong(build(project))

    assert mentions(project.site, "关于勤巡查的通知", "other") == set()
    assert mentions(project.site, "关于巡查的通知", "other") == set()
    assert "/other/" not in (project.site / "sitemap.xml").read_text("utf-8")
    assert "关于清淤的通知" in (project.site / "index.html").read_text("utf-8")
    places = [place for report in site_reports(project, (), None, lambda said: None) for place in report.places]
    assert [place for place in places if "other/" not in place.file] == []  # nothing is missing where it is not

    (project.root / "overrides" / "partials" / "document.html").write_text(
        (ROOT / "overrides" / "partials" / "document.html").read_text("utf-8"), "utf-8"
    )
    assert not wrong(build(project))
    assert lists <= mentions(project.site, "关于勤巡查的通知", "other")


ENDLESS = "<html><body><p>关于巡查的通知</p>" + "".join(f"<b id=x{n}><p>第{n}段。" for n in range(1200))


def test_what_cannot_be_compared_is_published_where_an_editor_accepts_it(project: Project) -> None:
    (project.documents / "other" / "source.txt").unlink()
    (project.documents / "other" / "source.html").write_text(ENDLESS, "utf-8")

    found = [finding for finding in build(project) if finding.code == "E-unverified"]
    assert [finding.path for finding in found] == ["docs/documents/other/source.html"]
    assert [path.name for path in (project.site / "other").iterdir()] == ["index.html"]

    (project.documents / "other" / "document.yml").write_text(
        "accept: [{code: W-unverified, because: 另有核对}]\n", "utf-8"
    )
    assert not [finding for finding in build(project) if finding.severity == "error"]
    assert "未核对" in (project.site / "other" / "certificate" / "index.html").read_text("utf-8")
