"""`check` and `verify`: what is wrong in docs/, and whether what was published is the source's text."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gongwen.build.comparing import DIFFERENCES
from gongwen.check.collect import check_project, select_paths
from gongwen.cli.output import exit_status, print_findings, print_json, progress, say, without_repetition
from gongwen.cli.verifying import site_reports, source_reports
from gongwen.cli.workflow import runs_on_github, workflow_command
from gongwen.library.inputs import InputError
from gongwen.library.project import find_project
from gongwen.library.publishable import before_publishing
from gongwen.model import Finding
from gongwen.text.sums import NAME
from gongwen.verify.report import Report, report_value
from gongwen.verify.sums import compare_sums


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
        if not arguments.paths:
            for line in before_publishing(project):
                say(line)
        say(_checked(findings))
    return exit_status(findings, strict=arguments.strict)


_SUMS = {"changed": "内容改动", "missing": "缺少", "unlisted": "清单里没有"}


def _checked(findings: Sequence[Finding]) -> str:
    """How many findings there are, by severity."""
    counts = Counter(finding.severity for finding in findings)
    return f"检查完：{counts['error']} 个错误，{counts['warning']} 个警告，{counts['info']} 条提示"


def run_verify(arguments: argparse.Namespace) -> int:
    slugs, site = tuple(arguments.slugs), arguments.site and Path(arguments.site)
    if arguments.deep and (arguments.sums or arguments.source):
        raise InputError("--deep 核对整个网站，不能和 --sums、--source 同用；请去掉一个", "verify")
    if arguments.sums:
        return _verify_sums(site or find_project(Path.cwd()).site, as_json=arguments.json)
    if arguments.source:
        reports = source_reports(arguments.source, slugs, site)
    else:
        reports = site_reports(find_project(Path.cwd()), slugs, site, progress, deep=arguments.deep)
    if arguments.json:
        print_json([report_value(report) for report in reports])
    else:
        for report in reports:
            print(_line(report))
            for place in report.places:
                where = place.file if place.what in ("altered", "stale") else f"{place.eid} 第 {place.line} 行"
                print(f"  {where} {DIFFERENCES[place.what]}：{place.text}", file=sys.stderr)
        print(_verdict(reports))
    return int(any(report.places for report in reports))


def _verdict(reports: Sequence[Report]) -> str:
    """All that was compared, in one line."""
    documents, places = len({r.slug for r in reports if r.slug}), sum(len(report.places) for report in reports)
    compared = f"{documents} 件公文，{len(reports)} 项核对"
    return f"{compared}：有 {places} 处与原文不同" if places else f"{compared}：全部与原文一致"


def _verify_sums(site: Path, *, as_json: bool) -> int:
    """A copy of a site, which needs no project."""
    found = list(compare_sums(site))
    if as_json:
        print_json([{"path": one.path, "what": one.what} for one in found])
    else:
        for one in found:
            print(f"{one.path}：{_SUMS[one.what]}", file=sys.stderr)
        print(f"与 {NAME} 不符的文件 {len(found)} 个" if found else f"与 {NAME} 完全相符")
    return int(bool(found))


def _line(report: Report) -> str:
    counts = f"缺少 {report.missing}，多出 {report.added}，移位 {report.moved}"
    return f"{report.slug or '全站'} {report.variant} {report.format}：{report.characters} 字，{counts}"
