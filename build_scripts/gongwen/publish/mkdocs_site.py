"""A script's site as MkDocs makes it, renewed where its pages changed."""

import json
from collections.abc import Mapping, Set
from importlib.metadata import version
from pathlib import Path

from gongwen.library.project import Project
from gongwen.library.settings import CONFIG_NAME
from gongwen.model import Variant
from gongwen.publish.files import write_if_changed
from gongwen.publish.stamps import code_digest, digest, digest_tree, read_record
from gongwen.publish.variants import mkdocs_site_folder

_LIBRARIES = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2")


def renew_site(
    project: Project,
    variant: Variant,
    files: Mapping[str, str],
    linking: Set[str],
    *,
    site_name: str,
    epoch: int,
    shown: tuple[Variant, ...],
) -> tuple[str, ...]:
    """The site is what MkDocs makes of the files (texts by path); returns what it has to complain about.

    Made again are the pages whose own text changed, and all where something changed that any page may show: theme,
    settings, code, date, the scripts `shown`. `linking` are pages whose links MkDocs resolves, so that they depend on
    which files there are. A record of what the site was made from lies beside it; it is gone while MkDocs runs, so that
    a site left half done is made anew, and it is not written where there was a complaint, so that the next build says
    it again.
    """
    record = project.build / "stamps" / f"site-{variant}.json"
    known = read_record(record) if mkdocs_site_folder(project, variant).is_dir() else {}
    common = digest(part.encode() for part in (_common(project.root), site_name, str(epoch), *shown))
    paths = "\n".join(sorted(files))
    keys = {path: digest((text.encode(), paths.encode() if path in linking else b"")) for path, text in files.items()}
    if known == {"common": common, "files": keys}:
        return ()
    stale = None
    if known.get("common") == common:
        stale = frozenset(path for path, key in keys.items() if known["files"].get(path) != key)
    from gongwen.publish.mkdocs_run import run_mkdocs  # MkDocs takes a fifth of a second to import

    record.unlink(missing_ok=True)
    messages = run_mkdocs(project, variant, site_name, epoch, stale, shown)
    if not messages:
        write_if_changed(record, json.dumps({"common": common, "files": keys}, indent=1, sort_keys=True).encode())
    return messages


def _common(root: Path) -> str:
    """What every page may show: theme, settings, this package and the libraries that make pages."""
    libraries = [f"{name} {version(name)}".encode() for name in _LIBRARIES]
    settings, theme = (root / CONFIG_NAME).read_bytes(), digest_tree(root / "overrides").encode()
    return digest((settings, theme, code_digest().encode(), *libraries))
