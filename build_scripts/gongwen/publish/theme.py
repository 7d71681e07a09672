"""The theme as MkDocs reads it: one folder, the package's files and over them the library's."""

from pathlib import Path

from gongwen.library.project import Project
from gongwen.library.theme import theme_files
from gongwen.publish.files import write_tree


def theme_folder(project: Project) -> Path:
    """Where the theme is laid out: MkDocs, and engines like it, know one folder beside the theme that they extend."""
    return project.build / "theme"


def lay_theme(project: Project) -> None:
    """The folder holds the theme's files of now."""
    write_tree(theme_folder(project), {name: path.read_bytes() for name, path in theme_files(project).items()})
