"""The project a command works on: the nearest folder upwards that holds mkdocs.yml, and its settings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, get_args

from gongwen.errors import ProjectError
from gongwen.library.settings import CONFIG_NAME, read_settings
from gongwen.model import (
    CHAPTER_FORMS,
    FRAME_PARTS,
    RECORD_FORMS,
    SOURCE_VARIANT,
    VARIANTS,
    WHOLE_FORMS,
    ChapterForm,
    DownloadChoice,
    TermLinks,
    Variant,
)
from gongwen.render.annotating import FORGES, Repository
from gongwen.render.footer import Footer
from gongwen.render.print.options import EXTRAS, Printing

Known = TypeVar("Known", bound=str)

_SETTINGS = ("repository", "editors", "term_links", "print", "downloads", "left_out", "scripts", "omit", "footer")
_SWITCHES = ("bulk", "annotations", "comments", "terms")
_REPOSITORY = ("forge", "url", "branch")
# A repository's address as people copy it: no user part, no query; the dialog appends to it.
REPOSITORY_URL = re.compile(r"https://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)+")
_BRANCH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/-]{0,99}")
_LEFT_OUT = re.compile(r"[0-9a-f]{16}")
_FOOTER = {
    "icp": (re.compile(r"[一-鿿]ICP[备证]\d{6,10}号(?:-\d{1,4})?"), "ICP 备案号，例如 京ICP备12345678号-1"),
    "police": (re.compile(r"[一-鿿]公网安备 ?\d{14}号"), "公安备案号，例如 京公网安备11010102000001号"),
    "editor": (re.compile(r"[^\x00-\x1f\x7f]{1,60}"), "责任编辑的名字，不超过 60 字"),
}
MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Project:
    """A project's root and what mkdocs.yml says that we use; `site_url` ends with a slash or is empty.

    What a build publishes stands in `published`; None is site/. Notes are sent to `repository` (None: copied or
    downloaded only) or mailed to `editors` ('': to nobody).
    """

    root: Path
    site_name: str
    site_url: str
    repository: Repository | None = None
    editors: str = ""
    term_links: TermLinks = "first"
    printing: Printing = field(default_factory=Printing)
    downloads: DownloadChoice = field(default_factory=DownloadChoice)
    left_out: tuple[str, ...] = ()  # digests of lines that are no text on any page: what a site prints on all of them
    scripts: tuple[Variant, ...] = VARIANTS
    omit: tuple[str, ...] = ()  # what republishers wrote, left out of documents whose document.yml does not say
    footer: Footer = field(default_factory=Footer)
    published: Path | None = None

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
        return self.published or self.root / "site"

    @property
    def takes_notes(self) -> bool:
        """True where readers' notes reach somebody."""
        return bool(self.repository or self.editors)

    def shown(self, path: Path) -> str:
        """A path as messages name it: relative to the project's root."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def find_project(start: Path) -> Project:
    """The project that holds `start`; raises ProjectError where there is none or mkdocs.yml is broken."""
    if root := project_root(start):
        return _read_project(root)
    raise ProjectError(f"这里和上级文件夹里都没有 {CONFIG_NAME}；请到项目文件夹里运行", str(start))


def project_root(start: Path) -> Path | None:
    """The folder of the project that holds `start`, if there is one."""
    folders = (start.resolve(), *start.resolve().parents)
    return next((folder for folder in folders if (folder / CONFIG_NAME).is_file()), None)


def _read_project(root: Path) -> Project:
    config = read_settings(root)
    settings = _mapping(_mapping(config.get("extra")).get("gongwen"))
    _refuse_unknown(root, settings, _SETTINGS, ())
    url = _text(config.get("site_url"))
    return Project(
        root,
        _text(config.get("site_name")),
        url if not url or url.endswith("/") else url + "/",
        _repository(root, settings["repository"]) if "repository" in settings else None,
        _string(root, settings, ("editors",), MAIL, "一个电子邮件地址") if "editors" in settings else "",
        _term_links(root, settings),
        _printing(root, settings),
        _downloads(root, settings),
        _left_out(root, settings),
        _site_scripts(root, settings),
        _omit(root, settings),
        _footer(root, settings),
    )


def _site_scripts(root: Path, settings: Mapping[str, object]) -> tuple[Variant, ...]:
    """`scripts`: those that the site has; simplified stands at its root."""
    if "scripts" not in settings:
        return VARIANTS
    found = _scripts(root, settings["scripts"], ("scripts",))
    if SOURCE_VARIANT not in found:
        raise _fault(root, ("scripts",), f"里要有 {SOURCE_VARIANT}，它在网站的根上")
    return found


def _omit(root: Path, settings: Mapping[str, object]) -> tuple[str, ...]:
    return _listed(root, settings.get("omit", []), FRAME_PARTS, ("omit",))


def _footer(root: Path, settings: Mapping[str, object]) -> Footer:
    """`footer`: filing numbers and the responsible editor; what is not named is not shown."""
    asked = settings.get("footer", {})
    if not isinstance(asked, Mapping):
        raise _fault(root, ("footer",), f"下面要写 {'、'.join(_FOOTER)} 中的几项")
    _refuse_unknown(root, asked, tuple(_FOOTER), ("footer",))
    said = {k: _string(root, asked, ("footer", k), form, what) for k, (form, what) in _FOOTER.items() if k in asked}
    return Footer(**said)


def _left_out(root: Path, settings: Mapping[str, object]) -> tuple[str, ...]:
    value = settings.get("left_out", [])
    if not isinstance(value, list) or not all(isinstance(one, str) and _LEFT_OUT.fullmatch(one) for one in value):
        raise _fault(root, ("left_out",), "应是列表，每项是提示 W-unplaced 写明的 16 位指纹，写在引号里")
    return tuple(value)


def _term_links(root: Path, settings: Mapping[str, object]) -> TermLinks:
    value = settings.get("term_links", "first")
    for known in get_args(TermLinks):
        if value == known:
            choice: TermLinks = known
            return choice
    raise _fault(root, ("term_links",), f"只能是 {' 或 '.join(get_args(TermLinks))}")


def _printing(root: Path, settings: Mapping[str, object]) -> Printing:
    """`print`: each of the parts switched on or off; what is not named stays as it is by default."""
    asked = settings.get("print", {})
    if not isinstance(asked, Mapping):
        raise _fault(root, ("print",), "下面要写各部分，例如 notes: true")
    _refuse_unknown(root, asked, (*EXTRAS, "large"), ("print",))
    for key, value in asked.items():
        if not isinstance(value, bool):
            raise _fault(root, ("print", str(key)), "只能是 true 或 false")
    default = Printing()
    extras = tuple(extra for extra in EXTRAS if asked.get(extra, extra in default.extras))
    return Printing(extras, bool(asked.get("large", default.large)))


def _downloads(root: Path, settings: Mapping[str, object]) -> DownloadChoice:
    """`downloads`: the scripts of each kind of file; what is not named stays as it is by default."""
    asked, place = settings.get("downloads", {}), ("downloads",)
    known = ("chapters", *WHOLE_FORMS, "records", *_SWITCHES)
    if not isinstance(asked, Mapping):
        raise _fault(root, place, f"下面要写 {'、'.join(known)} 中的几项")
    _refuse_unknown(root, asked, known, place)
    default = DownloadChoice()
    chapters = _chapters(root, asked["chapters"]) if "chapters" in asked else default.chapters
    records = _listed(root, asked["records"], RECORD_FORMS, (*place, "records")) if "records" in asked else RECORD_FORMS
    wholes = {form: _scripts(root, asked[form], (*place, form)) for form in WHOLE_FORMS if form in asked}
    return DownloadChoice(
        chapters,
        wholes.get("large", default.large),
        wholes.get("docx", default.docx),
        wholes.get("epub", default.epub),
        records,
        _switch(root, asked.get("bulk", default.bulk), (*place, "bulk")),
        _switch(root, asked.get("annotations", default.annotations), (*place, "annotations")),
        _switch(root, asked.get("comments", default.comments), (*place, "comments")),
        _switch(root, asked.get("terms", default.terms), (*place, "terms")),
    )


def _switch(root: Path, value: object, place: tuple[str, ...]) -> bool:
    if not isinstance(value, bool):
        raise _fault(root, place, "只能是 true 或 false")
    return value


def _chapters(root: Path, value: object) -> tuple[tuple[ChapterForm, tuple[Variant, ...]], ...]:
    """Forms, each in all scripts, as a list; or a map of forms to scripts."""
    place = ("downloads", "chapters")
    if isinstance(value, Mapping):
        _refuse_unknown(root, value, CHAPTER_FORMS, place)
        found = {form: _scripts(root, value[form], (*place, form)) for form in CHAPTER_FORMS if form in value}
    else:
        found = dict.fromkeys(_listed(root, value, CHAPTER_FORMS, place), VARIANTS)
    return tuple(found.items())


def _scripts(root: Path, value: object, place: tuple[str, ...]) -> tuple[Variant, ...]:
    return _listed(root, value, VARIANTS, place)


def _listed(root: Path, value: object, known: tuple[Known, ...], place: tuple[str, ...]) -> tuple[Known, ...]:
    """Those of the known words that the value lists, in our order."""
    if not isinstance(value, list) or any(word not in known for word in value):
        raise _fault(root, place, f"要写成列表，能用的是：{'、'.join(known)}")
    return tuple(word for word in known if word in value)


def _repository(root: Path, value: object) -> Repository:
    if not isinstance(value, Mapping):
        raise _fault(root, ("repository",), "下面要写 forge 和 url")
    _refuse_unknown(root, value, _REPOSITORY, ("repository",))
    forge = _string(root, value, ("repository", "forge"), re.compile("|".join(FORGES)), "、".join(FORGES) + " 之一")
    cleaned = {**value, "url": str(value.get("url", "")).removesuffix("/").removesuffix(".git")}
    url = _string(
        root, cleaned, ("repository", "url"), REPOSITORY_URL, "仓库的地址，例如 https://github.com/某人/某仓库"
    )
    branch = {"branch": "main", **value}
    return Repository(forge, url, _string(root, branch, ("repository", "branch"), _BRANCH, "分支的名字，例如 main"))


def _refuse_unknown(
    root: Path, settings: Mapping[str, object], known: tuple[str, ...], parents: tuple[str, ...]
) -> None:
    for key in settings:
        if key not in known:
            place = ".".join(("extra.gongwen", *parents))
            line = _line_of(root, "gongwen", *parents, str(key))
            raise ProjectError(f"{place} 里有不认识的设置“{key}”；能用的是：{'、'.join(known)}", CONFIG_NAME, line)


def _string(root: Path, settings: Mapping[str, object], keys: tuple[str, ...], form: re.Pattern[str], what: str) -> str:
    """The value of the last key; raises ProjectError where it is absent or not of the form."""
    value = settings.get(keys[-1])
    if not isinstance(value, str) or not form.fullmatch(value):
        raise _fault(root, keys, f"要写{what}")
    return value


def _fault(root: Path, keys: tuple[str, ...], message: str) -> ProjectError:
    return ProjectError(
        f"extra.gongwen.{'.'.join(keys)} {message}；请改正", CONFIG_NAME, _line_of(root, "gongwen", *keys)
    )


def _text(value: object) -> str:
    """A word of the file; '' for a list or a map, which is no name."""
    return str(value) if isinstance(value, str | int | float) else ""


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _line_of(root: Path, *keys: str) -> int:
    """The line of the last key that is there, each looked for from the line of the one above it."""
    lines = (root / CONFIG_NAME).read_text("utf-8", errors="replace").splitlines()
    found = 1
    for key in keys:
        form = re.compile(rf"(?:^|[\s{{,]){re.escape(key)}\s*:")
        found = next((n for n in range(found, len(lines) + 1) if form.search(lines[n - 1])), found)
    return found
