"""What stands on a page and is no text of the source: titles, PDFs, summaries. All of it is marked so."""

from collections.abc import Iterator

from gongwen.model import Clause, Edition, Summary
from gongwen.render.addresses import homes, relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.paper import print_tools
from gongwen.variants.ui import ui


def apparatus_title(edition: Edition) -> tuple[str]:
    title = edition.document.main.metadata.title or edition.slug
    return (f'<h1 class="gw-title" data-apparatus="">{html_line(title)}</h1>',)


def reading_tools(edition: Edition, printing: str) -> str:
    """What can be done with a page of text: print it, have it read aloud (the button works by script alone)."""
    aloud = html_line(ui(edition.variant, "aloud.open"))
    button = f'<button type="button" class="gw-aloud-open" data-gw-aloud="">{aloud}</button>'
    return f'<p class="gw-tools" data-apparatus="">{printing}{button}</p>'


def reading_aids(edition: Edition, eid: str, here: str) -> Iterator[str]:
    """What helps to read a page, none of it text: its tools, the automatic summary, the editor's."""
    yield reading_tools(edition, print_tools(edition, eid, here, "download.pdf.page"))
    yield from summary_block(edition, eid, here)
    owner = dict(edition.particulars.rights).get("editor_summaries", "")
    for summary in edition.document.frame.editor_summaries:
        if summary.division == eid:
            key = "summary.editor.by" if owner else "summary.editor"
            title = html_line(ui(edition.variant, key, publisher=owner))
            yield (
                f'<section class="gw-summary gw-summary-editor" data-apparatus=""><h2>{title}</h2>'
                f"<p>{html_line(summary.text)}</p></section>"
            )


def summary_block(edition: Edition, eid: str | None, here: str) -> Iterator[str]:
    """The automatic summary, each clause a link to where it stands; of a document an editor's, where there is one."""
    if eid is None and edition.particulars.summary:
        yield _editors_summary(edition)
        return
    summary = next((s for s in edition.summaries if s.eid == eid), None)
    if summary is None:
        return
    where = homes(edition.slug, edition.document)
    title, remark = (html_line(ui(edition.variant, key)) for key in ("summary.auto", "summary.auto.remark"))
    yield (
        '<section class="gw-summary gw-summary-auto" data-apparatus="">'
        f"<h2>{title} <small>{remark}</small></h2>"
        f"<p>{_linked_clauses(summary, where, here)}</p></section>"
    )


def _editors_summary(edition: Edition) -> str:
    title, remark = (html_line(ui(edition.variant, key)) for key in ("summary.editor", "summary.editor.remark"))
    return (
        '<section class="gw-summary gw-summary-editor" data-apparatus="">'
        f"<h2>{title} <small>{remark}</small></h2>"
        f"<p>{html_line(edition.particulars.summary)}</p></section>"
    )


def _linked_clauses(summary: Summary, where: dict[str, str], here: str) -> str:
    """The summary's text with each clause, where it stands in it, linked to its source."""
    pieces, position = [], 0
    for clause in summary.clauses:
        start = summary.text.find(clause.text, position)
        if start < 0:
            continue
        pieces.append(html_line(summary.text[position:start]))
        pieces.append(_clause(clause, where, here))
        position = start + len(clause.text)
    return "".join(pieces) + html_line(summary.text[position:])


def _clause(clause: Clause, where: dict[str, str], here: str) -> str:
    source = clause.sources[0]
    link = relative(f"{where[source]}#{source}", here)
    return f'<a href="{escape_html(link)}">{html_line(clause.text)}</a>'
