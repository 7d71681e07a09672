"""All documents in a few files: each line and each text of /data/ and llms-full.txt against the documents of the site.

A document that the site keeps in an older version, or whose source could not be compared, is in none of them.
"""

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from importlib import resources
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from gongwen.model import VARIANTS, Variant
from gongwen.text.visible import visible
from gongwen.variants.ui import ui
from gongwen.verify.closed_xml import local, parsed
from gongwen.verify.page_form import BIDI
from gongwen.verify.published_markdown import read_portable
from gongwen.verify.site_evidence import Evidence, prefix
from gongwen.verify.site_json import parse_strictly
from gongwen.verify.site_library import SiteLibrary
from gongwen.verify.site_markdown import markdown_faults

PARAGRAPHS, LIBRARY, TERMS = "data/paragraphs.jsonl.gz", "data/library.zip", "data/terms.csv"
_README, _PACKAGE, _DUBLIN_CORE = "data/README.md", "data/datapackage.json", "api/dublin-core.xml"
_CHANGES = "api/changes.json"
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00"  # no name, no comment, no time
_COLUMNS = ("slug", "title", "eid", "position", "address", "script", "text", *VARIANTS, "sha256", "licence")
_RESOURCE = frozenset({"name", "path", "format", "mediatype", "compression", "encoding", "bytes", "hash", "schema"})
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_PLAIN = re.compile(r"[a-z]+(?:/[a-z]+)?")
_PACKAGE_KEYS = frozenset({"$schema", "name", "title", "homepage", "resources"})
_YAML = {ord("\u2028"): "\\u2028", ord("\u2029"): "\\u2029", 0x7F: "\\u007f", 0x85: "\\u0085"}
_Named = tuple[str, str]  # an eId with its text
_FRAME = {"news": "news__", "editor_summaries": "summary__"}


