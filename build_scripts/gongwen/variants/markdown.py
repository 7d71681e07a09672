"""What script conversion leaves alone in hand-written Markdown."""

import re
from collections.abc import Iterator

# Attributes that a reader gets to see or hear; every other one is a name for machines.
_READABLE_ATTRIBUTES = frozenset({"alt", "title", "aria-label", "placeholder", "summary"})

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_MATTER_KEY = re.compile(r"^[ \t]*(?:-[ \t]+)?[^\s:#\"'-][^:\n]*:(?=\s|$)", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*\1[`~]*[ \t]*$|.*\Z)", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(
    r"""
    (?P<code> (?<![\\`]) (?P<ticks>`+) (?!`) (?: (?!\n[ \t]*\n) . )+? (?<!`) (?P=ticks) (?!`) )
  | (?P<comment> <!-- .*? --> )
  | (?P<auto> < (?: [A-Za-z][A-Za-z0-9+.-]*: [^\s<>]* | [^\s<>@]+@[^\s<>]+ ) > )
  | (?P<tag> </?[A-Za-z][A-Za-z0-9-]* (?: [^<>"'] | "[^"]*" | '[^']*' )* > )
  | (?P<target> (?<=\]) \( [ \t]* (?: <[^>\n]*> | (?: \\. | [^()\s\\] | \( [^()\s]* \) )* ) )
  | (?P<definition> (?<=\]:) [ \t]* (?: <[^>\n]*> | \S+ ) )
  | (?P<attributes> \{ :? [ \t]* [#.:] [^{}\n]* \} | \{ : [^{}\n]* \} )
  | (?P<url> \b (?:https?|ftp|mailto): [!-;=?-~]+ )
  | (?P<entity> & (?: [A-Za-z][A-Za-z0-9]* | \#[0-9]+ | \#[xX][0-9A-Fa-f]+ ) ; )
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE_VALUE = re.compile(r"""([A-Za-z-]+)\s*=\s*("[^"]*"|'[^']*')""")
_CONTAINER = re.compile(r"^[ ]{0,3}(?:[-*+][ \t]|\d+[.)][ \t]|!!!|\?\?\?|===|:[ \t]|\[\^)")


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Stretches (start, end) of Markdown that no conversion may touch, in order and apart from each other."""
    spans: list[tuple[int, int]] = []
    position = 0
    if front := _FRONT_MATTER.match(text):
        spans += [match.span() for match in _FRONT_MATTER_KEY.finditer(text, *front.span(1))]
        position = front.end()
    blocks = sorted((*_fences(text, position), *_indented_code(text, position)))
    for start, end in _merge(blocks):
        spans += _inline_spans(text, position, start)
        spans.append((start, end))
        position = end
    return spans + list(_inline_spans(text, position, len(text)))


def _fences(text: str, position: int) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _FENCE.finditer(text, position))


def _indented_code(text: str, position: int) -> Iterator[tuple[int, int]]:
    """Lines indented by four after a blank one, unless a list, note or admonition above holds them."""
    in_container = False
    after_blank = True
    while position < len(text):
        end = text.find("\n", position) + 1 or len(text)
        line = text[position:end]
        indented = line.startswith(("    ", "\t"))
        if not line.strip():
            after_blank = True
        elif indented and after_blank and not in_container:
            yield position, end
        else:
            if not indented:
                in_container = _CONTAINER.match(line) is not None or (in_container and not after_blank)
            after_blank = False
        position = end


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _inline_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _INLINE.finditer(text, start, end):
        if match.lastgroup != "tag":
            yield match.span()
            continue
        position = match.start()
        for value in _ATTRIBUTE_VALUE.finditer(match[0]):
            if value[1].lower() in _READABLE_ATTRIBUTES:
                yield position, match.start() + value.start(2)
                position = match.start() + value.end(2)
        yield position, match.end()
