"""What changed between two states of a document, paragraph by paragraph, character by character."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from gongwen.annotations.rebase import marked_changes
from gongwen.model import Document, TextUnit, walk_text

_ABSENT = TextUnit("", 0, "")


def document_changes(old: Document, new: Document) -> Iterator[tuple[str, str]]:
    """The eId and the marked text of each piece of text that is new, gone or other; a gone one has the eId it had."""
    before, after = tuple(walk_text(old)), tuple(walk_text(new))
    matcher = SequenceMatcher(None, [unit.text for unit in before], [unit.text for unit in after], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            for was, now in zip_longest(before[a:b], after[c:d], fillvalue=_ABSENT):
                yield now.eid or was.eid, marked_changes(was.text, now.text)
