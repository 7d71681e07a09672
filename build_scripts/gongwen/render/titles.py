"""Which blocks of a part's front are its title: one rule for the page and the paper."""

from gongwen.model import Block, Part
from gongwen.text.visible import visible


def title_blocks(part: Part) -> tuple[Block, ...]:
    """The run of front blocks that spells the title, however it is broken over lines; () where the front says more, or
    a picture stands within it."""
    title = visible(part.metadata.title or "")
    for first in range(len(part.front)):
        said = ""
        for last in range(first, len(part.front)):
            words = visible(part.front[last].text)
            said += words
            if not words:
                break
            if said == title and title:
                return part.front[first : last + 1]
            if not title.startswith(said):
                break
    return ()
