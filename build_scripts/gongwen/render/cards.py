"""What other documents, lists and programs know of a document: its card."""

from dataclasses import replace

from gongwen.enrich.standing import beginning_day, effective_day
from gongwen.model import Card, Document, Particulars, walk_parts
from gongwen.render.addresses import homes


def card(
    slug: str,
    document: Document,
    relations: tuple[tuple[str, tuple[str, ...]], ...] = (),
    aliases: tuple[str, ...] = (),
) -> Card:
    """What other documents may know of this one; `aliases` are names that people use for it."""
    titles = ((part.metadata.title, part.eid) for part in walk_parts(document.main))
    return Card(
        slug,
        document.main.metadata,
        tuple(homes(slug, document).items()),
        (*((title, eid) for title, eid in titles if title), *((alias, "") for alias in aliases)),
        relations,
        document.script,
    )


def full_card(slug: str, document: Document, particulars: Particulars) -> Card:
    """The same with all that document.yml says and the days of the text; a withdrawn one has no more than its title."""
    known = card(slug, document, particulars.relations, particulars.aliases)
    effective = effective_day(document.main)
    begins = beginning_day(document.main.metadata, effective)
    known = replace(known, work=particulars.work, compare=particulars.compare, effective=effective, begins=begins)
    return replace(known, homes=(), titles=known.titles[:1]) if particulars.withdrawn else known
