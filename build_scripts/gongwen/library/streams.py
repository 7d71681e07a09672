"""Standard input, output and error as the command was given them: any of them may be closed, full or deaf."""

import os
import sys
from io import UnsupportedOperation

# What a stream that was closed is opened for: the use that nobody makes of it, so that the other fails as it should.
# What goes to standard error may be lost.
_CLOSED = (("stdin", os.O_WRONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_RDWR))


def open_streams() -> None:
    """All three are open and speak UTF-8, whatever the locale; using one that was closed is an OSError.

    Left closed, its number would go to the next file that is opened, and what is printed into that file.
    """
    for number, (name, usable) in enumerate(_CLOSED):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, usable)  # the lowest number that is free, or one that is to be closed again
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, os.fdopen(number, "r" if name == "stdin" else "w", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # The output is Chinese, and a lone surrogate of a file's name must not stop it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def leave_streams() -> None:
    """What could not be printed is given up: Python would try once more on its way out, and complain."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            try:
                os.dup2(nowhere, stream.fileno())
            except UnsupportedOperation:
                continue  # not the process's own stream
            finally:
                os.close(nowhere)
            stream.flush()
