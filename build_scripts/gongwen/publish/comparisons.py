"""Documents beside the versions that they replace: which are compared, and where."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gongwen.enrich.comparison import compare_parts
from gongwen.model import ComparedPassage, Comparison, Edition, Passage, Relation, walk_part_text
from gongwen.render.addresses import page_address

NAME = "compare"
_REPLACES = "replaces"


def with_comparisons(sources: Iterable[Edition], editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """The editions with what they replace compared with them, and with links to that on both sides.

    `sources` are the same in the source script, in which they are compared. What is withdrawn is not compared.
    """
    in_source = {edition.slug: edition for edition in sources}
    shown = {edition.slug: edition for edition in editions}
    told = []
    for edition in shown.values():
        pairs = list(_replaced(edition, shown))
        compared = tuple(_comparison(name, edition, shown[slug], in_source) for slug, name in pairs)
        addresses = {(slug, False): page_address(edition.slug, name) for slug, name in pairs}
        for relation in edition.relations:
            if relation.kind == _REPLACES and relation.reverse:
                names = dict(_replaced(shown[relation.slug], shown))
                if edition.slug in names:
                    addresses[relation.slug, True] = page_address(relation.slug, names[edition.slug])
        relations = tuple(_linked(relation, addresses) for relation in edition.relations)
        told.append(replace(edition, comparisons=compared, relations=relations))
    return tuple(told)


def _replaced(edition: Edition, library: Mapping[str, Edition]) -> Iterator[tuple[str, str]]:
    """Slug of each document in the library that this one replaces, and the name of the page that compares them."""
    if edition.particulars.withdrawn:
        return
    own = (
        r.slug for r in edition.relations if r.kind == _REPLACES and not r.reverse and r.slug not in ("", edition.slug)
    )
    there = [slug for slug in dict.fromkeys(own) if not library[slug].particulars.withdrawn]
    for number, slug in enumerate(there, start=1):
        yield slug, NAME if number == 1 else f"{NAME}-{number}"


def _linked(relation: Relation, addresses: Mapping[tuple[str, bool], str]) -> Relation:
    known = addresses.get((relation.slug, relation.reverse), "")
    return replace(relation, comparison=known) if relation.kind == _REPLACES else relation


def _comparison(name: str, edition: Edition, old: Edition, in_source: Mapping[str, Edition]) -> Comparison:
    rows = compare_parts(in_source[old.slug].document.main, in_source[edition.slug].document.main)
    before, after = ({unit.eid: unit.text for unit in walk_part_text(one.document.main)} for one in (old, edition))
    return Comparison(name, old, tuple(_in_script(row, before, after) for row in rows))


def _in_script(row: ComparedPassage, before: Mapping[str, str], after: Mapping[str, str]) -> ComparedPassage:
    return replace(row, old=row.old and _told(row.old, before), new=row.new and _told(row.new, after))


def _told(passage: Passage, texts: Mapping[str, str]) -> Passage:
    """The passage with the texts of its script, each as long as it was."""
    text = "".join(texts[eid] for eid in passage.eids)
    return replace(passage, text=text, number=text[: len(passage.number)])
