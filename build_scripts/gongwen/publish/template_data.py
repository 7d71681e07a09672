"""What every template of the site may look up, as plain data (`extra.gongwen_site`): any builder can hand it over."""

from gongwen.model import SOURCE_VARIANT, VARIANTS, Variant
from gongwen.render.addresses import prefix
from gongwen.render.annotating import Repository
from gongwen.render.footer import Footer
from gongwen.variants.ui import ui, ui_table

KEY = "gongwen_site"
ELEMENTS = "gongwen.publish.page_elements"
_EDIT = {"github": "edit", "gitea": "_edit", "gitlab": "-/edit", "gitee": "edit"}
_PHRASES = "docs/conversion/phrases.tsv"
_ELEMENT_WORDS = {"of": "permalink.of", "nth": "permalink.nth", "untold": "figure.untold"}
_NO_FOOTER = Footer()
_NOT_FOUND = ("title", "text", "home", "suggest")


def template_data(
    variant: Variant,
    repository: Repository | None,
    shown: tuple[Variant, ...] = VARIANTS,
    *,
    takes_notes: bool = False,
    footer: Footer = _NO_FOOTER,
    serving: bool = False,
) -> dict[str, object]:
    """The words of the interface, the script and those that the site has, where a wrong conversion is mended.

    `takes_notes` says that readers' notes reach somebody, `serving` is true below `mkdocs serve`.
    """
    return {
        "ui": {key: texts[variant] for key, texts in ui_table().items()},
        "variant": variant,
        "prefix": prefix(variant),
        "source_variant": SOURCE_VARIANT,
        "variants": [_script(tag) for tag in shown],
        "phrases": _phrases(repository) if repository else "",
        "takes_notes": takes_notes,
        "filings": [{"number": number, "address": address} for number, address in footer.links],
        "editor": footer.editor,
        "serving": serving,
    }


def _script(tag: Variant) -> dict[str, object]:
    return {
        "tag": tag,
        "prefix": prefix(tag),
        "name": ui(tag, f"variant.name.{tag}"),
        "short": ui(tag, f"variant.short.{tag}"),
        "not_found": {key: ui(tag, f"not_found.{key}") for key in _NOT_FOUND},
    }


def _phrases(repository: Repository) -> str:
    """The forge's page to edit the corrections of script conversion."""
    return f"{repository.url}/{_EDIT[repository.forge]}/{repository.branch}/{_PHRASES}"


def element_words(variant: Variant) -> dict[str, str]:
    """What the extension of Markdown says in the page's script."""
    return {key: ui(variant, word) for key, word in _ELEMENT_WORDS.items()}
