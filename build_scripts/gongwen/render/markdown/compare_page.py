"""The page that compares a document with the one that it replaces: marked in the text, and in two columns."""

from collections.abc import Iterator, Sequence

from gongwen.model import ComparedPassage, Comparison, Edition, Passage, Variant
from gongwen.render.addresses import homes, overview_address, page_address, relative
from gongwen.render.comparison import Segment, Side, count_changes, segments
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.front import around
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.paper import print_tools
from gongwen.text.visible import visible
from gongwen.variants.ui import ui

_TAGS = {"deleted": "del", "inserted": "ins"}


def compare_pages(index: EditionIndex) -> Iterator[PageFile]:
    """A page for each document that this one replaces."""
    for comparison in index.edition.comparisons:
        yield _page(index, comparison)


def _page(index: EditionIndex, comparison: Comparison) -> PageFile:
    edition = index.edition
    variant, here = edition.variant, page_address(edition.slug, comparison.name)
    title = ui(variant, "compare.title")
    view = _View(edition, comparison, here)
    only = html_line(ui(variant, "compare.only"))
    sections = (("marked", "compare.marked", view.marked()), ("table", "compare.table", view.table()))
    below = "".join(
        f'<section><h2 id="{name}">{html_line(ui(variant, key))}</h2>{body}</section>' for name, key, body in sections
    )
    ways = "".join(f'<li><a href="#{name}">{html_line(ui(variant, key))}</a></li>' for name, key, _ in sections)
    return page_file(
        f"{edition.slug}/{comparison.name}.md",
        f"{title} - {edition.document.main.metadata.title or edition.slug}",
        [
            f"<h1>{html_line(title)}</h1>",
            f'<dl class="gw-metadata">{view.version("old", comparison.old)}{view.version("new", edition)}</dl>',
            f"<p>{html_line(_counts(variant, comparison.rows))}</p>",
            f'<p class="gw-compare-legend">{_legend(variant)}</p>',
            f'<ul class="gw-compare-ways">{ways}</ul>{view.changes()}',
            f'<div class="gw-compare"><input type="checkbox" id="gw-compare-only"> '
            f'<label for="gw-compare-only">{only}</label>{below}</div>',
        ],
        description=_counts(variant, comparison.rows),
        kind="compare",
        layout={
            **around(index, here, comparison.name, title),
            "tools": print_tools(edition, comparison.name, here, "compare.pdf"),
        },
    )


def _counts(variant: Variant, rows: Sequence[ComparedPassage]) -> str:
    counts = count_changes(rows)
    said = ui(
        variant,
        "compare.count",
        changed=counts["changed"],
        inserted=counts["inserted"],
        deleted=counts["deleted"],
        same=counts["same"],
    )
    return said + (ui(variant, "compare.form", count=counts["form"]) if counts["form"] else "")


def _legend(variant: Variant) -> str:
    example = html_line(ui(variant, "compare.example"))
    return ui(variant, "compare.legend", deleted=f"<del>{example}</del>", inserted=f"<ins>{example}</ins>")


