"""What the page's 批注 dialog needs, as classic scripts: the words of the interface, where notes go, the source's text.

Nothing is fetched, so that it works from a file system and under the site's Content-Security-Policy.
"""

import json
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
from gongwen.model import Edition, Variant, walk_part_text
from gongwen.render.addresses import overview_address, prefix, relative
from gongwen.variants.ui import ui, ui_table

SETTINGS = "assets/gongwen/annotate-settings.js"
QUOTES = "quotes.js"
_WORDS = "annotate."
_OWN = "own."  # what own-reading.js and its like say
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
        | {"paragraph": ui(variant, "note.add")}
        | {key: ui(variant, key) for key in ui_table() if key.startswith(_OWN)},
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


def quotes_script(source: Edition) -> str:
    """`window.gongwenQuotes`: the words of each text of a document.

    `source` is the edition in the source script, whose words every script's page sends.
    """
    texts = {unit.eid: unit.text for unit in walk_part_text(source.document.main) if unit.text}
    return _script("gongwenQuotes", {"slug": source.slug, "texts": texts})


def quotes_file(slug: str) -> str:
    """Where that script lies, below the root of the whole site: all scripts share it."""
    return overview_address(slug) + QUOTES


def quotes_link(edition: Edition, here: str) -> str:
    """The same, as a page of the edition names it."""
    return relative(quotes_file(edition.slug), prefix(edition.variant) + here)


def _script(name: str, value: object) -> str:
    return f"window.{name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"
