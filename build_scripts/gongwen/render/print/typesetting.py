"""An edition's sheet as the value that the template official.typ reads (JSON)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import gongwen
from gongwen.model import Edition, Figure, Table, Variant, walk_division_text
from gongwen.render.addresses import overview_address, page_address, published_address
from gongwen.render.print.codes import code_lines
from gongwen.render.print.composition import compose
from gongwen.render.print.extras import Appendix, NoteMark, appendices, footnote_marks, note_marks
from gongwen.render.print.fonts import Cut, Typeface
from gongwen.render.print.items import Item, Line, PageBreak, Run, Title
from gongwen.render.print.marks import MarkedPiece, marked_pieces
from gongwen.render.print.options import Grid, PrintOptions
from gongwen.render.print.pieces import Piece, pieces
from gongwen.render.print.run_in_headings import with_topics
from gongwen.render.print.sheets import Place, Sheet
from gongwen.render.print.tables import table_value
from gongwen.render.print.titles import break_title
from gongwen.render.standing import paper_line
from gongwen.text.visible import visible
from gongwen.variants.ui import ui

# Typst takes two letters; Taiwan's and Hong Kong's punctuation stands in the middle of its square.
REGIONS: dict[Variant, str] = {"zh-Hans": "CN", "zh-Hant": "TW", "zh-Hant-TW": "TW", "zh-Hant-HK": "HK"}
# A document of fewer pages needs no contents.
_CONTENTS_FROM = 11


@dataclass(frozen=True, slots=True)
class _Setting:
    """What items are set with."""

    edition: Edition
    sheet: Sheet
    grid: Grid
    marks: tuple[NoteMark, ...]
    pictures: Mapping[str, bytes]


def sheet_value(
    edition: Edition,
    sheet: Sheet,
    typeface: Typeface,
    options: PrintOptions,
    *,
    pictures: Mapping[str, bytes],
    unprintable: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """All that the template needs to know of one PDF.

    `unprintable` characters are replaced in what is no official text; `pictures` are the bytes of figures by `src`, all
    in forms that print.
    """
    marks = (*footnote_marks(edition), *(note_marks(edition, sheet) if "notes" in options.extras else ()))
    setting = _Setting(edition, sheet, options.grid, marks, pictures)
    composed = with_topics(compose(sheet), edition.spans)
    address = published_address(options.site, edition.variant, _page(edition, sheet))
    aside = tuple(_appendix(one, unprintable) for one in appendices(edition, sheet, options.extras))
    return {
        "title": _document_title(edition, sheet),
        "authors": list(edition.document.main.metadata.issuers),
        "columns": options.grid.columns,
        "lines": options.grid.lines,
        "region": REGIONS[edition.variant],
        "faces": {name: cut_value(cut) for name, cut in (*typeface.cuts, ("other", typeface.other))},
        "head": None if sheet.whole else _head(edition, sheet, options.grid),
        "items": _signings(tuple(_numbered(tuple(_item(item, setting) for item in composed), setting))),
        "contents": _contents(composed, edition) if sheet.whole and "contents" in options.extras else None,
        "appendices": aside,
        "numbered": "lines" in options.extras,
        "unofficial": ui(edition.variant, "print.unofficial"),
        "standing": paper_line(edition),
        "remark": remark_lines(edition, address),
        "code": code_lines(address) if address and "qr" in options.extras else None,
    }


def _contents(items: tuple[Item, ...], edition: Edition) -> dict[str, Any]:
    """The headings that the contents list, in order; a full stop after one is dropped here as in other navigation."""
    listed: list[str] = []
    for item in items:
        if isinstance(item, Line):
            listed += [run.text for run in item.runs if run.listed]
        elif isinstance(item, Title) and item.level:
            listed.append("".join(item.texts))
    entries = [pieces(text.removesuffix("。")) for text in listed]
    values = edition.document.main.metadata
    named = [pieces(words) for words in (values.title, values.number) if words]
    return {
        "title": ui(edition.variant, "print.contents"),
        "document": named,
        "from": _CONTENTS_FROM,
        "entries": entries,
    }


def _page(edition: Edition, sheet: Sheet) -> str:
    """The page whose text the sheet holds; the overview where it holds several."""
    return overview_address(edition.slug) if sheet.name == edition.slug else page_address(edition.slug, sheet.name)


def remark_lines(edition: Edition, address: str = "") -> tuple[str, ...]:
    """The republisher's mark below the last page: that it is not the original paper, and where it comes from."""
    variant, source_url = edition.variant, edition.particulars.source_url
    said = [ui(variant, "print.remark")]
    if variant != edition.document.script:
        script = ui(variant, f"variant.called.{edition.document.script}")
        said.append(ui(variant, "print.converted", script=script))
    origin = [f"{ui(variant, 'print.source')} {source_url}"] if source_url else []
    here = [f"{ui(variant, 'print.address')} {address}"] if address else []
    digest = [f"SHA-256 {edition.document.sha256}"] if edition.document.sha256 else []
    return ("".join(said), *origin, *here, "　".join((*digest, f"gongwen {gongwen.__version__}")))


