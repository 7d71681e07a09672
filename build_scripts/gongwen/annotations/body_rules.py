"""What may stand in a note's body: length, shape, links, pictures, HTML."""

import html
import unicodedata
from collections.abc import Iterator

from gongwen.annotations.body import BodyReading, read_body
from gongwen.annotations.fault import Fault
from gongwen.annotations.links import disguised_host
from gongwen.annotations.shape import MAX_BRACKETS, MAX_NESTING, bracket_line, nesting_line
from gongwen.text.visible import visible

MAX_BODY = 4000
MAX_LINKS = 20
# What a sample has where a note should stand (docs/contributing.md, docs/dev/design.md).
SAMPLE_BODIES = frozenset({"正文在这里写，可以用 Markdown。", "正文用 Markdown 写。"})
_CHECKED_AS = "x"  # ids in the HTML are not looked at here


def body_faults(body: str, first_line: int) -> Iterator[Fault]:
    """The faults of a body that begins on `first_line`; too long or too deep a body is not rendered."""
    if not visible(body):
        yield Fault(first_line, "E-body-empty", "没有正文；请在第二行 --- 之后写批注")
        return
    if body.strip() in SAMPLE_BODIES:
        yield Fault(first_line, "E-body-empty", "正文还是样本里的话；请换成您的批注")
        return
    if len(body) > MAX_BODY:
        yield Fault(first_line, "E-body-long", f"正文有 {len(body)} 个字，最多 {MAX_BODY} 个；请缩短，或分成几条")
        return
    shape = list(_shape_faults(body, first_line))
    yield from shape
    if not shape:
        yield from _content_faults(body, first_line, read_body(body, _CHECKED_AS))


def _shape_faults(body: str, first_line: int) -> Iterator[Fault]:
    if (line := nesting_line(body)) is not None:
        yield Fault(first_line + line, "E-body-shape", f"列表和引用嵌套超过 {MAX_NESTING} 层；请减少层次")
    if (line := bracket_line(body)) is not None:
        yield Fault(first_line + line, "E-body-shape", f"正文里的 [ 超过 {MAX_BRACKETS} 个；请删减")


def _content_faults(body: str, first_line: int, reading: BodyReading) -> Iterator[Fault]:
    def line_of(words: str) -> int:
        return first_line + _line_holding(body, words)

    if not _says_something(reading.text) and not reading.images and not reading.bad_links:
        yield Fault(first_line, "E-body-empty", "正文显示出来没有一个字；请写批注")
    for href in reading.bad_links:
        yield Fault(
            line_of(href),
            "E-link",
            f"链接“{_short(href)}”不能用；请用 http、https 或 mailto 开头的完整地址，不带用户名和反斜线",
        )
    if len(reading.links) > MAX_LINKS:
        yield Fault(first_line, "E-links-many", f"有 {len(reading.links)} 个链接，最多 {MAX_LINKS} 个；请删减")
    for src in dict.fromkeys(reading.images):
        yield Fault(line_of(src), "E-image", "批注里不能放图片；请改用链接或文字说明")
    for line, tag in {line_of(tag): tag for tag in reversed(reading.raw_html)}.items():
        yield Fault(
            line,
            "W-raw-html",
            f"“{_short(tag)}”像是 HTML，会按文字显示；请改用 Markdown，或放进反引号，或在 < 后空一格",
        )
    for href in dict.fromkeys(reading.links):
        if host := disguised_host(href):
            yield Fault(line_of(href), "W-mixed-script", f"网址“{_short(host)}”里混有形似而不同的字母；请核对")


def _says_something(text: str) -> bool:
    """True for a text with a letter, a figure or a sign such as an emoji; punctuation alone is no note."""
    return any(unicodedata.category(character)[0] in "LNS" for character in text)


def _line_holding(body: str, words: str) -> int:
    """The first line (from 0) that holds the words as typed or with entities decoded; 0 where none does."""
    lines = body.split("\n")
    wanted = words.split("\n")[0].strip()
    return next((n for n, line in enumerate(lines) if wanted in line or wanted in html.unescape(line)), 0)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 40 else line[:40] + "…"