class BulkFiles:
    """Says what is wrong with the files in bulk."""

    def __init__(self, evidence: Evidence, library: SiteLibrary) -> None:
        self._at = evidence
        self._library = library
        self._withdrawn = {
            held.slug: held.particulars.withdrawn_on for held in library.held if held.particulars.withdrawn_on
        }
        self._scripts = {held.slug: held.document.script for held in library.held}

    def is_one(self, path: str) -> bool:
        return path.startswith(("data/", "llms-full")) or path in (_DUBLIN_CORE, _CHANGES)

    def faults(self, path: str) -> Iterator[str]:
        """What is wrong with one of the files."""
        data = (self._at.site / path).read_bytes()
        try:
            if path == PARAGRAPHS:
                yield from self._paragraph_faults(data)
            elif path == LIBRARY:
                yield from self._library_faults(data)
            elif path == TERMS:
                if data != (self._at.site / prefix(self._at.variants[0]) / "glossary/terms.csv").read_bytes():
                    yield "与 glossary/terms.csv 的不同"
            elif path == _README:
                if data != resources.files("gongwen.render.data").joinpath("readme.md").read_bytes():
                    yield "与程序包里的不同"
            elif path == _PACKAGE:
                yield from self._package_faults(parse_strictly(data.decode()))
            elif path == _CHANGES:
                yield from self._change_faults(parse_strictly(data.decode()))
            elif path == _DUBLIN_CORE:
                yield from self._dublin_faults(data)
            else:
                yield from self._part_faults(path, data)
        except (zlib.error, EOFError, BadZipFile, OSError) as error:
            yield f"读不出来：{error}"

    @cached_property
    def _slugs(self) -> list[str]:
        """The documents that have to be there."""
        return [slug for slug in sorted(self._at.listed) if self._is_compared(slug)]

    def _is_compared(self, slug: str) -> bool:
        script = self._at.held[slug].document.script
        folder = self._at.site / prefix(script) / slug
        record = folder / "certificate/index.html"
        return script in self._at.variants and record.is_file() and "gw-figures" in record.read_text("utf-8")

    def _kept(self, slug: str) -> tuple[str, ...]:
        """How eIds begin that belong to parts of the frame that may not be passed on."""
        licences = dict(self._at.held[slug].particulars.licences)
        return tuple(opening for part, opening in _FRAME.items() if part not in licences)

    def _eids(self, slug: str) -> list[str]:
        """The eIds whose text has to be there, the document's in their order."""
        texts, away = self._at.texts[self._at.held[slug].document.script][slug].by_eid, self._kept(slug)
        return [eid for eid, text in texts.items() if text and not eid.startswith(away)]

    def _paragraph_faults(self, data: bytes) -> Iterator[str]:
        if not data.startswith(_GZIP_HEAD):
            yield "压缩文件的头"
        found: dict[str, list[str]] = {}
        with gzip.open(BytesIO(data)) as lines:
            for line in lines:
                value = json.loads(line)
                eids = found.setdefault(str(value.get("slug")), [])
                wanted = self._line(str(value.get("slug")), str(value.get("eid")), len(eids))
                eids.append(str(value.get("eid")))
                if line.decode() != wanted:
                    yield f"{value.get('slug')} {value.get('eid')} 的一行"
                if BIDI.search(line.decode()):
                    yield "改变文字方向的字符"
        if list(found) != [slug for slug in self._slugs if self._eids(slug)]:  # some sources have no text
            yield "公文的数目或次序"
        for slug in self._slugs:
            if not _same_texts([(e, "") for e in found.get(slug, [])], [(e, "") for e in self._eids(slug)]):
                yield f"{slug} 的段落"

    def _line(self, slug: str, eid: str, position: int) -> str:
        """The line that a text has to have; nothing of a document or a text that is not there."""
        held = self._at.held.get(slug)
        if held is None or eid not in self._at.texts[held.document.script][slug].by_eid:
            return ""
        texts: dict[Variant, str] = {tag: self._at.texts[tag][slug].by_eid[eid] for tag in self._at.variants}
        page = self._at.homes[slug].get(eid, "")
        part = next((part for part, opening in _FRAME.items() if eid.startswith(opening)), "")
        value = (
            slug,
            held.document.main.metadata.title,
            eid,
            position,
            f"{self._address(slug)}{page}{'/' if page else ''}#{eid}",
            held.document.script,
            texts[held.document.script],
            *(texts.get(tag) for tag in VARIANTS),
            held.document.sha256,
            dict(held.particulars.licences).get(part),
        )
        row = dict(zip(_COLUMNS, value, strict=True))
        return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"

    def _address(self, slug: str) -> str:
        """The address of a document in its own script."""
        return f"{self._library.site_url or '/'}{prefix(self._scripts[slug])}{slug}/"

    @cached_property
    def _members(self) -> dict[str, bytes]:
        """The texts of library.zip by document, as they lie in it."""
        with ZipFile(self._at.site / LIBRARY) as library:
            return {info.filename.removesuffix(".md"): library.read(info) for info in library.infolist()}

    def _library_faults(self, data: bytes) -> Iterator[str]:
        with ZipFile(BytesIO(data)) as library:
            infos = library.infolist()
            if [info.filename for info in infos] != [f"{slug}.md" for slug in self._slugs]:
                yield "公文的数目或次序"
            if library.comment or any(info.extra or info.comment for info in infos):
                yield "压缩文件里的附注"
        for slug, markdown in self._members.items():
            if slug in self._at.held:
                yield from (f"{slug}：{fault}" for fault in self._markdown_faults(slug, markdown.decode()))

    def _markdown_faults(self, slug: str, text: str) -> Iterator[str]:
        head, _, body = text.partition("\n---\n")
        if head != self._head(slug):
            yield "文件头"
        held = self._at.held[slug]
        known, texts = self._at.known(held.document.script, slug), self._at.texts[held.document.script][slug].by_eid
        eids = texts.keys() | held.names - {""}  # the document itself has none
        reading = read_portable(body, eids)
        wanted = [(eid, visible(texts[eid])) for eid in self._eids(slug)]
        shown = [(piece.eid, visible(piece.text)) for piece in reading.pieces]
        if not _same_texts(shown, wanted) or reading.strays:
            yield "正文"
        yield from markdown_faults(body, {}, eids, None, known, lambda target: target[:1] == "#")

    def _head(self, slug: str) -> str:
        held = self._at.held[slug]
        values = held.document.main.metadata
        value = {
            "title": values.title or slug,
            "number": values.number,
            "issuers": list(values.issuers),
            "date": values.date,
            "published": values.published,
            "document": slug,
            "script": held.document.script,
            "address": f"{self._address(slug)}full/",
            "source": held.particulars.source_url,
            "sha256": held.document.sha256,
            "note": ui(held.document.script, "print.unofficial"),
        }
        lines = [
            f"{key}: {json.dumps(known, ensure_ascii=False).translate(_YAML)}" for key, known in value.items() if known
        ]
        return "\n".join(["---", *lines])

    def _part_faults(self, path: str, data: bytes) -> Iterator[str]:
        """llms-full.txt in its parts is what library.zip holds, one text after another."""
        whole = b"".join(self._members.values())
        number = 1 if path == "llms-full.txt" else int(path.removeprefix("llms-full-").removesuffix(".txt"))
        names = ["llms-full.txt", *(f"llms-full-{n}.txt" for n in range(2, number))][: number - 1]
        start = sum((self._at.site / name).stat().st_size for name in names)
        is_last = not (self._at.site / f"llms-full-{number + 1}.txt").is_file()
        if data != (whole[start:] if is_last else whole[start : start + len(data)]):
            yield "与 data/library.zip 里的不同"

    def _package_faults(self, value: object) -> Iterator[str]:
        assert isinstance(value, dict)
        if value.keys() - _PACKAGE_KEYS or value["$schema"] != _PROFILE or value["title"] != self._library.site_name:
            yield f"{value.get('title')}"
        if value.get("homepage", "") != self._library.site_url:
            yield f"{value.get('homepage')}"
        if {f"data/{one['path']}" for one in value["resources"]} != {PARAGRAPHS, LIBRARY, TERMS}:
            yield "resources"
        for one in value["resources"]:
            data = (self._at.site / "data" / one["path"]).read_bytes()
            if (len(data), f"sha256:{sha256(data).hexdigest()}") != (
                one["bytes"],
                one["hash"],
            ) or one.keys() - _RESOURCE:
                yield f"{one['path']} 的指纹"
            fields = one.get("schema", {}).get("fields", [])
            if fields and tuple(field["name"] for field in fields) != _COLUMNS:
                yield f"{one['path']} 的各列"
            if any(field != _field(field["name"]) for field in fields):
                yield f"{one['path']} 的各列的种类"
        for said in (
            value["name"],
            *(one[key] for one in value["resources"] for key in ("name", "format", "mediatype")),
        ):
            if not _PLAIN.fullmatch(said):
                yield said

    def _change_faults(self, value: object) -> Iterator[str]:
        """Each change stands in ids.tsv or changes.tsv of its document, each of those stands here, in order of days."""
        assert isinstance(value, dict)
        found = [tuple(change.pop(key) for key in ("day", "slug", "eid", "what", "now")) for change in value["changes"]]
        wanted = [row for slug in sorted({*self._at.listed, *self._withdrawn}) for row in self._changes(slug)]
        wanted.sort(key=lambda row: row[0], reverse=True)
        if found != wanted or value.keys() != {"version", "changes"} or value["version"] != 1:
            yield next((str(row) for row in found if row not in wanted), "改动的数目或次序")
        for change, (_, slug, eid, _, now) in zip(value["changes"], found, strict=True):
            target = now or eid or ""
            if slug in self._withdrawn:
                if change != {"address": self._address(slug)}:
                    yield str(change)
                continue
            page = "" if target.startswith(tuple(_FRAME.values())) else self._at.homes[slug].get(target)
            page = page if target in self._at.source_texts(self._at.held[slug]).by_eid else None
            place = "" if eid is None else f"{page}{'/' if page else ''}#{now or eid}"
            right = None if page is None and eid else f"{self._address(slug)}{place}"
            if change != {"address": right}:
                yield str(change)

    def _changes(self, slug: str) -> list[tuple[str, str, str | None, str, str | None]]:
        if slug in self._withdrawn:
            return [(self._withdrawn[slug], slug, None, "removed", None)]
        return [(one.day, slug, one.eid or None, one.what, one.now or None) for one in self._at.held[slug].became]

    def _dublin_faults(self, data: bytes) -> Iterator[str]:
        root = parsed(data)
        if root is None or root.attrib or any(record.attrib or record.tail != "\n" for record in root):
            yield "不是本站的 XML"
            return
        found = [[(local(e.tag), e.text, len(e.attrib), len(e)) for e in record] for record in root]
        for record, wanted in zip(found, map(self._record, sorted(self._at.listed)), strict=True):
            if record != wanted:
                yield f"{record[:2]}"

    def _record(self, slug: str) -> list[tuple[str, str | None, int, int]]:
        held, library = self._at.held[slug], self._library
        values = held.document.main.metadata
        told = (
            ("identifier", f"{library.site_url or '/'}{slug}/"),
            ("title", values.title or slug),
            *(("creator", name) for name in values.issuers),
            ("publisher", library.site_name),
            ("date", values.date or values.published),
            ("type", values.doc_type),
            ("identifier", values.number),
            ("language", held.document.script),
        )
        return [(name, " ".join(known.split()), 0, 0) for name, known in told if known]


def _field(name: str) -> dict[str, str]:
    """A column as it is told to programs."""
    return {"name": name, "type": "integer" if name == "position" else "string"}


def _same_texts(found: Sequence[_Named], wanted: Sequence[_Named]) -> bool:
    """True for the same texts, those of the document in the same order; a frame stands by its lines."""
    frame = tuple(_FRAME.values())
    own, right = ([one for one in texts if not one[0].startswith(frame)] for texts in (found, wanted))
    return own == right and sorted(found) == sorted(wanted)
