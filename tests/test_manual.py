"""The manual: what it says of commands, keys and codes is complete, and its commands run, one after another."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
import yaml
from tests.conftest import ROOT
from tools.manual import pages

from gongwen.annotations import form
from gongwen.cli.parser import make_parser
from gongwen.enrich import entries
from gongwen.library import project
from gongwen.sources import document_yml

MANUAL = ROOT / "docs" / "manual"
PAGES = MANUAL / "pages"
# What a test cannot run, by how its line begins, and what stands for it.
NOT_HERE = {
    "pip install gongwen": "tests/test_package.py installs the wheel",
    "apt-get install": "the machine's own affair; what it brings is looked for",
}
SERVED = "http://127.0.0.1:8000/"


def listed(section: str) -> list[str]:
    """The keys in the table below a heading of the page of keys."""
    text = (PAGES / "reference" / "keys.md").read_text("utf-8")
    below = text.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", below, re.MULTILINE)


@pytest.mark.parametrize(
    ("section", "known"),
    [
        ("mkdocs.yml", project._SETTINGS),
        ("document.yml", document_yml._KEYS),
        ("批注", form._KEYS),
        ("词条", entries.KNOWN),
    ],
)
def test_every_key_is_explained_once_and_no_other(section: str, known: tuple[str, ...]) -> None:
    assert sorted(listed(section)) == sorted(known), "docs/manual/pages/reference/keys.md"


def test_every_command_with_its_arguments_and_every_code_is_explained() -> None:
    commands = pages()[PAGES / "reference" / "commands.md"]
    (known,) = (a for a in make_parser()._actions if isinstance(a, argparse._SubParsersAction))
    for name, command in known.choices.items():
        section = commands.partition(f"\n## gongwen {name}\n")[2].partition("\n## ")[0]
        options = [option for action in command._actions for option in action.option_strings]
        assert section and [o for o in options if o not in ("-h", "--help") and f"| `{o}" not in section] == []
    codes = pages()[PAGES / "reference" / "codes.md"]
    table = (ROOT / "docs" / "dev" / "codes.md").read_text("utf-8").partition("## ")[2]
    told = set(re.findall(r"[EWI]-[a-z-]+", table))
    assert {code for code in told if f" {code}" not in codes} == set()


def contents(nav: object) -> Iterator[str]:
    """The pages of a table of contents in order."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from contents(part)


def nav() -> list[str]:
    return list(contents(yaml.safe_load((MANUAL / "manual.yml").read_text("utf-8"))["nav"]))


def test_every_page_stands_in_the_contents() -> None:
    there = {path.relative_to(PAGES).as_posix() for path in (*PAGES.rglob("*.md"), *pages())}
    assert sorted(nav()) == sorted(there)


def blocks(page: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", (PAGES / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def runnable(block: str) -> str:
    """The block without what a test cannot run."""
    return "\n".join(line for line in block.splitlines() if not line.startswith(tuple(NOT_HERE)))


def test_nothing_is_left_out_but_what_is_said_to_be() -> None:
    whole = [block for page in nav() if (PAGES / page) not in pages() for block in blocks(page)]
    left = [line for block in whole for line in block.splitlines() if line not in runnable(block)]
    assert left == ["pip install gongwen", "apt-get install -y nginx-light rsync"]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], None]:
    """Runs a block as a reader would; the working folder and the variables of one block are those of the next."""
    home = tmp_path_factory.mktemp("manual")
    kept = home / "where"
    kept.write_text(f"cd {home}\n", "utf-8")
    for name in ("WWW", "BUCKET"):
        (home / name).mkdir()
    places = {"WWW": str(home / "WWW"), "BUCKET": str(home / "BUCKET"), "CONF": str(home / "site.conf")}
    environment = {**os.environ, **places, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}

    def run(block: str) -> None:
        script = f'set -euo pipefail\nsource {kept}\n{block}\nprintf "cd %q\\n" "$PWD" > {kept}\n'
        ended = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, f"{block}\n{ended.stdout}\n{ended.stderr}"

    return run


def serve(block: str, folder: Path) -> None:
    """Runs `gongwen serve` until it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", *block.split()], cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        while process.poll() is None:
            try:
                with urllib.request.urlopen(SERVED, timeout=10) as answer:
                    assert "试点公文库" in answer.read().decode()
                    return
            except URLError:
                time.sleep(0.2)  # it builds first
        raise AssertionError(process.communicate()[1].decode())
    finally:
        process.terminate()
        process.communicate()


@pytest.mark.site
def test_every_command_of_the_manual_runs(run: Callable[[str], None], tmp_path_factory: pytest.TempPathFactory) -> None:
    missing = [name for name in ("rsync", "git") if shutil.which(name) is None]
    for page in (page for page in nav() if (PAGES / page) not in pages()):
        if missing and page in ("how-to/nginx.md", "how-to/folder.md", "how-to/pages.md"):
            continue
        for block in blocks(page):
            if block.startswith("gongwen serve"):
                serve(block, next(tmp_path_factory.getbasetemp().glob("manual*/my-library")))
            else:
                run(runnable(block))
    if missing:
        pytest.skip(f"没有 {'、'.join(missing)}：nginx、对象存储、Pages 各页的命令没有运行")
