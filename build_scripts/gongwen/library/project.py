"""The project a command works on: the nearest folder upwards that holds mkdocs.yml, and its settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from yaml import MarkedYAMLError

from gongwen.errors import ProjectError
from gongwen.model import TermLinks

CONFIG_NAME = "mkdocs.yml"
_KNOWN_SETTINGS = frozenset({"term_links"})


@dataclass(frozen=True, slots=True)
class Project:
    """A project's root and what mkdocs.yml says that we use; `site_url` ends with a slash or is empty."""

    root: Path
    site_name: str
    site_url: str
    term_links: TermLinks = "first"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def documents(self) -> Path:
        return self.docs / "documents"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def shown(self, path: Path) -> str:
        """A path as messages name it: relative to the project's root."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def find_project(start: Path) -> Project:
    """The project that holds `start`; raises ProjectError where there is none or mkdocs.yml is broken."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / CONFIG_NAME).is_file():
            return _read_project(folder)
    raise ProjectError(f"这里和上级文件夹里都没有 {CONFIG_NAME}；请到项目文件夹里运行", str(start))


def _read_project(root: Path) -> Project:
    config = _load(root)
    settings = _mapping(_mapping(config.get("extra")).get("gongwen"))
    for key in settings:
        if key not in _KNOWN_SETTINGS:
            raise ProjectError(f"extra.gongwen 里有不认识的设置“{key}”；请删去", CONFIG_NAME, _line_of(root, key))
    url = str(config.get("site_url") or "")
    return Project(
        root,
        str(config.get("site_name") or ""),
        url if not url or url.endswith("/") else url + "/",
        term_links=_term_links(root, settings),
    )


def _term_links(root: Path, settings: Mapping[str, object]) -> TermLinks:
    value = settings.get("term_links", "first")
    for known in get_args(TermLinks):
        if value == known:
            choice: TermLinks = known
            return choice
    message = f"extra.gongwen.term_links 只能是 {' 或 '.join(get_args(TermLinks))}；请改正"
    raise ProjectError(message, CONFIG_NAME, _line_of(root, "term_links"))


def _load(root: Path) -> Mapping[str, object]:
    """mkdocs.yml as MkDocs reads it, INHERIT and all."""
    try:
        with (root / CONFIG_NAME).open("rb") as stream:
            return _mapping(yaml_load(stream))
    except MkDocsException as error:
        cause = error.__context__  # MkDocs raises its own in the handler of YAML's
        if not isinstance(cause, MarkedYAMLError):
            raise ProjectError(f"{error}；请检查 INHERIT", CONFIG_NAME, 1) from error
        line = cause.problem_mark.line + 1 if cause.problem_mark else 1
        raise ProjectError(f"YAML 读不懂（{cause.problem}）；请检查缩进和引号", CONFIG_NAME, line) from error
    except TypeError as error:  # a file that is a number or a list
        raise ProjectError("整个文件要由“键: 值”组成；请改写", CONFIG_NAME, 1) from error


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _line_of(root: Path, key: str) -> int:
    lines = (root / CONFIG_NAME).read_text("utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith(f"{key}:")), 1)
