"""HTML sources: the text of every element but scripts and styles, a paragraph wherever a browser breaks the line."""

from html.parser import HTMLParser

from gongwen.verify.source_text import Passage, passage

# Elements that stand within a line; whatever else opens or closes ends the paragraph.
_PHRASING = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark nobr q rb rp rt rtc"
)
_PHRASING += " ruby s samp script small span strike strong style sub sup time tt u var wbr"
_INLINE = frozenset(_PHRASING.split())
# Not for reading: what left-out text says of them is checked by nobody but the one who reads the certificate.
_NO_TEXT = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp"})


def read_html(text: str, first_line: int = 1) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Paragraphs in order, and the texts that stand for its pictures."""
    reader = _SourceReader(first_line)
    reader.feed(text)
    reader.close()
    reader.end_passage()
    return tuple(reader.passages), tuple(reader.alternatives)


class _SourceReader(HTMLParser):
    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self.alternatives: list[str] = []
        self._offset = first_line - 1
        self._line = first_line
        self._here = first_line  # the line that the pieces have come to
        self._pieces: list[str] = []
        self._passed_over = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break_at(tag)
        if tag in _NO_TEXT:
            self._passed_over += 1
        if tag == "img":
            self.alternatives += [value for name, value in attrs if name == "alt" and value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._passed_over -= tag in _NO_TEXT

    def handle_endtag(self, tag: str) -> None:
        self._break_at(tag)
        if tag in _NO_TEXT and self._passed_over:
            self._passed_over -= 1

    def handle_data(self, data: str) -> None:
        if self._passed_over:
            return
        line = self.getpos()[0] + self._offset
        if not self._pieces:
            self._line = line
        else:  # what markup took up in between: its line breaks, so that the lines below are right
            self._pieces.append("\n" * (line - self._here))
        self._here = line + data.count("\n")
        if self._pieces or not data.isspace():
            self._pieces.append(data)

    def _break_at(self, tag: str) -> None:
        if tag not in _INLINE and ":" not in tag:
            self.end_passage()

    def end_passage(self) -> None:
        """What has been read since the last break is a paragraph."""
        found = passage("".join(self._pieces), self._line)
        self._pieces = []
        if found:
            self.passages.append(found)
