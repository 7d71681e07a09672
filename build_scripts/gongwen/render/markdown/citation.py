"""How a document is cited, on its overview: whole citations, which a reader can select where JavaScript is off."""

from gongwen.model import Edition
from gongwen.render.addresses import absolute_address, overview_address
from gongwen.render.citation.forms import DOCUMENT_FORMS, form_names
from gongwen.render.citation.slots import Form, Slot
from gongwen.render.citation.works import work_of
from gongwen.render.markdown.escape import html_line
from gongwen.variants.ui import ui


def citation_block(edition: Edition) -> str:
    """The document in each form and its address. The day on which it was read is the reader's, and is left to the
    reader or to `citing.js`; so is whether a day of repeal has come, which the text itself says."""
    variant, address = edition.variant, absolute_address(edition, overview_address(edition.slug))
    names, work = form_names(variant), work_of(edition, edition.document.main)
    rows = {key: _filled(form(work), edition, address) for key, form in DOCUMENT_FORMS.items()}
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


def _filled(form: Form, edition: Edition, address: str) -> str:
    words = {"accessed": ui(edition.variant, "cite.accessed"), "repealed": ui(edition.variant, "cite.repealed")}
    return "".join(_piece(piece, {**words, "address": address}) for piece in form)


def _piece(piece: str | Slot, values: dict[str, str]) -> str:
    if isinstance(piece, str):
        return html_line(piece)
    value = html_line(values.get(piece.name, ""))
    if not value:
        return ""
    marked = f"<span data-gw-{piece.name}>{value}</span>" if piece.name == "accessed" else value
    return f"{html_line(piece.before)}{marked}{html_line(piece.after)}"
