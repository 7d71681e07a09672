"""The fidelity certificate of a document as readers see it: a page to be filled in once the site has been verified."""

from collections.abc import Sequence

from gongwen.model import Certified, Edition, Omitted, Variant
from gongwen.render.addresses import page_address
from gongwen.render.markdown.breadcrumb import document_breadcrumb
from gongwen.render.markdown.contents import contents_html
from gongwen.render.markdown.escape import html_line
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.outline import left_out_value
from gongwen.variants.ui import ui

NAME = "certificate"
# Stands in the built page where the figures go: they are known only when the page has been built with all others.
FIGURES = "<!-- gongwen: figures -->"


def certificate_page(edition: Edition) -> PageFile:
    """The page with what is known beforehand: the source, what was left out, what is compared with what."""
    here, variant = page_address(edition.slug, NAME), edition.variant
    title = ui(variant, "nav.certificate")
    return page_file(
        f"{edition.slug}/{NAME}.md",
        f"{title} - {edition.document.main.metadata.title or edition.slug}",
        [
            document_breadcrumb(edition, here),
            f"<h1>{html_line(title)}</h1>",
            f"<p>{html_line(ui(variant, 'certificate.intro'))}</p>",
            FIGURES,
            f"<p>{html_line(ui(variant, 'certificate.legend'))}</p>",
            *_files(edition),
            f"<h2>{html_line(ui(variant, 'certificate.source'))}</h2>",
            f"<p>{html_line(edition.document.path.rpartition('/')[2])} · SHA-256 "
            f'<code class="gw-digest">{html_line(edition.document.sha256)}</code></p>',
            f"<p>{html_line(ui(variant, 'certificate.digest'))}</p>",
            *_omitted(variant, edition.document.omitted),
            *_withheld(edition),
        ],
        kind="certificate",
        side=contents_html(edition, here, NAME),
    )


def _files(edition: Edition) -> list[str]:
    words = ui(edition.variant, "certificate.files", count=len(edition.files))
    return [f"<p>{html_line(words)}</p>"] if edition.files else []


def _withheld(edition: Edition) -> list[str]:
    """What the editors do not publish of what stood around the document."""
    parts = [ui(edition.variant, f"certificate.withheld.{part}") for part in edition.particulars.omit]
    words = ui(edition.variant, "certificate.withheld", parts="、".join(parts))
    return [f"<p>{html_line(words)}</p>"] if parts else []


def _omitted(variant: Variant, omitted: tuple[Omitted, ...]) -> list[str]:
    heading = f"<h2>{html_line(ui(variant, 'certificate.omitted'))}</h2>"
    if not omitted:
        return [heading, f"<p>{html_line(ui(variant, 'certificate.nothing_omitted'))}</p>"]
    rows = "".join(
        f"<tr><td>{left.line or '—'}</td><td>{html_line(left.what)}</td><td>{_words(variant, left)}</td></tr>"
        for left in omitted
    )
    head = "".join(f"<th>{html_line(ui(variant, f'certificate.{key}'))}</th>" for key in ("line", "what", "text"))
    return [
        heading,
        f"<p>{html_line(ui(variant, 'certificate.omitted.remark'))}</p>",
        f'<div class="gw-table gw-omitted"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>',
    ]


def _words(variant: Variant, left: Omitted) -> str:
    """The words that were left out or, of a Word file, how many they are and their digest."""
    value = left_out_value(left)
    if "text" in value:
        return html_line(left.text)
    count = html_line(ui(variant, "certificate.counted", count=str(value["characters"])))
    return f'{count} <code class="gw-digest">{value["sha256"]}</code>'


def figures_html(variant: Variant, reports: Sequence[Certified], version: str) -> str:
    """The table of what was compared, for the place that FIGURES holds; the tool's version stands below it."""
    if not reports:
        return f'<p class="gw-verdict">{html_line(ui(variant, "certificate.unverified"))}</p>'
    keys = ("script", "format", "characters", "missing", "added", "moved")
    head = "".join(f"<th>{html_line(ui(variant, f'certificate.{key}'))}</th>" for key in keys)
    rows = "".join(_row(variant, report) for report in reports)
    verdict = ui(variant, "certificate.exact" if all(r.is_exact for r in reports) else "certificate.differs")
    return (
        f'<p class="gw-verdict">{html_line(verdict)}</p>'
        f'<div class="gw-table gw-figures"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        f"<p>{html_line(ui(variant, 'certificate.tool', version=version))}</p>"
    )


def _row(variant: Variant, report: Certified) -> str:
    script = html_line(ui(variant, f"variant.name.{report.variant}"))
    form = html_line(ui(variant, f"certificate.format.{report.format}"))
    counts = "".join(f"<td>{n}</td>" for n in (report.characters, report.missing, report.added, report.moved))
    return f'<tr><td lang="{report.variant}">{script}</td><td>{form}</td>{counts}</tr>'
