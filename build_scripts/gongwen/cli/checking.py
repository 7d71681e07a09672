"""`check` and `verify`: what is wrong in docs/, and whether what was published is the source's text."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from gongwen.build.comparing import DIFFERENCES
from gongwen.check.collect import check_project, select_paths
from gongwen.cli.output import exit_status, print_findings, print_json, progress, without_repetition
from gongwen.cli.verifying import site_reports, source_reports
from gongwen.cli.workflow import runs_on_github, workflow_command
from gongwen.library.project import find_project
from gongwen.verify.run import Report, report_value


def run_check(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    findings = select_paths(project, check_project(project, date.today()), arguments.paths)
    if arguments.json:
        print_json(
            [
                {"path": f.path, "line": f.line, "severity": f.severity, "code": f.code, "message": f.message}
                for f in findings
            ]
        )
    else:
        shown, left = (findings, {}) if arguments.paths else without_repetition(findings)
        print_findings(shown)
        for code, count in left.items():
            print(
                f"还有 {count} 条同样的 {code}；写明文件夹（gongwen check PATH）或加 --json 就逐条列出",
                file=sys.stderr,
            )
        if runs_on_github(os.environ):
            for finding in findings:
                if finding.severity != "info":  # GitHub shows no more than ten of each sort
                    print(workflow_command(finding))
    return exit_status(findings, strict=arguments.strict)


def run_verify(arguments: argparse.Namespace) -> int:
    slugs, site = tuple(arguments.slugs), arguments.site and Path(arguments.site)
    if arguments.source:
        reports = source_reports(arguments.source, slugs, site)
    else:
        reports = site_reports(find_project(Path.cwd()), slugs, site, progress)
    if arguments.json:
        print_json([report_value(report) for report in reports])
    else:
        for report in reports:
            print(_line(report))
            for place in report.places:
                print(f"  {place.eid} 第 {place.line} 行 {DIFFERENCES[place.what]}：{place.text}", file=sys.stderr)
    return int(any(report.places for report in reports))


def _line(report: Report) -> str:
    counts = f"缺少 {report.missing}，多出 {report.added}，移位 {report.moved}"
    return f"{report.slug} {report.variant} {report.format}：{report.characters} 字，{counts}"
