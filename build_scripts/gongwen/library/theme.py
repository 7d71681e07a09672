"""The theme of a site: the package's, and over it what the library has in overrides/ under the same names."""

from pathlib import Path

from gongwen.library.files import all_entries
from gongwen.library.packaged import THEME, packaged
from gongwen.library.project import Project


def theme_files(project: Project) -> dict[str, Path]:
    """The file for each path of the theme, by path: templates anywhere, and whatever lies in assets/."""
    return dict(sorted({**packaged_theme(), **_below(project.root / THEME)}.items()))


def packaged_theme() -> dict[str, Path]:
    """The files of the theme as they came with the package."""
    return _below(packaged(THEME))


def own_theme(project: Project) -> dict[str, Path]:
    """The files of overrides/ that are not as the package has them."""
    whole = packaged_theme()
    own = _below(project.root / THEME)
    return {name: path for name, path in own.items() if name not in whole or _differ(path, whole[name])}


def template_text(path: Path) -> str:
    """A template's text, whatever it holds."""
    return path.read_bytes().decode("utf-8", "replace")


def shown_origin(project: Project, laid: Path, name: str) -> str:
    """How a message names a file of the theme as it was laid out: by the file that its reader can mend."""
    return project.shown(theme_files(project).get(name, laid))


def _differ(one: Path, other: Path) -> bool:
    return not one.samefile(other) and one.read_bytes() != other.read_bytes()


def _below(folder: Path) -> dict[str, Path]:
    files = {path.relative_to(folder).as_posix(): path for path in all_entries(folder) if path.is_file()}
    return {name: path for name, path in files.items() if _is_of_a_theme(name)}


def _is_of_a_theme(name: str) -> bool:
    """Notes of one's own and hidden files are published by nobody."""
    is_hidden = any(part.startswith(".") for part in name.split("/"))
    return not is_hidden and (name.endswith(".html") or name.startswith("assets/"))
