"""Plain text: a line is a paragraph, and nothing in it is markup."""

from gongwen.sources.blocks import Reading, SourceParagraph
from gongwen.sources.characters import Cleaner


def read_plain(lines: list[str], first_line: int, path: str) -> Reading:
    """The lines that hold text as source blocks, without the white space around them."""
    cleaner = Cleaner(path)
    texts = ((number, cleaner.clean(line, number).strip()) for number, line in enumerate(lines, first_line))
    blocks = tuple(SourceParagraph(number, text) for number, text in texts if text)
    return Reading(blocks, findings=tuple(cleaner.findings))
