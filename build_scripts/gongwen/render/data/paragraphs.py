"""Every text of a document in all scripts, a line each: what those take who work on all documents at once."""

import json
from collections.abc import Iterator, Mapping

from gongwen.model import VARIANTS, Document, Variant, walk_text
from gongwen.render.addresses import page_address, published_address


def paragraph_lines(
    slug: str,
    script: Variant,
    documents: Mapping[Variant, Document],
    homes: Mapping[str, str],
    site_url: str,
    sha256: str,
    licences: Mapping[str, str],
) -> Iterator[str]:
    """JSON of each text in its order, a frame that may be passed on first. `script` is the source's; `documents` are
    the document by script, that one among them; a script that the site does not have is null. `licences` are those of
    the frame's parts."""
    own = documents[script]
    texts = {variant: {u.eid: u.text for u in walk_text(document)} for variant, document in documents.items()}
    full, title = page_address(slug, "full"), own.main.metadata.title
    for position, unit in enumerate(unit for unit in walk_text(own) if unit.text):
        part = "news" if unit.eid.startswith("news__") else "editor_summaries"
        in_frame = unit.eid.startswith(("news__", "summary__"))
        value: dict[str, object] = {
            "slug": slug,
            "title": title,
            "eid": unit.eid,
            "position": position,
            "address": published_address(site_url, script, f"{homes.get(unit.eid) or full}#{unit.eid}"),
            "script": script,
            "text": unit.text,
            **{variant: texts.get(variant, {}).get(unit.eid) for variant in VARIANTS},
            "sha256": sha256,
            "licence": licences.get(part) if in_frame else None,
        }
        yield json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
