"""Texts as sources: a line a paragraph, as plain text has it."""

from collections.abc import Callable

import pytest

from gongwen.model import Document, Particulars
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

Parse = Callable[..., Document]


def parse_text(text: str, particulars: Particulars = Particulars(), name: str = "x.txt") -> Document:  # noqa: B008 -- frozen
    return parse_structure(read_article(text.encode(), name), particulars)


@pytest.fixture(scope="session")
def parse() -> Parse:
    """A function that parses the text of a source."""
    return parse_text
