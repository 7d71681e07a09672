"""Findings as GitHub shows them beside the lines of a pull request: ::error file=…,line=…,title=…::message."""

from collections.abc import Mapping

from gongwen.model import Finding, Severity

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
# actions/toolkit, packages/core/src/command.ts: what ends a message, and in a property what ends that too.
_DATA = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY = _DATA | {ord(":"): "%3A", ord(","): "%2C"}


def runs_on_github(environment: Mapping[str, str]) -> bool:
    """True within GitHub Actions."""
    return environment.get("GITHUB_ACTIONS") == "true"


def workflow_command(finding: Finding) -> str:
    """The finding as a workflow command on one line; nothing in it can begin another."""
    command = _COMMANDS[finding.severity]
    file, title = finding.path.translate(_PROPERTY), finding.code.translate(_PROPERTY)
    return f"::{command} file={file},line={finding.line},title={title}::{finding.message.translate(_DATA)}"
