"""What the project's own files promise each other: the lock, the dependencies, the links between written pages."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
RELEASE_LOCK = (ROOT / "tools" / "release.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS: dict[str, list[str]] = PROJECT["dependency-groups"]
DEPENDENCIES: list[str] = PROJECT["project"]["dependencies"]
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
OPTIONAL = [text for extra in EXTRAS.values() for text in extra]

WRITTEN = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").glob("*.md"),
    *(ROOT / "docs" / "dev").rglob("*.md"),
]


def locked(lock: str = LOCK) -> dict[str, set[Version]]:
    """Name → versions in the lock; more than one where Pythons differ."""
    found: dict[str, set[Version]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(Version(version))
    return found


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


NEEDED = [(text, LOCK) for text in (*DEPENDENCIES, *OPTIONAL)] + [
    (text, RELEASE_LOCK if name == "release" else LOCK) for name, group in GROUPS.items() for text in group
]


@pytest.mark.parametrize(("text", "lock"), NEEDED, ids=[text for text, _ in NEEDED])
def test_the_lock_holds_every_dependency(text: str, lock: str) -> None:
    requirement = Requirement(text)
    versions = locked(lock).get(canonicalize_name(requirement.name), set())

    assert versions, f"{text} is not in the lock; run make lock"
    assert all(version in requirement.specifier for version in versions)


@pytest.mark.parametrize("lock", [LOCK, RELEASE_LOCK], ids=["requirements", "release"])
def test_every_locked_package_has_hashes(lock: str) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]

    assert [entry.partition("=")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_names_no_address() -> None:
    """Where packages come from is the machine's affair."""
    assert not re.search(r"://|index-url|find-links|trusted-host", LOCK)


def test_the_build_backend_is_locked() -> None:
    assert GROUPS["build"] == PROJECT["build-system"]["requires"]


def imported(root: Path) -> set[str]:
    """Distributions that the modules below a folder import by name."""
    top_levels = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                top_levels |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                top_levels.add(node.module.partition(".")[0])
    distributions = packages_distributions()
    third_party = top_levels - sys.stdlib_module_names - {"gongwen", "tests", "tools"}
    return {canonicalize_name(distributions.get(name, [name])[0]) for name in third_party}


def test_the_package_imports_only_what_it_declares() -> None:
    assert imported(ROOT / "build_scripts") - names(DEPENDENCIES) - names(OPTIONAL) == set()


def test_what_an_extra_brings_is_imported_where_it_is_used() -> None:
    """Whoever has not asked for an extra has all other commands."""
    early = [
        f"{path.name}: {node.module}"
        for path in (ROOT / "build_scripts").rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in names(OPTIONAL)
    ]

    assert early == []


def test_the_tests_import_only_what_is_declared() -> None:
    ours = {path.stem for path in (ROOT / "benchmarks").glob("*.py")}

    assert imported(ROOT / "tests") - ours - names(DEPENDENCIES) - names(GROUPS["test"]) == set()


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_of_written_pages_lead_to_files(path: Path) -> None:
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text) + re.findall(r'src="([^"]+)"', text)

    assert [t for t in targets if ":" not in t and not (path.parent / t).exists()] == []


def test_every_target_of_make_is_in_its_help() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split()

    assert re.findall(r"^([a-z]+):.*?## ", makefile, re.MULTILINE) == [name for name in phony if name != "FORCE"]
