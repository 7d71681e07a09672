"""The pages of one document: overview, pages of text, the whole text on one page."""

from collections.abc import Iterator

from gongwen.model import Block, Clause, Edition, Figure, Paragraph, Part, Summary, Table, walk_parts
from gongwen.render.addresses import (
    TextPage,
    homes,
    overview_address,
    page_address,
    relative,
    text_pages,
)
from gongwen.render.markdown.contents import contents_html, division_label, page_label, steps_html
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.text import PageText
from gongwen.render.titles import title_blocks
from gongwen.variants.ui import ui


def document_pages(edition: Edition) -> Iterator[PageFile]:
    """Every Markdown page of a document in one script."""
    yield _overview(edition)
    for page in text_pages(edition.document):
        yield _text_page(edition, page)
    yield _full(edition)


# --- overview


def _overview(edition: Edition) -> PageFile:
    here = overview_address(edition.slug)
    main, text = edition.document.main, PageText(edition, here)
    pieces = [
        *_title(edition, text, main),
        _metadata(edition),
        *_summary(edition, None, here),
        _structure(edition, here),
        _downloads(edition, here),
        *_frame(edition, text),
        *_part_opening(edition, text, main),
        steps_html(edition, here, ""),
    ]
    return page_file(
        f"{edition.slug}/index.md",
        main.metadata.title or edition.slug,
        pieces,
        description=_description(edition, None),
        kind="overview",
        side=contents_html(edition, here, ""),
    )


def _title(edition: Edition, text: PageText, part: Part) -> Iterator[str]:
    """The heading of a page that opens a part: its own front blocks where they spell the title, else apparatus.

    What stands before the title in the source (an order's number, an index number) stands above the heading.
    """
    blocks = title_blocks(part)
    if not blocks:
        yield f'<h1 class="gw-title" data-apparatus="">{html_line(part.metadata.title or edition.slug)}</h1>'
        return
    for block in part.front[: part.front.index(blocks[0])]:
        yield from text.block(block, classes="gw-front")
    spans = "<br>".join(f'<span id="{b.eid}">{html_line(b.text)}</span>' for b in blocks)
    yield f'<h1 class="gw-title">{spans}</h1>'
    for block in blocks:
        yield from text.notes_on(block.eid)


def _part_opening(edition: Edition, text: PageText, part: Part) -> Iterator[str]:
    """Front and preamble of a part, less what stands in the heading already."""
    shown = title_blocks(part)
    rest: tuple[Block, ...] = part.front[part.front.index(shown[-1]) + 1 :] if shown else part.front
    if rest or part.preamble:
        yield f'<p class="gw-official" data-apparatus="">{html_line(ui(edition.variant, "official.text"))}</p>'
    for block in rest:
        yield from text.block(block, classes="gw-front")
    for block in part.preamble:
        flush = isinstance(block, Paragraph) and block.text == part.metadata.salutation
        yield from text.block(block, classes="gw-salutation" if flush else "")


def _metadata(edition: Edition) -> str:
    """The values read from the text or from document.yml; each of the latter with where it was read."""
    values, reasons = edition.document.main.metadata, dict(edition.particulars.because)
    rows = [
        ("number", values.number),
        ("issuers", "、".join(values.issuers)),
        ("doc_type", values.doc_type),
        ("date", values.date),
        ("published", values.published),
        ("index_number", values.index_number),
    ]
    cells = []
    for key, value in rows:
        if value:
            reason = reasons.get(key)
            because = ui(edition.variant, "meta.because")
            note = f' <small class="gw-because">{html_line(f"{because}：{reason}")}</small>'
            label = html_line(ui(edition.variant, f"meta.{key}"))
            cells.append(f"<div><dt>{label}</dt><dd>{html_line(value)}{note if reason else ''}</dd></div>")
    url = edition.particulars.source_url
    if url:
        label = html_line(ui(edition.variant, "meta.source"))
        cells.append(
            f'<div><dt>{label}</dt><dd><a href="{escape_html(url)}" rel="noopener">{html_line(url)}</a></dd></div>'
        )
    return f'<dl class="gw-metadata" data-apparatus="">{"".join(cells)}</dl>'


def _structure(edition: Edition, here: str) -> str:
    items = []
    for page in text_pages(edition.document):
        link = relative(page_address(edition.slug, page.eid), here)
        divisions = [
            d for division in page.divisions for d in (division.divisions if division.eid == page.eid else (division,))
        ]
        inner = "".join(
            f'<li><a href="{escape_html(link)}#{d.eid}">{html_line(division_label(d))}</a></li>'
            for d in divisions
            if d.number or d.heading
        )
        items.append(
            f'<li><a href="{escape_html(link)}">{html_line(page_label(edition, page))}</a>'
            f"{f'<ol>{inner}</ol>' if inner else ''}</li>"
        )
    title = html_line(ui(edition.variant, "structure.title"))
    full = escape_html(relative(page_address(edition.slug, "full"), here))
    whole = f'<p><a href="{full}">{html_line(ui(edition.variant, "nav.full_text"))}</a></p>'
    return f'<section class="gw-structure" data-apparatus=""><h2>{title}</h2><ol>{"".join(items)}</ol>{whole}</section>'


def _downloads(edition: Edition, here: str) -> str:
    slug, variant = edition.slug, edition.variant
    files = (
        (f"{slug}.pdf", "download.pdf.all"),
        (f"{slug}.json", "download.json"),
        (f"{slug}.md", "download.markdown"),
    )
    links = "".join(
        f'<li><a href="{escape_html(relative(here + name, here))}" download>{html_line(ui(variant, key))}</a></li>'
        for name, key in files
    )
    title = html_line(ui(variant, "download.title"))
    return f'<section class="gw-downloads" data-apparatus=""><h2>{title}</h2><ul>{links}</ul></section>'


