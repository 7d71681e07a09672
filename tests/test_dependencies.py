"""What pyproject.toml declares is what the package imports, and nothing more."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
# A theme is named in mkdocs.yml, no module imports it.
_BY_NAME = {"mkdocs-material"}


def test_declared_and_imported_dependencies_are_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (project["dependencies"], *project["optional-dependencies"].values())
    declared = {canonicalize_name(Requirement(line).name) for line in chain(*lines)}
    owners = packages_distributions()
    imported = {
        canonicalize_name(owner)
        for file in (ROOT / "build_scripts").rglob("*.py")
        for name in _imported(ast.parse(file.read_text("utf-8")))
        for owner in owners.get(name, [name])
    }

    assert imported - {"gongwen"} == declared - _BY_NAME
    assert declared >= _BY_NAME


def _imported(module: ast.Module) -> set[str]:
    """The top names of what a module imports, the standard library's left out."""
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return names - set(sys.stdlib_module_names)
