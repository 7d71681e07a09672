"""The record of a document as its page shows it: a row for each script and form, all without a difference."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape

from gongwen.model import Variant
from gongwen.variants.ui import ui

_TABLE = re.compile(r'<div class="gw-table gw-figures">(.*?)</table>', re.DOTALL)
_VERDICT = re.compile(r'<p class="gw-verdict">(.*?)</p>', re.DOTALL)
_ROW = re.compile(
    r'<tr><td lang="([^"]*)">[^<]*</td><td>([^<]*)</td><td>\d+</td>((?:<td>\d+</td>)*)<td>([^<]*)</td></tr>'
)
_EXACT = "<td>0</td>" * 3


def record_rows(
    html: str, variant: Variant, forms: Mapping[Variant, Collection[str]], script: Variant
) -> Iterator[str]:
    """What the table of a record has too much, too little or otherwise; `script` is that of the source."""
    table = _TABLE.search(html)
    if not table:
        return
    yield from (said for said in _VERDICT.findall(html) if unescape(said) != ui(variant, "certificate.exact"))
    wanted = {(tag, ui(variant, f"certificate.format.{form}")) for tag, found in forms.items() for form in found}
    rows: list[tuple[str, str, str, str]] = _ROW.findall(table[1])
    yield from (f"{tag} {form}" for tag, form in sorted(wanted ^ {(tag, unescape(form)) for tag, form, _, _ in rows}))
    for tag, form, differing, measure in rows:
        right = ui(variant, "certificate.by_source" if tag == script else "certificate.by_rules")
        if differing != _EXACT or unescape(measure) != right:
            yield f"{tag} {form}：{measure}"
