"""`build` and `serve`."""

import argparse
from pathlib import Path

from gongwen.cli.building import make_site
from gongwen.cli.output import exit_status, print_findings, progress
from gongwen.library.project import find_project
from gongwen.model import VARIANTS
from gongwen.publish.serve import serve_site


def run_build(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    findings = make_site(
        project,
        slugs=tuple(arguments.slugs),
        variants=tuple(tag for tag in VARIANTS if not arguments.variant or tag in arguments.variant),
        with_pdf=not arguments.no_pdf,
        system_fonts=arguments.fonts == "system",
        offline=arguments.offline,
        jobs=arguments.jobs,
        progress=progress,
    )
    print_findings(finding for finding in findings if finding.severity != "info")
    return exit_status(findings, strict=arguments.strict)


def run_serve(arguments: argparse.Namespace) -> int:
    serve_site(find_project(Path.cwd()), arguments.port, make_site)
    return 0
