"""A document read back from what a site publishes of it: its JSON, its overview and its page of comparison."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import get_args

from gongwen.model import (
    Block,
    Division,
    Document,
    Ending,
    Event,
    EventKind,
    Figure,
    Footnote,
    Metadata,
    Paragraph,
    Part,
    Particulars,
    Standing,
    Table,
)
from gongwen.quoting.certificate import read_certificate
from gongwen.quoting.holding import Holding

_DIGEST = re.compile(r"source\.\w+ · SHA-256\s*<code[^>]*>([0-9a-f]{64})</code>")
_CANONICAL = re.compile(r'<link[^>]*rel="?canonical"?[^>]*>')
_HREF = re.compile(r'href="?([^"\s>]+)')

Value = Mapping[str, object]


def published_works(index: str) -> dict[str, str]:
    """The work of each document that is a version of one, by slug, as the site's list of documents says."""
    try:
        value = json.loads(index)
    except ValueError:
        return {}
    rows = _list(value.get("documents")) if isinstance(value, dict) else []
    return {_text(row, "slug"): work for row in rows if (work := _text(row, "work"))}


def published_holding(
    slug: str, outline: str, certificate: str, overview: str, works: Mapping[str, str]
) -> Holding | None:
    """The document of a site; None where its JSON is none of ours."""
    try:
        value = json.loads(outline)
    except ValueError:
        return None
    if not isinstance(value, dict) or "divisions" not in value:
        return None
    digest = _DIGEST.search(certificate)
    sha256 = digest[1] if digest else ""
    document = Document(
        f"{slug}.json", sha256, _part("", "main", value), aliases=tuple(_mapping(value.get("aliases")).items())
    )
    compared = read_certificate(certificate, sha256) if sha256 else ()
    work = works.get(slug)
    standing = tuple(_standing(row, work, works) for row in _list(value.get("standing")))
    said = tuple(one for one in standing if one)
    return Holding(slug, document, Particulars(work=work), _site_url(overview, slug), compared, said)


def _standing(row: Value, work: str | None, works: Mapping[str, str]) -> Standing | None:
    """What became of a document; None for a state that this program does not know."""
    by = _text(row, "by")
    for state in (*get_args(Ending), "effective"):
        if row.get("state") == state:
            return Standing(state, _text(row, "from"), by, is_version=bool(work) and works.get(by) == work)
    return None


def _site_url(overview: str, slug: str) -> str:
    link = _CANONICAL.search(overview)
    href = _HREF.search(link[0]) if link else None
    return href[1].removesuffix(f"{slug}/") if href and href[1].endswith(f"/{slug}/") else ""


def _part(eid: str, role: str, value: Value) -> Part:
    return Part(
        eid,
        next((known for known in ("issued", "forwarded", "annex") if known == role), "main"),
        _metadata(value),
        _blocks(value.get("front")),
        _blocks(value.get("preamble")),
        tuple(map(_division, _list(value.get("divisions")))),
        _blocks(value.get("conclusions")),
        tuple(_part(_text(a, "eid"), _text(a, "role"), a) for a in _list(value.get("attachments"))),
    )


def _metadata(value: Value) -> Metadata:
    kinds: tuple[EventKind, ...] = get_args(EventKind)
    events = tuple(
        Event(_text(event, "date"), kind, _text(event, "by") or None, _text(event, "eid") or None)
        for event in _list(value.get("events"))
        for kind in kinds
        if kind == event.get("kind")
    )
    issuers = value.get("issuers")
    return Metadata(
        title=_text(value, "title") or None,
        number=_text(value, "number") or None,
        doc_type=_text(value, "doc_type") or None,
        issuers=tuple(map(str, issuers)) if isinstance(issuers, list) else (),
        date=_text(value, "date") or None,
        published=_text(value, "published") or None,
        salutation=_text(value, "salutation") or None,
        events=events,
    )


def _division(value: Value) -> Division:
    return Division(
        _text(value, "eid"),
        _text(value, "kind"),  # type: ignore[arg-type]  # as we wrote it
        _line(value),
        _text(value, "number"),
        _text(value, "heading"),
        _blocks(value.get("blocks")),
        tuple(map(_division, _list(value.get("divisions")))),
    )


def _blocks(value: object) -> tuple[Block, ...]:
    return tuple(map(_block, _list(value)))


def _block(value: Value) -> Block:
    eid, line, text = _text(value, "eid"), _line(value), _text(value, "text")
    match value.get("type"):
        case "table":
            rows = value.get("rows")
            return Table(eid, line, tuple(tuple(map(str, row)) for row in rows) if isinstance(rows, list) else ())
        case "figure":
            return Figure(eid, line, _text(value, "src"), _text(value, "alt"))
        case "note":
            return Footnote(eid, line, text, 0, _text(value, "of"), 0)
    return Paragraph(eid, line, text)


def _list(value: object) -> Sequence[Value]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _mapping(value: object) -> dict[str, str]:
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}


def _text(value: Value, key: str) -> str:
    text = value.get(key)
    return text if isinstance(text, str) else ""


def _line(value: Value) -> int:
    line = value.get("line")
    return line if isinstance(line, int) else 0
