"""`print`: chosen parts of a document as one PDF."""

import argparse
from pathlib import Path

from gongwen.build.excerpt import Wish, print_excerpt
from gongwen.cli.output import print_findings, say
from gongwen.cli.publishing import project_here
from gongwen.publish.files import write_if_changed
from gongwen.render.print.options import LARGE, OFFICIAL, Extra


def run_print(arguments: argparse.Namespace) -> int:
    asked: dict[Extra, bool] = {"lines": arguments.lines, "qr": arguments.qr}
    wish = Wish(
        arguments.slug,
        arguments.variant,
        LARGE if arguments.large else OFFICIAL,
        tuple(arguments.parts),
        tuple(extra for extra, wanted in asked.items() if wanted),
        arguments.fonts == "system",
    )
    printed = print_excerpt(project_here(None), wish)
    print_findings(printed.findings)
    if printed.pdf is None:
        return 1
    path = Path(arguments.output or f"{printed.name}.pdf")
    write_if_changed(path, printed.pdf)
    say(f"{path}：{printed.pages} 页")
    return 0
