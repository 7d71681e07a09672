"""Terms in a Word file as links to their pages of the glossary; the words stay as they are."""

from collections.abc import Iterator

from gongwen.model import Edition, Span
from gongwen.render.addresses import published_address, term_address
from gongwen.render.markdown.spans import linked_terms
from gongwen.render.word.comments import Mark


class Links:
    """The terms that are links; `addresses` are those that a file leads to, in order of their numbers from 1."""

    def __init__(self, edition: Edition, site_url: str) -> None:
        """A site without an address has none that a file could lead to."""
        self._edition = edition
        self._site_url = site_url
        self._spans: dict[str, list[Span]] = {}
        for span in linked_terms(edition.spans, edition.term_links) if site_url else ():
            self._spans.setdefault(span.eid, []).append(span)
        self.addresses: list[str] = []

    def marks(self, eid: str, start: int, end: int) -> Iterator[Mark]:
        """Where in a stretch of a block's text links begin and end, counted from the stretch's first character."""
        for span in self._spans.get(eid, ()):
            if start <= span.start and span.end <= end:
                yield span.start - start, f'<w:hyperlink r:id="rIdTerm{self._number(span)}">'
                yield span.end - start, "</w:hyperlink>"

    def _number(self, span: Span) -> int:
        address = published_address(self._site_url, self._edition.variant, term_address(span.ref))
        if address not in self.addresses:
            self.addresses.append(address)
        return self.addresses.index(address) + 1