def _frame(edition: Edition, text: PageText) -> Iterator[str]:
    """News and editor's summaries in the order of the source, folded away and labelled: they are not the document."""
    frame, variant, rights = edition.document.frame, edition.variant, dict(edition.particulars.rights)
    entries = [(block.line, block.eid, block.text, "gw-news") for block in frame.news]
    entries += [(s.line, s.eid, s.text, "gw-editor-summary") for s in frame.editor_summaries]
    entries.sort()
    if not entries:
        return
    owners = "、".join(dict.fromkeys(rights.values()))
    label = ui(variant, "frame.by", publisher=owners) if owners else ui(variant, "frame.news")
    label += f"（{ui(variant, 'frame.label')}）"
    lines = [f'<details class="gw-frame"><summary data-apparatus="">{html_line(label)}</summary>']
    for _, eid, line, css in entries:
        lines.append(f'<p id="{eid}" class="{css}">{html_line(line)}{text.permalink(eid)}</p>')
    yield "\n".join([*lines, "</details>"])  # one raw block: no blank line inside


# --- pages of text


def _text_page(edition: Edition, page: TextPage) -> PageFile:
    here = page_address(edition.slug, page.eid)
    text = PageText(edition, here)
    alone = page.eid == (page.divisions[0].eid if page.divisions else None)
    pieces: list[str] = [_running_title(edition, here)]
    if alone:
        heading, *rest = text.divisions(page.divisions, 1)
        pieces += [heading, *_aids(edition, page.eid, here), *rest]
    else:
        opening = page.part.role != "main"
        heads = _title(edition, text, page.part) if opening else _apparatus_title(edition)
        body = _part_opening(edition, text, page.part) if opening else ()
        pieces += [*heads, *_aids(edition, page.eid, here), *body, *text.divisions(page.divisions, 2)]
    pieces += [*_conclusions(text, page), steps_html(edition, here, page.eid)]
    return page_file(
        f"{edition.slug}/{page.eid}.md",
        f"{page_label(edition, page)} - {edition.document.main.metadata.title or edition.slug}",
        pieces,
        description=_description(edition, page.eid),
        kind="text",
        side=contents_html(edition, here, page.eid),
    )


def _apparatus_title(edition: Edition) -> tuple[str]:
    title = edition.document.main.metadata.title or edition.slug
    return (f'<h1 class="gw-title" data-apparatus="">{html_line(title)}</h1>',)


def _running_title(edition: Edition, here: str) -> str:
    """Which document a page belongs to, above its heading."""
    title, number = edition.document.main.metadata.title or edition.slug, edition.document.main.metadata.number
    link = f'<a href="{escape_html(relative(overview_address(edition.slug), here))}">{html_line(title)}</a>'
    mark = f' <span class="gw-docno">{html_line(number)}</span>' if number else ""
    return f'<p class="gw-running-title" data-apparatus="">{link}{mark}</p>'


def _aids(edition: Edition, eid: str, here: str) -> Iterator[str]:
    """What helps to read a page, none of it text: the PDF, the automatic summary, the editor's."""
    pdf = escape_html(relative(f"{edition.slug}/{eid}.pdf", here))
    label = html_line(ui(edition.variant, "download.pdf.page"))
    yield f'<p class="gw-tools" data-apparatus=""><a class="gw-pdf" href="{pdf}" download>{label}</a></p>'
    yield from _summary(edition, eid, here)
    owner = dict(edition.particulars.rights).get("editor_summaries", "")
    for summary in edition.document.frame.editor_summaries:
        if summary.division == eid:
            key = "summary.editor.by" if owner else "summary.editor"
            title = html_line(ui(edition.variant, key, publisher=owner))
            yield (
                f'<section class="gw-summary gw-summary-editor" data-apparatus=""><h2>{title}</h2>'
                f"<p>{html_line(summary.text)}</p></section>"
            )


def _summary(edition: Edition, eid: str | None, here: str) -> Iterator[str]:
    """The automatic summary, each clause a link to where it stands."""
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


def _conclusions(text: PageText, page: TextPage) -> Iterator[str]:
    for block in page.conclusions:
        yield from text.block(block, classes=conclusion_class(page.part, block))


def conclusion_class(part: Part, block: Block) -> str:
    """Signature and date stand to the right; closing notes do not."""
    if isinstance(block, Figure | Table):
        return ""
    signature = part.metadata.signature
    dated = any(event.eid == block.eid for event in part.metadata.events)
    return "gw-signature" if dated or (signature and block.text.strip() in signature) else "gw-closing"


# --- the whole text


def _full(edition: Edition) -> PageFile:
    here = page_address(edition.slug, "full")
    text = PageText(edition, here)
    pieces: list[str] = []
    for part in walk_parts(edition.document.main):
        main = part.role == "main"
        pieces += _title(edition, text, part)
        if main:
            pieces += _frame(edition, text)
        pieces += _part_opening(edition, text, part)
        pieces += text.divisions(part.divisions, 2)
        pieces += [piece for b in part.conclusions for piece in text.block(b, classes=conclusion_class(part, b))]
    return page_file(
        f"{edition.slug}/full.md",
        f"{ui(edition.variant, 'nav.full_text')} - {edition.document.main.metadata.title or edition.slug}",
        pieces,
        description=_description(edition, None),
        kind="full",
        side=contents_html(edition, here, "full"),
    )


def _description(edition: Edition, eid: str | None) -> str:
    summary = next((s for s in edition.summaries if s.eid == eid), None)
    return summary.text[:160] if summary else ""
