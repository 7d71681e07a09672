"""One page of each kind that the site has, for what must hold on all of them."""

from gongwen.model import Variant

SLUG = "digital-government"
CHAPTER = f"{SLUG}/chp_2/"
KINDS = {
    "home": "",
    "overview": f"{SLUG}/",
    "chapter": CHAPTER,
    "full": f"{SLUG}/full/",
    "tasks": f"{SLUG}/tasks/",
    "certificate": f"{SLUG}/certificate/",
    "glossary": "glossary/",
    "term": "glossary/一网通办/",
    "annotations": "annotations/",
    "search": "search/?q=数字政府",
    "own reading": "reading/",
    "quotations": "check-quotes/",
    "hand": "contributing/",
    "hand, with a table": "about/",
    "not found": "404.html",
}


def prefix(variant: Variant) -> str:
    """Where a script's pages lie below the site's root."""
    return "" if variant == "zh-Hans" else f"{variant}/"
