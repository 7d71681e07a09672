"""What each published page says about itself: language, address, the same page in the other scripts, its policy."""

from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from bs4 import BeautifulSoup, Tag

from gongwen.model import VARIANTS

pytestmark = pytest.mark.site

SITE_URL = "https://gongwen.example/"


@cache
def read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


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


def links(page: BeautifulSoup, rel: str) -> list[Tag]:
    return page.select(f'head link[rel="{rel}"]:not([type="application/atom+xml"])')


def test_every_script_has_the_same_pages(built_site: Path) -> None:
    addresses = [split(address) for address in pages(built_site)]
    by_script = {variant: {rest for script, rest in addresses if script == variant} for variant in VARIANTS}

    assert len(by_script["zh-Hans"]) > 15
    assert all(found == by_script["zh-Hans"] for found in by_script.values())


def test_every_page_says_its_language(built_site: Path) -> None:
    for address, path in pages(built_site).items():
        assert [html["lang"] for html in read(path).select("html")] == [split(address)[0]], address


def test_every_page_says_its_own_address(built_site: Path) -> None:
    for address, path in pages(built_site).items():
        assert [link["href"] for link in links(read(path), "canonical")] == [absolute(*split(address))]


def test_every_page_leads_to_itself_in_every_script(built_site: Path) -> None:
    for address, path in pages(built_site).items():
        rest = split(address)[1]
        expected = {str(variant): absolute(variant, rest) for variant in VARIANTS}
        expected["x-default"] = absolute("zh-Hans", rest)

        assert {link["hreflang"]: link["href"] for link in links(read(path), "alternate")} == expected


def test_every_page_has_a_policy_and_keeps_it(built_site: Path) -> None:
    """No script but from a file of the site, no inline style, no handler in an attribute."""
    for path in built_site.rglob("*.html"):
        page = read(path)
        policy = page.select_one('meta[http-equiv="Content-Security-Policy"]')

        assert policy is not None, path
        assert "script-src 'self'" in str(policy["content"])
        assert "unsafe" not in str(policy["content"])
        assert [s for s in page.select("script:not([src])") if s.get("type") != "application/ld+json"] == []
        assert page.select("script[type=module], style, [style]") == []
        assert [t.name for t in page.find_all(True) if any(name.startswith("on") for name in t.attrs)] == []


def test_no_page_loads_anything_from_elsewhere(built_site: Path) -> None:
    loaded = 'script[src], img[src], iframe, object, embed, link[rel~="stylesheet"], link[rel~="icon"], source, video'
    for path in built_site.rglob("*.html"):
        sources = [str(tag.get("src") or tag.get("href") or "") for tag in read(path).select(loaded)]

        assert [source for source in sources if "//" in source] == []


def test_every_link_within_the_site_leads_somewhere(built_site: Path) -> None:
    """Links are addresses of ours, which MkDocs does not check; an anchor must be an id of the page it leads to."""
    broken = []
    for path in built_site.rglob("index.html"):
        for link in read(path).select("body a[href]"):
            target, _, anchor = str(link["href"]).partition("#")
            if ":" in target or target.startswith("//"):
                continue
            file = (path.parent / unquote(target)).resolve() if target else path
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file() or (anchor and file.suffix == ".html" and not has_id(file, anchor)):
                broken.append((path.relative_to(built_site).as_posix(), link["href"]))

    assert broken == []


def has_id(file: Path, anchor: str) -> bool:
    return read(file).find(id=unquote(anchor)) is not None
