"""What search shows, whole: every text of every document, once, under its eId and below the names of its place."""

from collections.abc import Iterator, Mapping, Sequence

from gongwen.text.visible import visible
from gongwen.verify.site_data import data_value
from gongwen.verify.site_library import Texts
from gongwen.verify.site_metadata import letters


def search_faults(
    files: Sequence[str], listed: Sequence[str], texts: Mapping[str, Texts], homes: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """The texts of which search has other words than they have, or none, and places that are called otherwise; `files`
    hold the texts in order, `listed` says which document each number stands for, `homes` the page of each eId."""
    found: dict[tuple[str, str], list[str]] = {}
    for file in files:
        value = data_value(file, "gongwenSearchData")
        assert isinstance(value, dict)
        for place, eid, words, *_ in value["units"]:
            if 0 <= (number := value["places"][place][0]) < len(listed):
                found.setdefault((listed[number], eid), []).append(words)
        for number, address, *labels in value["places"]:
            if 0 <= number < len(listed):
                yield from _label_faults(address, labels, texts[listed[number]], homes[listed[number]])
    for slug in listed:
        for eid, words in texts[slug].by_eid.items():
            if visible("".join(found.get((slug, eid), ()))) != visible(words):
                yield f"{slug} {eid}"


def _label_faults(address: str, labels: Sequence[str], texts: Texts, homes: Mapping[str, str]) -> Iterator[str]:
    """The names of a place that are not its page's and those of a division there."""
    page, *divisions = map(letters, labels)
    name = address.split("/")[1]
    if name in texts.headed and page != letters(texts.headed[name]):
        yield f"{address}：{labels[0]}"
    for division in filter(None, divisions):
        here = (heading for eid, heading in texts.headed.items() if homes.get(eid) == name)
        if not any(letters(heading).startswith(division) for heading in here):
            yield f"{address}：{labels[1]}"
