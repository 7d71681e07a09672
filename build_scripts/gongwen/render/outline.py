"""The JSON of a document: the structure that was found, with every block's eId and line."""

from collections.abc import Mapping

from gongwen.model import AttachedFile, Block, Division, Document, Figure, Metadata, Part, Table
from gongwen.render.files import file_link

Value = dict[str, object]
Files = Mapping[str, AttachedFile]


def outline_value(document: Document, files: tuple[AttachedFile, ...] = ()) -> Value:
    """The value that `gongwen outline --json` prints and that the site offers for download.

    The latter knows the document's `files`: each figure that is there says where (`file`), and the annexes are listed.
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
        "omitted": [{"line": o.line, "what": o.what, "text": o.text} for o in document.omitted],
        "warnings": [{"line": f.line, "code": f.code, "message": f.message} for f in document.findings],
        **({"files": annexes} if annexes else {}),
        **({"aliases": dict(document.aliases)} if document.aliases else {}),
    }


def block_value(block: Block, files: Files) -> Value:
    """A paragraph, table or figure."""
    value: Value = {"eid": block.eid, "line": block.line, "type": "paragraph", "text": block.text}
    if isinstance(block, Table):
        spans = [{"row": s.row, "column": s.column, "rows": s.rows, "columns": s.columns} for s in block.spans]
        rows = [list(row) for row in block.rows]
        return {**value, "type": "table", "rows": rows, "header_rows": block.header_rows, "spans": spans}
    if isinstance(block, Figure):
        file = files.get(block.src)
        here = {"file": file_link(file.name), "width": file.width, "height": file.height} if file else {}
        return {**value, "type": "figure", "src": block.src, "alt": block.alt, **here}
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
    }
