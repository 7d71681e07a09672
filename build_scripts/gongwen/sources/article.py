"""One article, from the bytes as received: its form is told from the content, not from the name."""

import hashlib

from gongwen.errors import EmptySourceError
from gongwen.sources.blocks import Article, SourceBlock
from gongwen.sources.decoding import decode_source
from gongwen.sources.forms import refuse_unsupported, text_form
from gongwen.sources.front_matter import read_front_matter
from gongwen.sources.html import read_html
from gongwen.sources.markdown import read_markdown
from gongwen.sources.plain import read_plain
from gongwen.text.visible import visible


def read_article(data: bytes, path: str, *, encoding: str | None = None) -> Article:
    """The article's blocks, what was left out, what its page says of it; raises the errors of gongwen.errors."""
    if not data:
        raise EmptySourceError("文件是空的（0 字节）；请放入文章", path)
    refuse_unsupported(data, path)
    text, findings = decode_source(data, path, encoding)
    lines = text.split("\n")
    front = read_front_matter(lines, path)
    first_line = front.lines + 1
    rest = lines[front.lines :]
    blocks: tuple[SourceBlock, ...]
    form = text_form(rest, path)
    if form == "html":
        blocks, omitted, found = read_html("\n".join(rest), first_line, path)
    elif form == "markdown":
        blocks, omitted, found = read_markdown(rest, first_line, path)
    else:
        (blocks, found), omitted = read_plain(rest, first_line, path), ()
    if not blocks and not any(visible(line) for line in rest):
        raise EmptySourceError("文件里没有文字；请放入文章", path)
    return Article(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=blocks,
        form=form,
        omitted=(*front.omitted, *omitted),
        fields=front.fields,
        findings=tuple(sorted((*findings, *front.findings, *found))),
    )
