"""What the page's 引用 dialog puts together, as a classic script: a document's forms, places and addresses."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from gongwen.model import Edition, walk_part_text, walk_parts
from gongwen.render.addresses import absolute_address, homes, overview_address, relative
from gongwen.render.citation.forms import FORMS, form_names
from gongwen.render.citation.places import places
from gongwen.render.citation.slots import form_value
from gongwen.render.citation.works import work_of
from gongwen.variants.ui import ui, ui_table

_WORDS = "cite."
_MADE_HERE = ("cite.place.", "cite.form.")
_SOURCE = "cite.script.source"
_NAME = "citation.js"


def citation_file(slug: str) -> str:
    """Where the script of a document lies."""
    return overview_address(slug) + _NAME


def citation_link(slug: str, here: str) -> str:
    """The same, as a page names it."""
    return relative(citation_file(slug), here)


def citation_script(edition: Edition, source: Edition) -> str:
    """`window.gongwenCitation` of a document: on a converted page the source script's citations come first."""
    script = source.document.script
    editions = (edition,) if edition.variant == script else (replace(source, variant=script), edition)
    called = ui(edition.variant, f"variant.called.{script}")
    keys = [key for key in ui_table() if key.startswith(_WORDS) and not key.startswith(_MADE_HERE)]
    work = work_of(source, source.document.main)
    value = {
        "words": {
            key.removeprefix(_WORDS): ui(edition.variant, key, **({"script": called} if key == _SOURCE else {}))
            for key in keys
        },
        "forms": form_names(edition.variant),
        "homes": _homes(edition),
        "ended": work.since if work.ended else None,
        "scripts": [_script(one) for one in editions],
    }
    return f"window.gongwenCitation = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def _script(edition: Edition) -> dict[str, object]:
    """One script's forms for each part that is a work of its own, and its places. Of what stands in these tables an eId
    that is not named has the value of the nearest one above it that is."""
    ended = work_of(edition, edition.document.main).ended
    works = {part.eid: work_of(edition, part) for part in walk_parts(edition.document.main) if part.role != "annex"}
    forms = {eid: {key: form_value(form(work)) for key, form in FORMS.items()} for eid, work in works.items()}
    return {
        "tag": edition.variant,
        "address": absolute_address(edition, overview_address(edition.slug)),
        "forms": forms,
        "places": _inherited(dict(places(edition.document, edition.variant)), ""),
        "ended": ui(edition.variant, f"standing.{ended}") if ended else "",
    }


def _homes(edition: Edition) -> dict[str, str]:
    """The page of each eId of the text, from the document's overview on: chp_2 → chp_2/."""
    where, overview = homes(edition.slug, edition.document), overview_address(edition.slug)
    found = {unit.eid: where[unit.eid].removeprefix(overview) for unit in walk_part_text(edition.document.main)}
    usual = Counter(found.values()).most_common(1)
    return {"": usual[0][0], **_inherited(found, usual[0][0])} if usual else {}


def _inherited(values: Mapping[str, str], default: str) -> dict[str, str]:
    """The values less those that the nearest eId above has as well (or the default, where none above has one)."""
    kept: dict[str, str] = {}
    for eid, value in values.items():
        above = eid
        while above and above not in kept:
            above = above.rpartition("__")[0]
        if value != (kept[above] if above else default):
            kept[eid] = value
    return kept