class _View:
    """The rows of one comparison on its page; each has the id `compare-N` in the marked text."""

    def __init__(self, edition: Edition, comparison: Comparison, here: str) -> None:
        self._variant = edition.variant
        self._here = here
        self._rows = comparison.rows
        self._homes = {
            "old": homes(comparison.old.slug, comparison.old.document),
            "new": homes(edition.slug, edition.document),
        }
        self._numbers = {
            (side, passage.eids[0]): number
            for number, row in enumerate(self._rows, start=1)
            for side, passage in (("old", row.old), ("new", row.new))
            if passage
        }

    def version(self, side: Side, edition: Edition) -> str:
        """One of the two documents, with number and date."""
        values = edition.document.main.metadata
        link = escape_html(relative(overview_address(edition.slug), self._here))
        facts = "".join(f" <small>{html_line(fact)}</small>" for fact in (values.number, values.date) if fact)
        label = html_line(ui(self._variant, f"compare.{side}"))
        return (
            f'<div><dt>{label}</dt><dd><a href="{link}">{html_line(values.title or edition.slug)}</a>{facts}</dd></div>'
        )

    def marked(self) -> str:
        """All of both texts in one column."""
        lines = []
        for number, row in enumerate(self._rows, start=1):
            names = f"gw-c gw-c-{row.change}{' gw-c-heading' if _passage(row).heading else ''}"
            text = self._text(row, "both") + self._moved(row)
            lines.append(f'<p class="{names}" id="compare-{number}">{text}</p>')
        return "".join(lines)

    def table(self) -> str:
        """The two texts in two columns: the left all of the old one, the right all of the new."""
        heads = "".join(
            f'<th scope="col">{html_line(ui(self._variant, f"compare.{side}"))}</th>' for side in ("old", "new")
        )
        rows = "".join(
            f'<tr class="gw-c-{row.change}"><td>{self._text(row, "old")}</td><td>{self._text(row, "new")}</td></tr>'
            for row in self._rows
        )
        return (
            f'<div class="gw-table"><table class="gw-compare-table"><thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )

    def changes(self) -> str:
        """The way to each change, folded: by the number that it stands below, once where several stand there."""
        places: dict[str, int] = {}
        above = ui(self._variant, "compare.opening")
        count = 0
        for number, row in enumerate(self._rows, start=1):
            passage = _passage(row)
            if passage.number and (row.new or not above):
                above = passage.number + (passage.text[len(passage.number) :] if passage.heading else "")
            if row.change not in ("same", "form"):
                count += 1
                places.setdefault(passage.number if passage.number and not row.new else above, number)
        items = "".join(
            f'<li><a href="#compare-{number}">{html_line(label)}</a></li>' for label, number in places.items()
        )
        summary = html_line(ui(self._variant, "compare.changes", count=count))
        return f'<details class="gw-compare-changes"><summary>{summary}</summary><ul>{items}</ul></details>'

    def _text(self, row: ComparedPassage, side: Side) -> str:
        stretches = list(segments(row, side))
        number = "".join(self._stretch(one) for one in stretches if one.number)
        rest = "".join(self._stretch(one) for one in stretches if not one.number)
        passage = row.old if side == "old" else row.new or row.old
        if not number or passage is None:
            return number + rest
        place = self._homes["new" if passage is row.new else "old"].get(passage.eids[0])
        if place:
            number = f'<a href="{escape_html(relative(f"{place}#{passage.eids[0]}", self._here))}">{number}</a>'
        return f'<b class="gw-c-number">{number}</b>{rest}'

    def _stretch(self, segment: Segment) -> str:
        """The text, marked for eye and ear; white space that came or went is not."""
        text = html_line(segment.text)
        tag = _TAGS.get(segment.kind)
        if tag is None or not visible(segment.text):
            return text
        start, end = (html_line(ui(self._variant, key)) for key in (f"compare.{segment.kind}.start", "compare.end"))
        return f'<{tag}><span class="gw-unseen">{start}</span>{text}<span class="gw-unseen">{end}</span></{tag}>'

    def _moved(self, row: ComparedPassage) -> str:
        if not row.moved:
            return ""
        side, key = ("new", "compare.moved.to") if row.old else ("old", "compare.moved.from")
        number = self._numbers[side, row.moved]
        other = _passage(self._rows[number - 1])
        label = html_line(other.number or f"{other.text[:12]}…")
        said = html_line(ui(self._variant, key))
        return f' <small class="gw-c-moved">{said} <a href="#compare-{number}">{label}</a></small>'


def _passage(row: ComparedPassage) -> Passage:
    """The passage that stands for the row: the new one where there is one."""
    passage = row.new or row.old
    assert passage is not None  # a row has at least one
    return passage
