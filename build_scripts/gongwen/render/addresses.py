"""Where everything stands: the pages of a document, and the one home page of every eId.

Addresses are paths below a script's site, without a leading slash and with a closing one: `museum-rules/chp_2/`.
They are the same in every script and are a contract (docs/dev/design.md): links from outside depend on them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import relpath
from urllib.parse import quote

from gongwen.model import (
    SOURCE_VARIANT,
    Block,
    Division,
    Document,
    Edition,
    Part,
    Variant,
    walk_division_text,
    walk_parts,
)

GLOSSARY = "glossary/"
ANNOTATIONS = "annotations/"
SEARCH = "search/"
LIBRARY = "library/"
OWN_READING = "reading/"
WORKS = "works/"
QUOTES = "check-quotes/"
HOME = ""

# First segments that the site itself uses: no document may have one of them as its slug (compared in lower case).
RESERVED_SLUGS = frozenset(
    {
        "404",
        "about",
        "annotations",
        "api",
        "assets",
        "check-quotes",
        "contributing",
        "data",
        "feed",
        "glossary",
        "index",
        "library",
        "offline",
        "reading",
        "robots",
        "schema",
        "search",
        "site",
        "sitemap",
        "static",
        "text",  # text/text.pdf would be two PDFs
        "works",
        "zh-hans",
        "zh-hant",
        "zh-hant-hk",
        "zh-hant-tw",
    }
)


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page that holds text of a document's part: one chapter, or the part's whole text.

    `eid` names page and file (`chp_2`, `text`, `att_1`, `att_1__chp_2`). `preamble` and `conclusions` are the blocks
    that the page shows before and after its divisions.
    """

    eid: str
    part: Part
    preamble: tuple[Block, ...] = ()
    divisions: tuple[Division, ...] = ()
    conclusions: tuple[Block, ...] = ()


def text_pages(document: Document) -> tuple[TextPage, ...]:
    """The pages of text in order: chapters (or `text`), then each attachment's."""
    return tuple(page for part in walk_parts(document.main) for page in _part_pages(part))


def is_chaptered(part: Part) -> bool:
    """True where each top-level division has a page of its own: they hold divisions and are not articles."""
    return any(d.divisions for d in part.divisions) and not any(d.kind == "article" for d in part.divisions)


def is_undivided(part: Part) -> bool:
    """True for a main part, a letter or a short notice, whose text stands on one page from salutation to date."""
    return part.role == "main" and not part.divisions


def _part_pages(part: Part) -> Iterator[TextPage]:
    main = part.role == "main"
    if not is_chaptered(part):
        opening = part.preamble if is_undivided(part) else () if main else (*part.front, *part.preamble)
        if opening or part.divisions or part.conclusions or not main:
            yield TextPage("text" if main else part.eid, part, opening, part.divisions, part.conclusions)
        return
    if not main:
        yield TextPage(part.eid, part, (*part.front, *part.preamble))
    leaves = tuple(_leaves(part.divisions))
    for division in leaves:
        last = division is leaves[-1]
        yield TextPage(division.eid, part, (), (division,), part.conclusions if last else ())


def _leaves(divisions: tuple[Division, ...]) -> Iterator[Division]:
    """Chapters; a 编 or 分编 that holds chapters gives a page of its own (its heading and intro) before theirs."""
    for division in divisions:
        if division.kind in ("part", "subpart") and any(d.kind != "article" for d in division.divisions):
            yield Division(
                division.eid, division.kind, division.line, division.number, division.heading, division.blocks
            )
            yield from _leaves(division.divisions)
        else:
            yield division


def prefix(variant: Variant) -> str:
    """The script's folder below the site's root, with a slash: '' for the source script."""
    return "" if variant == SOURCE_VARIANT else f"{variant}/"


def overview_address(slug: str) -> str:
    return f"{slug}/"


def work_address(work: str) -> str:
    """The page of all versions of a text."""
    return f"{WORKS}{work}/"


def page_address(slug: str, eid: str) -> str:
    """The address of a page of text, or of `full`."""
    return f"{slug}/{eid}/"


def absolute_address(edition: Edition, address: str) -> str:
    """The address on the published site of the edition's script; '' where the project names none."""
    return edition.site_url and edition.site_url + address


def published_address(site: str, variant: Variant, address: str) -> str:
    """The same by the address of the whole site, of which a script's is a part; '' where the project names none."""
    return site and f"{site.rstrip('/')}/{prefix(variant)}{address}"


def homes(slug: str, document: Document) -> dict[str, str]:
    """The home page's address of every eId of a document: where links, search and annotations lead."""
    overview = overview_address(slug)
    found = {block.eid: overview for block in (*document.frame.news, *document.main.front, *document.main.preamble)}
    found |= {summary.eid: overview for summary in document.frame.editor_summaries}
    for page in text_pages(document):
        address = page_address(slug, page.eid)
        found |= {block.eid: address for block in (*page.preamble, *page.conclusions)}
        found |= {unit.eid: address for division in page.divisions for unit in walk_division_text(division)}
    return found


def term_address(key: str) -> str:
    """The address of a glossary entry, by its term in the source script: `glossary/%E4%B8%80…/`."""
    return f"{GLOSSARY}{quote(term_file_name(key))}/"


def term_file_name(key: str) -> str:
    """The term as a file's name: what a path or a file system would take amiss is replaced by its code point."""
    return "".join(c if c.isalnum() or c in "-_·、，“”‘’（）" else f"u{ord(c):04x}" for c in key)


def relative(target: str, page: str) -> str:
    """A link from one page to another, both as addresses: ('glossary/', 'x/chp_1/') → '../../glossary/'.

    A place on the same page is its fragment alone.
    """
    path, hash_mark, fragment = target.partition("#")
    if path == page and fragment:
        return hash_mark + fragment
    link = relpath("/" + path, "/" + page)
    if path.endswith("/") or not path:
        link += "/"
    return link + hash_mark + fragment
