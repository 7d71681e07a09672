"""Links of the source to its annex files, found again in the text."""

from collections.abc import Iterable, Iterator

from gongwen.model import AttachedFile, Document, FileLink, Span, TextUnit, walk_text


def annex_spans(document: Document, files: Iterable[AttachedFile]) -> tuple[Span, ...]:
    """The words of each link to a file that is there, as spans of kind file; `ref` is the file's name."""
    names = {file.src: file.name for file in files}
    links = [link for link in document.links if link.href in names]
    lines = {link.line for link in links}
    units = [unit for unit in walk_text(document) if unit.line in lines]
    taken: list[Span] = []
    for link in links:
        taken += [span for span in _places(link, names[link.href], units) if not any(map(span.meets, taken))][:1]
    return tuple(taken)


def _places(link: FileLink, name: str, units: list[TextUnit]) -> Iterator[Span]:
    for unit in units:
        at = unit.text.find(link.text) if unit.line == link.line else -1
        while at >= 0:
            yield Span(unit.eid, at, at + len(link.text), "file", name)
            at = unit.text.find(link.text, at + 1)
