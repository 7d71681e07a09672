"""Published XML (Word, EPUB, Akoma Ntoso) as one walk over its elements: what our own files never hold is text astray.

A file that somebody else wrote over may hide words or show others by anything that its format knows. So nothing is
allowed but what the writers use: another element, another attribute, another part of an archive is told by its name.
"""

from collections.abc import Collection, Iterator, Mapping
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError

from gongwen.text.archives import ArchiveError, part_names, read_part
from gongwen.verify.docx_archive import Refused, parse_xml
from gongwen.verify.published import Collector

_MOST = 64 * 1024 * 1024


def local(name: str) -> str:
    """An element's or attribute's name without its namespace."""
    return name.rpartition("}")[2]


def named(element: Element | None, name: str) -> list[Element]:
    """The elements of this name directly in an element; none in none."""
    return [child for child in element if local(child.tag) == name] if element is not None else []


def parsed(data: bytes | None) -> Element | None:
    """The root of a part; None where there is none or it is no XML of ours."""
    try:
        return parse_xml(data) if data else None
    except (Refused, ExpatError):
        return None


def parts(archive: bytes) -> dict[str, bytes]:
    """The parts of an archive by name; none of what is no archive or too large."""
    try:
        return {name: read_part(archive, name, _MOST) or b"" for name in part_names(archive).values()}
    except ArchiveError:
        return {}


def told(element: Element, collector: Collector) -> None:
    """Something that does not belong here: its words, and what it is where it has none."""
    words = "".join(element.itertext())
    collector.stray(words if words.strip() else f"〔{local(element.tag)}〕")


def strange_attributes(element: Element, allowed: Collection[str], collector: Collector) -> None:
    """Tells every attribute that is not among those of an element's kind."""
    for name, value in element.attrib.items():
        if local(name) not in allowed:
            collector.stray(f"〔{local(name)}={value}〕")


def strange_parts(
    names: Collection[str], known: Mapping[str, object], folder: str, collector: Collector
) -> Iterator[str]:
    """The parts below the folder that hold pictures; tells all others that are not known."""
    for name in names:
        if name.startswith(folder):
            yield name
        elif name not in known:
            collector.stray(f"〔{name}〕")
