"""Licences, the bill of materials, advisories; and which Pythons the files of the project promise."""

import json
import re
import tomllib
from email.message import Message
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT
from tools.supply_chain import REFUSED, Locked, advisories, bill, licence_of, licences, locked

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


class Package(Distribution):
    """A package of which only the metadata is there."""

    def __init__(self, **fields: str) -> None:
        self.message = Message()
        for name, value in ({"Name": "x", "Version": "1"} | fields).items():
            self.message[name.replace("_", "-")] = value

    def read_text(self, filename: str) -> str | None:
        return self.message.as_string() if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ({"License_Expression": "MIT AND PSF-2.0"}, "MIT AND PSF-2.0"),
        ({"Classifier": "License :: OSI Approved :: MIT License", "License": "UNKNOWN"}, "MIT License"),
        ({"License": "BSD-3-Clause"}, "BSD-3-Clause"),
        ({"License": "UNKNOWN"}, ""),
        ({}, ""),
        ({"Name": "axe.playwright_python"}, "MIT"),  # KNOWN, under the name that indexes compare
    ],
)
def test_a_licence_is_what_the_package_says(fields: dict[str, str], licence: str) -> None:
    assert licence_of(Package(**fields)) == licence


@pytest.mark.parametrize(
    "licence", ["AGPL-3.0-only", "GNU Affero General Public License v3", "SSPL-1.0", "MIT AND agpl-3.0"]
)
def test_licences_that_bind_a_site_are_refused(licence: str) -> None:
    assert REFUSED.search(licence)


@pytest.mark.parametrize("licence", ["GPL-3.0-or-later", "LGPL-2.1", "MPL-2.0", "Apache-2.0", "OFL-1.1"])
def test_others_are_not(licence: str) -> None:
    assert not REFUSED.search(licence)


def test_everything_installed_has_a_licence_that_is_accepted() -> None:
    rows = licences(distributions())

    assert len(rows) > 50
    assert [row for row in rows if not row[2] or REFUSED.search(row[2])] == []


def test_the_bill_lists_the_lock_with_its_hashes_and_nothing_of_the_day() -> None:
    packages = locked(LOCK)
    text = json.dumps(bill(packages, "1.0"))

    assert len(packages) == len(re.findall(r"^[\w.-]+==", LOCK, re.MULTILINE))
    assert sum(len(package.hashes) for package in packages) == LOCK.count("--hash=sha256:")
    assert json.loads(text)["components"][0]["hashes"]
    assert "serialNumber" not in text and "timestamp" not in text
    assert text == json.dumps(bill(locked(LOCK), "1.0"))


def test_a_package_for_other_machines_is_on_the_bill_too() -> None:
    component = json.loads(json.dumps(bill((Locked("nowhere-installed", "1.0", ("a" * 64,)),), "1")))["components"][0]

    assert component["purl"] == "pkg:pypi/nowhere-installed@1.0"
    assert component["licenses"] == []


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (
            {"vulnerabilities": [{"id": "X-1", "fixed_in": ["2.0", "1.5"], "withdrawn": None}]},
            ["X-1（改正于 2.0、1.5）"],
        ),
        (
            {"vulnerabilities": [{"id": "X-2", "fixed_in": []}, {"id": "X-1"}]},
            ["X-1（改正于 尚无）", "X-2（改正于 尚无）"],
        ),
        ({"vulnerabilities": [{"id": "X-1", "withdrawn": "2026-01-01T00:00:00Z"}]}, []),
        ({"vulnerabilities": []}, []),
    ],
)
def test_what_an_index_says_of_a_version(answer: object, found: list[str]) -> None:
    assert advisories(answer) == found


@pytest.mark.parametrize("answer", [{}, [], None, "x", {"vulnerabilities": None}])
def test_an_answer_that_says_nothing_of_weaknesses_is_no_all_clear(answer: object) -> None:
    assert advisories(answer) is None


# --- Pythons


def floor() -> str:
    (found,) = re.findall(r">=(3\.\d+)", PROJECT["project"]["requires-python"])
    return str(found)


def test_the_oldest_python_is_the_same_everywhere() -> None:
    oldest = floor()
    gitlab = yaml.load((ROOT / ".gitlab-ci.yml").read_text("utf-8"), yaml.BaseLoader)
    gitee = yaml.load((ROOT / ".workflow" / "check.yml").read_text("utf-8"), yaml.BaseLoader)

    assert gitlab["default"]["image"] == f"python:{oldest}-bookworm"
    assert gitee["stages"][0]["steps"][0]["pythonVersion"] == oldest
    assert f"--python-version {oldest} " in (ROOT / "Makefile").read_text("utf-8")
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"
    make_venv = (ROOT / "tools" / "make-venv.sh").read_text("utf-8")
    assert f"version_info < ({oldest.replace('.', ', ')})" in make_venv


def test_every_other_python_that_is_looked_for_is_tested() -> None:
    make_venv = (ROOT / "tools" / "make-venv.sh").read_text("utf-8")
    searched = re.search(r"\$\{PYTHON:-python3 ([^}]*)\}", make_venv)
    assert searched
    wanted = sorted(name.removeprefix("python") for name in searched[1].split())
    github = yaml.load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"), yaml.BaseLoader)
    gitlab = yaml.load((ROOT / ".gitlab-ci.yml").read_text("utf-8"), yaml.BaseLoader)

    assert github["jobs"]["pythons"]["strategy"]["matrix"]["python"] == wanted
    assert [floor(), *gitlab["pythons"]["parallel"]["matrix"][0]["PYTHON_VERSION"]] == wanted


@pytest.mark.parametrize("file", [".github/workflows/check.yml", ".gitlab-ci.yml"])
def test_ci_looks_at_licences_bill_and_weaknesses(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")

    assert all(f"make {step}" in text for step in ("licences", "sbom", "audit"))


@pytest.mark.parametrize("lock", ["requirements.lock", "tools/release.lock", "tools/scripts/package-lock.json"])
def test_a_lock_names_digests_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")

    assert "sha256:" in text or "sha512-" in text
    assert "://" not in text
