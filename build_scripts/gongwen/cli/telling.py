"""How far a build is, on a terminal, and where its time went."""

import os
import shutil
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from gongwen.build.progress import Moment, Progress, Spent
from gongwen.cli.output import printable

_PAUSE = 0.1  # seconds between two changes of the line: more is not read
_SLOWEST = 10  # documents that a profile names
_ANEW = "\r\x1b[K"  # to the line's beginning, and all of it away


@contextmanager
def telling(*, profile: bool) -> Iterator[Progress]:
    """What a build is to tell: a line on a terminal that holds what it is at; at the end, if asked for, a profile."""
    line = _Line()
    progress = Progress(line.show if sys.stderr.isatty() else lambda moment: None)
    try:
        yield progress
    finally:
        progress.end()
        line.close()
    if profile:
        print(profile_of(progress), file=sys.stderr)


class _Line:
    """The last line of the terminal. One that moves no cursor (TERM=dumb) is told each stage once."""

    def __init__(self) -> None:
        self._moves = os.environ.get("TERM", "dumb") != "dumb"
        self._shown: Moment | None = None
        self._next = 0.0

    def show(self, moment: Moment) -> None:
        before, now = self._shown, time.monotonic()
        is_new = before is None or moment.stage != before.stage
        if is_new:
            self.close()
        if is_new and not self._moves:
            print(line_of(moment, self._columns()), file=sys.stderr, flush=True)
        elif self._moves and (is_new or now >= self._next or moment.done == moment.orders):
            print(_ANEW + line_of(moment, self._columns()), end="", file=sys.stderr, flush=True)
            self._next = now + _PAUSE
        self._shown = moment

    def close(self) -> None:
        """Leaves what was shown last, and a line for what comes."""
        if self._shown and self._moves:
            print(file=sys.stderr, flush=True)
        self._shown = None

    @staticmethod
    def _columns() -> int:
        return shutil.get_terminal_size().columns


def line_of(moment: Moment, columns: int) -> str:
    """`… 生成各页和下载：做完 12 份，还有 28 份，约 1 分 20 秒`, as far as it has room."""
    parts = [f"… {moment.stage}"]
    left = moment.orders - moment.done
    if moment.orders:
        parts[0] += f"：做完 {moment.done} 份"
        parts += [f"还有 {left} 份"] if left else []
    if left and moment.done:
        parts.append(f"约 {time_of(moment.seconds / moment.done * left)}")
    while len(parts) > 1 and _width("，".join(parts)) >= columns:
        parts.pop()
    return printable("，".join(parts))


def time_of(seconds: float) -> str:
    """A duration as one reads it: 8 秒, 1 分 20 秒, 2 小时 5 分."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    if whole < 3600:
        return f"{whole // 60} 分 {whole % 60} 秒"
    return f"{whole // 3600} 小时 {whole % 3600 // 60} 分"


def profile_of(progress: Progress) -> str:
    """A table of the stages and of the slowest documents."""
    stages = progress.stages
    seconds, processor = sum(one.seconds for one in stages), sum(one.processor for one in stages)
    rows = [*stages, Spent("合计", seconds, processor, sum(one.orders for one in stages))]
    table = ["| 阶段或公文 | 秒 | 处理器秒 | 份 |", "|---|---:|---:|---:|"]
    table += [f"| {row.stage} | {row.seconds:.1f} | {row.processor:.1f} | {row.orders or ''} |" for row in rows]
    slowest = sorted(progress.documents.items(), key=lambda one: (-one[1], one[0]))[:_SLOWEST]
    return "\n".join([*table, *(f"| {slug} | | {processor:.1f} | |" for slug, processor in slowest)])


def _width(text: str) -> int:
    """Columns of the text on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
