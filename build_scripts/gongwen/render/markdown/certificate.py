"""The record of comparison (核对记录) of a document as readers see it: filled in once the site has been verified.

It says that the site equals the copy that was received, and what of that copy is not in the text; no more.
"""

from collections.abc import Sequence

from gongwen.model import Certified, Edition, Omitted, SecondCopy, SecondReading, Sort, Variant
from gongwen.render.addresses import page_address
from gongwen.render.markdown.escape import escape_markdown, html_line
from gongwen.render.markdown.front import around
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.outline import left_out_value
from gongwen.text.visible import visible
from gongwen.variants.ui import ui

NAME = "certificate"
PAGE = f"{NAME}/index.html"  # as it is published, below the document's folder
# Stands in the built page where the figures go: they are known only when the page has been built with all others.
FIGURES = "<!-- notes: figures -->"
_MOST_SHOWN = 200  # differences from a second copy
_LONGEST_SHOWN = 120  # characters of one
_SORTS: tuple[Sort, ...] = ("unplaced", "furniture", "marks", "unseen")


def certificate_page(index: EditionIndex) -> PageFile:
    """The page with what is known beforehand: the source, what was left out, what is compared with what."""
    edition = index.edition
    here, variant = page_address(edition.slug, NAME), edition.variant
    title = ui(variant, "nav.certificate")
    name = escape_markdown(edition.document.path.rpartition("/")[2])
    return page_file(
        f"{edition.slug}/{NAME}.md",
        f"{title} - {edition.document.main.metadata.title or edition.slug}",
        [
            f"# {title}",
            f"{_said(variant, 'certificate.intro')}\n{{: #figures .noted }}",
            _said(variant, "certificate.legend"),
            *_files(edition),
            f"## {ui(variant, 'certificate.source')}",
            f"{name} · SHA-256 {_digest(edition.document.sha256)}",
            _said(variant, "certificate.digest"),
            *_omitted(variant, edition.document.omitted),
            *_withheld(edition),
        ],
        kind="certificate",
        layout=around(index, here, NAME, title),
    )


def _said(variant: Variant, key: str, **values: object) -> str:
    return escape_markdown(ui(variant, key, **values))


def _digest(value: str) -> str:
    return f"`{value}`{{: .gw-digest }}"


def _files(edition: Edition) -> list[str]:
    return [_said(edition.variant, "certificate.files", count=len(edition.files))] if edition.files else []


def _withheld(edition: Edition) -> list[str]:
    """What the editors do not publish of what stood around the document."""
    parts = [ui(edition.variant, f"certificate.withheld.{part}") for part in edition.particulars.omit]
    return [_said(edition.variant, "certificate.withheld", parts="、".join(parts))] if parts else []


def _omitted(variant: Variant, omitted: tuple[Omitted, ...]) -> list[str]:
    """What was left out, by what it is: what has no place first, what nobody sees of the source last."""
    heading = f"## {ui(variant, 'certificate.omitted')} {{: #omitted }}"
    if not omitted:
        return [heading, _said(variant, "certificate.nothing_omitted")]
    groups = ((sort, [left for left in omitted if left.sort == sort]) for sort in _SORTS)
    return [heading, *(text for sort, group in groups if group for text in _group(variant, sort, group))]


def _group(variant: Variant, sort: Sort, omitted: Sequence[Omitted]) -> list[str]:
    rows = [[ui(variant, f"certificate.{key}") for key in ("line", "what", "text")], ["---"] * 3]
    rows += [[str(left.line or "—"), escape_markdown(left.what), _words(variant, left)] for left in omitted]
    count = sum(len(visible(left.text)) for left in omitted)
    return [
        f"### {ui(variant, f'certificate.{sort}')} {{: #omitted-{sort} }}",
        _said(variant, f"certificate.{sort}.remark", count=str(count)),
        f"[](#omitted-{sort}-list){{: #omitted-{sort}-list }}\n{{: .gw-omitted }}",
        "\n".join(f"| {' | '.join(row)} |" for row in rows),
    ]


def _words(variant: Variant, left: Omitted) -> str:
    """The words that were left out or, of a Word file, how many they are and their digest."""
    value = left_out_value(left)
    if "text" in value:
        return escape_markdown(left.text)
    return f"{_said(variant, 'certificate.counted', count=str(value['characters']))} {_digest(str(value['sha256']))}"


