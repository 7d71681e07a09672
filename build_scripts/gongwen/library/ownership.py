"""Which generated folders are ours. What gongwen did not make, it neither writes into nor takes away."""

from collections.abc import Iterator
from pathlib import Path

from gongwen.errors import ProjectError
from gongwen.library.files import naming
from gongwen.library.project import Project

# Lies in each folder that a build makes as a whole. A hidden file: it is no part of what is published, and what lists,
# serves, compares or packs a site leaves it out.
MARKER = ".gongwen"
_SAID = "这个文件夹由 gongwen 生成，每次生成都会整个换掉；请不要在里面放自己的文件。\n"
# Before there was a marker: names, one of which stands in every folder that this tool made, and in no other tool's.
_BUILD_SIGNS = ("import.lock", "mkdocs-zh-*.yml")
_SITE_SIGNS = ("assets/gongwen/gongwen.css",)
_HISTORIES = (".git", ".hg", ".svn")  # somebody's work, whatever else lies beside it
_DEPTH = 2  # of the folders in build/ that a build expects there: build/pages/zh-Hans


def claim_build(project: Project) -> str | None:
    """Makes build/ ours, where it is or can be; returns what there is to say. Raises ProjectError for anything else."""
    said = _claim(project.build, project.shown(project.build), _BUILD_SIGNS, "请移走或改名")
    project.build.mkdir(exist_ok=True)
    mark(project.build)
    for path in _links(project.build, _DEPTH):
        raise ProjectError("build/ 里不能有链接；请删去", project.shown(path))
    return said


def claim_site(project: Project, folder: Path, remedy: str = "请移走，或用 --site 另指一个文件夹") -> str | None:
    """The same for a folder of pages, which need not be there yet but can take what is made in build/ by a rename."""
    shown = project.shown(folder)
    if folder == project.root or folder in project.root.parents:
        raise ProjectError("这里面有项目本身，不能用来放网站；请用 --site 另指一个文件夹", shown)
    if any(folder.is_relative_to(project.root / name) for name in ("docs", "overrides", "build")):
        raise ProjectError("docs/、overrides/、build/ 里不能放网站；请用 --site 另指一个文件夹", shown)
    said = _claim(folder, shown, _SITE_SIGNS, remedy)
    if not folder.parent.is_dir():
        raise ProjectError("没有上级文件夹；请先建好，或用 --site 另指一个文件夹", shown)
    there = folder if folder.is_dir() else folder.parent
    if there.stat().st_dev != project.build.stat().st_dev:
        raise ProjectError("和 build/ 不在同一个磁盘上，不能一步换上；请用 --site 另指一个文件夹，再自行复制", shown)
    if folder.is_dir():
        mark(folder)
    return said


def mark(folder: Path) -> None:
    """The folder says that it is ours. Two commands may mark it at once: the second finds it said."""
    marker = folder / MARKER
    try:
        with naming(marker), marker.open("xb") as file:
            file.write(_SAID.encode())
    except FileExistsError:
        if not is_ours(folder):
            raise


def is_ours(folder: Path) -> bool:
    """True for a folder, no link to one, that has the marker."""
    marker = folder / MARKER
    return folder.is_dir() and not folder.is_symlink() and marker.is_file() and not marker.is_symlink()


def _claim(folder: Path, shown: str, signs: tuple[str, ...], remedy: str) -> str | None:
    """What there is to say of a folder that becomes ours; None where it is absent or was ours before."""
    if folder.is_symlink():
        raise ProjectError(f"这是链接，不是 gongwen 生成的文件夹；{remedy}", shown)
    if not folder.exists():
        return None
    if not folder.is_dir():
        raise ProjectError(f"这是文件，不是 gongwen 生成的文件夹；{remedy}", shown)
    for name in _HISTORIES:
        if (folder / name).exists():
            raise ProjectError(f"里面有 {name}，不是 gongwen 生成的；{remedy}", shown)
    if is_ours(folder):
        return None
    if not any(folder.iterdir()):
        return f"{shown}/ 是空的，以后由 gongwen 使用，每次生成都会整个换掉"
    if any(any(folder.glob(sign)) for sign in signs):
        return f"{shown}/ 是以前的 gongwen 生成的，已加上记号 {MARKER}"
    raise ProjectError(f"不是 gongwen 生成的；{remedy}", shown)


def _links(folder: Path, depth: int) -> Iterator[Path]:
    """The symbolic links in the folder, and in those below it as deep as that."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            yield path
        elif depth > 1 and path.is_dir():
            yield from _links(path, depth - 1)
