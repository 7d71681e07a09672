"""Reads the portable Markdown of a document as Python-Markdown does, with attribute lists and tables alone."""

import re
from collections.abc import Collection

from markdown import Markdown

from gongwen.verify.published import Reading
from gongwen.verify.published_html import read_page

_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
# A Markdown table has no attributes: the empty element in the paragraph above it bears its eId.
_NAMED_TABLE = re.compile(r'<p[^>]*><a href="#([^"]+)" id="\1"></a>((?:<a [^>]*></a>)*)</p>\s*<table>')


def read_portable(text: str, eids: Collection[str], alternatives: Collection[str] = ()) -> Reading:
    """What the file shows but for its front matter. `eids` are those of the document; a picture's own text is one of
    `alternatives`."""
    front = _FRONT_MATTER.match(text)
    html = Markdown(extensions=["attr_list", "tables"]).convert(text[front.end() :] if front else text)
    html = _NAMED_TABLE.sub(r'\2<table id="\1">', html)
    return read_page(html, eids, alternatives)
