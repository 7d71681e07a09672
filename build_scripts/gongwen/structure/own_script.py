"""Values that were read by simplified characters, in the characters that the source has for them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gongwen.model import Metadata
from gongwen.structure.looks import NamedLook

_HAN = re.compile(r"[\u2e80-\u2fff\u3003-\u9fff\U00020000-\U0003ffff]+")


def in_own_script(metadata: Metadata, lines: Sequence[NamedLook]) -> Metadata:
    """The metadata in the characters of its lines; kinds of text and of events keep their names here."""
    folded = "".join(line.look.squeezed for line in lines)
    own = "".join("".join(line.look.own_text.split()) for line in lines)
    if folded == own or len(folded) != len(own):
        return metadata

    def written(value: str | None) -> str | None:
        return _written(value, folded, own) if value else value

    return replace(
        metadata,
        title=written(metadata.title),
        number=written(metadata.number),
        issuers=tuple(_written(issuer, folded, own) for issuer in metadata.issuers),
        salutation=written(metadata.salutation),
        signature=written(metadata.signature),
        events=tuple(replace(event, by=written(event.by)) for event in metadata.events),
    )


def _written(value: str, folded: str, own: str) -> str:
    """A value as its text writes it: whole where it stands there, else word for word."""
    squeezed = "".join(value.split())
    at = folded.find(squeezed)
    if at < 0:
        return _HAN.sub(lambda match: _stretch(match[0], folded, own), value)
    characters = iter(own[at : at + len(squeezed)])
    return "".join(c if c.isspace() else next(characters) for c in value)


def _stretch(words: str, folded: str, own: str) -> str:
    at = folded.find(words)
    return own[at : at + len(words)] if at >= 0 else words
