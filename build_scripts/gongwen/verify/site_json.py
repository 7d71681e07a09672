"""A document's JSON beside its text: the keys that it has, each once, and what they say of the document."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from gongwen.model import (
    FRAME_PARTS,
    Block,
    Division,
    Document,
    EditorSummary,
    Figure,
    Footnote,
    Metadata,
    Part,
    Particulars,
    Table,
)
from gongwen.text.folding import fold_text
from gongwen.text.visible import visible
from gongwen.verify.known_words import KnownWords
from gongwen.verify.page_form import BIDI
from gongwen.verify.site_library import Alignment, Texts, unaligned

Value = Mapping[str, object]
Within = Callable[[str], Collection[str]]

_METADATA_NAMES = "title number index_number doc_type issuers date published salutation signature events sources"
_METADATA = frozenset(_METADATA_NAMES.split())
_BODY = frozenset(["front", "preamble", "divisions", "conclusions", "attachments"])
_BESIDE = ("news", "editor_summaries", "omitted", "warnings", "summary", "summaries", "standing")
_WHOLE = _METADATA | _BODY | frozenset(_BESIDE)
_SOMETIMES = frozenset(["files", "aliases", "rights"])
_BLOCK = frozenset(["eid", "line", "type", "text"])
_KINDS: dict[type, tuple[str, frozenset[str]]] = {
    Table: ("table", frozenset(["rows", "header_rows", "spans"])),
    Figure: ("figure", frozenset(["src", "alt"])),
    Footnote: ("note", frozenset(["number", "of", "at"])),
}
_FILE = frozenset(["file", "width", "height"])


class _Twice(ValueError):
    """A key that stands twice: readers differ in which they take."""


def parse_strictly(text: str) -> object:
    """The value of a JSON text; raises ValueError where it is none, or has a key twice."""

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(items)
        if len(found) != len(items):
            raise _Twice(next(key for n, (key, _) in enumerate(items) if key in dict(items[:n])))
        return found

    return json.loads(text, object_pairs_hook=pairs)


def json_faults(
    text: str,
    document: Document,
    particulars: Particulars,
    known: KnownWords,
    texts: Texts,
    convert: Callable[[str], str] = str,
) -> Iterator[str]:
    """What is wrong with the JSON of a document, but for its text; `convert` gives words in its script."""
    if BIDI.search(text):
        yield "改变文字方向的字符"
    try:
        value = parse_strictly(text)
    except ValueError as error:
        yield str(error)
        return
    if not isinstance(value, dict):
        yield text[:40]
        return
    within = Alignment.of(Texts.of_document(texts.slug, document), texts)
    yield from _keys(value, _WHOLE, _SOMETIMES)
    yield from _metadata(value, document.main.metadata, convert, within)
    yield from _part(value, document.main, convert, within)
    published = frozenset(FRAME_PARTS) - frozenset(particulars.omit)
    yield from _blocks(value.get("news"), document.frame.news if "news" in published else ())
    summaries = document.frame.editor_summaries if "editor_summaries" in published else ()
    yield from _blocks(value.get("editor_summaries"), summaries)
    yield from _beside(value, document, particulars, convert)
    yield from _summaries(value.get("summaries"), known, texts)
    for key in ("rights", "files", "standing"):
        yield from known.strangers(json.dumps(value.get(key, ""), ensure_ascii=False))


def _keys(value: Value, needed: frozenset[str], allowed: frozenset[str] = frozenset()) -> Iterator[str]:
    yield from (f"{key}：{str(value[key])[:40]}" for key in sorted(value.keys() - needed - allowed))
    yield from (f"缺 {key}" for key in sorted(needed - value.keys()))


def _metadata(value: Value, metadata: Metadata, convert: Callable[[str], str], within: Within) -> Iterator[str]:
    events = [{"date": e.date, "kind": e.kind, "by": e.by, "eid": e.eid} for e in metadata.events]
    wanted: dict[str, object] = {
        "title": metadata.title,
        "number": metadata.number,
        "index_number": metadata.index_number,
        "doc_type": metadata.doc_type,
        "issuers": list(metadata.issuers),
        "date": metadata.date,
        "published": metadata.published,
        "salutation": metadata.salutation,
        "signature": metadata.signature,
        "events": events,
    }
    yield from (
        f"{key}：{value.get(key)}" for key, right in wanted.items() if not same(value.get(key), right, convert, within)
    )
    sources: dict[str, list[object]] = {}
    for s in metadata.sources:
        sources.setdefault(s.name, []).append({"from": s.where, "line": s.line, "eid": s.eid, "value": s.value})
    if not same(value.get("sources"), sources, convert, within):
        yield f"sources：{str(value.get('sources'))[:40]}"


def same(found: object, wanted: object, convert: Callable[[str], str] = str, within: Within = unaligned) -> bool:
    """True for a value that is the wanted one, as it is or in another script; also as the text of that script has those
    very words (folded), which may convert them otherwise."""
    if isinstance(found, str) and isinstance(wanted, str):
        shown, right = fold_text(found), fold_text(wanted)
        return shown in (right, fold_text(convert(wanted))) or shown in within(right)
    if isinstance(found, Mapping) and isinstance(wanted, Mapping):
        return found.keys() == wanted.keys() and all(same(found[k], wanted[k], convert, within) for k in wanted)
    if isinstance(found, Sequence) and isinstance(wanted, Sequence):
        return len(found) == len(wanted) and all(
            same(one, other, convert, within) for one, other in zip(found, wanted, strict=True)
        )
    return found == wanted and type(found) is type(wanted)


def _part(value: Value, part: Part, convert: Callable[[str], str], within: Within) -> Iterator[str]:
    yield from _blocks(value.get("front"), part.front)
    yield from _blocks(value.get("preamble"), part.preamble)
    yield from _divisions(value.get("divisions"), part.divisions, convert)
    yield from _blocks(value.get("conclusions"), part.conclusions)
    attachments = _list(value.get("attachments"))
    if len(attachments) != len(part.attachments):
        yield "attachments"
    for found, right in zip(attachments, part.attachments, strict=False):
        yield from _keys(found, _METADATA | _BODY | {"eid", "role"})
        yield from _differing(found, {"eid": right.eid, "role": right.role})
        yield from _metadata(found, right.metadata, convert, within)
        yield from _part(found, right, convert, within)


def _divisions(values: object, divisions: Sequence[Division], convert: Callable[[str], str]) -> Iterator[str]:
    found = _list(values)
    if len(found) != len(divisions):
        yield f"divisions：{len(found)}"
    for value, right in zip(found, divisions, strict=False):
        yield from _keys(value, frozenset(["eid", "kind", "number", "heading", "line", "blocks", "divisions"]))
        yield from _differing(value, {"eid": right.eid, "kind": right.kind, "line": right.line})
        if not same(value.get("number"), right.number, convert):
            yield f"number：{value.get('number')}"
        yield from _blocks(value.get("blocks"), right.blocks)
        yield from _divisions(value.get("divisions"), right.divisions, convert)


def _blocks(values: object, blocks: Sequence[Block | EditorSummary]) -> Iterator[str]:
    found = _list(values)
    if len(found) != len(blocks):
        yield f"blocks：{len(found)}"
    for value, right in zip(found, blocks, strict=False):
        kind, keys = _KINDS.get(type(right), ("paragraph", frozenset()))
        if isinstance(right, EditorSummary):
            keys = frozenset({"division"})
        yield from _keys(value, _BLOCK | keys, _FILE if kind == "figure" else frozenset())
        yield from _differing(value, {"eid": right.eid, "type": kind, "line": right.line})
        if isinstance(right, Table):
            yield from _differing(value, {"header_rows": right.header_rows})
        if isinstance(right, Footnote):
            yield from _differing(value, {"number": right.number, "of": right.of, "at": right.at})


def _differing(value: Value, wanted: Value) -> Iterator[str]:
    for key, right in wanted.items():
        if value.get(key) != right:
            yield f"{key}：{value.get(key)}"


def _beside(value: Value, document: Document, particulars: Particulars, convert: Callable[[str], str]) -> Iterator[str]:
    omitted = [{"line": o.line, "what": o.what} for o in document.omitted]
    found = [{"line": o.get("line"), "what": o.get("what")} for o in _list(value.get("omitted"))]
    shown = [visible(o.text) for o in document.omitted if o.privacy == "public"]
    words = [visible(str(o["text"])) for o in _list(value.get("omitted")) if "text" in o]
    if not same(found, omitted, convert) or not same(words, shown, convert):
        yield f"omitted：{str(value.get('omitted'))[:40]}"
    warnings = [{"line": f.line, "code": f.code, "message": f.message} for f in document.findings]
    if not same(value.get("warnings"), warnings, convert):
        yield f"warnings：{str(value.get('warnings'))[:40]}"
    if not same(value.get("summary"), particulars.summary or None, convert):
        yield f"summary：{value.get('summary')}"
    if dict(document.aliases) != value.get("aliases", {}):
        yield f"aliases：{value.get('aliases')}"


def _summaries(values: object, known: KnownWords, texts: Texts) -> Iterator[str]:
    """Automatic summaries: every clause in the words of the texts that it names, the whole in known words."""
    for summary in _list(values):
        yield from _keys(summary, frozenset({"eid", "text", "clauses"}))
        yield from known.strangers(str(summary.get("text")))
        for clause in _list(summary.get("clauses")):
            yield from _keys(clause, frozenset({"text", "from"}))
            yield from clause_faults(str(clause.get("text")), clause.get("from"), known, texts)


def clause_faults(words: str, sources: object, known: KnownWords, texts: Texts) -> Iterator[str]:
    """Words that should stand in the texts of some eIds, in their order."""
    eids = tuple(map(str, sources)) if isinstance(sources, list | tuple) else ()
    bare = "".join(c for c in fold_text(words) if c.isalnum())
    if bare and eids and not texts.has_in_order(bare, eids):
        strangers = list(known.strangers(words))
        yield from strangers or ([words] if not any(eid in texts.by_eid for eid in eids) else [])


def _list(value: object) -> list[Value]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
