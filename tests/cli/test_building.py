"""`build` and `serve` from the command line: one at a time, in folders of ours, elsewhere where that is asked for."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from socket import socket
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

import pytest
from tests.children import at_change, in_child, outcome, run_main
from tests.fuzzing import Fuzz
from tests.small_project import ARTICLE, contents, small_project

from gongwen.library.ownership import MARKER
from gongwen.library.project import Project
from gongwen.library.turns import own_turn
from gongwen.publish.files import write_tree

pytestmark = pytest.mark.site
BUILD = ("build", "--no-pdf", "--variant", "zh-Hans")
GONGWEN = (sys.executable, "-m", "gongwen")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project")


def write(project: Path, words: str) -> None:
    (project / "docs" / "documents" / "pilot" / "source.txt").write_text(ARTICLE.replace("逐步推开", words), "utf-8")


def shown(site: Path) -> str:
    return (site / "pilot" / "text" / "index.html").read_text("utf-8")


def held(project: Path) -> tuple[int, int]:
    """A process that holds the build's turn until it is written to: its id, and where to."""
    reading, writing = os.pipe()
    ready, tell = os.pipe()

    def hold() -> None:
        with own_turn(Project(project, "", ""), "build", "serve", lambda said: None):
            os.write(tell, b".")
            os.read(reading, 1)

    process = in_child(hold)
    os.read(ready, 1)
    return process, writing


def test_a_build_waits_for_another_and_says_for_whom_or_does_not_wait(project: Path) -> None:
    process, end = held(project)
    before = contents(project)
    refused = run_main(project, (*BUILD, "--no-wait"))
    assert refused.status == 1
    assert refused.lines == [
        f"build/build.lock: 另一个 gongwen serve（进程 {process}）正在生成网站；请等它结束再运行，或去掉 --no-wait"
    ]
    assert contents(project) == before

    waiting = subprocess.Popen([*GONGWEN, *BUILD], cwd=project, stderr=subprocess.PIPE, text=True)
    assert waiting.stderr
    assert waiting.stderr.readline() == f"另一个 gongwen serve（进程 {process}）正在生成网站，等它结束……\n"
    write(project, "推开以后")  # what is written while it waits is in what it publishes
    os.write(end, b".")
    assert waiting.wait() == 0 and outcome(process) == 0
    waiting.stderr.close()
    assert "推开以后" in shown(project / "site")


def test_what_others_built_first_is_not_put_back_by_who_comes_late(project: Path) -> None:
    """The first stops before it publishes, the text changes, the second is started: it is the second's that stands."""
    reached, may_go_on = os.pipe(), os.pipe()

    def slow() -> None:
        def pause() -> None:
            os.write(reached[1], b".")
            os.read(may_go_on[0], 1)

        at_change(200, pause)

    first = in_child(lambda: os._exit(run_main(project, BUILD, slow).status))
    os.read(reached[0], 1)
    write(project, "推开以后")
    second = subprocess.Popen([*GONGWEN, *BUILD], cwd=project, stderr=subprocess.PIPE, text=True)
    assert second.stderr and "等它结束" in second.stderr.readline()
    os.write(may_go_on[1], b".")
    assert outcome(first) in (0, 1)  # the text changed under it
    assert second.wait() == 0
    second.stderr.close()
    assert "推开以后" in shown(project / "site")


def test_a_text_that_changes_while_it_is_built_is_no_fault_of_the_program(project: Path) -> None:
    said = ""
    for number in (60, 120, 180):
        write(project, "逐步推开")
        ended = run_main(project, BUILD, partial(at_change, number, partial(write, project, f"推开第{number}回")))
        assert ended.status in (0, 1) and "E-fidelity" not in ended.err
        said += ended.err
    assert "docs/documents/pilot/source.txt: 生成期间原文改动了，网站没有更新；请再运行一次" in said
    assert run_main(project, BUILD).status == 0
    words = (project / "docs" / "documents" / "pilot" / "source.txt").read_text("utf-8").splitlines()[3]
    assert words.partition("，")[2] in shown(project / "site")  # the rest bears a note


