"""What Typst does not write: a named destination for every eId, and the language with its script."""

import io
import re
from collections.abc import Iterable

import pikepdf

from gongwen.model import Variant
from gongwen.render.print.anchors import Anchor


def with_destinations(
    pdf: bytes, anchors: tuple[Anchor, ...], variant: Variant, aliases: Iterable[tuple[str, str]] = ()
) -> tuple[bytes, int]:
    """The PDF with its named destinations and `/Lang` zh-Hant where Typst can say zh-TW alone; and its pages' number.

    `aliases` are former eIds, each with the eId that its text has now: they are destinations too. The same bytes for
    the same input: pikepdf makes the file's identifier from its content.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        first: dict[str, Anchor] = {}
        for anchor in anchors:
            first.setdefault(anchor.eid, anchor)
        first |= {former: first[now] for former, now in aliases if now in first}
        if first:
            document.Root.Names = pikepdf.Dictionary(Dests=_name_tree(document, first))
        if anchors and (before := anchors[0].page - anchors[0].number):
            document.Root.PageLabels = _page_labels(before)
        _set_language(document, variant)
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue(), len(document.pages)


def _name_tree(document: pikepdf.Pdf, anchors: dict[str, Anchor]) -> pikepdf.Object:
    names = pikepdf.Array()
    # A name tree is sorted by the bytes of its keys (ISO 32000-1, 7.9.6).
    for eid in sorted(anchors, key=str.encode):
        anchor = anchors[eid]
        page = document.pages[anchor.page - 1]
        top = float(page.mediabox[3]) - anchor.y
        place = pikepdf.Array([page.obj, pikepdf.Name.XYZ, round(anchor.x, 2), round(top, 2), 0])
        names.append(pikepdf.String(eid))
        names.append(place)
    return document.make_indirect(pikepdf.Dictionary(Names=names))


def _page_labels(before: int) -> pikepdf.Dictionary:
    """The pages before page 1 are called i, ii, …"""
    roman = pikepdf.Dictionary(S=pikepdf.Name.r)
    arabic = pikepdf.Dictionary(S=pikepdf.Name.D)
    return pikepdf.Dictionary(Nums=pikepdf.Array([0, roman, before, arabic]))


def _set_language(document: pikepdf.Pdf, variant: Variant) -> None:
    document.Root.Lang = pikepdf.String(variant)
    xmp = document.Root.Metadata.read_bytes()
    language = b"<dc:language><rdf:Bag><rdf:li>" + variant.encode() + b"</rdf:li></rdf:Bag></dc:language>"
    document.Root.Metadata.write(re.sub(rb"<dc:language>.*?</dc:language>", language, xmp, count=1))
