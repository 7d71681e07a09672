"""What an act says a provision is to read, compared with what the version that came of it has there."""

import re
from collections.abc import Iterator, Mapping, Sequence

from gongwen.enrich.amending import read_act
from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.provisions import divisions_of, provisions_since, within
from gongwen.model import Amendment, Card, Document, Finding, Particulars, walk_part_text
from gongwen.text.folding import fold_text
from gongwen.text.scripts import simplified

_NOT_COMPARED = re.compile(r"[\s“”‘’\"'。；;]")  # quoted words stand in other marks, and end otherwise
_NUMBER = re.compile(
    r"^[“\s]*(?:第[^条\s]{1,9}条(?:之[一二三四五六七八九十]{1,3})?|[（(][一二三四五六七八九十]{1,3}[）)])"
)


def amendment_findings(
    cards: Sequence[Card], documents: Mapping[str, tuple[Document, Particulars]]
) -> tuple[Finding, ...]:
    """Each instruction whose words are not those of the version after it; `documents` are those of the cards."""
    catalogue = Catalogue(cards)
    return tuple(
        finding
        for document, particulars in documents.values()
        if not particulars.withdrawn
        for finding in _of_act(document, particulars, catalogue, documents)
    )


def _of_act(
    document: Document,
    particulars: Particulars,
    catalogue: Catalogue,
    documents: Mapping[str, tuple[Document, Particulars]],
) -> Iterator[Finding]:
    lines = {unit.eid: unit.line for unit in walk_part_text(document.main)}
    for one in read_act(document, catalogue, dict(particulars.relations).get("amends", ())).amendments:
        if not (one.new and one.ref and one.after in documents):
            continue
        after = documents[one.after][0]
        places = _places(one, after, documents)
        if not any(_compared(_text(after, eid)) == _compared(one.new) for eid in places):
            message = f"这里要改成的文字，与 {one.after} 的 {'、'.join(places) or '任何一条'} 不同；请核对两边的原文"
            yield Finding(document.path, lines.get(one.eid, 1), "W-amendment-differs", message)


def _places(one: Amendment, after: Document, documents: Mapping[str, tuple[Document, Particulars]]) -> tuple[str, ...]:
    """Where the words should stand in the new text: at the place that is named, or at what came of it."""
    slug, _, eid = one.ref.partition("#")
    if slug == one.after:
        return (eid,)
    old = documents[slug][0].main
    article = within(eid, frozenset(d.eid for d in divisions_of(old)))
    heirs = [p.eid for p in provisions_since(after.main, old) if article in p.before]
    return tuple(heir + eid.removeprefix(article) for heir in heirs)


def _text(document: Document, eid: str) -> str:
    """All words of a provision."""
    units = (u for u in walk_part_text(document.main) if u.eid == eid or u.eid.startswith(f"{eid}__"))
    return "".join(unit.text for unit in units)


def _compared(text: str) -> str:
    return _NOT_COMPARED.sub("", fold_text(_NUMBER.sub("", simplified(text))))