@pytest.mark.fuzz
def test_of_two_builds_at_once_both_end_well_and_the_newest_text_stands(project: Path, fuzz: Fuzz) -> None:
    for chance in fuzz.cases(sample=2, long=20):
        if chance.case % 2:
            shutil.rmtree(project / "site", ignore_errors=True)
        words = f"推开第{chance.randrange(10**6)}回"
        write(project, words)
        both = [subprocess.Popen([*GONGWEN, *BUILD], cwd=project, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        for one in both:
            said = one.communicate()[1]
            assert one.returncode == 0 and "Traceback" not in said, (chance.again, said)
        assert words in shown(project / "site"), chance.again


@pytest.mark.fuzz
def test_killed_at_any_moment_a_build_leaves_a_whole_site_and_the_next_one_heals(project: Path, fuzz: Fuzz) -> None:
    assert run_main(project, BUILD).status == 0
    old = contents(project / "site")
    kills = 0
    for chance in fuzz.cases(sample=3, long=200):
        words = f"推开第{chance.randrange(10**6)}回"
        write(project, words)
        number = chance.randrange(1, 160)  # of about as many changes that such a build makes

        def stop(number: int = number) -> None:
            at_change(number, lambda: os.kill(os.getpid(), signal.SIGKILL))

        ended = run_main(project, BUILD, stop)
        # Where a process of its own is killed the command says so in a line.
        assert ended.status in (0, -signal.SIGKILL) or "子进程" in ended.err, (chance.again, ended.err)
        kills += ended.status != 0
        stands = contents(project / "site")
        assert stands == old or words in shown(project / "site"), chance.again
        ended = run_main(project, BUILD)
        assert ended.status == 0, (chance.again, ended.err)
        old = contents(project / "site")
        assert words in shown(project / "site"), chance.again
        assert not list((project / "docs").rglob("*.new")), chance.again
    assert kills or fuzz.only


@pytest.mark.fuzz
def test_killed_by_the_clock_a_build_leaves_a_whole_site_and_the_next_one_heals(project: Path, fuzz: Fuzz) -> None:
    """Not at a change of a file: between them, in whatever it is doing, with all of its processes."""
    started = time.monotonic()
    assert subprocess.run([*GONGWEN, *BUILD], cwd=project, check=False).returncode == 0
    longest = time.monotonic() - started
    old = contents(project / "site")
    for chance in fuzz.cases(sample=1, long=50):
        words = f"推开第{chance.randrange(10**6)}回"
        write(project, words)
        building = subprocess.Popen([*GONGWEN, *BUILD], cwd=project, stderr=subprocess.DEVNULL, start_new_session=True)
        with suppress(subprocess.TimeoutExpired):
            building.wait(longest * chance.random())
        with suppress(ProcessLookupError):
            os.killpg(building.pid, signal.SIGKILL)
        building.wait()
        assert contents(project / "site") == old or words in shown(project / "site"), chance.again
        ended = run_main(project, BUILD)
        assert ended.status == 0 and words in shown(project / "site"), (chance.again, ended.err)
        old = contents(project / "site")


def test_a_site_that_is_a_link_is_refused_and_what_it_leads_to_stays(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").write_text("别人的", "utf-8")
    (project / "site").symlink_to(elsewhere)
    for _ in range(2):
        ended = run_main(project, BUILD)
        assert ended.status == 1 and len(ended.lines) == 1 and ended.err.startswith("site: 这是链接")
    assert contents(elsewhere) == {"precious.txt": "别人的".encode()}
    assert (project / "site").is_symlink()
    assert run_main(project, ("serve", "--port", "1")).status == 1


@pytest.mark.parametrize("name", ["build", "build/site.new", "build/site", "build/site/zh-Hans", "build/pages/zh-Hans"])
def test_nothing_is_built_through_a_link(name: str, project: Path, tmp_path: Path) -> None:
    assert run_main(project, BUILD).status == 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").write_text("别人的", "utf-8")
    shutil.rmtree(project / name, ignore_errors=True)
    (project / name).symlink_to(elsewhere)
    before = contents(project / "site")
    ended = run_main(project, BUILD)
    assert ended.status == 1 and len(ended.lines) == 1 and ended.err.startswith(f"{name}: ")
    assert contents(elsewhere) == {"precious.txt": "别人的".encode()}
    assert contents(project / "site") == before


@pytest.mark.parametrize("changed", ["docs/about.md", "mkdocs.yml"])  # one page, or all that MkDocs makes
def test_a_link_deep_in_what_was_built_is_neither_followed_nor_published(
    changed: str, project: Path, tmp_path: Path
) -> None:
    assert run_main(project, BUILD).status == 0
    elsewhere = tmp_path / "elsewhere"
    write_tree(elsewhere, {"index.html": b"theirs", "precious.txt": b"theirs"})
    made = project / "build" / "site" / "zh-Hans"
    shutil.rmtree(made / "about")
    (made / "about").symlink_to(elsewhere)
    (made / "pilot" / "x.html").symlink_to(elsewhere / "precious.txt")
    added = "\n又一句。\n" if changed.endswith(".md") else "\n# 又一句\n"
    (project / changed).write_text((project / changed).read_text("utf-8") + added, "utf-8")
    assert run_main(project, BUILD).status == 0
    assert contents(elsewhere) == {"index.html": b"theirs", "precious.txt": b"theirs"}
    assert not (project / "site" / "pilot" / "x.html").exists()
    assert b"theirs" not in contents(project / "site").values()


def test_a_site_elsewhere(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "public"
    assert run_main(project, (*BUILD, "--site", str(site))).status == 0
    assert "逐步推开" in shown(site) and not (project / "site").exists()
    write(project, "推开以后")
    assert run_main(project, (*BUILD, "--site", "../public")).status == 0
    assert "推开以后" in shown(site)
    assert run_main(project, ("verify", "--site", "../public")).status == 0
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "index.html").write_text("x")
    refused = run_main(project, (*BUILD, "--site", "../theirs"))
    assert refused.status == 1 and "请移走，或用 --site 另指一个文件夹" in refused.err
    assert contents(tmp_path / "theirs") == {"index.html": b"x"}


def test_the_marker_is_in_no_copy_that_readers_get(project: Path) -> None:
    assert run_main(project, (*BUILD, "--offline")).status == 0
    assert (project / "site" / MARKER).is_file() and (project / "site-offline" / MARKER).is_file()
    names = subprocess.run(
        [sys.executable, "-m", "zipfile", "-l", "site-offline.zip"],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )
    assert MARKER not in names.stdout
    (project / "site-offline.zip").write_bytes(b"another tool's")
    refused = run_main(project, (*BUILD, "--offline"))
    assert refused.status == 1 and refused.err.startswith("site-offline.zip: ")
    assert (project / "site-offline.zip").read_bytes() == b"another tool's"


def test_any_command_puts_back_a_site_that_was_left_aside(project: Path) -> None:
    assert run_main(project, BUILD).status == 0
    before = contents(project / "site")
    for arguments in (("outline", "docs/documents/pilot/source.txt"), ("check",), ("verify",), ("terms", "absent")):
        (project / "site").rename(project / "build" / "site.old")
        run_main(project, arguments)
        assert contents(project / "site") == before


class _Links(HTMLParser):
    """What a page leads to or loads, on this site."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            parts = urlsplit(value or "")
            if name in ("href", "src") and parts.path and not parts.scheme and not parts.netloc:
                self.found.append(unquote(parts.path))


def lost_links(site: Path) -> set[str]:
    """The pages' links to what the site does not have."""
    lost = set()
    for page in site.rglob("*.html"):
        for link in _Links(page.read_text("utf-8")).found:
            target = site / link[1:] if link.startswith("/") else page.parent / link
            if not (target / "index.html" if link.endswith("/") else target).is_file():
                lost.add(f"{page.relative_to(site)} → {link}")
    return lost


@pytest.mark.parametrize("tags", [("zh-Hans",), ("zh-Hans", "zh-Hant-TW"), ("zh-Hant-HK",)], ids=" ".join)
def test_no_page_leads_to_a_script_that_was_not_built(tags: tuple[str, ...], project: Path) -> None:
    chosen = [part for tag in tags for part in ("--variant", tag)]
    assert run_main(project, ("build", "--no-pdf", "--offline", *chosen)).status == 0
    assert lost_links(project / "site") == set()
    assert lost_links(project / "site-offline") == set()
    # Scripts of an earlier build stay; the new one's pages lead to them.
    assert run_main(project, ("build", "--no-pdf", "--variant", "zh-Hant")).status == 0
    assert lost_links(project / "site") == set()
    page = (project / "site" / "zh-Hant" / "about" / "index.html").read_text("utf-8")
    assert all(f'hreflang="{tag}"' in page for tag in tags)


@pytest.mark.pdf
def test_serve_holds_the_turn_only_while_it_builds_and_gives_no_marker_away(project: Path) -> None:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [*GONGWEN, "serve", "--port", port]
    serving = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True)
    assert serving.stderr
    while port not in serving.stderr.readline():
        assert serving.poll() is None
    assert run_main(project, (*BUILD, "--no-wait")).status == 0
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"http://127.0.0.1:{port}/{MARKER}")
    serving.terminate()
    serving.communicate()
