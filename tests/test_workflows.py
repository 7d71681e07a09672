"""The workflows hold no rights that a stranger's pull request could use (SECURITY.md)."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
EVENTS = {"check.yml": {"pull_request"}, "nightly.yml": {"schedule"}, "publish.yml": {"push"}}
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
# Values of GitHub's own making; all others (titles, branches, names of files) a stranger may choose.
SAFE = re.compile(
    r"\$\{\{ *(?:github\.event\.pull_request\.number|matrix\.python|steps\.deployment\.outputs\.page_url) *\}\}"
)


def read(path: Path) -> dict[str, object]:
    value = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(value, dict)
    return value


def faults(workflow: dict[str, object], events: set[str]) -> Iterator[str]:
    """What in a workflow would give a stranger a hold."""
    on = workflow.get("on")
    if not isinstance(on, dict) or set(on) != events:
        yield f"events: {on}"
    if "push" in events and isinstance(on, dict) and on.get("push") != {"branches": ["main"]}:
        yield "published from other branches"
    if workflow.get("permissions") != {"contents": "read"}:
        yield "permissions of the workflow"
    if "${{" in SAFE.sub("", str({key: value for key, value in workflow.items() if key != "jobs"})):
        yield "an expression outside the jobs that a stranger may choose"
    jobs = workflow.get("jobs")
    assert isinstance(jobs, dict) and jobs
    for name, job in jobs.items():
        yield from (f"{name}: {fault}" for fault in job_faults(job, events))


def job_faults(job: dict[str, object], events: set[str]) -> Iterator[str]:
    if not str(job.get("timeout-minutes", "")).isdecimal():
        yield "no time limit"
    steps = job.get("steps")
    assert isinstance(steps, list) and steps
    rights = job.get("permissions", {"contents": "read"})
    if rights != {"contents": "read"} and ("pull_request" in events or any("run" in step for step in steps)):
        yield "a job with rights runs code"
    for step in steps:
        uses, given = step.get("uses", ""), step.get("with", {})
        if uses and not PINNED.fullmatch(uses):
            yield f"not pinned: {uses}"
        if uses.startswith("actions/checkout@") and given.get("persist-credentials") != "false":
            yield "the token is left in .git"
        if uses.startswith("actions/checkout@") and "ref" in given:
            yield "another commit is checked out"
        if "${{" in step.get("run", ""):
            yield "an expression in a script"
    if "${{" in SAFE.sub("", str(job)):
        yield "an expression that a stranger may choose, or a secret"


def test_there_are_these_workflows_and_no_others() -> None:
    assert [path.name for path in FILES] == sorted(EVENTS)
    assert [path for path in FOLDER.iterdir() if path not in FILES] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_gives_no_hold(path: Path) -> None:
    assert list(faults(read(path), EVENTS[path.name])) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_pinned_action_says_its_version(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]

    assert lines and all(re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line) for line in lines)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  pull_request:\n", "  pull_request_target:\n"),
        ("  pull_request:\n", "  pull_request:\n  workflow_run:\n"),
        ("  contents: read\n", "  contents: write\n"),
        ("    timeout-minutes: 20\n", ""),
        ("@ea165f8d65b6e75b540449e92b4886f43607fa02", "@v4"),
        ("        with:\n          persist-credentials: false\n      - name: Install", "      - name: Install"),
        ("run: make .venv/installed", "run: echo ${{ github.event.pull_request.title }}"),
        ("github.event.pull_request.number", "github.head_ref"),
        ("github.event.pull_request.number", "secrets.TOKEN"),
        ("    timeout-minutes: 45\n", "    timeout-minutes: 45\n    permissions: {contents: write}\n"),
        ("          persist-credentials: false\n", "          persist-credentials: false\n          ref: main\n"),
    ],
)
def test_a_hold_is_seen(old: str, new: str) -> None:
    text = (FOLDER / "check.yml").read_text("utf-8")

    assert old in text
    assert list(faults(yaml.load(text.replace(old, new), yaml.BaseLoader), EVENTS["check.yml"]))


# --- other forges: what their documented forms say of a pull request is held to the same

GITLAB, GITEE = ROOT / ".gitlab-ci.yml", ROOT / ".workflow" / "check.yml"
STEPS = ["make .venv/installed", ".venv/bin/gongwen check --strict", ".venv/bin/gongwen build --no-pdf"]


def test_every_forge_checks_the_whole_library_and_keeps_a_preview() -> None:
    github = read(FOLDER / "check.yml")["jobs"]["content"]["steps"]  # type: ignore[index]  # as it is in the file
    gitlab = read(GITLAB)["content"]
    gitee = read(GITEE)["stages"][0]["steps"][0]  # type: ignore[index]  # as it is in the file

    commands = "\n".join(step.get("run", "") for step in github)
    assert all(step in commands for step in STEPS)
    assert gitlab["script"][:3] == STEPS and gitlab["artifacts"]["paths"] == ["site/"]  # type: ignore[index]
    assert gitee["commands"][:3] == STEPS and gitee["artifacts"][0]["path"] == ["site/"]


SUPPLY_CHAIN = ["make licences", "make sbom > sbom.json", "make audit"]


def test_every_forge_looks_at_the_supply_chain() -> None:
    """As SECURITY.md says."""
    github = read(FOLDER / "check.yml")["jobs"]["supply-chain"]["steps"]  # type: ignore[index]  # as it is in the file
    gitlab = read(GITLAB)["supply-chain"]["script"]  # type: ignore[index]
    gitee = read(GITEE)["stages"][0]["steps"][2]["commands"]  # type: ignore[index]
    commands = [step["run"] for step in github if "run" in step]
    assert [steps[1:] for steps in (commands, gitlab, gitee)] == [SUPPLY_CHAIN] * 3


def test_gitlab_publishes_from_its_main_branch_alone() -> None:
    value = read(GITLAB)
    jobs = {name: job for name, job in value.items() if isinstance(job, dict) and "script" in job}

    assert set(jobs) == {"content", "test", "pythons", "package", "supply-chain", "pages"}
    assert [rule["if"] for rule in jobs["pages"]["rules"]] == ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"]
    assert jobs["pages"]["artifacts"] == {"paths": ["public/"]} and jobs["pages"]["script"][-1] == "mv site public"
    for name in jobs.keys() - {"pages"}:
        assert [rule["if"] for rule in jobs[name]["rules"]] == ['$CI_PIPELINE_SOURCE == "merge_request_event"']
    assert all("timeout" in job and "variables" not in job and "secrets" not in job for job in jobs.values())
    assert all(job["stage"] in value["stages"] for job in jobs.values())  # type: ignore[operator]


def test_zizmor_finds_nothing() -> None:
    """An auditor of workflows by other hands, without a network."""
    command = Path(sys.executable).parent / "zizmor"
    result = subprocess.run(
        [command, "--offline", "--no-progress", FOLDER], capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stdout + result.stderr
