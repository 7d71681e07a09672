"""HTML sources: the text of every element but scripts and styles, a paragraph wherever a browser breaks the line."""

from collections.abc import Iterable, Mapping

from gongwen.verify.html_lists import Counter, ListRules, numbered
from gongwen.verify.html_scanner import Event, scan
from gongwen.verify.source_text import Passage, passage

# Elements that stand within a line; whatever else opens or closes ends the paragraph.
_PHRASING = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark nobr q rb rp rt rtc"
)
_PHRASING += " ruby s samp script small span strike strong style sub sup time tt u var wbr"
_INLINE = frozenset(_PHRASING.split())
_LISTS = ("ol", "ul")
_CELLS = frozenset({"td", "th", "caption"})
_ROWS = frozenset({"tr", "tbody", "thead", "tfoot"})
_ENDING_ITEMS = frozenset({"ul", "table", *_CELLS, *_ROWS})  # what follows has not the number of the item around it


def read_html(text: str, first_line: int = 1) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Paragraphs in order, and the texts that stand for its pictures."""
    return read_events(scan(text), text, first_line)


def read_events(events: Iterable[Event], text: str, first_line: int) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The same of tags and texts that are told already."""
    reader = _SourceReader(text, first_line)
    for event in events:
        if event.kind == "text":
            reader.read(event.text, event.at)
        elif event.kind == "start":
            reader.start(event.name, event.attributes, event.at)
        else:
            reader.end(event.name)
    reader.end_passage()
    return tuple(reader.passages), tuple(reader.alternatives)


class _SourceReader:
    def __init__(self, page: str, first_line: int) -> None:
        self.passages: list[Passage] = []
        self.alternatives: list[str] = []
        self._page = page
        self._rules = ListRules(page)
        self._at, self._line_there = 0, first_line  # a place that has been come to, and its line
        self._line = first_line
        self._here = first_line  # the line that the pieces have come to
        self._pieces: list[str] = []
        self._open: list[tuple[str, Counter | None]] = []  # lists, and the tables that they stand in
        self._waiting = ""  # the number of an item that has no text yet
        self._number = ""  # that of the paragraph which is being read

    def start(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        self._break_at(tag)
        if tag in _ENDING_ITEMS:
            self._waiting = ""
        if tag == "img" and attributes.get("alt"):
            self.alternatives.append(attributes["alt"])
        if tag == "table":
            self._open.append((tag, None))
        elif tag in _CELLS or tag in _ROWS:
            self._end_cell()
            if tag in _CELLS:
                self._open.append(("cell", None))
        elif tag in _LISTS:
            style = self._rules.style(tag, attributes)
            self._open.append((tag, Counter(attributes, style, self._page, at) if tag == "ol" else None))
        elif tag == "li":
            counter = self._open[-1][1] if self._open else None
            self._waiting = counter.before(attributes, self._rules.style(tag, attributes)) if counter else ""

    def end(self, tag: str) -> None:
        self._break_at(tag)
        if tag in _ENDING_ITEMS or tag in ("li", "ol"):
            self._waiting = ""
        if tag in _LISTS:
            self._close(tag, within=("table", "cell"))
        elif tag in _CELLS or tag in _ROWS or tag == "table":
            self._end_cell()
            if tag == "table":
                self._close(tag, within=("cell",))

    def _close(self, tag: str, *, within: tuple[str, ...]) -> None:
        """Closes the innermost list or table of that name, with those in it; nothing beyond the cell it stands in."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                return
            if self._open[index][0] in within:
                return

    def _end_cell(self) -> None:
        """A cell that ends takes its lists with it."""
        self._close("cell", within=("table",))

    def read(self, text: str, at: int) -> None:
        line = self._line_at(at)
        if not self._pieces:
            self._line = line
        else:  # what markup took up in between: its line breaks, so that the lines below are right
            self._pieces.append("\n" * (line - self._here))
        self._here = line + text.count("\n")
        if not self._pieces and text.isspace():
            return
        if not self._pieces:
            self._number, self._waiting = self._waiting, ""
        self._pieces.append(text)

    def _line_at(self, at: int) -> int:
        self._line_there += self._page.count("\n", self._at, at)
        self._at = at
        return self._line_there

    def _break_at(self, tag: str) -> None:
        if tag not in _INLINE and ":" not in tag:
            self.end_passage()

    def end_passage(self) -> None:
        """What has been read since the last break is a paragraph."""
        found = passage("".join(self._pieces), self._line)
        if found:
            self.passages.append(Passage(found.line, numbered(self._number, found.text)))
        self._pieces, self._number = [], ""
