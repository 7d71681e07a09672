"""What a build tells of itself: on a terminal how far it is, with --profile where its time went."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from tests.conftest import gongwen
from tests.small_project import small_project

from gongwen.build.progress import Moment, Progress, Spent
from gongwen.cli.telling import line_of, profile_of, telling, time_of

STAGE = "生成各页和下载"
BUILD = ("build", "--variant", "zh-Hans", "--jobs", "1", "--format", "pdf")
NUMBER = 16  # documents


@pytest.mark.parametrize(
    ("moment", "columns", "line"),
    [
        (Moment("读取 docs/", 0, 0, 0), 80, "… 读取 docs/"),  # it is not known how many
        (Moment(STAGE, 0, 0, 40), 80, "… 生成各页和下载：做完 0 份，还有 40 份"),  # nor how long one takes
        (Moment(STAGE, 30, 12, 40), 80, "… 生成各页和下载：做完 12 份，还有 28 份，约 1 分 10 秒"),
        (Moment(STAGE, 30, 12, 40), 55, "… 生成各页和下载：做完 12 份，还有 28 份"),
        (Moment(STAGE, 30, 12, 40), 10, "… 生成各页和下载：做完 12 份"),
        (Moment(STAGE, 100, 40, 40), 80, "… 生成各页和下载：做完 40 份"),
    ],
)
def test_a_line_says_what_is_done_and_left_as_far_as_it_has_room(moment: Moment, columns: int, line: str) -> None:
    assert line_of(moment, columns) == line


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.4, "0 秒"),
        (59.4, "59 秒"),
        (59.6, "1 分 0 秒"),
        (80, "1 分 20 秒"),
        (3599.6, "1 小时 0 分"),
        (7500, "2 小时 5 分"),
    ],
)
def test_durations_are_read_as_people_say_them(seconds: float, text: str) -> None:
    assert time_of(seconds) == text


def test_a_profile_has_the_stages_their_sum_and_the_slowest_documents() -> None:
    progress = Progress()
    progress.stages += [Spent("读取 docs/", 1.0, 1.5, 3), Spent("汇总全库", 2.0, 2.25, 0)]
    for number in range(11):
        progress.did(f"law-{number}", number)
    progress.did("law-3", 9)  # another script

    head, _, *rows = profile_of(progress).splitlines()

    assert head == "| 阶段或公文 | 秒 | 处理器秒 | 份 |"
    assert rows[:3] == ["| 读取 docs/ | 1.0 | 1.5 | 3 |", "| 汇总全库 | 2.0 | 2.2 |  |", "| 合计 | 3.0 | 3.8 | 3 |"]
    assert rows[3:5] == ["| law-3 | | 12.0 | |", "| law-10 | | 10.0 | |"]
    assert len(rows) == 3 + 10


def test_a_stage_ends_where_the_next_begins() -> None:
    shown: list[Moment] = []
    progress = Progress(shown.append)
    progress.begin("甲")
    progress.expect(2)
    progress.did("law", 0.5)
    progress.begin("乙")
    progress.end()
    progress.end()

    assert [(one.stage, one.orders) for one in progress.stages] == [("甲", 2), ("乙", 0)]
    assert [(one.stage, one.done, one.orders) for one in shown] == [
        ("甲", 0, 0),
        ("甲", 0, 2),
        ("甲", 1, 2),
        ("乙", 0, 0),
    ]


def test_nothing_is_told_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with telling(profile=False) as progress:
        progress.begin("甲")

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("term", "moves"), [("xterm", True), ("dumb", False)])
def test_a_terminal_is_told_in_one_line_if_it_can_go_back(term: str, moves: bool) -> None:
    code = f"""
from gongwen.cli.telling import telling
with telling(profile=False) as progress:
    progress.begin("{STAGE}")
    progress.expect(1)
    progress.did("law", 1.0)
"""
    seen = on_a_terminal([sys.executable, "-c", code], TERM=term)

    assert ("\x1b[K" in seen) is moves
    assert "\x1b[3" not in seen  # no colour, whatever NO_COLOR says
    lines = [line.rpartition("\x1b[K")[2] for line in seen.split("\r\n")[:-1]]
    assert lines == [f"… {STAGE}：做完 1 份" if moves else f"… {STAGE}"]


def on_a_terminal(command: list[str], **environment: str) -> str:
    """What the command writes to a terminal."""
    mine, its = pty.openpty()
    with subprocess.Popen(command, stdin=its, stderr=its, env={**os.environ, **environment}) as process:
        os.close(its)
        seen = b""
        try:
            while part := os.read(mine, 4096):
                seen += part
        except OSError:  # its end, on Linux
            pass
        os.close(mine)
    assert process.returncode == 0
    return seen.decode()


def test_a_build_that_is_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    for n in range(NUMBER - 1):
        folder = root / "docs" / "documents" / f"law-{n:02}"
        folder.mkdir()
        (folder / "source.txt").write_text(f"关于第{n}件事的通知\n各市：\n一、办理。\n办第{n}件。\n", "utf-8")
    kept: dict[str, int] = {}
    for number, status in {signal.SIGTERM: 143, signal.SIGINT: 130}.items():
        before = kept
        stopped = build_until_more_is_kept(root, number)
        kept = units(root)
        assert stopped == (status, "停下了；做好的都留着，网站还是原来的，再运行一次就从这里接着做\n")
        assert before.items() < kept.items() and len(kept) < NUMBER
        assert not (root / "site" / "index.html").exists()

    done = gongwen(root, *BUILD, "--profile")

    assert done.returncode == 0
    assert (count := re.search(rf"\| {STAGE} .*\| (\d+) \|", done.stderr)) and int(count[1]) == NUMBER - len(kept)
    assert kept.items() < units(root).items()
    assert all((root / "site" / slug / "index.html").is_file() for slug in units(root))


def build_until_more_is_kept(root: Path, number: signal.Signals) -> tuple[int, str]:
    """How a build ends that is sent a signal as soon as it has kept a unit, and what it says."""
    before = units(root)
    command = [sys.executable, "-m", "gongwen", *BUILD]
    # A shell may have started these tests with Ctrl+C ignored.
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True, preexec_fn=heeding) as process:
        while units(root).items() <= before.items():
            assert process.poll() is None
            time.sleep(0.002)
        process.send_signal(number)
        said = process.communicate()[1]
    return process.returncode, said


def units(root: Path) -> dict[str, int]:
    """When each unit that is kept was made, by document."""
    return {path.parent.name: path.stat().st_mtime_ns for path in (root / "build" / "units").glob("*/zh-Hans.bin")}