def figures_html(
    variant: Variant,
    reports: Sequence[Certified],
    version: str,
    digest: str,
    copy: SecondCopy | None = None,
    original: SecondReading | None = None,
) -> str:
    """The table of what was compared, for the place that FIGURES holds; below it the tool's version, one digest over
    the document's files, and what a second copy says."""
    if not reports:
        unverified = html_line(ui(variant, "certificate.unverified"))
        return f'<p class="gw-verdict">{unverified}</p>{_original(variant, original)}{_copy(variant, copy)}'
    keys = ("script", "format", "characters", "missing", "added", "moved")
    head = "".join(f"<th>{html_line(ui(variant, f'certificate.{key}'))}</th>" for key in (*keys, "measure"))
    rows = "".join(_row(variant, report) for report in reports)
    verdict = ui(variant, "certificate.exact" if all(r.is_exact for r in reports) else "certificate.differs")
    return (
        f'<p class="gw-verdict">{html_line(verdict)}</p>'
        f'<div class="gw-table gw-figures"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        f"{_covered(variant, reports)}"
        f"<p>{html_line(ui(variant, 'certificate.tool', version=version))}</p>"
        f'<p>{html_line(ui(variant, "certificate.sum"))} <code class="gw-digest">{digest}</code></p>'
        f"{_original(variant, original)}{_copy(variant, copy)}"
    )


def _covered(variant: Variant, reports: Sequence[Certified]) -> str:
    """How many characters of the source are covered; nothing where none is."""
    count = max(report.covered for report in reports)
    return f"<p>{html_line(ui(variant, 'certificate.covered', count=str(count)))}</p>" if count else ""


def _copy(variant: Variant, copy: SecondCopy | None) -> str:
    """How the source differs from the second copy; that there is none. Both texts are as they were received."""
    if copy is None:
        return f"<p>{html_line(ui(variant, 'certificate.witness.none'))}</p>"
    count = str(len(copy.differences))
    said = ui(variant, "certificate.witness", publisher=copy.publisher, date=copy.date, count=count)
    source = f'<a href="{html_line(copy.address)}" rel="noreferrer">{html_line(copy.address)}</a>'
    head = "".join(f"<th>{html_line(ui(variant, f'certificate.{key}'))}</th>" for key in ("line", "ours", "theirs"))
    rows = "".join(
        f'<tr><td>{one.line}</td><td lang="zh">{_shown(one.ours)}</td><td lang="zh">{_shown(one.theirs)}</td></tr>'
        for one in copy.differences[:_MOST_SHOWN]
    )
    table = f'<div class="gw-table"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    digest = f'<code class="gw-digest">{copy.sha256}</code>'
    return f"<p>{html_line(said)} {source} · SHA-256 {digest}</p>{table if rows else ''}"


def _original(variant: Variant, reading: SecondReading | None) -> str:
    """Of which original the source was made, and where a second reading of that differs from it."""
    if reading is None:
        return ""
    said = ui(
        variant,
        "certificate.original",
        name=reading.name,
        reader=reading.reader,
        again=reading.again,
        characters=str(reading.characters),
        count=str(len(reading.differences)),
    )
    head = "".join(f"<th>{html_line(ui(variant, f'certificate.{key}'))}</th>" for key in ("page", "ours", "again"))
    rows = "".join(
        f"<tr><td>{one.page or '—'}</td>"
        f'<td lang="zh">{_shown(one.ours)}</td><td lang="zh">{_shown(one.theirs)}</td></tr>'
        for one in reading.differences[:_MOST_SHOWN]
    )
    table = f'<div class="gw-table"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    digest = f'<code class="gw-digest">{reading.sha256}</code>'
    return f"<p>{html_line(said)} SHA-256 {digest}</p>{table if rows else ''}"


def _shown(text: str) -> str:
    return html_line(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}……") or "—"


def _row(variant: Variant, report: Certified) -> str:
    script = html_line(ui(variant, f"variant.name.{report.variant}"))
    form = html_line(ui(variant, f"certificate.format.{report.format}"))
    counts = "".join(f"<td>{n}</td>" for n in (report.characters, report.missing, report.added, report.moved))
    measure = html_line(ui(variant, "certificate.by_rules" if report.converted else "certificate.by_source"))
    return f'<tr><td lang="{report.variant}">{script}</td><td>{form}</td>{counts}<td>{measure}</td></tr>'
