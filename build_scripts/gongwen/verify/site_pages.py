"""The pages of a site: their form, the words beside the text, and where their links lead."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from posixpath import normpath
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from gongwen.text.folding import fold_text
from gongwen.text.visible import visible
from gongwen.verify.known_words import KnownWords, stretches
from gongwen.verify.page_form import Link, Owned, PageForm
from gongwen.verify.site_library import Texts
from gongwen.verify.site_metadata import letters

_CITED = re.compile(r"《[^《》]+》")
_PDF = re.compile(r"(?:large/)?([\w-]+)\.pdf")
_SIZE = re.compile(r"(\d+) KB$")
_FULL = "full"  # its contents lead to places on it
_POINTS = re.compile(r"[^\w]")


class PageChecker:
    """Looks at pages one after another. `texts` are those of the page's script and `titles` what its parts are
    called, by document; `is_known` tells the addresses of other hosts that somebody wrote down, `base` is the path of
    the site on its host, `owner_of` gives what may be said of a thing (with the file that is linked there), `findable`
    are the files that search engines are to find, `overviews` what each document is called by the address of its
    overview, `homes` the name of the page of each eId by document."""

    def __init__(
        self,
        site: Path,
        texts: Mapping[str, Texts],
        is_known: Callable[[str], bool],
        titles: Mapping[str, Collection[str]],
        base: str,
        owner_of: Callable[[Owned, str], KnownWords | None],
        findable: Collection[str] = (),
        overviews: Mapping[str, str] = MappingProxyType({}),
        homes: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    ) -> None:
        self._site = site
        self._titles = titles
        self._base = base
        self._owner_of = owner_of
        self._findable = findable
        self._overviews = {f"{address}index.html": _bare(title) for address, title in overviews.items()}
        self._called = frozenset(self._overviews.values())
        self._homes = homes
        self._texts = texts
        self._is_known = is_known
        self._headed: dict[str, dict[str, set[str]]] = {}
        self._there: dict[str, bool] = {}

    def faults(self, form: PageForm, path: str, slug: str, rest: str, known: KnownWords, lang: str) -> Iterator[str]:
        """What is wrong with a page: `path` below the site, `rest` below the folder of its document or script."""
        yield from form.faults
        if form.lang != lang:
            yield f"lang={form.lang!r}"
        if form.is_hidden and path in self._findable:
            yield "robots"
        yield from self._addresses(form, path)
        texts = self._texts.get(slug)
        for words in (*form.words, *form.data):
            yield from known.strangers(words)
        for words, target in ((link.words, self._target(link.href, path)) for link in form.links):
            if _bare(words) in self._called and self._overviews.get(target or "", _bare(words)) != _bare(words):
                yield f"{words} → {target}"
        if texts and not rest.startswith("compare"):
            yield from self._page_faults(form, path, slug, rest, texts)
        for owned in form.owned:
            yield from self._owned_faults(owned, path)
        for link in form.links:
            yield from self._link(link, path, slug, rest, texts, known)

    def _addresses(self, form: PageForm, path: str) -> Iterator[str]:
        for address in form.addresses:
            target = self._target(address, path)
            if not address.startswith("data:") and (target is None or not self._exists(target)):
                yield address

    def _page_faults(self, form: PageForm, path: str, slug: str, rest: str, texts: Texts) -> Iterator[str]:
        """Steps lead to the page before and after, contents to all pages; terms are called as their entries are."""
        order = list(dict.fromkeys(self._homes.get(slug, {}).values()))
        here = rest.removesuffix("index.html").strip("/")
        listed: dict[str, set[str]] = {}
        for link in form.links:
            target = self._target(link.href, path) or ""
            name = target.removesuffix("index.html").strip("/").rpartition(f"{slug}")[2].strip("/")
            listed.setdefault(link.nav, set()).update((name, unquote(urlsplit(link.href).fragment)))
            if here in order and name in order and {"gw-line-step", "gw-step"} & set(link.names):
                step = {"←": -1, "→": 1}.get(link.words.strip()[:1], 0) or {"→": 1}.get(link.words.strip()[-1:], 0)
                if order.index(name) - order.index(here) != step:
                    yield f"{link.words} → {link.href}"
                heading = letters(texts.headed.get(name, ""))
                if "gw-step" in link.names and heading not in letters(link.words):
                    yield f"{link.words} → {link.href}"
            if "gw-term" in link.names:
                entry = self._owner_of(Owned("entry"), target)
                if entry is None or any(True for _ in entry.strangers(link.words)):
                    yield f"{link.words} → {link.href}"
        shown = [name for name in map(partial(self._page_of, path, slug), form.links) if name in order]
        places = [order.index(name) for name in dict.fromkeys(shown) if name]
        if places != sorted(places):
            yield f"目录的次序 {'、'.join(dict.fromkeys(shown))}"
        contents = listed.get("gw-contents")
        wanted = [name for name in order if name in texts.headed or (name and here != _FULL)]
        yield from (f"目录缺 {name}" for name in wanted if contents and name not in contents)
        for note, words in form.marked:
            own = self._owner_of(Owned("note", note), "")
            if own is None or any(True for _ in own.strangers(words)):
                yield f"{note}：{words}"

    def _page_of(self, path: str, slug: str, link: Link) -> str:
        """The name of the page that an entry of the contents leads to; '' of other links, and of places on a page."""
        if link.nav != "gw-contents" or urlsplit(link.href).fragment:
            return ""
        target = self._target(link.href, path) or ""
        return target.removesuffix("index.html").strip("/").rpartition(f"{slug}")[2].strip("/")

    def _owned_faults(self, owned: Owned, path: str) -> Iterator[str]:
        """What is said of a thing and does not stand in what is known of it."""
        own = self._owner_of(owned, self._target(owned.href, path) or "")
        if own is None:
            yield f"{owned.kind} {owned.name or owned.href}"
            return
        for words in owned.words:
            yield from own.strangers(words)

    def _link(
        self, link: Link, path: str, slug: str, rest: str, texts: Texts | None, known: KnownWords
    ) -> Iterator[str]:
        """What is wrong with where a link leads."""
        if urlsplit(link.href).scheme:
            if not self._is_known(link.href):
                yield link.href
            return
        target = self._target(link.href, path)
        if target is None or not self._exists(target):
            yield link.href
            return
        if (told := _SIZE.search(link.words)) and not _is_size(int(told[1]), (self._site / target).stat().st_size):
            yield f"{link.words} → {link.href}"
        place = unquote(urlsplit(link.href).fragment)
        own = link.href.startswith("#")
        if "gw-permalink" in link.names and link.within and place != link.within:
            yield f"{link.within} → {link.href}"
        if texts and (pdf := _PDF.fullmatch(target.rpartition(f"{slug}/")[2])):
            name = rest.removesuffix("index.html").strip("/")
            if pdf[1] not in ((slug,) if name in ("", "full") else (slug, name)):
                yield link.href
        elif texts and not own and slug in target.split("/")[:2] and target != path:
            yield from self._headed_link(link, target, place, texts)
        if link.area == "text" and not own:
            yield from self._cited_link(link, target)
        elif link.area == "beside" and place:
            yield from self._place_link(link, target, place, known)

    def _place_link(self, link: Link, target: str, place: str, known: KnownWords) -> Iterator[str]:
        """Words beside the text that lead to an eId stand in its text in their order, or are words of the interface."""
        texts = next((self._texts[part] for part in target.split("/")[:2] if part in self._texts), None)
        if texts is None or place not in texts.by_eid:
            return
        for stretch in stretches(link.words):
            named = place.startswith("att_") and stretch in self._titles[texts.slug]
            if not texts.has_in_order(_bare(stretch), (place,)) and not named and not known.is_of_interface(stretch):
                yield f"{link.words} → {link.href}"

    def _headed_link(self, link: Link, target: str, place: str, texts: Texts) -> Iterator[str]:
        """A link that bears a division's heading leads to that division, or to its page."""
        wanted = self._headings(texts).get(visible(link.words).rstrip("。："))
        if not wanted:
            return
        at = place or target.removesuffix("/index.html").rpartition("/")[2]
        near = any(eid.startswith(f"{at}__") or at.startswith(f"{eid}__") for eid in wanted)
        if at not in wanted and not near and (place or at in texts.headings):
            yield f"{link.words} → {link.href}"

    def _headings(self, texts: Texts) -> dict[str, set[str]]:
        if texts.slug not in self._headed:
            found: dict[str, set[str]] = {}
            for eid, heading in texts.headings.items():
                found.setdefault(heading, set()).add(eid)
            self._headed[texts.slug] = found
        return self._headed[texts.slug]

    def _cited_link(self, link: Link, target: str) -> Iterator[str]:
        """A link of the text that names a document leads to one that is called so."""
        head = target.split("/")
        slug = next((part for part in head[:2] if part in self._texts), "")
        cited = [_bare(name) for name in _CITED.findall(link.words)]
        if slug and cited and len(_bare(link.words)) == len(cited[0]):
            titles = _bare(self._texts[slug].joined)
            if cited[0] not in titles:
                yield f"{link.words} → {link.href}"

    def _target(self, href: str, path: str) -> str | None:
        """The file that an address on a page leads to; None where that is none of the site's."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        if not parts.path:
            return path
        below = unquote(parts.path)
        if below.startswith("/"):
            if not below.startswith(self._base):
                return None
            target = normpath(below.removeprefix(self._base))
        else:
            target = normpath(f"{path.rpartition('/')[0]}/{below}").lstrip("/")
        if target.startswith(".."):
            return None
        if target in ("", "."):
            return "index.html"
        return f"{target}/index.html" if below.endswith("/") else target

    def _exists(self, target: str) -> bool:
        if target not in self._there:
            self._there[target] = (self._site / target).is_file()
        return self._there[target]


def _is_size(told: int, size: int) -> bool:
    """True for as many KB as a file has, however they are rounded."""
    return any(abs(told - size / unit) <= 1 for unit in (1000, 1024))


def _bare(words: str) -> str:
    return _POINTS.sub("", fold_text(words))
