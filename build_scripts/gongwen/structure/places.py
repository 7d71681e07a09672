"""A finding with its place in the document, the words there, and an example of the key that settles it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gongwen.model import Finding, Part, walk_part_text

_WORDS = 24  # characters of a text that are shown
# The key of document.yml that settles a finding; others are let stand by `accept`.
_EXAMPLES = {
    "W-title-missing": "title: 某市人民政府关于……的通知",
    "W-title-kind": "title: 某市人民政府关于……的通知",
    "W-title-lines": "title: 某市人民政府关于……的通知",
    "W-issuer-missing": "issuers: [某市人民政府]",
    "W-date-missing": "date: 2024-01-02",
    "W-date-invalid": "date: 2024-01-02",
    "W-level": 'levels: {"一、": chapter, "（一）": section}',
    "W-second-document": "attachments: []",
}
_ACCEPTED = ("W-number-gap", "W-number-repeat", "W-number-order", "W-damaged", "W-personal")


def placed(findings: Iterable[Finding], part: Part, path: str) -> Iterator[Finding]:
    """The findings about this source, those about its text with eId, words and an example."""
    units: dict[int, tuple[str, str]] = {}
    for unit in walk_part_text(part):
        if unit.text:
            units.setdefault(unit.line, (unit.eid, unit.text))
    for finding in findings:
        known = finding.code in _EXAMPLES or finding.code in _ACCEPTED
        place = units.get(finding.line) if finding.path == path and known else None
        yield replace(finding, message=finding.message + _where(finding.code, *place)) if place else finding


def _where(code: str, eid: str, text: str) -> str:
    words = text if len(text) <= _WORDS else f"{text[:_WORDS]}…"
    example = _EXAMPLES.get(code, f"accept: [{{code: {code}, at: {eid}, because: 原文如此}}]")
    return f"（{eid}：“{words}”；例：{example}）"
