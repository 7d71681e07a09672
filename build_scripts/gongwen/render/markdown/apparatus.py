"""What stands on a page and is no text of the source: tools, summaries. Data for the templates, which mark it so."""

from collections.abc import Iterator

from gongwen.model import Edition, Summary
from gongwen.render.addresses import relative
from gongwen.render.markdown.index import EditionIndex
from gongwen.variants.ui import ui


def editor_summaries(edition: Edition, eid: str) -> list[dict[str, str]]:
    """The editor's summaries of a page of text, each with who wrote it."""
    owner = dict(edition.particulars.rights).get("editor_summaries", "")
    title = ui(edition.variant, "summary.editor.by" if owner else "summary.editor", publisher=owner)
    frame = edition.document.frame
    return [{"title": title, "text": summary.text} for summary in frame.editor_summaries if summary.division == eid]


def summary_value(index: EditionIndex, eid: str | None, here: str) -> list[dict[str, object]]:
    """The automatic summary in pieces that make up its text: clauses with the eIds that they are taken `from` and the
    link to the first, and what stands between them. Of a document an editor's, where there is one."""
    summary = index.summaries.get(eid)
    if eid is None and index.edition.particulars.summary:
        return [{"text": index.edition.particulars.summary}]
    return list(_pieces(summary, index, here)) if summary else []


def _pieces(summary: Summary, index: EditionIndex, here: str) -> Iterator[dict[str, object]]:
    position = 0
    for clause in summary.clauses:
        start = summary.text.find(clause.text, position)
        if start < 0:
            continue
        if start > position:
            yield {"text": summary.text[position:start]}
        source = clause.sources[0]
        link = relative(f"{index.homes[source]}#{source}", here)
        yield {"text": clause.text, "from": list(clause.sources), "link": link}
        position = start + len(clause.text)
    if position < len(summary.text):
        yield {"text": summary.text[position:]}
