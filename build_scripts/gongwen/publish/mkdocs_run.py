"""One MkDocs run for one script, by a configuration of its own derived from mkdocs.yml."""

import logging
import os
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import yaml
from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from gongwen.errors import ProjectError
from gongwen.library.files import naming
from gongwen.library.project import Project
from gongwen.library.settings import CONFIG_NAME, read_settings
from gongwen.library.theme import shown_origin
from gongwen.model import Variant
from gongwen.publish.files import prune, write_if_changed
from gongwen.publish.plugin import GongwenPlugin
from gongwen.publish.template_data import ELEMENTS, KEY, element_words, template_data
from gongwen.publish.theme import theme_folder
from gongwen.publish.variants import mkdocs_site_folder, pages_folder
from gongwen.render.addresses import prefix

_DAY = "946684800"  # MkDocs' own sitemap, which is not published, carries any fixed day instead of today's
_PAGES = 400  # of one run of MkDocs: what it takes of memory is bounded
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Warnings(logging.Handler):
    """Keeps what MkDocs has to complain about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage().strip())


@dataclass(frozen=True, slots=True)
class SiteOfScript:
    """What MkDocs has to know of a script's site beside its pages: `shown` are the scripts that its pages lead
    to."""

    variant: Variant
    site_name: str
    shown: tuple[Variant, ...]


def run_mkdocs(
    project: Project, site: SiteOfScript, stale: Set[str], there: Set[str] | None
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Builds the pages of a script that are stale into build/site/<variant>/; returns MkDocs' warnings, and the files
    of the site that are not what they were.

    `stale` are the files that changed since the site that is there was built: the others' pages stay as they are.
    `there` are the files that the site has; None for one that is built anew, and loses all. MkDocs is given so many
    pages at a time, for it keeps all that it is given until the last is written. Raises ProjectError where MkDocs
    cannot build.
    """
    values, folder = _configuration(project, site), mkdocs_site_folder(project, site.variant)
    config_path = project.build / f"mkdocs-{site.variant}.yml"
    write_if_changed(config_path, _yaml(values))
    if there is None and folder.is_dir():
        prune(folder, frozenset())  # MkDocs leaves links, and writes through them
    os.environ["SOURCE_DATE_EPOCH"] = _DAY
    handler = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        # What is stale is taken away at the first pass, and made again in one of them.
        taken, held, touched = stale, there or frozenset(), frozenset[str]()
        for pages in _passes(stale):
            config = _loaded(config_path, values)
            plugin = config.plugins["gongwen"]
            assert isinstance(plugin, GongwenPlugin)
            plugin.stale, plugin.there, plugin.pages = taken, held, pages
            taken, held = frozenset(), frozenset()
            plugin.compiled = project.build / "templates"
            plugin.compiled.mkdir(exist_ok=True)
            with _quiet_about_dirt(), naming(folder):
                build(config, dirty=True)
            touched = touched or frozenset(plugin.touched)
    except ConfigurationError as error:
        raise ProjectError(f"MkDocs 不接受这份配置（{error}）；请改正", CONFIG_NAME, 1) from error
    except TemplateError as error:
        raise ProjectError(
            f"MkDocs 不能用这个模板（{type(error).__name__} {error.message}）；请改正", *_place(project, error)
        ) from error
    except (Abort, MkDocsException) as error:
        details = "；".join(handler.messages) or str(error)
        raise ProjectError(f"MkDocs 没能生成 {site.variant} 的网页（{details}）", CONFIG_NAME, 1) from error
    finally:
        logger.removeHandler(handler)
    return tuple(f"{site.variant}: {message}" for message in dict.fromkeys(handler.messages)), touched


def _passes(stale: Set[str]) -> Iterator[Set[str]]:
    """The pages that MkDocs is to make one time after another; none at all where other files changed."""
    pages = sorted(path for path in stale if path.endswith(".md"))
    yield from (frozenset(pages[first : first + _PAGES]) for first in range(0, len(pages) or 1, _PAGES))


def _loaded(path: Path, values: Mapping[str, object]) -> MkDocsConfig:
    """The configuration as its file has it; the words of the interface, most of it, are not read from YAML again."""
    extra = values["extra"]
    assert isinstance(extra, dict)
    short = BytesIO(_yaml({key: value for key, value in values.items() if key != "extra"}))
    short.name = str(path)
    config = load_config(short)
    config.extra.update(extra)
    return config


def _yaml(values: Mapping[str, object]) -> bytes:
    text: str = yaml.dump(values, Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
    return text.encode()


def _place(project: Project, error: TemplateError) -> tuple[str, int | None]:
    """The template that jinja complains about, and the line where it says one."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _origin(project, Path(error.filename)), error.lineno
    return "overrides", None


def _origin(project: Project, template: Path) -> str:
    """A template as its author knows it: MkDocs reads it where the theme was laid out."""
    laid = theme_folder(project)
    if not template.is_relative_to(laid):
        return project.shown(template)
    return shown_origin(project, template, template.relative_to(laid).as_posix())


@contextmanager
def _quiet_about_dirt() -> Iterator[None]:
    """MkDocs warns of builds that keep pages: its own templates show one page's title on another. Ours do not."""

    def other(record: logging.LogRecord) -> bool:
        return not str(record.msg).startswith("A 'dirty' build")

    logger = logging.getLogger("mkdocs.commands.build")
    logger.addFilter(other)
    try:
        yield
    finally:
        logger.removeFilter(other)


def _extensions(project: Project, variant: Variant) -> list[object]:
    """Those of mkdocs.yml and ours, which gives pages their elements: named here, so that other engines know it too."""
    found = read_settings(project.root).get("markdown_extensions") or []
    ours = {ELEMENTS: element_words(variant)}
    if isinstance(found, Mapping):
        found = [{name: options} if options else name for name, options in found.items()]
    return [*(found if isinstance(found, list) else []), ours]


def _configuration(project: Project, site: SiteOfScript) -> dict[str, object]:
    """What a script's site has otherwise than mkdocs.yml says; paths relative to the configuration's own folder."""

    def path(target: Path) -> str:
        return Path(os.path.relpath(target, project.build)).as_posix()

    variant = site.variant
    notes, footer = project.takes_notes, project.footer
    data = template_data(variant, project.repository, site.shown, takes_notes=notes, footer=footer)
    return {
        "INHERIT": path(project.root / CONFIG_NAME),
        "site_name": site.site_name,
        "site_url": project.site_url and project.site_url + prefix(variant),
        "docs_dir": path(pages_folder(project, variant)),
        "site_dir": path(mkdocs_site_folder(project, variant)),
        "theme": {"language": variant, "custom_dir": path(theme_folder(project))},
        "markdown_extensions": _extensions(project, variant),
        "extra": {KEY: data},
    }
