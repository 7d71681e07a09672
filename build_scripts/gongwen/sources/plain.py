"""Plain text: a line is a paragraph, and nothing in it is markup."""

from gongwen.model import Finding
from gongwen.sources.blocks import SourceParagraph
from gongwen.sources.characters import clean_text, is_clean


def read_plain(lines: list[str], first_line: int, path: str) -> tuple[tuple[SourceParagraph, ...], tuple[Finding, ...]]:
    """The lines that hold text as source blocks, without the white space around them."""
    blocks: list[SourceParagraph] = []
    findings: list[Finding] = []
    for number, line in enumerate(lines, first_line):
        text = line
        if not is_clean(line):
            text, found = clean_text(line, number, path)
            findings += found
        if text.strip():
            blocks.append(SourceParagraph(number, text.strip()))
    return tuple(blocks), tuple(findings)
