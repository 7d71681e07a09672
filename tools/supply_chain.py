"""What is installed, by whose leave, and whether a weakness of it is known: `make licences`, `make sbom`, `make audit`.

Licences and the bill of materials come from the installed packages' own metadata and the lock; advisories from the JSON
answers of the package index that pip is set up with, where it gives them. No address stands in this file.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from urllib.request import urlopen

LOCK = Path(__file__).parents[1] / "requirements.lock"
# What may not come in: the network clause of the AGPL would bind whoever publishes a site with a changed tool.
REFUSED = re.compile(r"AGPL|Affero|SSPL|Server Side Public|Commons Clause|Business Source", re.IGNORECASE)
# Packages whose metadata name no licence, with the one that was read in their own files.
KNOWN = {"axe-playwright-python": "MIT"}
# Of the environment itself, in no lock.
_OWN = frozenset({"gongwen", "pip", "setuptools", "wheel"})
_ENTRY = re.compile(r"^([\w.-]+)==([^\s;\\]+)[^\n]*((?:\n\s+--hash=\S+[^\n]*)*)", re.MULTILINE)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Locked:
    """A package of the lock: its name in the form that indexes use, its version, the hashes of its files."""

    name: str
    version: str
    hashes: tuple[str, ...]


def canonical(name: str) -> str:
    """The name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text: str) -> tuple[Locked, ...]:
    """The packages of a lock, by name and version."""
    found = (
        Locked(canonical(name), version, tuple(sorted(re.findall(r"sha256:([0-9a-f]{64})", hashes))))
        for name, version, hashes in _ENTRY.findall(text)
    )
    return tuple(sorted(found, key=lambda package: (package.name, package.version)))


def licence_of(package: Distribution) -> str:
    """What a package says of its licence: the expression, else the classifiers, else the first line of free words."""
    said = package.metadata.get_all
    named = [c.rpartition(" :: ")[2] for c in said("Classifier") or [] if c.startswith("License ::")]
    words = "".join(said("License") or []).strip().partition("\n")[0].replace("UNKNOWN", "")
    own = "".join(said("License-Expression") or []) or " AND ".join(named) or words
    return (own or KNOWN.get(canonical(package.name), ""))[:_LONGEST]


def licences(packages: Iterable[Distribution]) -> list[tuple[str, str, str]]:
    """Name, version and licence of each, by name."""
    return sorted((canonical(p.name), p.version, licence_of(p)) for p in packages if canonical(p.name) not in _OWN)


def show_licences() -> int:
    """Prints them; 1 where one is unknown or refused."""
    rows = licences(distributions())
    for name, version, licence in rows:
        print(f"{name}\t{version}\t{licence or '（没有写明）'}")
    wrong = [name for name, _, licence in rows if not licence or REFUSED.search(licence)]
    for name in wrong:
        print(f"{name}: 许可没有写明或不能接受；请换一个，或核对后写进 tools/supply_chain.py", file=sys.stderr)
    return int(bool(wrong))


def bill(packages: tuple[Locked, ...], version: str) -> dict[str, object]:
    """The lock as a CycloneDX 1.5 bill of materials: the same for the same lock, without date and serial number."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "gongwen", "version": version}},
        "components": [_component(package) for package in packages],
    }


def _component(package: Locked) -> dict[str, object]:
    reference = f"pkg:pypi/{package.name}@{package.version}"
    licence = KNOWN.get(package.name, "")
    with suppress(ModuleNotFoundError):  # a package for other machines
        licence = licence_of(distribution(package.name))
    return {
        "type": "library",
        "bom-ref": reference,
        "name": package.name,
        "version": package.version,
        "purl": reference,
        "hashes": [{"alg": "SHA-256", "content": value} for value in package.hashes],
        "licenses": [{"license": {"name": licence}}] if licence else [],
    }


def show_bill() -> int:
    """Prints it."""
    value = bill(locked(LOCK.read_text("utf-8")), distribution("gongwen").version)
    print(json.dumps(value, ensure_ascii=False, indent=2))
    return 0


def index_base() -> str:
    """The index that pip asks, without /simple; '' where pip is set up to ask none."""
    command = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    if not asked:
        from pip._internal.models.index import PyPI  # pip has no other word for its own default

        asked = PyPI.simple_url
    return re.sub(r"/simple/?$", "", asked)


def advisories(answer: object) -> list[str] | None:
    """The weaknesses that an index's answer about a version lists, those withdrawn left out."""
    listed = answer.get("vulnerabilities") if isinstance(answer, dict) else None
    if not isinstance(listed, list):
        return None  # an index that knows nothing of weaknesses: no all-clear
    found = [one for one in listed if isinstance(one, dict) and not one.get("withdrawn")]
    return sorted(f"{one.get('id')}（改正于 {'、'.join(one.get('fixed_in') or []) or '尚无'}）" for one in found)


def ask(base: str, package: Locked) -> list[str] | None:
    """The weaknesses of one version, None where the index does not say."""
    try:
        with urlopen(f"{base}/pypi/{package.name}/{package.version}/json", timeout=30) as response:
            return advisories(json.load(response))
    except (OSError, ValueError):  # not there, not to be reached, no JSON
        return None


def audit() -> int:
    """Asks the index about each locked version; 1 where a weakness is known. Where it does not answer, says so."""
    base = index_base()
    known = 0
    packages = locked(LOCK.read_text("utf-8"))
    for package in packages:
        found = ask(base, package)
        if found is None:
            message = (
                f"没有核对完：软件源没有给出 {package.name} {package.version} 的公告；请在能访问的地方再运行 make audit"
            )
            print(message, file=sys.stderr)
            return int(known > 0)
        known += len(found)
        for weakness in found:
            message = (
                f"{package.name} {package.version} 有已知的弱点 {weakness}；请升级（make lock UV_FLAGS=--upgrade）"
            )
            print(message, file=sys.stderr)
    print(f"{len(packages)} 个锁定的版本，{known} 个已知的弱点")
    return int(known > 0)


ACTIONS = {"licences": show_licences, "sbom": show_bill, "audit": audit}

if __name__ == "__main__":
    sys.exit(ACTIONS[sys.argv[1]]())
