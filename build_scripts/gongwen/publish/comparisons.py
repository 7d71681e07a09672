"""Documents beside the versions that they replace: which are compared, and where."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gongwen.enrich.comparison import compare_parts
from gongwen.model import ComparedPassage, Comparison, Edition, Passage, Relation, walk_part_text
from gongwen.render.addresses import page_address

NAME = "compare"
_REPLACES = "replaces"


def comparison_pages(
    slug: str, relations: Iterable[Relation], withdrawn: frozenset[str], others: Iterable[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Slug of each document in the library that this one is compared with, and the name of the page for both.

    Those that it replaces come first, then `others`: the version before of the same work, what its document.yml asks
    for. What is withdrawn is not compared.
    """
    if slug in withdrawn:
        return ()
    own = (r.slug for r in relations if r.kind == _REPLACES and not r.reverse and r.slug not in ("", slug))
    there = [other for other in dict.fromkeys((*own, *others)) if other and other not in withdrawn]
    return tuple((other, NAME if number == 1 else f"{NAME}-{number}") for number, other in enumerate(there, start=1))


def comparison_addresses(compared: Mapping[str, tuple[tuple[str, str], ...]]) -> dict[tuple[str, str], str]:
    """The address of the page that compares two documents, by the slugs of the later and the earlier one."""
    return {(slug, other): page_address(slug, name) for slug, pages in compared.items() for other, name in pages}


def with_comparison_links(
    slug: str, relations: Iterable[Relation], addresses: Mapping[tuple[str, str], str]
) -> tuple[Relation, ...]:
    """A document's relations, those of the kind `replaces` with the address of the page that compares the two."""
    return tuple(
        replace(r, comparison=addresses.get((r.slug, slug) if r.reverse else (slug, r.slug), ""))
        if r.kind == _REPLACES
        else r
        for r in relations
    )


def with_comparisons(edition: Edition, source: Edition, replaced: Iterable[tuple[str, Edition, Edition]]) -> Edition:
    """The edition with what it replaces compared with it.

    `replaced` are the name of each page, the other edition in the same script and in the source script, in which they
    are compared; `source` is this one in the source script.
    """
    return replace(edition, comparisons=tuple(_comparison(name, edition, source, *old) for name, *old in replaced))


def _comparison(name: str, edition: Edition, source: Edition, old: Edition, old_source: Edition) -> Comparison:
    rows = compare_parts(old_source.document.main, source.document.main)
    before, after = ({unit.eid: unit.text for unit in walk_part_text(one.document.main)} for one in (old, edition))
    return Comparison(name, old, tuple(_in_script(row, before, after) for row in rows))


def _in_script(row: ComparedPassage, before: Mapping[str, str], after: Mapping[str, str]) -> ComparedPassage:
    return replace(row, old=row.old and _told(row.old, before), new=row.new and _told(row.new, after))


def _told(passage: Passage, texts: Mapping[str, str]) -> Passage:
    """The passage with the texts of its script, each as long as it was."""
    text = "".join(texts[eid] for eid in passage.eids)
    return replace(passage, text=text, number=text[: len(passage.number)])
