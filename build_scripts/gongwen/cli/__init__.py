"""The command `gongwen`: one module a group of commands, errors caught once, here."""

import sys
from collections.abc import Sequence

from gongwen.cli.output import print_error
from gongwen.cli.parser import make_parser
from gongwen.errors import GongwenError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 (done), 1 (an error, a bad document, a difference), 2 (wrong usage)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Whatever the locale: the output is Chinese, and a lone surrogate of a file's name must not stop it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = make_parser().parse_args(argv)
        return int(arguments.run(arguments))
    except GongwenError as error:
        print_error(error)
        return 1
    except SystemExit as stop:  # argparse: --help or wrong usage
        return stop.code if isinstance(stop.code, int) else 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of the pipe has gone; Python would complain on the way out
        return 1
