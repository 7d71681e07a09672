"""Where paths lead."""

import os
from pathlib import Path


def real_path(path: Path) -> Path:
    """Where the path leads through links; of links in a circle the path itself, which nobody can read.

    Path.resolve raises RuntimeError for a circle until Python 3.13.
    """
    return Path(os.path.realpath(path))
