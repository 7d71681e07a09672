"""Style sheets cut into rules, in linear time whatever they hold."""

from collections.abc import Iterator


def without_comments(sheet: str) -> str:
    """The sheet without its comments; one that never ends is the rest of it."""
    kept: list[str] = []
    at = 0
    while (opening := sheet.find("/*", at)) >= 0:
        kept.append(sheet[at:opening])
        end = sheet.find("*/", opening + 2)
        at = end + 2 if end >= 0 else len(sheet)
    return "".join((*kept, sheet[at:]))


def rules_of(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules with their selectors and declarations, those within others' braces too: `a{b{c:d}}` → ("b", "c:d"); the
    end of a sheet ends its last rule."""
    for piece in sheet.split("}"):
        before, brace, declarations = piece.rpartition("{")
        if brace:
            yield before.rpartition("{")[2], declarations
