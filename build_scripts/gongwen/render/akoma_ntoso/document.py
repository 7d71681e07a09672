"""The whole: a `doc`, or an `act` where the text has articles, with its attachments as documents of their own."""

from gongwen.model import Edition, Part
from gongwen.render.akoma_ntoso.content import Content
from gongwen.render.akoma_ntoso.identity import Identity, identity, meta
from gongwen.render.citation.works import has_articles
from gongwen.text.xml import element

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akoma_ntoso(edition: Edition) -> str:
    """The edition in Akoma Ntoso 3.0; '' where no day of the document is known, without which it has no name there."""
    main = edition.document.main
    names = identity(edition, main)
    if names is None:
        return ""
    body = _document(edition, main, names, Content(edition))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element("akomaNtoso", body, xmlns=NAMESPACE)}\n'


def _document(edition: Edition, part: Part, names: Identity, content: Content) -> str:
    is_act = has_articles(part)
    attached = "".join(_attachment(edition, one, content) for one in part.attachments)
    text = (
        meta(edition, part, names)
        + content.preface(part)
        + content.preamble(part)
        + content.body(part, "body" if is_act else "mainBody")
        + content.conclusions(part)
        + (element("attachments", attached) if attached else "")
    )
    return element("act" if is_act else "doc", text, name=part.metadata.doc_type or part.role)


def _attachment(edition: Edition, part: Part, content: Content) -> str:
    names = identity(edition, part)
    assert names is not None  # the same day as the document's
    return element("attachment", _document(edition, part, names, content), eId=part.eid)