def _appendix(appendix: Appendix, unprintable: frozenset[str]) -> dict[str, Any]:
    def clean(text: str) -> tuple[Piece, ...]:
        return pieces("".join("〓" if character in unprintable else character for character in text))

    entries = [{"head": clean(e.head), "text": clean(e.text), "below": clean(e.below)} for e in appendix.entries]
    return {"title": clean(appendix.title), "remark": clean(appendix.remark), "entries": entries}


def cut_value(cut: Cut) -> dict[str, Any]:
    return {"families": cut.families, "stroke": cut.stroke}


def _document_title(edition: Edition, sheet: Sheet) -> str:
    """The PDF's title: the document's, and on an excerpt the heading of what it holds."""
    title = edition.document.main.metadata.title or edition.slug
    headings = [d.number + d.heading for passage in sheet.passages for d in passage.divisions]
    if sheet.whole or sheet.place is None or len(headings) != 1 or not headings[0]:
        return title
    return f"{title}　{headings[0]}"


def _head(edition: Edition, sheet: Sheet, grid: Grid) -> Any:
    """The lines above an excerpt: title, number and place."""
    metadata = edition.document.main.metadata
    lines = list(break_title(metadata.title, grid.columns / 0.78 - 2, _words(sheet))) if metadata.title else []
    below = [metadata.number] if metadata.number else []
    below += [_place(edition, sheet.place)] if sheet.place else []
    lines = lines[:4] + (["　".join(below)] if below else [])
    return {"lines": [pieces(line) for line in lines], "rows": max(1, len(lines))} if lines else None


def _words(sheet: Sheet) -> str:
    """The sheet's text, from which the breaker of titles learns its words."""
    return "\n".join(
        unit.text
        for passage in sheet.passages
        for division in passage.divisions
        for unit in walk_division_text(division)
    )


def _place(edition: Edition, place: Place) -> str:
    return ui(edition.variant, "print.place", number=place.number, total=place.total)


# --- items ----------------------------------------------------------------------------------------------------------


def _item(item: Item, setting: _Setting) -> dict[str, Any]:
    match item:
        case Line():
            runs = [_run(run, setting.marks) for run in item.runs]
            if item.style == "front" and len(runs) == 1:
                runs[0]["text"] = _at_sense(item.runs[0].text, setting) or runs[0]["text"]
            return {"kind": "line", "style": item.style, "eids": item.eids, "runs": runs, "gap": item.gap}
        case Title():
            return _title(item, setting)
        case Table():
            return table_value(item, setting.grid, setting.marks)
        case Figure():
            return _figure(item, setting)
        case PageBreak():
            return {"kind": "break"}


def _numbered(items: tuple[dict[str, Any], ...], setting: _Setting) -> Iterator[dict[str, Any]]:
    """The items; below the title of the whole document stands its number, unless the text itself has it."""
    main = setting.edition.document.main
    number = main.metadata.number
    said = any(visible(number or "") in visible(block.text) for block in main.front)
    if not setting.sheet.whole or not number or said or not items or items[0]["kind"] != "title":
        yield from items
    else:
        yield items[0] | {"number": pieces(number)}
        yield from items[1:]


