"""The bounds of a process that reads a stranger's file: it ends itself before it harms the machine."""

import sys


def bound_process(seconds: int, megabytes: int) -> None:
    """From here on this process takes so much of a processor and of memory, no more; nothing on Windows, which has none
    of these bounds (there the one who waits for it ends it)."""
    if sys.platform == "win32":
        return
    import resource

    most = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
