"""What each published page says about itself: language, address, the same page in the other scripts, its policy."""

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]

from gongwen.model import VARIANTS

pytestmark = pytest.mark.site

SITE_URL = "https://gongwen.example/"
LOADED = (
    "//script/@src | //img/@src | //iframe/@src | //object/@data | //embed/@src | //source/@src | //video/@src"
    '| //link[contains(concat(" ", @rel, " "), " stylesheet ") or contains(concat(" ", @rel, " "), " icon ")]/@href'
)
UNWANTED = "//script[not(@src)][not(@type='application/ld+json')] | //script[@type='module'] | //style | //*[@style]"


@dataclass(frozen=True, slots=True)
class Head:
    """What the tests ask of a page; the page itself is not kept."""

    languages: tuple[str, ...]
    canonical: tuple[str, ...]
    alternate: tuple[tuple[str, str], ...]
    policies: tuple[str, ...]
    unwanted: tuple[str, ...]  # inline scripts and styles, handlers in attributes
    loaded: tuple[str, ...]
    links: tuple[str, ...]
    ids: frozenset[str]


@cache
def read(path: Path) -> Head:
    page = lxml_html.document_fromstring(path.read_bytes().decode())
    find = partial(page.xpath, smart_strings=False)  # a smart string holds the whole page
    links = find('/html/head/link[@rel][not(@type="application/atom+xml")]')
    handlers = [name for element in page.iter("*") for name in element.attrib if name.startswith("on")]
    return Head(
        tuple(find("//html/@lang")),
        tuple(link.get("href") for link in links if link.get("rel") == "canonical"),
        tuple((link.get("hreflang"), link.get("href")) for link in links if link.get("rel") == "alternate"),
        tuple(find('//meta[@http-equiv="Content-Security-Policy"]/@content')),
        (*(element.tag for element in find(UNWANTED)), *handlers),
        tuple(find(LOADED)),
        tuple(find("//body//a/@href")),
        frozenset(find("//@id")),
    )


def pages(site: Path) -> dict[str, Path]:
    """Address below the root → file, for every page but the ones for what is not there."""
    return {p.parent.relative_to(site).as_posix().removeprefix(".").lstrip("/"): p for p in site.rglob("index.html")}


def split(address: str) -> tuple[str, str]:
    """Script and address within its site: zh-Hant/about → zh-Hant, about."""
    first, _, rest = address.partition("/")
    return (first, rest) if first in VARIANTS else ("zh-Hans", address)


def absolute(variant: str, address: str) -> str:
    path = "/".join(part for part in ("" if variant == "zh-Hans" else variant, address) if part)
    return SITE_URL + (quote(path) + "/" if path else "")


def test_every_script_has_the_same_pages(built_site: Path) -> None:
    addresses = [split(address) for address in pages(built_site)]
    by_script = {variant: {rest for script, rest in addresses if script == variant} for variant in VARIANTS}

    assert len(by_script["zh-Hans"]) > 15
    assert all(found == by_script["zh-Hans"] for found in by_script.values())


def test_every_page_says_its_language(built_site: Path) -> None:
    for address, path in pages(built_site).items():
        assert read(path).languages == (split(address)[0],), address


def test_every_page_says_its_own_address(built_site: Path) -> None:
    for address, path in pages(built_site).items():
        assert read(path).canonical == (absolute(*split(address)),)


def test_every_page_leads_to_itself_in_every_script(built_site: Path) -> None:
    for address, path in pages(built_site).items():
        rest = split(address)[1]
        expected = {str(variant): absolute(variant, rest) for variant in VARIANTS}
        expected["x-default"] = absolute("zh-Hans", rest)

        assert dict(read(path).alternate) == expected


def test_every_page_has_a_policy_and_keeps_it(built_site: Path) -> None:
    """No script but from a file of the site, no inline style, no handler in an attribute."""
    for path in built_site.rglob("*.html"):
        (policy,) = read(path).policies

        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert read(path).unwanted == ()


def test_no_page_loads_anything_from_elsewhere(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        assert [source for source in read(path).loaded if "//" in source] == []


@cache  # every page of a script leads to the same few
def led_to(folder: Path, address: str) -> Path | None:
    """The file that the address leads to from a page of the folder."""
    file = (folder / unquote(address)).resolve()
    file = file / "index.html" if file.is_dir() else file
    return file if file.is_file() else None


def test_every_link_within_the_site_leads_somewhere(built_site: Path) -> None:
    """Links are addresses of ours, which MkDocs does not check; an anchor must be an id of the page it leads to."""
    broken = []
    for path in built_site.rglob("index.html"):
        for link in read(path).links:
            target, _, anchor = link.partition("#")
            if ":" in target or target.startswith("//"):
                continue
            file = led_to(path.parent, target) if target else path
            if file is None or (anchor and file.suffix == ".html" and unquote(anchor) not in read(file).ids):
                broken.append((path.relative_to(built_site).as_posix(), link))

    assert broken == []