def _at_sense(text: str, setting: _Setting) -> list[Piece | None]:
    """The pieces of a centred line that is too long for one, None where it breaks; [] where it may stay as it is."""
    if setting.marks:
        return []
    first, *rest = break_title(text, setting.grid.columns - 4, _words(setting.sheet))
    return [*pieces(first), *(piece for line in rest for piece in (None, *pieces(line)))] if rest else []


def _run(run: Run, marks: tuple[NoteMark, ...]) -> dict[str, Any]:
    lines = [_marked(part, _within(part, marks)) for part in _lines(run)]
    text = [*({"call": n} for n in (run.note,) if n), *lines[0], *(p for line in lines[1:] for p in (None, *line))]
    return {
        "text": text,
        "face": run.face,
        "level": min(run.level, 6),
        "listed": run.listed,
        "eids": [run.topic] if run.topic else [],
    }


def _lines(run: Run) -> list[Run]:
    """The paragraphs of a note, each as a part of its run; any other run is one."""
    if not run.note or "\n" not in run.text:
        return [run]
    found, at = [], 0
    for line in run.text.split("\n"):
        found.append(replace(run, text=line, cut=(at, at + len(line))))
        at += len(line) + 1
    return found


def _within(run: Run, marks: tuple[NoteMark, ...]) -> tuple[NoteMark, ...]:
    """The marks that stand in a run; in one that holds a part of its block, with their places counted from there."""
    own = tuple(mark for mark in marks if mark.eid == run.eid)
    if run.cut is None:
        return own
    start, end = run.cut
    return tuple(replace(mark, end=mark.end - start) for mark in own if start < max(1, mark.end) <= end)


def _marked(run: Run, marks: tuple[NoteMark, ...]) -> list[MarkedPiece]:
    """The run's pieces with the numbers of notes at their places; a heading has them at its end."""
    if run.level:
        marks = tuple(replace(mark, end=len(run.text)) for mark in marks)
    return marked_pieces(run.text, marks)


def _title(title: Title, setting: _Setting) -> dict[str, Any]:
    columns = setting.grid.columns
    words = _words(setting.sheet)
    lines = [line for text in title.texts for line in break_title(text, columns * 16 / 22, words)]
    return {
        "kind": "title",
        "eids": title.eids,
        "apparatus": title.apparatus,
        "level": title.level,
        "number": None,
        "lines": [*(pieces(line) for line in lines[:-1]), _last_line(lines, title, setting.marks)],
        "long": any(len(line) > columns for line in lines),
    }


def _last_line(lines: list[str], title: Title, marks: tuple[NoteMark, ...]) -> list[MarkedPiece]:
    """The last line of a title, with the marks of the notes that it calls."""
    return [*pieces(lines[-1] if lines else ""), *(mark.piece for mark in marks if mark.eid in title.eids and mark.own)]


def _figure(figure: Figure, setting: _Setting) -> dict[str, Any]:
    """The picture where its bytes are given, else a note that there is one."""
    variant = setting.edition.variant
    note = ui(variant, "print.figure", alt=figure.alt) if figure.alt else ui(variant, "print.figure_bare")
    picture = setting.pictures.get(figure.src)
    return {
        "kind": "figure",
        "eids": [figure.eid],
        "note": pieces(note),
        "alt": figure.alt.strip() or ui(variant, "figure.untold"),
        "picture": list(picture) if picture else None,
    }


def _signings(items: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    """The items, with signatures and the dates after them made one: each is placed by the other."""
    found: list[dict[str, Any]] = []
    for item in items:
        style = item.get("style")
        if style not in ("signature", "date"):
            found.append(item)
            continue
        group = found[-1] if found and found[-1]["kind"] == "signing" else None
        if group is None or (style == "signature" and group["dates"]):
            group = {"kind": "signing", "signatures": [], "dates": [], "gap": item["gap"]}
            found.append(group)
        group["dates" if style == "date" else "signatures"].append(item)
    return found
