"""Our MkDocs plugin: joins the style sheet, leaves out what no page asks for, hands over the data of the theme where
mkdocs.yml is built by hand. What it changes no reader sees."""

import re
from collections.abc import Set
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from gongwen.library.project import find_project
from gongwen.model import SOURCE_VARIANT, VARIANTS, Variant
from gongwen.publish.files import remove_files
from gongwen.publish.template_data import ELEMENTS, KEY, element_words, template_data

_UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/")
_PACKED = "sitemap.xml.gz"  # made beside a static template
_SHEET = "assets/gongwen/gongwen.css"
_PARTS = "assets/gongwen/style/"
_IMPORT = re.compile(r'@import "([^"]+)";\n')


def _file(files: Files, path: str) -> File:
    """One of the theme's files; raises PluginError where it is not there."""
    found = files.get_file_from_path(path)
    if found is None:
        raise PluginError(f"没有 overrides/{path}；请补上")
    return found


class GongwenPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # MkDocs leaves the configuration's type open
    """Makes `mkdocs build` by hand give what `gongwen build` gives."""

    serving = False
    # Set by run_mkdocs: the files of the docs_dir that changed since the site was built (None: all), the files that the
    # site has, the pages that MkDocs is to make (None: all), and the folder for compiled templates, which take a sixth
    # of a second in every process that finds none.
    stale: Set[str] | None = None
    there: Set[str] = frozenset()
    pages: Set[str] | None = None
    compiled: Path | None = None
    touched: Set[str] = frozenset()  # afterwards: the files of the site that are taken away, and made if at all

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The data of the templates and the extension of Markdown, where the configuration has them not yet."""
        variant = _variant(config)
        if KEY not in config.extra:
            project = find_project(Path(config.config_file_path))
            config.extra[KEY] = template_data(
                variant,
                project.repository,
                project.scripts,
                takes_notes=project.takes_notes,
                footer=project.footer,
                serving=self.serving,
            )
        if ELEMENTS not in config.markdown_extensions:
            config.markdown_extensions.append(ELEMENTS)
            config.mdx_configs[ELEMENTS] = element_words(variant)
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """The files without what Material brings along and no page of ours asks for (2 MB a script); the parts of our
        style sheet are joined into one, so that a page asks for one file. Where the site is renewed, all that MkDocs is
        to make again is taken away: it makes what is not there.
        """
        parts = {f.src_uri: f for f in files if f.src_uri.startswith(_PARTS)}
        sheet = _file(files, _SHEET)
        whole = _IMPORT.sub(lambda part: _file(files, f"assets/gongwen/{part[1]}").content_string, sheet.content_string)
        unused = [f for f in files if f.src_uri.startswith(_UNUSED) or f.src_uri.endswith(".map")]
        for file in [sheet, *parts.values(), *unused]:
            files.remove(file)
        files.append(File.generated(config, _SHEET, content=whole))
        if self.stale is not None:
            dests = {f.dest_uri for f in files}
            kept = self.there & {f.dest_uri for f in files if f.src_uri not in self.stale}
            remove_files(Path(config.site_dir), self.there - kept)
            self.touched = (self.there | dests | {*config.theme.static_templates, _PACKED}) - kept
        if self.pages is not None:
            for file in files.documentation_pages():
                if file.src_uri not in self.pages:
                    file.inclusion = InclusionLevel.EXCLUDED  # links lead to it, but it is neither read nor written
        return files

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        if self.compiled:
            env.bytecode_cache = FileSystemBytecodeCache(str(self.compiled))
        return env


def _variant(config: MkDocsConfig) -> Variant:
    language = str(config.theme["language"])
    return next((tag for tag in VARIANTS if tag == language), SOURCE_VARIANT)
