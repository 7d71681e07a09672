"""What commands print: JSON alone on stdout, findings and progress on stderr."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable

from gongwen.errors import FindingsError, GongwenError
from gongwen.model import Finding

# What would end the line, move the cursor or turn the order of letters: a file may have such a name, and in a log of
# GitHub a line that begins with `::` is a command.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def print_json(value: object) -> None:
    """One JSON value and nothing else."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def print_findings(findings: Iterable[Finding]) -> None:
    """One line each, whatever stands in it."""
    for finding in findings:
        print(printable(str(finding)), file=sys.stderr)


def without_repetition(findings: Iterable[Finding]) -> tuple[list[Finding], dict[str, int]]:
    """The findings but for information that was given three times in the same words; how many those are, by code."""
    shown: list[Finding] = []
    said: Counter[tuple[str, str]] = Counter()
    left: Counter[str] = Counter()
    for finding in findings:
        said[finding.code, finding.message] += 1
        if finding.severity == "info" and said[finding.code, finding.message] > 3:
            left[finding.code] += 1
        else:
            shown.append(finding)
    return shown, dict(left)


def print_error(error: GongwenError) -> None:
    """A line, or one for each finding."""
    if isinstance(error, FindingsError):
        print_findings(error.findings)
    else:
        print(printable(str(error)), file=sys.stderr)


def printable(line: str) -> str:
    r"""The line with what is not to be printed in the form \u001b."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def say(message: str) -> None:
    """A line that whoever waits for the command has to know."""
    print(printable(message), file=sys.stderr, flush=True)


def progress(message: str) -> None:
    """A line about long work, on a terminal only."""
    if sys.stderr.isatty():
        print(f"… {message}", file=sys.stderr)


def exit_status(findings: Iterable[Finding], *, strict: bool) -> int:
    """1 where there is an error or, with `strict`, a warning; else 0."""
    severities = {finding.severity for finding in findings}
    return int("error" in severities or (strict and "warning" in severities))
