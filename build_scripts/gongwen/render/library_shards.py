"""What the form of a large library's home page looks at: a script a year, loaded when it is used.

Each calls `gongwenLibrary(year, rows)` of overrides/assets/gongwen/library.js. A year stays as it is while others grow.
"""

import json
from collections.abc import Iterator, Sequence

from gongwen.model import Variant
from gongwen.render.addresses import HOME
from gongwen.render.brief import Listed
from gongwen.render.markdown.library_list import (
    YEARS,
    facet_address,
    groups,
    is_large,
    item_value,
    newest_first,
    year_name,
)
from gongwen.render.markdown.page import PageFile


def library_shards(variant: Variant, documents: Sequence[Listed]) -> Iterator[PageFile]:
    """The scripts, of a large library alone: of each document title, link, facts, what is said of it day by day, what
    the form compares.
    """
    found = groups(YEARS, documents) if is_large(documents) else {}
    for year, under in found.items():
        items = (item_value(variant, listed, HOME, brief=True) for listed in newest_first(under))
        rows = [[item["title"], item["link"], item["facts"], item["standing"], item["data"]] for item in items]
        said = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        text = f'gongwenLibrary("{year_name(year)}", {said});\n'
        yield PageFile(f"{facet_address(YEARS)}{year_name(year)}.js", text)
