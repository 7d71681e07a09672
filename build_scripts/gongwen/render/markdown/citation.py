"""How a document is cited, on its overview: whole citations, which a reader can select where JavaScript is off."""

from gongwen.model import Edition
from gongwen.render.addresses import absolute_address, overview_address
from gongwen.render.citation.forms import DOCUMENT_FORMS, form_names
from gongwen.render.citation.slots import Slot
from gongwen.render.citation.works import work_of
from gongwen.render.markdown.escape import html_line
from gongwen.variants.ui import ui


def citation_block(edition: Edition) -> str:
    """The document in each form and its address. The day on which it was read is the reader's, and is left to the
    reader or to `citing.js`; a repeal whose day has not come is taken away by the reader's browser."""
    variant, address = edition.variant, absolute_address(edition, overview_address(edition.slug))
    names, work = form_names(variant), work_of(edition, edition.document.main)
    values = {"accessed": ui(variant, "cite.accessed"), "repealed": ui(variant, "cite.repealed"), "address": address}
    rows = {
        key: "".join(_piece(piece, values, work.repealed) for piece in form(work))
        for key, form in DOCUMENT_FORMS.items()
    }
    rows |= {"address": html_line(address)} if address else {}
    copy = html_line(ui(variant, "cite.copy"))
    items = "".join(
        f'<div><dt id="cite-{key}">{html_line(names[key])}</dt><dd data-gw-form="{key}">{text}</dd>'
        f'<dd><button type="button" aria-describedby="cite-{key}">{copy}</button></dd></div>'
        for key, text in rows.items()
    )
    title, remark = html_line(ui(variant, "cite.title")), html_line(ui(variant, "cite.remark"))
    return (
        f'<section class="gw-citation" id="cite" data-apparatus=""><h2>{title}</h2><dl>{items}</dl>'
        f'<p role="status" data-gw-cite-said=""></p><p class="gw-with-script">{remark}</p></section>'
    )


def _piece(piece: str | Slot, values: dict[str, str], repealed: str | None) -> str:
    if isinstance(piece, str):
        return html_line(piece)
    value = html_line(values.get(piece.name, ""))
    if not value:
        return ""
    if piece.name == "accessed":
        value = f"<span data-gw-accessed>{value}</span>"
    text = f"{html_line(piece.before)}{value}{html_line(piece.after)}"
    return f'<span data-from="{html_line(repealed)}">{text}</span>' if piece.name == "repealed" and repealed else text
