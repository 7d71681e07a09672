"""The overview of a document: what it is, what it says, how it is built, what there is to take away, how it opens."""

from collections.abc import Iterator

from gongwen.model import Edition
from gongwen.render.addresses import ANNOTATIONS, TextPage, homes, overview_address, page_address, relative, text_pages
from gongwen.render.annotating import quotes_link
from gongwen.render.citation.data_file import citation_link
from gongwen.render.legislation import document_head
from gongwen.render.markdown.annotations_page import document_anchor
from gongwen.render.markdown.apparatus import summary_block
from gongwen.render.markdown.citation import citation_block
from gongwen.render.markdown.compare_page import replaced_banner
from gongwen.render.markdown.contents import contents_html, page_label, page_list, sections_html, steps_html
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.figures import annex_items
from gongwen.render.markdown.heat_map import heat_map
from gongwen.render.markdown.openings import frame_block, part_opening, title_heading
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.paper import print_tools
from gongwen.render.markdown.pictures import structure_picture
from gongwen.render.markdown.status import referrers_block, standing_line, status_block
from gongwen.render.markdown.text import PageText, note_html
from gongwen.render.markdown.timeline import document_timeline
from gongwen.render.moved import places_link
from gongwen.render.summaries import page_description
from gongwen.variants.ui import ui


def overview_page(edition: Edition) -> PageFile:
    here = overview_address(edition.slug)
    main, text = edition.document.main, PageText(edition, here)
    pieces = [
        *title_heading(edition, text, main),
        *replaced_banner(edition, here),
        *standing_line(edition, here),
        _metadata(edition, here),
        *status_block(edition, here),
        *lost_notes(edition),
        *summary_block(edition, None, here),
        _structure(edition, here),
        *document_timeline(edition, here),
        *heat_map(edition, here),
        _downloads(edition, here),
        citation_block(edition),
        *frame_block(edition, text),
        *part_opening(edition, text, main),
        *referrers_block(edition, here),
        steps_html(edition, here, ""),
    ]
    return page_file(
        f"{edition.slug}/index.md",
        main.metadata.title or edition.slug,
        pieces,
        description=page_description(edition, None),
        kind="overview",
        side=contents_html(edition, here, ""),
        quotes=quotes_link(here),
        citation=citation_link(edition.slug, here),
        moved=places_link(edition, here),
        head=document_head(edition),
    )


def withdrawn_page(edition: Edition) -> PageFile:
    """The page of a document that is no longer published: its title and the reason. It holds no text of the source."""
    variant, values = edition.variant, edition.document.main.metadata
    title = values.title or edition.slug
    facts = " · ".join(fact for fact in (values.number, values.date) if fact)
    return page_file(
        f"{edition.slug}/index.md",
        title,
        [
            f"<h1>{html_line(title)}</h1>",
            f"<p>{html_line(facts)}</p>" if facts else "",
            f'<p class="gw-withdrawn"><strong>{html_line(ui(variant, "withdrawn.title"))}</strong> '
            f"{html_line(edition.particulars.withdrawn)}</p>",
        ],
        kind="withdrawn",
    )


def lost_notes(edition: Edition) -> Iterator[str]:
    """The notes whose words are gone and that no place on a page is left for, with what they quoted."""
    places = homes(edition.slug, edition.document)
    notes = "".join(note_html(edition, anchored) for anchored in edition.notes if anchored.eid not in places)
    if notes:
        title = html_line(ui(edition.variant, "note.lost"))
        yield f'<section class="gw-lost-notes" data-apparatus=""><h2>{title}</h2>{notes}</section>'


def _metadata(edition: Edition, here: str) -> str:
    """The values read from the text or from document.yml; each of the latter with where it was read.

    After them how many notes there are, as a link to them.
    """
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
    if edition.notes:
        label = html_line(ui(edition.variant, "nav.annotations"))
        link = escape_html(relative(f"{ANNOTATIONS}#{document_anchor(edition.slug)}", here))
        count = html_line(ui(edition.variant, "note.count", count=len(edition.notes)))
        cells.append(f'<div><dt>{label}</dt><dd><a href="{link}">{count}</a></dd></div>')
    return f'<dl class="gw-metadata" data-apparatus="">{"".join(cells)}</dl>'


def _structure(edition: Edition, here: str) -> str:
    def text_page(page: TextPage) -> str:
        link = relative(page_address(edition.slug, page.eid), here)
        return f'<a href="{escape_html(link)}">{html_line(page_label(edition, page))}</a>{sections_html(page, link)}'

    title = html_line(ui(edition.variant, "structure.title"))
    full = escape_html(relative(page_address(edition.slug, "full"), here))
    ways = [f'<a href="{full}">{html_line(ui(edition.variant, "nav.full_text"))}</a>']
    if edition.tasks:
        tasks = escape_html(relative(page_address(edition.slug, "tasks"), here))
        label = html_line(ui(edition.variant, "tasks.link", count=len(edition.tasks)))
        ways.append(f'<a href="{tasks}">{label}</a>')
    picture = "".join(structure_picture(edition, here))
    return (
        f'<section class="gw-structure" data-apparatus=""><h2>{title}</h2>{picture}'
        f"<ol>{page_list(text_pages(edition.document), text_page)}</ol>"
        f"<p>{''.join(ways)}</p></section>"
    )


def _downloads(edition: Edition, here: str) -> str:
    slug, variant = edition.slug, edition.variant
    items = [print_tools(edition, slug, here, "download.pdf.all")]
    files = [(f"{slug}.json", "download.json"), (f"{slug}.md", "download.markdown")]
    for name, key in [*files, *([("tasks.csv", "download.tasks")] if edition.tasks else [])]:
        link = escape_html(relative(here + name, here))
        items.append(f'<a href="{link}" download>{html_line(ui(variant, key))}</a>')
    items += annex_items(edition, here)
    title = html_line(ui(variant, "download.title"))
    listed = "".join(f"<li>{item}</li>" for item in items if item)
    return f'<section class="gw-downloads" data-apparatus=""><h2>{title}</h2><ul>{listed}</ul></section>'
