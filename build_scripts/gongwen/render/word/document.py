"""The Word file of a document in a script."""

from collections.abc import Mapping

from gongwen.model import AnchoredNote, Edition
from gongwen.render.archive import Member, archive
from gongwen.render.print.composition import compose
from gongwen.render.print.sheets import Sheet
from gongwen.render.word.body import Body
from gongwen.render.word.comments import Comments, comments_xml
from gongwen.render.word.links import Links
from gongwen.render.word.parts import (
    NAMESPACES,
    SECTION,
    content_types,
    document_relations,
    footers,
    footnotes_xml,
    package_relations,
    properties,
    settings,
)
from gongwen.render.word.styles import fonts_xml, styles_xml

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def word_file(
    edition: Edition,
    sheet: Sheet,
    pictures: Mapping[str, bytes],
    *,
    notes: tuple[AnchoredNote, ...] = (),
    links_to: str = "",
) -> bytes:
    """What stands on the sheet as a .docx; `pictures` are the bytes of its figures by `src`, `notes` those of readers
    that stand beside their words as comments, `links_to` the site whose glossary its terms lead to."""
    body = Body(edition, pictures, Comments(notes), Links(edition, links_to))
    text = body.items(compose(sheet))
    footnotes = "".join(body.footnote(note, number) for number, note in enumerate(body.notes, start=1))
    comments = comments_xml(edition.variant, body.comments.placed)
    parts = {
        "[Content_Types].xml": content_types(body.pictures, has_comments=bool(comments)),
        "_rels/.rels": package_relations(),
        "docProps/core.xml": properties(edition),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{text}{SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": document_relations(
            body.pictures, body.links.addresses, has_comments=bool(comments)
        ),
        "word/styles.xml": styles_xml(edition.variant, NAMESPACES),
        "word/fontTable.xml": fonts_xml(edition.variant, NAMESPACES),
        "word/settings.xml": settings(),
        "word/footnotes.xml": footnotes_xml(footnotes),
        **({"word/comments.xml": comments} if comments else {}),
        **{f"word/{name}.xml": content for name, content in footers(edition).items()},
    }
    members = [Member(name, (_DECLARATION + content).encode()) for name, content in parts.items()]
    members += [Member(f"word/{picture.part}", picture.data, packed=False) for picture in body.pictures]
    return archive(members)
