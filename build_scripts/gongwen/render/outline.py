"""The JSON of a document: the structure that was found, with every block's eId and line."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from gongwen.model import AttachedFile, Block, Division, Document, Figure, Footnote, Metadata, Omitted, Part, Table
from gongwen.render.files import file_link
from gongwen.text.visible import visible

Value = dict[str, object]
Files = Mapping[str, AttachedFile]


def outline_value(document: Document) -> Value:
    """The value that `gongwen outline --json` prints, on the machine of whoever has the source: with all words."""
    left_out = [{"line": o.line, "what": o.what, "text": o.text} for o in document.omitted]
    return _document_value(document, (), left_out)


def published_value(document: Document, files: tuple[AttachedFile, ...] = ()) -> Value:
    """The same as the site offers it for download: what a Word file held beside its text is counted, not shown.

    It knows the document's `files`: each figure that is there says where (`file`), and the annexes are listed.
    """
    return _document_value(document, files, [left_out_value(left) for left in document.omitted])


def left_out_value(left: Omitted) -> Value:
    """What the site says of something that was left out: its words, or how many they are and their digest."""
    if left.privacy == "public":
        return {"line": left.line, "what": left.what, "text": left.text}
    digest = sha256(left.text.encode()).hexdigest()
    return {"line": left.line, "what": left.what, "characters": len(visible(left.text)), "sha256": digest}


def _document_value(document: Document, files: tuple[AttachedFile, ...], left_out: Sequence[Value]) -> Value:
    """All of a document.

    `aliases`, former eIds with those of now, is there only where a text was published under another name before.
    """
    there = {file.src: file for file in files}
    main = _part_value(document.main, there)
    news = [block_value(b, there) for b in document.frame.news]
    annexes = [
        {"src": f.src, "file": file_link(f.name), "title": f.title, "bytes": f.size, "sha256": f.sha256}
        for f in files
        if not f.is_picture
    ]
    summaries = [
        {"eid": s.eid, "line": s.line, "type": "paragraph", "division": s.division, "text": s.text}
        for s in document.frame.editor_summaries
    ]
    order = ("front", "news", "editor_summaries", "preamble", "divisions", "conclusions", "attachments")
    body: Value = {**main, "news": news, "editor_summaries": summaries}
    return {
        **_metadata_value(document.main.metadata),
        **{key: body[key] for key in order},
        "omitted": left_out,
        "warnings": [{"line": f.line, "code": f.code, "message": f.message} for f in document.findings],
        **({"files": annexes} if annexes else {}),
        **({"aliases": dict(document.aliases)} if document.aliases else {}),
    }


def block_value(block: Block, files: Files) -> Value:
    """A paragraph, table, figure or note."""
    value: Value = {"eid": block.eid, "line": block.line, "type": "paragraph", "text": block.text}
    if isinstance(block, Table):
        spans = [{"row": s.row, "column": s.column, "rows": s.rows, "columns": s.columns} for s in block.spans]
        rows = [list(row) for row in block.rows]
        return {**value, "type": "table", "rows": rows, "header_rows": block.header_rows, "spans": spans}
    if isinstance(block, Figure):
        file = files.get(block.src)
        here = {"file": file_link(file.name), "width": file.width, "height": file.height} if file else {}
        return {**value, "type": "figure", "src": block.src, "alt": block.alt, **here}
    if isinstance(block, Footnote):
        return {**value, "type": "note", "number": block.number, "of": block.of, "at": block.at}
    return value


def division_value(division: Division, files: Files) -> Value:
    """A division with its blocks and divisions."""
    return {
        "eid": division.eid,
        "kind": division.kind,
        "number": division.number,
        "heading": division.heading,
        "line": division.line,
        "blocks": [block_value(b, files) for b in division.blocks],
        "divisions": [division_value(d, files) for d in division.divisions],
    }


def _part_value(part: Part, files: Files) -> Value:
    return {
        "front": [block_value(b, files) for b in part.front],
        "preamble": [block_value(b, files) for b in part.preamble],
        "divisions": [division_value(d, files) for d in part.divisions],
        "conclusions": [block_value(b, files) for b in part.conclusions],
        "attachments": [
            {"eid": a.eid, "role": a.role, **_metadata_value(a.metadata), **_part_value(a, files)}
            for a in part.attachments
        ],
    }


def _metadata_value(metadata: Metadata) -> Value:
    return {
        "title": metadata.title,
        "number": metadata.number,
        "index_number": metadata.index_number,
        "doc_type": metadata.doc_type,
        "issuers": list(metadata.issuers),
        "date": metadata.date,
        "published": metadata.published,
        "salutation": metadata.salutation,
        "signature": metadata.signature,
        "events": [{"date": e.date, "kind": e.kind, "by": e.by, "eid": e.eid} for e in metadata.events],
        "sources": _sources_value(metadata),
    }


def _sources_value(metadata: Metadata) -> Value:
    """For each value its witnesses, the one that was believed first."""
    sources: dict[str, list[Value]] = {}
    for s in metadata.sources:
        sources.setdefault(s.name, []).append({"from": s.where, "line": s.line, "eid": s.eid, "value": s.value})
    return dict(sources)
