"""One MkDocs run for one script, by a configuration of its own derived from mkdocs.yml."""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import yaml
from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
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


class _Warnings(logging.Handler):
    """Keeps what MkDocs has to complain about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage().strip())


def run_mkdocs(
    project: Project,
    variant: Variant,
    site_name: str,
    epoch: int,
    stale: frozenset[str] | None,
    shown: tuple[Variant, ...],
) -> tuple[str, ...]:
    """Builds the script's pages into build/site/<variant>/; returns MkDocs' warnings.

    `epoch` (seconds) is the date that sitemap and pages carry instead of today's. `stale` are the files that changed
    since the site that is there was built: the others' pages stay as they are; None builds all anew. `shown` are the
    scripts that pages lead to. Raises
    ProjectError where MkDocs cannot build.
    """
    config_path = project.build / f"mkdocs-{variant}.yml"
    write_if_changed(config_path, _configuration(project, variant, site_name, shown).encode())
    if stale is None and mkdocs_site_folder(project, variant).is_dir():
        prune(mkdocs_site_folder(project, variant), frozenset())  # MkDocs leaves links, and writes through them
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)  # read by MkDocs when a configuration is loaded
    handler = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        config = load_config(str(config_path))
        plugin = config.plugins["gongwen"]
        assert isinstance(plugin, GongwenPlugin)
        plugin.stale = stale
        plugin.compiled = project.build / "templates"
        plugin.compiled.mkdir(exist_ok=True)
        with _quiet_about_dirt(), naming(mkdocs_site_folder(project, variant)):
            build(config, dirty=stale is not None)
    except ConfigurationError as error:
        raise ProjectError(f"MkDocs 不接受这份配置（{error}）；请改正", CONFIG_NAME, 1) from error
    except TemplateError as error:
        raise ProjectError(
            f"MkDocs 不能用这个模板（{type(error).__name__} {error.message}）；请改正", *_place(project, error)
        ) from error
    except (Abort, MkDocsException) as error:
        details = "；".join(handler.messages) or str(error)
        raise ProjectError(f"MkDocs 没能生成 {variant} 的网页（{details}）", CONFIG_NAME, 1) from error
    finally:
        logger.removeHandler(handler)
    return tuple(f"{variant}: {message}" for message in handler.messages)


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


def _configuration(project: Project, variant: Variant, site_name: str, shown: tuple[Variant, ...]) -> str:
    """What a script's site has otherwise than mkdocs.yml says; paths relative to the configuration's own folder."""

    def path(target: Path) -> str:
        return Path(os.path.relpath(target, project.build)).as_posix()

    notes, footer = project.takes_notes, project.footer
    data = template_data(variant, project.repository, shown, takes_notes=notes, footer=footer)
    values = {
        "INHERIT": path(project.root / CONFIG_NAME),
        "site_name": site_name,
        "site_url": project.site_url and project.site_url + prefix(variant),
        "docs_dir": path(pages_folder(project, variant)),
        "site_dir": path(mkdocs_site_folder(project, variant)),
        "theme": {"language": variant, "custom_dir": path(theme_folder(project))},
        "markdown_extensions": _extensions(project, variant),
        "extra": {KEY: data},
    }
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
