"""What gongwen did not make it leaves alone: links, files, other people's folders, histories."""

from pathlib import Path

import pytest

from gongwen.errors import ProjectError
from gongwen.library.ownership import MARKER, claim_build, claim_site, is_ours, mark
from gongwen.library.project import Project


def everything(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*"))


@pytest.mark.parametrize("dangling", [True, False])
def test_a_link_is_nobodys_to_take(project: Project, tmp_path: Path, dangling: bool) -> None:
    elsewhere = tmp_path / "elsewhere"
    if not dangling:
        elsewhere.mkdir()
        mark(elsewhere)  # a folder of ours it may be: the link is not
    project.site.symlink_to(elsewhere)
    project.build.symlink_to(elsewhere)
    with pytest.raises(ProjectError, match=r"^site: 这是链接.*；请移走，或用 --site"):
        claim_site(project, project.site)
    with pytest.raises(ProjectError, match=r"^build: 这是链接.*；请移走"):
        claim_build(project)
    assert dangling or everything(elsewhere) == [MARKER]


def test_a_file_is_refused(project: Project) -> None:
    for path in (project.site, project.build):
        path.write_text("别人的", "utf-8")
    with pytest.raises(ProjectError, match=r"^site: 这是文件"):
        claim_site(project, project.site)
    with pytest.raises(ProjectError, match=r"^build: 这是文件"):
        claim_build(project)


@pytest.mark.parametrize("name", ["index.html", "a/b.txt", ".hidden", "assets/site.css", "stamps/x.json", "lib/x.py"])
def test_another_tools_folder_is_refused_and_stays_as_it_is(project: Project, name: str) -> None:
    for folder in (project.site, project.build):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text("别人的", "utf-8")
        before = everything(folder)
        with pytest.raises(ProjectError, match="不是 gongwen 生成的；"):
            claim_site(project, folder) if folder == project.site else claim_build(project)
        assert everything(folder) == before


def test_an_empty_folder_and_one_of_before_are_taken_over_once_with_a_line(project: Project) -> None:
    claim_build(project)
    project.site.mkdir()
    assert "site/ 是空的" in (claim_site(project, project.site) or "")
    assert claim_site(project, project.site) is None
    (project.site / MARKER).unlink()
    (project.site / "assets" / "gongwen").mkdir(parents=True)
    (project.site / "assets" / "gongwen" / "gongwen.css").write_text("")
    assert "site/ 是以前的 gongwen 生成的" in (claim_site(project, project.site) or "")
    assert claim_site(project, project.site) is None

    for sign in ("import.lock", "mkdocs-zh-Hant-TW.yml"):
        project.build.mkdir(exist_ok=True)
        (project.build / MARKER).unlink(missing_ok=True)
        (project.build / sign).write_text("")
        assert "build/ 是以前的" in (claim_build(project) or "")
        assert claim_build(project) is None
        (project.build / sign).unlink()


def test_who_was_killed_while_marking_has_not_lost_the_folder(project: Project) -> None:
    project.build.mkdir()
    (project.build / MARKER).write_text("")
    assert claim_build(project) is None and is_ours(project.build)


def test_two_that_mark_at_once_both_find_it_marked(project: Project) -> None:
    project.build.mkdir()
    mark(project.build)
    mark(project.build)  # as the second does that saw no marker yet
    (project.build / MARKER).unlink()
    (project.build / MARKER).symlink_to("elsewhere")
    with pytest.raises(FileExistsError):
        mark(project.build)


def test_what_is_absent_is_made_ours_without_a_word(project: Project) -> None:
    assert claim_build(project) is None and is_ours(project.build)
    assert claim_site(project, project.site) is None and not project.site.exists()


@pytest.mark.parametrize("name", [".git", ".hg", ".svn"])
def test_a_history_is_somebodys_work_even_in_a_folder_of_ours(project: Project, name: str) -> None:
    project.site.mkdir()
    mark(project.site)
    (project.site / name).mkdir()
    with pytest.raises(ProjectError, match=f"里面有 {name}"):
        claim_site(project, project.site)


@pytest.mark.parametrize("path", ["site.new", "pages/zh-Hans", "downloads", "stamps/x.json", "build.lock"])
def test_a_link_where_a_build_writes_is_refused(project: Project, tmp_path: Path, path: str) -> None:
    claim_build(project)
    (project.build / path).parent.mkdir(exist_ok=True)
    (project.build / path).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ProjectError, match=rf"^build/{path}: .*链接"):
        claim_build(project)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("place", [".", "..", "docs", "docs/out", "overrides", "build", "build/site"])
def test_no_site_where_the_project_itself_lies(project: Project, place: str) -> None:
    folder = (project.root / place).resolve()
    with pytest.raises(ProjectError, match="--site"):
        claim_site(project, folder)
    assert not (folder / MARKER).exists()


def test_a_marker_that_is_a_link_marks_nothing(project: Project, tmp_path: Path) -> None:
    project.site.mkdir()
    (tmp_path / "x").write_text("")
    (project.site / MARKER).symlink_to(tmp_path / "x")
    assert not is_ours(project.site)
    with pytest.raises(ProjectError):
        claim_site(project, project.site)
    assert (tmp_path / "x").read_text() == ""


def test_a_site_stands_where_it_can_be_put_by_one_rename(project: Project, tmp_path: Path) -> None:
    claim_build(project)
    assert claim_site(project, tmp_path / "elsewhere") is None
    with pytest.raises(ProjectError, match="没有上级文件夹"):
        claim_site(project, tmp_path / "absent" / "site")
    for other in (Path("/dev/shm"), Path("/sys")):  # another file system
        if other.is_dir() and other.stat().st_dev != tmp_path.stat().st_dev:
            with pytest.raises(ProjectError, match="同一个磁盘"):
                claim_site(project, other / "gongwen-site")
