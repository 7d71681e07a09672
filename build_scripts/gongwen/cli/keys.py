"""One key from the person at the terminal."""

import sys


def read_key() -> str:
    """The key that was pressed; from anything but a terminal the first character of a line, "q" at its end.

    The Enter key and an empty line are "\\n".
    """
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line[:1] or "q"
    try:
        import termios
        import tty
    except ImportError:  # Windows has none: a key and Enter
        return sys.stdin.readline()[:1] or "q"
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSANOW)  # keys that were pressed early count
        return sys.stdin.read(1) or "q"
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
