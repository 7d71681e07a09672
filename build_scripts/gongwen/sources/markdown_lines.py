"""One line of Markdown: its text, and the marks around and in it, which are characters of the source and no text."""

import re
from dataclasses import dataclass, field
from html import unescape

from gongwen.sources.html_tokens import attributes_of

# Elements of HTML, old ones too: what else stands in angle brackets is text.
ELEMENTS = (
    "a|abbr|acronym|address|article|aside|audio|b|base|basefont|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite"
    "|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font"
    "|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map"
    "|mark|menu|meta|meter|nav|nobr|noembed|noframes|noscript|object|ol|optgroup|option|output|p|param|picture|pre"
    "|progress|q|rb|rp|rt|rtc|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg"
    "|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr|xmp|o:p|st1:\\w+"
)
TAG = re.compile(rf"</?(?:{ELEMENTS})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_NOT_SHOWN = re.compile(
    r"<!--(?:-?>|.{0,2000}?--!?>)|<[!?][^>]*>|<(script|style|xmp|iframe)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE
)
_IMG = re.compile(r"<img\b([^<>]*)>", re.IGNORECASE)
_STRUCK_TAG = re.compile(r"<(del|s|strike)\b[^<>]*>(.*?)</\1\s*>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# White space within the marks counts as converters from Word write it, **第一条　**为了; 2 ** 3 ** 4 is text.
_STRONG = re.compile(
    r"(?<!\*)(\*\*\*|\*\*)(?!\*)(?!(?<=\s\*\*)\s)((?:(?!\*\*).){1,300}?)\1(?!\*)|(?<![\w_])(__)(?=[^\s_])(.{1,300}?)(?<=[^\s_])\3(?![\w_])"
)
_STARS = re.compile(r"\*+")
_STRUCK = re.compile(r"~~(?=[^\s~])(.{1,300}?)(?<=[^\s~])~~")
_TARGET = r"\(\s*<?(?P<src>(?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
_LINK = re.compile(rf"(?P<picture>!)?\[(?P<words>(?:[^\[\]\\]|\\.|!\[[^\[\]]*\]\([^()]*\))*)\]{_TARGET}")
_IS_ADDRESS = re.compile(r"[/.:#?]")


@dataclass(frozen=True, slots=True)
class Picture:
    src: str
    alt: str


@dataclass(slots=True)
class Line:
    """The text of a line, what it holds beside text, and what is marked in it."""

    text: str
    marks: list[str] = field(default_factory=list)
    tags: str = ""
    pictures: list[Picture] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)  # address and words
    outside: str = ""  # of the text, what stands in no link
    struck: str = ""
    strong: bool = False


def read_inline(source: str) -> Line:
    """A line without its marks; what stands in it as HTML is taken out first."""
    bare = _NOT_SHOWN.sub("", source)
    tags = "".join((*(match[0] for match in _NOT_SHOWN.finditer(source)), *TAG.findall(bare)))
    struck = [match[2] for match in _STRUCK_TAG.finditer(source)]
    pictures = [attributes_of(found) for found in _IMG.findall(bare)]
    line = Line(TAG.sub("", bare), tags=tags, struck="".join(struck))
    line.pictures += (Picture(one.get("src", ""), one.get("alt", "")) for one in pictures)
    _take_links(line)
    _take_pairs(line)
    if "\\" in line.text and "\\" not in (bare := _ESCAPED.sub(r"\1", line.text)):
        line.marks += ["\\"] * (len(line.text) - len(bare))
        line.text, line.outside = bare, _ESCAPED.sub(r"\1", line.outside)
    if "&" in line.text:
        line.text, line.outside = unescape(line.text), unescape(line.outside)
    return line


def _take_links(line: Line) -> None:
    """The words of links and the pictures.

    A line that has square brackets of its own is left as it is: which of them are marks nobody could tell afterwards.
    """
    text, outside, at = "", "", 0
    marks: list[str] = []
    pictures: list[Picture] = []
    links: list[tuple[str, str]] = []
    for match in _LINK.finditer(line.text):
        if not match["picture"] and not _IS_ADDRESS.search(match["src"]):
            continue
        between = line.text[at : match.start()]
        text, outside, at = text + between, outside + between, match.end()
        after = match[0][len(match["words"]) + (2 if match["picture"] else 1) :]
        if match["picture"]:
            pictures.append(Picture(match["src"], match["words"]))
            marks.append(match[0])
            continue
        words = match["words"]
        for inner in _LINK.finditer(words):
            pictures.append(Picture(inner["src"], inner["words"]))
        bare = _LINK.sub("", words)
        marks += ["[", *(inner[0] for inner in _LINK.finditer(words)), after]
        text += bare
        links.append((match["src"], bare))
    rest = line.text[at:]
    if at and not any(sign in text + rest for sign in "[]"):
        line.text, line.outside = text + rest, outside + rest
        line.marks += marks
        line.pictures += pictures
        line.links += links
    else:
        line.outside = line.text


def _without_meeting(text: str) -> tuple[str, list[str]]:
    """The text without **** where two bold runs meet, as converters write them (**甲****乙**), and these marks.

    138****1234 hides figures.
    """
    runs = list(_STARS.finditer(text))
    if len(runs) < 3 or any(len(run[0]) not in (2, 4) for run in runs) or len(runs[-1][0]) != 2:
        return text, []
    is_bold = False
    meeting: list[re.Match[str]] = []
    for run in runs:
        if len(run[0]) == 2:
            is_bold = not is_bold
        elif is_bold and not (text[run.start() - 1].isdigit() and text[run.end()].isdigit()):
            meeting.append(run)
    for run in reversed(meeting):
        text = text[: run.start()] + text[run.end() :]
    return text, ["****"] * len(meeting)


def _take_pairs(line: Line) -> None:
    """Bold and struck words."""
    line.text, meeting = _without_meeting(line.text)
    line.outside = _without_meeting(line.outside)[0]
    line.marks += meeting
    whole = _STRONG.fullmatch(line.text.strip())
    line.strong = whole is not None
    for match in _STRONG.finditer(line.text):
        line.marks += [match[1] or match[3]] * 2
    line.text = _STRONG.sub(lambda m: m[2] or m[4] or "", line.text)
    line.outside = _STRONG.sub(lambda m: m[2] or m[4] or "", line.outside)
    for match in _STRUCK.finditer(line.text):
        line.marks += ["~~", "~~"]
        line.struck += match[1]
    line.text = _STRUCK.sub(r"\1", line.text)
