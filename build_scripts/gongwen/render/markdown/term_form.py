"""A form to propose an entry or to improve one, whose outcome is a text: no account and no git is needed for it."""

from dataclasses import replace

from gongwen.model import TermEntry, Variant
from gongwen.render.addresses import relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.term_letter import term_letter
from gongwen.variants.ui import ui

ANCHOR = "propose"
_EMPTY = TermEntry("", "", "draft", "")
_NAMELESS = "术语"  # what the file of an entry is called until it has a term
_SOURCE_KEYS = ("title", "number", "article", "checked")
_ACTIONS = ("copied", "submit", "issue", "mail", "subject")


def term_form(variant: Variant, entry: TermEntry | None, here: str) -> str:
    """The form on the page `here`, filled in from the entry (in the source script) that is to be improved.

    Without JavaScript the text of the entry is shown, to be copied and changed elsewhere.
    """
    title = html_line(ui(variant, "propose.improve" if entry else "propose.title"))
    licence = html_line(ui(variant, "propose.licence"))
    how = escape_html(relative("contributing/", here))
    intro = f'{html_line(ui(variant, "propose.intro"))} <a href="{how}">{html_line(ui(variant, "propose.how"))}</a>'
    words = " ".join(f'data-{key}="{escape_html(ui(variant, f"propose.{key}"))}"' for key in _ACTIONS)
    filled = entry or _EMPTY
    known = f' data-known data-status="{entry.status}"' if entry else ""
    regional = "、".join(f"{tag}={name}" for tag, name in filled.regional)
    letter = escape_html(term_letter(replace(filled, term=filled.term or _NAMELESS))).replace(
        "\n", "&#10;"
    )  # one line: no blank line may end the raw block
    return (
        f'<details class="gw-propose" id="{ANCHOR}"><summary>{title}</summary><p>{intro}</p><p>{licence}</p>'
        f'<form hidden lang="zh-Hans" data-regional="{escape_html(regional)}"{known} {words}>'
        f"{_fields(variant, filled, known=entry is not None)}</form>"
        f'<pre class="gw-letter" lang="zh-Hans" tabindex="0">{letter}</pre>'
        f'<p class="gw-tools" hidden><button type="button">{html_line(ui(variant, "propose.copy"))}</button></p>'
        '<p role="status"></p></details>'
    )


def _fields(variant: Variant, entry: TermEntry, *, known: bool) -> str:
    """One labelled field a key; the term of an entry that is there stays as it is: the file is called so."""
    values = {
        "term": entry.term,
        "english": entry.english,
        "pinyin": entry.pinyin,
        "aliases": "、".join(entry.aliases),
        "related": "、".join(entry.related),
        "topics": "、".join(entry.topics),
        **{key: getattr(entry.source, key) if entry.source else "" for key in _SOURCE_KEYS},
    }
    fields = "".join(
        f'<label>{_label(variant, key)}<input name="{key}" value="{escape_html(value)}"'
        f"{' readonly' if known and key == 'term' else ''}></label>"
        for key, value in values.items()
    )
    definition = escape_html(entry.definition)
    area = f'<textarea name="definition" rows="4">{definition}</textarea>'
    return f"{fields}<label>{_label(variant, 'definition')}{area}</label>"


def _label(variant: Variant, key: str) -> str:
    name = "title_of_source" if key == "title" else key
    return f'<span lang="{variant}">{html_line(ui(variant, f"propose.{name}"))}</span>'
