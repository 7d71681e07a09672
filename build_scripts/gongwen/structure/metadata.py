"""The values of a part, read from its blocks; what is not certain stays None."""

import re
from dataclasses import replace

from gongwen.model import Event, Metadata, Paragraph, Part, Particulars
from gongwen.structure.lines import bare_title, is_document_number, is_salutation, is_signature, is_title, title_type
from gongwen.text.dates import whole_date

_ISSUER = re.compile(r"(?P<issuer>[^关《]{2,60}?)(?:关于|转发|印发|批转)")


def read_metadata(part: Part) -> Metadata:
    """The metadata of a part whose blocks have their eIds."""
    front = [b for b in part.front if isinstance(b, Paragraph)]
    conclusions = [b for b in part.conclusions if isinstance(b, Paragraph)]
    title = "".join(bare_title(b.text) for b in front if is_title(b.text)) or None
    number = next((b.text for b in front if is_document_number(b.text)), None)
    signature = next((b.text for b in conclusions if is_signature(b.text)), None)
    issuers = _issuers(title) or ((signature,) if signature else ())
    day, eid = next(((m.iso, b.eid) for b in conclusions if (m := whole_date(b.text))), (None, None))
    first = next(iter(part.preamble), None)
    by = "、".join(issuers) or None
    return Metadata(
        title=title,
        number=number,
        doc_type=title_type(title) if title else None,
        issuers=issuers,
        date=day,
        salutation=first.text if first and is_salutation(first.text) else None,
        signature=signature,
        events=(Event(day, "promulgated", by, eid),) if day else (),
    )


def _issuers(title: str | None) -> tuple[str, ...]:
    match = _ISSUER.match(title or "")
    return tuple(match["issuer"].replace("、", " ").split()) if match else ()


def override(metadata: Metadata, particulars: Particulars) -> Metadata:
    """The metadata with what document.yml says in place of what was read."""
    names = ("title", "number", "index_number", "doc_type", "date", "published", "salutation", "signature")
    values = {name: value for name in names if (value := getattr(particulars, name)) is not None}
    result = replace(metadata, **values)
    if particulars.issuers:
        result = replace(result, issuers=particulars.issuers)
    return replace(result, events=particulars.events) if particulars.events else result
