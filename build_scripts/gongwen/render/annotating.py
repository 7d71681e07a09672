"""What the page's 批注 dialog needs, as classic scripts: the words of the interface, where notes go, the source's text.

Nothing is fetched, so that it works from a file system and under the site's Content-Security-Policy.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.annotations.body_rules import MAX_BODY, MAX_LINKS
from gongwen.annotations.form import (
    KINDS,
    LICENCES,
    MAX_AUTHOR,
    MAX_BYTES,
    MAX_CONTEXT,
    MAX_QUOTE,
    MIN_QUOTE,
)
from gongwen.annotations.shape import MAX_BRACKETS
from gongwen.model import Edition, Variant, walk_division_text, walk_part_text
from gongwen.render.addresses import TextPage, overview_address, page_address, relative, text_pages
from gongwen.variants.ui import ui, ui_table

SETTINGS = "assets/gongwen/annotate-settings.js"
_WORDS = "annotate."
# GitHub refuses addresses of more than some 8,190 bytes; one Han character takes nine.
_MAX_ADDRESS = 7500
_MAX_MAIL = 1800  # what mail programs take of a mailto: address (Outlook: 2,083)
_CONTEXT = 32  # characters of prefix and suffix that the dialog takes


@dataclass(frozen=True, slots=True)
class Forge:
    """How a forge's page for a new file is addressed; `filled` is empty where it cannot be given the text.

    {path} is the file's from the repository's root, {folder} and {name} its two parts.
    """

    name: str
    filled: str
    empty: str


FORGES = {
    # A folder in the address beside a path in `filename` loses the last folder (isaacs/github#1527).
    "github": Forge(
        "GitHub",
        "{url}/new/{branch}?filename={path}&value={text}",
        "{url}/new/{branch}?filename={path}",
    ),
    # go-gitea/gitea#16398
    "gitea": Forge(
        "Gitea",
        "{url}/_new/{branch}/{folder}?filename={name}&value={text}",
        "{url}/_new/{branch}/{folder}?filename={name}",
    ),
    "gitlab": Forge("GitLab", "", "{url}/-/new/{branch}?file_name={path}"),
    "gitee": Forge("Gitee", "", "{url}/tree/{branch}/{folder}"),
}


@dataclass(frozen=True, slots=True)
class Repository:
    """Where notes are sent: a key of FORGES, the repository's address without a closing slash, the branch."""

    forge: str
    url: str
    branch: str = "main"


def settings_script(variant: Variant, repository: Repository | None, editors: str) -> str:
    """`window.gongwenAnnotate`: words, limits (the checker's own) and where a note can go, in one script."""
    forge = FORGES[repository.forge] if repository else None
    value = {
        "words": {key.removeprefix(_WORDS): ui(variant, key) for key in ui_table() if key.startswith(_WORDS)}
        | {f"kind.{kind}": ui(variant, f"note.kind.{kind}") for kind in KINDS}
        | {"paragraph": ui(variant, "note.add")},
        "kinds": KINDS,
        "licences": LICENCES,
        "limits": {
            "minQuote": MIN_QUOTE,
            "maxQuote": MAX_QUOTE,
            "context": min(_CONTEXT, MAX_CONTEXT),
            "author": MAX_AUTHOR,
            "body": MAX_BODY,
            "bytes": MAX_BYTES,
            "brackets": MAX_BRACKETS,
            "links": MAX_LINKS,
            "address": _MAX_ADDRESS,
            "mail": _MAX_MAIL,
        },
        "repository": repository
        and forge
        and {
            "name": forge.name,
            "filled": forge.filled,
            "empty": forge.empty,
            "url": repository.url,
            "branch": repository.branch,
        },
        "editors": editors,
    }
    return _script("gongwenAnnotate", value)


def quote_scripts(source: Edition) -> Iterator[tuple[str, str]]:
    """Path and text of `window.gongwenQuotes` for each page that shows official text of a document.

    `source` is the edition in the source script, whose words every script's page sends.
    """
    main = source.document.main
    opening = {block.eid: block.text for block in (*main.front, *main.preamble)}
    yield quotes_file(overview_address(source.slug)), _quotes(source.slug, opening)
    for page in text_pages(source.document):
        yield quotes_file(page_address(source.slug, page.eid)), _quotes(source.slug, _page_texts(page))
    whole = {unit.eid: unit.text for unit in walk_part_text(main)}
    yield quotes_file(page_address(source.slug, "full")), _quotes(source.slug, whole)


def quotes_file(address: str) -> str:
    """Where the script of a page lies: `x/chp_1/` → `x/chp_1.quotes.js`, `x/` → `x/index.quotes.js`."""
    return f"{address}index.quotes.js" if address.count("/") == 1 else f"{address.removesuffix('/')}.quotes.js"


def quotes_link(address: str) -> str:
    """The same, as the page itself names it."""
    return relative(quotes_file(address), address)


def _page_texts(page: TextPage) -> dict[str, str]:
    texts = {block.eid: block.text for block in page.preamble}
    texts |= {unit.eid: unit.text for division in page.divisions for unit in walk_division_text(division)}
    return texts | {block.eid: block.text for block in page.conclusions}


def _quotes(slug: str, texts: dict[str, str]) -> str:
    return _script("gongwenQuotes", {"slug": slug, "texts": {eid: text for eid, text in texts.items() if text}})


def _script(name: str, value: object) -> str:
    return f"window.{name} = {json.dumps(value, ensure_ascii=False, indent=1)};\n"
