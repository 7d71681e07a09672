"""What GitHub is told; the escapes are those of actions/toolkit."""

import pytest

from gongwen.cli.workflow import runs_on_github, workflow_command
from gongwen.model import Finding


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (
            Finding("docs/a.md", 3, "E-date", "不是一天；请改"),
            "::error file=docs/a.md,line=3,title=E-date::不是一天；请改",
        ),
        (Finding("docs/a.md", 1, "W-orphan", "100%"), "::warning file=docs/a.md,line=1,title=W-orphan::100%25"),
        (Finding("docs/a.md", 1, "I-moved", "甲: 乙, 丙"), "::notice file=docs/a.md,line=1,title=I-moved::甲: 乙, 丙"),
        (
            Finding("docs/a,b:c\n::d.md", 1, "E-path", "甲\r\n::error::乙"),
            "::error file=docs/a%2Cb%3Ac%0A%3A%3Ad.md,line=1,title=E-path::甲%0D%0A::error::乙",
        ),
    ],
)
def test_a_finding_is_one_command(finding: Finding, line: str) -> None:
    assert workflow_command(finding) == line
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    ("value", "answer"), [({"GITHUB_ACTIONS": "true"}, True), ({"GITHUB_ACTIONS": "false"}, False), ({}, False)]
)
def test_only_github_is_told(value: dict[str, str], answer: bool) -> None:
    assert runs_on_github(value) is answer
