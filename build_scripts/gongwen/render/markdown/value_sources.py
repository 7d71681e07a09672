"""Where the values of a document were read, for its overview."""

from gongwen.model import Edition
from gongwen.variants.ui import ui

_SHOWN = ("title", "number", "issuers", "date", "published")


def value_sources(edition: Edition) -> list[dict[str, str]]:
    """For each value that has one the place that gave it: 正文, 发文字号 of the page, document.yml."""
    given: dict[str, str] = {}
    for source in edition.document.main.metadata.sources:
        given.setdefault(source.name, source.where)
    return [{"label": ui(edition.variant, f"meta.{name}"), "where": given[name]} for name in _SHOWN if name in given]
