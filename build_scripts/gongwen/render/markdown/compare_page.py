"""The page that compares a document with the one that it replaces: marked in the text, and in two columns."""

from collections.abc import Iterator, Sequence

from gongwen.model import ComparedPassage, Comparison, Edition, Passage, Variant
from gongwen.render.addresses import homes, overview_address, page_address, relative
from gongwen.render.comparison import Segment, Side, count_changes, segments
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.front import around
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.links import markdown_link
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.paper import comparison_tools
from gongwen.text.visible import visible
from gongwen.variants.ui import ui

_SIDES: tuple[Side, ...] = ("old", "new")
Value = dict[str, object]


def compare_pages(index: EditionIndex) -> Iterator[PageFile]:
    """A page for each document that this one replaces."""
    for comparison in index.edition.comparisons:
        yield _page(index, comparison)


def _page(index: EditionIndex, comparison: Comparison) -> PageFile:
    edition, variant = index.edition, index.edition.variant
    here, title = page_address(edition.slug, comparison.name), ui(variant, "compare.title")
    view, counts = _View(edition, comparison, here), _counts(variant, comparison.rows)
    layout = {
        **around(index, here, comparison.name, title),
        "tools": comparison_tools(edition, comparison.name, here),
        "versions": [view.version("old", comparison.old), view.version("new", edition)],
        "legend": ui(variant, "compare.legend", deleted="\0", inserted="\1").replace("\1", "\0").split("\0"),
        "changes": view.changes(),
        "rows": list(view.rows()),
    }
    return page_file(
        f"{edition.slug}/{comparison.name}.md",
        f"{title} - {edition.document.main.metadata.title or edition.slug}",
        [
            f"# {title}",
            f"{escape_markdown(counts)}\n{{: #counts .noted }}",
            f"## {ui(variant, 'compare.table')} {{: #compared .laid-out }}",
            view.table(comparison.old),
        ],
        description=counts,
        kind="compare",
        layout=layout,
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


class _View:
    """The rows of one comparison on its page; each has the id `compare-N` in the marked text."""

    def __init__(self, edition: Edition, comparison: Comparison, here: str) -> None:
        self._edition = edition
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

    def version(self, side: Side, edition: Edition) -> Value:
        """One of the two documents, with number and date."""
        values = edition.document.main.metadata
        return {
            "label": ui(self._variant, f"compare.{side}"),
            "title": values.title or edition.slug,
            "link": relative(overview_address(edition.slug), self._here),
            "facts": [fact for fact in (values.number, values.date) if fact],
        }

    def table(self, old: Edition) -> str:
        """The two texts in two columns as Markdown, what changed in bold: the left all of the old one, the right all of
        the new."""
        heads = []
        for side, edition in (("old", old), ("new", self._edition)):
            title = escape_markdown(edition.document.main.metadata.title or edition.slug, opens=False)
            link = markdown_link(overview_address(edition.slug), self._here)
            heads.append(f"{ui(self._variant, f'compare.{side}')}：[{title}]({link})")
        rows = [heads, ["---", "---"], *([self._marked(row, side) for side in _SIDES] for row in self._rows)]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _marked(self, row: ComparedPassage, side: Side) -> str:
        pieces = []
        for one in segments(row, side):
            text = escape_markdown(one.text)
            pieces.append(f"**{text}**" if one.kind != "same" and visible(one.text) else text)
        return "".join(pieces)

    def rows(self) -> Iterator[Value]:
        """The rows in one column and in two, with what moved."""
        for number, row in enumerate(self._rows, start=1):
            yield {
                "number": number,
                "change": row.change,
                "heading": _passage(row).heading,
                "both": self._text(row, "both"),
                "old": self._text(row, "old"),
                "new": self._text(row, "new"),
                "moved": self._moved(row),
            }

    def changes(self) -> Value:
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
        return {"title": ui(self._variant, "compare.changes", count=count), "places": list(places.items())}

    def _text(self, row: ComparedPassage, side: Side) -> Value:
        """The number, which leads to the text, and the rest, each in stretches; before it the number that was `gone` by
        then, which is none of that text's."""
        stretches = list(segments(row, side))
        passage = row.old if side == "old" else row.new or row.old
        numbers = [one for one in stretches if one.number]
        gone = [one for one in numbers if one.kind == "deleted" and passage is row.new]
        number = [_stretch(one) for one in numbers if one not in gone]
        place = self._homes["new" if passage is row.new else "old"].get(passage.eids[0]) if passage else None
        link = relative(f"{place}#{passage.eids[0]}", self._here) if place and passage else ""
        return {
            "gone": [_stretch(one) for one in gone],
            "number": number,
            "link": link,
            "rest": [_stretch(one) for one in stretches if not one.number],
        }

    def _moved(self, row: ComparedPassage) -> Value:
        if not row.moved:
            return {}
        side, key = ("new", "compare.moved.to") if row.old else ("old", "compare.moved.from")
        number = self._numbers[side, row.moved]
        other = _passage(self._rows[number - 1])
        return {"said": ui(self._variant, key), "number": number, "label": other.number or f"{other.text[:12]}…"}


def _stretch(segment: Segment) -> Value:
    """The text, marked for eye and ear; white space that came or went is not."""
    marked = segment.kind in ("deleted", "inserted") and visible(segment.text)
    return {"text": segment.text, "kind": segment.kind if marked else ""}


def _passage(row: ComparedPassage) -> Passage:
    """The passage that stands for the row: the new one where there is one."""
    passage = row.new or row.old
    assert passage is not None  # a row has at least one
    return passage
