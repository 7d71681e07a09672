"""The command `gongwen`: one module a group of commands, errors caught once, here."""

import atexit
import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from gongwen.cli.faults import machine_errors
from gongwen.cli.output import print_error
from gongwen.cli.parser import make_parser
from gongwen.errors import GongwenError
from gongwen.library.streams import leave_streams, open_streams

# At its end Python would walk all that a build has made to see what can go; the system takes it back as it is.
atexit.register(gc.freeze)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 (done), 1 (an error, a bad document, a difference), 2 (wrong usage)."""
    open_streams()
    try:
        with machine_errors():
            return _run(argv)
    except GongwenError as error:
        with suppress(OSError):  # nobody can be told
            print_error(error)
        return 1
    except SystemExit as stop:  # argparse: --help or wrong usage
        return stop.code if isinstance(stop.code, int) else 2
    except KeyboardInterrupt:
        return 130
    finally:
        leave_streams()


def _run(argv: Sequence[str] | None) -> int:
    """The command's status, once all that it printed has been taken."""
    try:
        arguments = make_parser().parse_args(argv)
        _recover()
        return int(arguments.run(arguments))
    finally:
        sys.stdout.flush()


def _recover() -> None:
    """Whatever the command is: a site that a killed build left aside stands where it stood."""
    from gongwen.library.project import project_root  # --help need not wait for these
    from gongwen.publish.recovery import recover_project

    with suppress(OSError):  # the working folder is gone, say: the command itself says so
        if root := project_root(Path.cwd()):
            recover_project(root)
