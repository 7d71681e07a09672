"""What every page of a document says of itself in its front matter, and what stands around each of them."""

from gongwen.render.addresses import absolute_address
from gongwen.render.annotating import quotes_link
from gongwen.render.citation.data_file import citation_link
from gongwen.render.legislation import document_head
from gongwen.render.markdown.apparatus import summary_value
from gongwen.render.markdown.breadcrumb import document_breadcrumb
from gongwen.render.markdown.contents import contents, steps
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.proofread import conversion
from gongwen.render.markdown.status import replaced, standing
from gongwen.render.moved import places_link
from gongwen.render.rights import rights_value

# Names of pages that hold no division's text alone.
_WHOLE = ("", "full")


def document_front(
    index: EditionIndex, kind: str, label: str, eid: str, here: str, description: str
) -> dict[str, object]:
    """The page's title, eId and summary, the document and its facts, the script and the one that it was made from.

    The address of a paragraph is the page's, with # and its eId.
    """
    edition = index.edition
    values, name = edition.document.main.metadata, edition.document.main.metadata.title or edition.slug
    division = None if eid in _WHOLE else eid
    return {
        "title": f"{label} - {name}" if label else name,
        "eid": division,
        "document": edition.slug,
        "document_title": name,
        "number": values.number,
        "issuers": list(values.issuers),
        "doc_type": values.doc_type,
        "date": values.date,
        "published": values.published,
        "index_number": values.index_number,
        "events": [{"date": e.date, "kind": e.kind, **({"by": e.by} if e.by else {})} for e in values.events],
        "script": edition.variant,
        "converted_from": edition.document.script if edition.variant != edition.document.script else "",
        "address": absolute_address(edition, here),
        "source": edition.particulars.source_url,
        "rights": rights_value(edition),
        "summary_by": "editor" if not eid and edition.particulars.summary else "",
        "summary": [] if kind == "full" else summary_value(index, division, here),
        "description": description,
        "kind": kind,
    }


def around(index: EditionIndex, here: str, name: str, label: str) -> dict[str, object]:
    """What stands around every page of a document: what the page is called, the way to it, the contents."""
    breadcrumb = document_breadcrumb(index.edition, here) if name else {}
    return {"label": label, "breadcrumb": breadcrumb, "contents": contents(index, here, name)}


def document_layout(index: EditionIndex, here: str, name: str, label: str) -> dict[str, object]:
    """The same of a page of text or the overview (whose name is ''), and what is said of the text on it."""
    edition = index.edition
    head = document_head(index, name)
    return {
        **around(index, here, name, label),
        "tags": head.tags,
        "json_ld": head.json_ld,
        "quotes": quotes_link(edition, here),
        "citation": citation_link(edition.slug, here),
        "moved": places_link(edition, here),
        "conversion": conversion(edition),
        "replaced": replaced(edition, here),
        "standing": standing(edition, here),
        "steps": [] if name == "full" else steps(index, here, name),
    }
