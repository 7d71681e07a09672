"""The YAML between two `---` lines at the head of a Markdown file, told apart from its body."""

import re
from dataclasses import dataclass

FENCE = "---"
_KEY = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file's head and body, each with the line of the file on which it begins."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split_front_matter(text: str) -> FrontMatter | None:
    """Head and body of a file, or None where it does not open with `---` or the second `---` is missing.

    A byte order mark before the first fence and CRLF line ends are accepted.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != FENCE:
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return None
    return FrontMatter("\n".join(lines[1:end]), 2, "\n".join(lines[end + 1 :]), end + 2)


def with_key(head: list[str], key: str, lines: list[str]) -> list[str]:
    """The lines of a head with those of a top-level key replaced, or put at the end where it had none."""
    start = next((n for n, line in enumerate(head) if line.startswith(f"{key}:")), None)
    if start is None:
        return [*head, *lines]
    end = next((n for n in range(start + 1, len(head)) if _KEY.match(head[n]) or head[n].startswith("#")), len(head))
    return [*head[:start], *lines, *head[end:]]
