"""Links of a Word file: each leads from a term to the page of the glossary that explains it, on this site."""

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from gongwen.verify.closed_xml import local, parsed
from gongwen.verify.known_words import KnownWords
from gongwen.verify.site_names import entry_name

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def link_faults(parts: Mapping[str, bytes], glossary: str, entry: Callable[[str], KnownWords | None]) -> Iterator[str]:
    """What is wrong with the links. `glossary` is the glossary's address in the file's script, `entry` has what is
    written in the file of an entry."""
    document, relations = parsed(parts.get("word/document.xml")), parsed(parts.get("word/_rels/document.xml.rels"))
    targets = {one.get("Id", ""): one for one in relations} if relations is not None else {}
    external = {name for name, one in targets.items() if "TargetMode" in one.attrib}
    for link in document.iter() if document is not None else ():
        if local(link.tag) != "hyperlink":
            continue
        name = link.get(_ID, "")
        external.discard(name)
        target = targets[name].get("Target", "") if name in targets else ""
        words = "".join(t.text or "" for t in link.iter(f"{_W}t"))
        page = target.removeprefix(glossary).removesuffix("/")
        own = entry(entry_name(unquote(page))) if target == f"{glossary}{page}/" else None
        if own is None or not words or any(own.strangers(words)):
            yield f"链接 {words}：{target}"
    yield from (f"链接 {name}" for name in sorted(external))  # none of the text's words lead there
