"""HTML in pages that people write by hand: what a reader's browser would do more with than show it is an error.

The Content-Security-Policy of every page stops scripts, frames and other hosts, but not `<meta http-equiv=refresh>`,
and who merges a page should be told. Markdown makes HTML in many ways (reference links, attribute lists, HTML in
Markdown in HTML), so it is the finished page that is looked at, and twice: as Python's parser reads it, and as browsers
do (html5ever, through nh3), which end a comment or a style sheet elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3
from markdown import Markdown
from markdown.extensions.tables import TableExtension

from gongwen.annotations.shape import nesting_line
from gongwen.model import Finding

_SHOWN = (
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt"
    " em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark nav ol p pre q rp rt ruby s samp"
    " section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
_ELEMENTS = frozenset(_SHOWN.split())
# Elements that browsers know beside those: named so that nh3 leaves them in the page, to be seen.
_OTHERS = (
    "applet area audio base basefont bgsound body button canvas command data datalist dialog embed fieldset font form"
    " frame frameset head hgroup html iframe image input isindex keygen label legend link listing map marquee math menu"
    " meta meter nextid noembed noframes noscript object optgroup option output param picture plaintext portal progress"
    " script select slot source style svg template textarea title track video xmp"
)
_KNOWN = frozenset(_OTHERS.split()) | _ELEMENTS
_SAFE_ATTRIBUTES = (
    "abbr align alt cite class colspan datetime dir headers height href hreflang id lang loading markdown name open rel"
    " reversed role rowspan scope span src start target title translate type value width"
)
_ATTRIBUTES = frozenset(_SAFE_ATTRIBUTES.split())
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_LINKED = frozenset({"http", "https", "mailto", "tel"})
_IGNORED_IN_URL = re.compile(r"^[\x00-\x20]+|[\t\n\r]")  # https://url.spec.whatwg.org/#concept-basic-url-parser
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
# Twenty thousand open brackets take Python-Markdown minutes, and nested lists end in a RecursionError.
_MAX_LENGTH = 30_000
_MAX_OPEN = 30
_PAIRS = {"]": "[", ")": "(", ">": "<"}
_BRACKET = re.compile(r"(?<!\\)[][()<>]")
_OURS = "gongwen:"  # comments that divide a page (render/markdown/page.py)
_CODE = "E-page-html"


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong, and words by which its line is found."""

    message: str
    needles: tuple[str, ...]


def hand_html_findings(body: str, path: str, first_line: int) -> tuple[Finding, ...]:
    """What a page's Markdown holds beyond Markdown; `first_line` is where the body begins in its file."""
    if (refused := _shape_fault(body)) is not None:
        return (Finding(path, first_line + refused[0], _CODE, refused[1]),)
    found: set[Finding] = set()
    for extensions in ((), ("md_in_html",)):
        markdown = Markdown(
            extensions=[TableExtension(use_align_attribute=True), "fenced_code", "attr_list", *extensions]
        )
        page = markdown.convert(body)
        for fault in (*_faults(page), *_faults(_as_browsers_read(page))):
            found.add(Finding(path, first_line + _line(body, fault.needles), _CODE, fault.message))
        raw = (piece for piece in markdown.htmlStash.rawHtmlBlocks if isinstance(piece, str))
        for line, tag in _raw_tags(body.expandtabs(4), raw):
            message = f"写了 HTML（<{tag}>）；请尽量改用 Markdown"
            found.add(Finding(path, first_line + line, "W-raw-html", message))
    return tuple(sorted(found))


def _shape_fault(body: str) -> tuple[int, str] | None:
    """Where a page (lines from 0) is built so that Markdown takes minutes or fails, and what to say of it."""
    if len(body) > _MAX_LENGTH:
        return 0, f"这一页有 {len(body)} 字，最多 {_MAX_LENGTH} 字；请分成几页"
    if (line := nesting_line(body)) is not None:
        return line, "引用和列表嵌套太深；请减少层次"
    opened = dict.fromkeys(_PAIRS.values(), 0)
    for number, line_text in enumerate(body.split("\n")):
        for bracket in _BRACKET.findall(line_text):
            if bracket in opened:
                opened[bracket] += 1
            else:
                opened[_PAIRS[bracket]] = max(0, opened[_PAIRS[bracket]] - 1)
            if max(opened.values()) > _MAX_OPEN:
                return number, "没有配对的括号（[、(、<）太多；请补上另一半，或在前面加反斜杠"
    return None


def _as_browsers_read(page: str) -> str:
    letters = set("abcdefghijklmnopqrstuvwxyz")
    schemes = {*_LINKED, "javascript", "vbscript", "data", "blob", "file"}
    return nh3.clean(
        page,
        tags=set(_KNOWN),
        clean_content_tags=set(),
        generic_attribute_prefixes=letters,
        url_schemes=schemes,
        link_rel=None,
    )


def _faults(page: str) -> tuple[_Fault, ...]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return tuple(reader.faults)


class _Reader(HTMLParser):
    """Collects what does not belong on a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[_Fault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            message = f"不能用 <{tag[:20]}>，手写的页面里只有文字、图片、表格和链接；请删去"
            self.faults.append(_Fault(message, (f"<{tag}", tag)))
            return
        self.faults += (fault for name, value in attrs for fault in _attribute_faults(tag, name, value or ""))

    def handle_comment(self, data: str) -> None:
        if data.strip().startswith(_OURS):
            self.faults.append(_Fault("以 gongwen: 开头的注释是网站自己用的；请删去", (data,)))


def _attribute_faults(tag: str, name: str, value: str) -> Iterator[_Fault]:
    needles = (f"{name}=", name, value)
    if name not in _ATTRIBUTES and not name.startswith("aria-"):
        yield _Fault(f"<{tag}> 不能有属性 {name[:20]}；请删去", needles)
    address = _IGNORED_IN_URL.sub("", value)
    if name == "src" and _OUTSIDE.match(address):
        message = f"“{address[:40]}”不在本站，网页不从别处取任何东西；请把文件放到 overrides/assets/ 下"
        yield _Fault(message, (value, value[:12], *needles))
    scheme = _SCHEME.match(address)
    if name == "href" and scheme and scheme[1].lower() not in _LINKED:
        yield _Fault(f"链接“{address[:40]}”不是网页或邮件地址；请改正", (value, value[:12], *needles))


def _raw_tags(body: str, pieces: Iterator[str]) -> Iterator[tuple[int, str]]:
    """The line (from 0) and first element of each piece of HTML that stands in the Markdown as it is."""
    for piece in pieces:
        opening = re.match(r"</?([A-Za-z][\w-]*)", piece)
        if opening and (at := body.find(piece.strip())) >= 0:
            yield body.count("\n", 0, at), opening[1].lower()


def _line(body: str, needles: tuple[str, ...]) -> int:
    """The line (from 0) on which the first of the needles that is there stands; the first line where none is."""
    lowered = body.lower()
    at = next((at for needle in needles if needle and (at := lowered.find(needle.lower())) >= 0), 0)
    return lowered.count("\n", 0, at)
