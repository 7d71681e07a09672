"""The project a command works on."""

from pathlib import Path

import pytest

from gongwen.errors import ProjectError
from gongwen.library.project import find_project
from gongwen.model import VARIANTS, DownloadChoice
from gongwen.render.annotating import Repository
from gongwen.render.print.options import Printing


def test_the_nearest_folder_upwards_is_the_project(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 公文\nsite_url: https://gongwen.example/base\n", "utf-8")
    inner = tmp_path / "docs" / "glossary"
    inner.mkdir(parents=True)
    project = find_project(inner)
    assert (project.root, project.site_name, project.site_url) == (tmp_path, "公文", "https://gongwen.example/base/")
    assert project.shown(inner / "甲.md") == "docs/glossary/甲.md"


@pytest.mark.parametrize(
    ("config", "line", "said"),
    [
        ("site_name: 公文\nextra:\n  gongwen:\n    term_link: first\n", 4, "term_link"),
        ("site_name: 公文\nextra:\n  gongwen:\n    term_links: all\n", 4, "first 或 every"),
        ("extra:\n  gongwen:\n    term_links: [first]\n", 3, "first 或 every"),
        ("extra:\n  gongwen:\n    repository: {forge: github, url: https://a.example/b, brunch: x}\n", 3, "brunch"),
        ("extra:\n  gongwen:\n    repository:\n      forge: sourceforge\n      url: https://a.example/b\n", 4, "gitee"),
        ("extra:\n  gongwen:\n    repository:\n      forge: gitea\n      url: http://a.example/b\n", 5, "https"),
        ("extra:\n  gongwen:\n    repository: {forge: gitea, url: https://a@b.example/c/d}\n", 3, "url"),
        ("extra:\n  gongwen:\n    repository: {forge: gitea, url: 'https://b.example/c', branch: '-x'}\n", 3, "branch"),
        ("extra:\n  gongwen:\n    repository: {url: https://b.example/c}\n", 3, "forge"),
        ("extra:\n  gongwen:\n    repository: github\n", 3, "forge"),
        ("extra:\n  gongwen:\n    editors: nobody\n", 3, "邮件"),
        ("extra:\n  gongwen:\n    print: {note: true}\n", 3, "note"),
        ("extra:\n  gongwen:\n    print:\n      terms: 'yes'\n", 4, "true 或 false"),
        ("extra:\n  gongwen:\n    print: [terms]\n", 3, "各部分"),
        (
            "extra:\n  gongwen:\n    downloads: [pdf]\n",
            3,
            "chapters、large、docx、epub、records、bulk、annotations、comments",
        ),
        ("extra:\n  gongwen:\n    downloads:\n      chapter: [pdf]\n", 4, "chapter"),
        ("extra:\n  gongwen:\n    downloads:\n      chapters: pdf\n", 4, "md、pdf、large"),
        ("extra:\n  gongwen:\n    downloads:\n      chapters: [pdf, epub]\n", 4, "md、pdf、large、docx"),
        ("extra:\n  gongwen:\n    downloads:\n      chapters:\n        doc: [zh-Hans]\n", 5, "doc"),
        ("extra:\n  gongwen:\n    downloads:\n      chapters:\n        pdf: [zh-CN]\n", 5, "zh-Hant-HK"),
        ("extra:\n  gongwen:\n    downloads:\n      chapters:\n        pdf: yes\n", 5, "列表"),
        ("extra:\n  gongwen:\n    downloads:\n      large: true\n", 4, "zh-Hant-TW"),
        ("extra:\n  gongwen:\n    downloads:\n      large: [[zh-Hans]]\n", 4, "列表"),
        ("extra:\n  gongwen:\n    downloads:\n      records: [docx]\n", 4, "xml、bib、ris、csl"),
        ("extra:\n  gongwen:\n    downloads:\n      bulk: [zh-Hans]\n", 4, "true"),
        ("extra:\n  gongwen:\n    scripts: [zh-Hant]\n", 3, "zh-Hans"),
        ("extra:\n  gongwen:\n    scripts: all\n", 3, "列表"),
        ("extra:\n  gongwen:\n    omit: [new]\n", 3, "editor_summaries"),
        ("extra:\n  gongwen:\n    footer: 京ICP备12345678号\n", 3, "icp、police、editor"),
        ("extra:\n  gongwen:\n    footer:\n      icp: 京ICP备号\n", 4, "备案号"),
        ("extra:\n  gongwen:\n    footer:\n      police: 京公网安备1号\n", 4, "备案号"),
        ("extra:\n  gongwen:\n    footer:\n      beian: 京ICP备12345678号\n", 4, "beian"),
        ("site_name: [\n", 2, "YAML"),
        ("5\n", 1, "键"),
        ("INHERIT: nowhere.yml\nsite_name: 公文\n", 1, "INHERIT"),
    ],
)
def test_a_broken_configuration_is_named_with_its_line(tmp_path: Path, config: str, line: int, said: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    with pytest.raises(ProjectError) as caught:
        find_project(tmp_path)
    assert str(caught.value).startswith(f"mkdocs.yml:{line}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("settings", "links"),
    [("", "first"), ("extra:\n  gongwen:\n    term_links: every\n", "every")],
)
def test_terms_are_linked_as_the_settings_say(tmp_path: Path, settings: str, links: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: 公文\n{settings}", "utf-8")
    assert find_project(tmp_path).term_links == links


@pytest.mark.parametrize(
    ("settings", "printing"),
    [
        ("", Printing(("contents",), large=True)),
        ("print: {}", Printing(("contents",), large=True)),
        ("print: {notes: true, terms: true}", Printing(("contents", "terms", "notes"), large=True)),
        ("print: {contents: false, large: false, summary: true}", Printing(("summary",), large=False)),
    ],
)
def test_what_is_printed_is_read_from_the_configuration(tmp_path: Path, settings: str, printing: Printing) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"extra:\n  gongwen:\n    {settings or 'term_links: first'}\n", "utf-8")
    assert find_project(tmp_path).printing == printing


@pytest.mark.parametrize(
    ("settings", "choice"),
    [
        ("", DownloadChoice()),
        ("{}", DownloadChoice((("md", ("zh-Hans",)), ("pdf", ("zh-Hans",))), ("zh-Hans",))),
        ("{chapters: [pdf], large: [zh-Hans]}", DownloadChoice((("pdf", VARIANTS),), ("zh-Hans",))),
        ("{chapters: [], large: []}", DownloadChoice((), ())),
        ("{records: [ris, xml], bulk: false}", DownloadChoice(records=("xml", "ris"), bulk=False)),
        ("{annotations: true}", DownloadChoice(annotations=True)),
        ("{comments: true}", DownloadChoice(comments=True)),
        ("{terms: true}", DownloadChoice(terms=True)),
        ("{large: [zh-Hant-HK, zh-Hans]}", DownloadChoice(large=("zh-Hans", "zh-Hant-HK"))),
        (
            "{chapters: {large: [zh-Hans], md: [zh-Hant]}}",
            DownloadChoice((("md", ("zh-Hant",)), ("large", ("zh-Hans",)))),
        ),
    ],
)
def test_what_there_is_to_take_away_is_read_from_the_configuration(
    tmp_path: Path, settings: str, choice: DownloadChoice
) -> None:
    setting = f"downloads: {settings}" if settings else "term_links: first"
    (tmp_path / "mkdocs.yml").write_text(f"extra:\n  gongwen:\n    {setting}\n", "utf-8")
    assert find_project(tmp_path).downloads == choice


def test_where_notes_go_is_read_from_the_configuration(tmp_path: Path) -> None:
    settings = (
        "repository: {forge: gitea, url: https://code.example/org/texts.git/}\n    editors: editors@code.example\n"
    )
    (tmp_path / "mkdocs.yml").write_text(f"site_name: 公文\nextra:\n  gongwen:\n    {settings}", "utf-8")
    project = find_project(tmp_path)
    assert project.repository == Repository("gitea", "https://code.example/org/texts", "main")
    assert project.editors == "editors@code.example"


def test_outside_a_project_it_says_where_to_go(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"mkdocs\.yml"):
        find_project(tmp_path)


@pytest.mark.parametrize(
    ("settings", "digests"),
    [("term_links: first", ()), ("left_out: ['0123456789abcdef']", ("0123456789abcdef",))],
)
def test_lines_that_are_text_of_no_page_are_named_by_digest(
    tmp_path: Path, settings: str, digests: tuple[str, ...]
) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"extra:\n  gongwen:\n    {settings}\n", "utf-8")
    assert find_project(tmp_path).left_out == digests


@pytest.mark.parametrize("value", ["首页", "[首页]", "[1234567890123456]", "{a: b}"])
def test_what_is_no_digest_of_a_line_is_refused(tmp_path: Path, value: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"extra:\n  gongwen:\n    left_out: {value}\n", "utf-8")
    with pytest.raises(ProjectError, match="16 位指纹"):
        find_project(tmp_path)
