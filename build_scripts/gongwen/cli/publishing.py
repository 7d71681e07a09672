"""`build` and `serve`."""

import argparse
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from gongwen.build.making import make_site
from gongwen.build.progress import Progress
from gongwen.build.turn import build_turn
from gongwen.build.wanted import Options, Wanted
from gongwen.cli.faults import machine_errors
from gongwen.cli.output import exit_status, print_findings, say
from gongwen.cli.telling import telling
from gongwen.library.ownership import claim_build, claim_site
from gongwen.library.project import Project, find_project
from gongwen.library.publishable import before_publishing
from gongwen.model import VARIANTS, Finding
from gongwen.publish.offline import NAME as OFFLINE
from gongwen.publish.serve import serve_site


def run_build(arguments: argparse.Namespace) -> int:
    if arguments.scheduler and arguments.fonts:
        arguments.refuse("--fonts system 用的是本机的字体，别的机器上没有；请和 --scheduler 二选一")
    project = project_here(arguments.site)
    with build_turn(project, "build", say, offline=arguments.offline, waiting=not arguments.no_wait):
        wanted = Wanted(
            tuple(tag for tag in VARIANTS if tag in (arguments.variant or project.scripts)),
            Options(
                with_pdf=not arguments.no_pdf and "pdf" in arguments.format,
                system_fonts=arguments.fonts == "system",
                forms=arguments.format,
            ),
            arguments.offline,
            arguments.jobs,
            arguments.scheduler or "",
        )
        with _stoppable(), telling(profile=arguments.profile) as progress:
            findings = make_site(project, wanted, slugs=tuple(arguments.slugs), progress=progress)
    print_findings(finding for finding in findings if finding.severity != "info")
    for line in before_publishing(project):
        say(line)
    say(_result(project, offline=arguments.offline))
    return exit_status(findings, strict=arguments.strict)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl+C and SIGTERM end what is in here with a line; what was made is kept already, whole."""
    before = signal.getsignal(signal.SIGTERM)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        say("停下了；做好的都留着，网站还是原来的，再运行一次就从这里接着做")
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(number: int, frame: object) -> NoReturn:
    raise SystemExit(128 + number)  # as a shell tells it


def _result(project: Project, *, offline: bool) -> str:
    """Where the site is, and how to open it."""
    folder = f"网站在 {project.shown(project.site)}/；gongwen serve 打开"
    return f"{folder}，离线版在 {OFFLINE}/ 和 {OFFLINE}.zip" if offline else folder


def run_serve(arguments: argparse.Namespace) -> int:
    import gongwen.build.story  # noqa: F401  # which the first edit need not wait for

    def build(project: Project, rendered: Callable[[], None]) -> tuple[Finding, ...]:
        # serve goes on whatever becomes of a build; in between others may build.
        with machine_errors(), build_turn(project, "serve", say):
            return make_site(project, Wanted(project.scripts), progress=Progress(rendered=rendered))

    project = project_here(arguments.site)
    claim_build(project)
    claim_site(project, project.site)  # what is not ours is not served either
    serve_site(project, arguments.port, build)
    return 0


def project_here(site: str | None) -> Project:
    """The project around the working folder, which publishes in the folder that was asked for."""
    project = find_project(Path.cwd())
    return replace(project, published=Path(os.path.abspath(site))) if site else project  # noqa: PTH100  # not resolved: whether it is a link counts
