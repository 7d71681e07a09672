"""Which files a site may have, by name. Whatever else lies there a server may prefer to ours, or show to somebody."""

import re
from functools import cached_property

from gongwen.model import SOURCE_VARIANT, VARIANTS, Variant
from gongwen.text.folding import fold_text
from gongwen.text.sums import NAME as SUMS
from gongwen.verify.site_library import Held, SiteLibrary

_OF_A_DOCUMENT = re.compile(
    r"index\.html|index\.md|feed\.xml|(?:index\.)?quotes\.js|citation\.js|moved\.js|tasks\.csv|compare(?:-\d+)?\.(?:pdf|json)|files/[^/]+"
    r"|(?P<page>[\w-]+)(?:/index\.html|\.md|\.quotes\.js)"
    r"|(?:large/)?(?P<print>[\w-]+)(?:\.pdf|\.pages\.json)"
    r"|(?P<sheet>[\w-]+)\.docx|(?P<whole>[\w-]+)\.(?:json|epub|xml|bib|ris|csl\.json)"
)
_OF_THE_LIBRARY = re.compile(
    r"index\.html|index\.md|404\.html|feed\.xml|(?:search|annotations|library|reading|check-quotes)(?:/index\.html|\.md)"
    r"|library/issuers/[A-Za-z0-9〇㐀-鿿（）]{1,60}\.xml|works/(?P<work>[a-z0-9-]+)(?:/index\.html|\.md)|library/index\.md|library/\w+(?:/index\.html|\.md)"
    r"|library/years/(?:\d{4}|none)(?:\.js|(?:-\d+)?(?:/index\.html|\.md))"
    r"|library/(?:issuers|kinds|topics)/\d+(?:/index\.html|\.md)"
    r"|library/addresses-\d+\.js|annotations/feed\.xml|glossary/index\.(?:html|md)"
    r"|glossary/terms\.(?:csv|js)|glossary/(?P<term>[^/]+?)(?:/index\.html|\.md)"
    r"|(?P<hand>[\w-]+)(?:/index\.html|\.md)"
)
_INDEX = "api/index.json"
_SCHEMAS = frozenset({"schema/changes.schema.json", "schema/document.schema.json", "schema/index.schema.json"})
_BULK = frozenset({"data/paragraphs.jsonl.gz", "data/library.zip", "data/terms.csv", "data/README.md"})
_BULK |= {"annotations/annotations.jsonld", "data/datapackage.json", "api/dublin-core.xml", "api/changes.json"}
_OF_THE_ROOT = frozenset({".gongwen", "robots.txt", "sitemap.xml", "llms.txt", _INDEX, SUMS}) | _SCHEMAS | _BULK
SITEMAP_PART = re.compile(r"sitemap-\d+\.xml")
_FULL_TEXT = re.compile(r"llms-full(?:-[2-9]|-[1-9]\d+)?\.txt")
_SEARCH = re.compile(
    r"assets/search/(?:index\.js|[0-9a-f]+/(?:(?:[pn]k?|u)\d+|documents)\.js"
    r"|(?P<script>[\w-]+)/(?:library\.js|[0-9a-f]+/(?:(?:[td]|[mw]k?)\d+|names|terms)\.js))"
)
_PAGES_BESIDE_TEXT = re.compile(r"text|full|tasks|certificate|compare(?:-\d+)?")
_UNSAFE = re.compile(r"u([0-9a-f]{4,5})")


def entry_name(segment: str) -> str:
    """The name of an entry's file in docs/ by the last part of its address."""
    return _UNSAFE.sub(lambda code: chr(int(code[1], 16)), segment)


class SiteNames:
    """Tells what a path below the site is: which script's, which document's."""

    def __init__(self, library: SiteLibrary, assets: frozenset[str]) -> None:
        self._library = library
        self._assets = assets
        self._held = {held.slug: held for held in library.held}
        self._names = {held.slug: held.names for held in library.held}
        self._works = {held.particulars.work for held in library.held}
        self._former = {former for held in library.held for former in held.particulars.former_slugs}

    def variant(self, path: str) -> tuple[Variant, str]:
        """The script that a file belongs to, and its path below that script's site."""
        head, _, rest = path.partition("/")
        for variant in VARIANTS:
            if variant != SOURCE_VARIANT and head == variant:
                return variant, rest
        return SOURCE_VARIANT, path

    def slug(self, rest: str) -> str:
        """The document (by what it is called now) that a file below a script's site belongs to; '' for none."""
        head, slash, _ = rest.partition("/")
        return head if slash and head in self._held else ""

    def allows(self, path: str) -> bool:
        """True for a file that a build may have written."""
        if path in _OF_THE_ROOT or _FULL_TEXT.fullmatch(path) or SITEMAP_PART.fullmatch(path):
            return True
        if search := _SEARCH.fullmatch(path):
            return search["script"] is None or search["script"] in VARIANTS
        _, rest = self.variant(path)
        head, slash, below = rest.partition("/")
        if slash and head in self._held:
            return self._allows_of(self._held[head], below)
        if slash and head in self._former:
            return below == "index.html" or below.endswith("/index.html")
        return rest in self._assets or self._allows_of_library(rest)

    def _allows_of(self, held: Held, below: str) -> bool:
        match = _OF_A_DOCUMENT.fullmatch(below)
        if not match:
            return False
        if held.particulars.withdrawn:
            return below == "index.md" or below.endswith("index.html")  # a notice, and what leads to it
        named = self._names[held.slug]
        page, printed, whole = match["page"], match["print"] or match["sheet"], match["whole"]
        if page:
            return page in named or bool(_PAGES_BESIDE_TEXT.fullmatch(page)) or below == f"{held.slug}.md"
        if printed:
            return printed in named or printed in (held.slug, "text")
        return whole is None or whole == held.slug

    def _allows_of_library(self, rest: str) -> bool:
        match = _OF_THE_LIBRARY.fullmatch(rest)
        if not match:
            return False
        if match["term"]:
            return fold_text(entry_name(match["term"])) in self._terms
        if match["work"]:
            return match["work"] in self._works
        return match["hand"] is None or match["hand"] in self._library.pages

    @cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(map(fold_text, self._library.terms))
