"""What commands print: JSON alone on stdout, findings and progress on stderr."""

import json
import sys
from collections.abc import Iterable

from gongwen.model import Finding


def print_json(value: object) -> None:
    """One JSON value and nothing else."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def print_findings(findings: Iterable[Finding]) -> None:
    for finding in findings:
        print(finding, file=sys.stderr)


def progress(message: str) -> None:
    """A line about long work, on a terminal only."""
    if sys.stderr.isatty():
        print(f"… {message}", file=sys.stderr)


def exit_status(findings: Iterable[Finding], *, strict: bool) -> int:
    """1 where there is an error or, with `strict`, a warning; else 0."""
    severities = {finding.severity for finding in findings}
    return int("error" in severities or (strict and "warning" in severities))
