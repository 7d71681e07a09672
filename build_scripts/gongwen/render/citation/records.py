"""A document as citation managers take it in: CSL-JSON, BibTeX, RIS. The issuers wrote the text, the site publishes it.

CSL 1.0.2's schema (type `legislation`), the manual of biblatex (entry `@legislation`, to BibTeX `@misc`) and
RIS (type STAT) say what the fields are called. What is not known is not said.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from gongwen.model import Edition
from gongwen.render.addresses import absolute_address, overview_address
from gongwen.render.citation.works import document_number, work_of

# Characters that TeX takes for its own. A brace counts in BibTeX even behind a backslash: only its name is safe.
_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{c: f"\\{c}" for c in "#$%&_"},
    }
)
_BREAK = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")


def csl_json(edition: Edition) -> str:
    """A list of one item, as Zotero and citeproc read it."""
    work = work_of(edition, edition.document.main)
    value: dict[str, object] = {
        "id": edition.slug,
        "type": "legislation",
        "title": _line(work.title),
        "number": _line(document_number(work.number)),
        "author": [{"literal": _line(name)} for name in work.issuers],
        "issued": {"date-parts": [[int(part) for part in work.date.split("-")]]} if work.date else None,
        "language": edition.variant,
        "URL": _address(edition),
    }
    return json.dumps([{key: known for key, known in value.items() if known}], ensure_ascii=False, indent=1) + "\n"


def bibtex(edition: Edition) -> str:
    """One entry, in UTF-8. Names stand in braces of their own: 国务院 is no surname, 、 no separator."""
    work = work_of(edition, edition.document.main)
    fields = {
        "title": f"{{{_tex(work.title)}}}",
        "author": " and ".join(f"{{{_tex(name)}}}" for name in work.issuers),
        "number": _tex(document_number(work.number)),
        "date": work.date,
        "year": work.date[:4],
        "langid": _LANGIDS[edition.variant],
        "url": _address(edition).translate({ord(c): f"%{ord(c):02X}" for c in "{}\\"}),
    }
    lines = "".join(f"  {key} = {{{known}}},\n" for key, known in fields.items() if known)
    return f"@legislation{{{edition.slug},\n{lines}}}\n"


def ris(edition: Edition) -> str:
    """One record; a value stands on one line, so that none of it is taken for a tag."""
    work = work_of(edition, edition.document.main)
    fields: Iterable[tuple[str, str]] = (
        ("TY", "STAT"),
        ("ID", edition.slug),
        ("TI", work.title),
        *(("AU", name) for name in work.issuers),
        ("IS", document_number(work.number)),
        ("PY", work.date[:4]),
        ("DA", work.date.replace("-", "/")),
        ("LA", edition.variant),
        ("UR", _address(edition)),
    )
    return "".join(f"{tag}  - {_line(known)}\r\n" for tag, known in fields if known) + "ER  - \r\n"


# What is offered of a document in its own script, by the ending of the file.
RECORDS: Mapping[str, Callable[[Edition], str]] = MappingProxyType({"bib": bibtex, "ris": ris, "csl.json": csl_json})
# babel's names, by which biblatex chooses hyphenation and words.
_LANGIDS = MappingProxyType(
    {"zh-Hans": "chinese-hans", "zh-Hant": "chinese-hant", "zh-Hant-TW": "chinese-hant", "zh-Hant-HK": "chinese-hant"}
)


def _address(edition: Edition) -> str:
    return absolute_address(edition, overview_address(edition.slug))


def _line(text: str) -> str:
    """The text on one line, without characters that have no place in one."""
    return _BREAK.sub(" ", text).strip()


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)
