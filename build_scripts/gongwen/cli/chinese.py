"""argparse that speaks Chinese: headings, usage errors, --help with an example."""

import argparse
import re
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn
from urllib.parse import urlsplit

from gongwen.model import FORMS, Form

# argparse's own messages, as of Python 3.11 to 3.14; one that is not here is shown as it is.
_MESSAGES = (
    (re.compile(r"unrecognized arguments: (.*)"), r"不认识的参数：\1"),
    (re.compile(r"the following arguments are required: (.*)"), r"缺少参数：\1"),
    (re.compile(r"argument (.*): invalid choice: (.*) \(choose from (.*)\)"), r"\1 不能是 \2；可以是 \3"),
    (re.compile(r"argument (.*): invalid (?:int|positive_number) value: (.*)"), r"\1 要正整数，不能是 \2"),
    (re.compile(r"argument (.*): invalid day value: (.*)"), r"\1 要日期，如 2024-05-01，不能是 \2"),
    (
        re.compile(r"argument (.*): invalid scheduler value: (.*)"),
        r"\1 要调度程序的地址，如 tcp://10.0.0.5:8786，不能是 \2",
    ),
    (re.compile(r"argument (.*): expected (?:one|at least one) argument"), r"\1 后面要有值"),
    (re.compile(r"argument (.*): not allowed with argument (.*)"), r"\1 不能和 \2 同用"),
    (re.compile(r"argument (.*): ignored explicit argument (.*)"), r"\1 不带值，\2 是多余的"),
    (re.compile(r"ambiguous option: (.*) could match (.*)"), r"\1 不明确，可能是 \2"),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """An ArgumentParser whose help and errors are in Chinese; no option may be shortened."""

    def __init__(self, *, example: str = "", description: str = "", prog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=f"示例：\n  {example}" if example else None,
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def _print_message(self, message: str, file: Any = None) -> None:
        """As argparse does it, which keeps silent about what could not be printed."""
        (file or sys.stderr).write(message)

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in _MESSAGES:
            if match := pattern.fullmatch(message):
                message = match.expand(chinese)
                break
        print(f"{self.prog}: {message}；请看 {self.prog} --help", file=sys.stderr)
        sys.exit(2)


def day(text: str) -> str:
    """An argument that is a day, as 2024-05-01."""
    return date.fromisoformat(text).isoformat()


def positive_number(text: str) -> int:
    """An argument that is a whole number above zero."""
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value


def scheduler(text: str) -> str:
    """An argument that is the address of a scheduler: tcp://10.0.0.5:8786."""
    parts = urlsplit(text)
    if parts.scheme not in ("tcp", "tls") or not parts.hostname or parts.port == 0:  # a port may be no number
        raise ValueError(text)
    return text


def forms(text: str) -> tuple[Form, ...]:
    """The forms of files that a list with commas names, in our order: docx,pdf."""
    named = [word.strip() for word in text.split(",")]
    if unknown := next((word for word in named if word not in FORMS), None):
        raise argparse.ArgumentTypeError(f"没有“{unknown}”这种格式；能用的是：{'、'.join(FORMS)}")
    return tuple(form for form in FORMS if form in named)
