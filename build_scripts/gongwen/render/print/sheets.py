"""Which PDFs a document has, and which of its text stands in each."""

from collections.abc import Collection
from dataclasses import dataclass

from gongwen.model import Block, Division, Edition, Figure, Part, walk_division_text, walk_divisions, walk_parts
from gongwen.render.addresses import TextPage, text_pages


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one part, in order of the text; `opens` says that the part begins here."""

    part: Part
    opens: bool = False
    front: tuple[Block, ...] = ()
    preamble: tuple[Block, ...] = ()
    divisions: tuple[Division, ...] = ()
    conclusions: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sheet stands among those of its part; both count from 1."""

    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One PDF: `name` is its file's stem. An excerpt's `place` is None where its part has but one page of text."""

    name: str
    passages: tuple[Passage, ...]
    whole: bool = False
    place: Place | None = None

    def eids(self) -> tuple[str, ...]:
        """The eIds of all that stands on the sheet, in order of the text."""
        found: list[str] = []
        for passage in self.passages:
            found += (block.eid for block in (*passage.front, *passage.preamble))
            found += (unit.eid for division in passage.divisions for unit in walk_division_text(division))
            found += (block.eid for block in passage.conclusions)
        return tuple(found)

    def pictures(self) -> tuple[str, ...]:
        """The `src` of each figure on the sheet, in order of the text."""
        found: list[str] = []
        for passage in self.passages:
            blocks = [*passage.front, *passage.preamble]
            blocks += [block for division in walk_divisions(passage.divisions) for block in division.blocks]
            found += (block.src for block in (*blocks, *passage.conclusions) if isinstance(block, Figure))
        return tuple(found)


def sheets_of(edition: Edition) -> tuple[Sheet, ...]:
    """The whole, named by the slug; before it a sheet for each page of text (`chp_2`, `att_1`) if there are several."""
    found = excerpts(edition)
    return (*(found if len(found) > 1 else ()), whole_sheet(edition))


def excerpts(edition: Edition) -> tuple[Sheet, ...]:
    """A sheet for each page of text."""
    pages = text_pages(edition.document)
    return tuple(_excerpt(page, pages) for page in pages)


def chosen_sheet(edition: Edition, names: Collection[str]) -> Sheet:
    """Some of the excerpts on one sheet, in order of the text; it has the document's name where they are several."""
    chosen = [sheet for sheet in excerpts(edition) if sheet.name in names]
    if len(chosen) == 1:
        return chosen[0]
    return Sheet(edition.slug, tuple(passage for sheet in chosen for passage in sheet.passages))


def whole_sheet(edition: Edition) -> Sheet:
    """The document from its front to its last attachment."""
    parts = walk_parts(edition.document.main)
    passages = tuple(Passage(p, True, p.front, p.preamble, p.divisions, p.conclusions) for p in parts)
    return Sheet(edition.slug, passages, whole=True)


def _excerpt(page: TextPage, pages: tuple[TextPage, ...]) -> Sheet:
    fronts = {block.eid for block in page.part.front}
    passage = Passage(
        page.part,
        page.eid == page.part.eid,
        tuple(block for block in page.preamble if block.eid in fronts),
        tuple(block for block in page.preamble if block.eid not in fronts),
        page.divisions,
        page.conclusions,
    )
    siblings = [p.eid for p in pages if p.part.eid == page.part.eid]
    place = Place(siblings.index(page.eid) + 1, len(siblings)) if len(siblings) > 1 else None
    return Sheet(page.eid, (passage,), place=place)
