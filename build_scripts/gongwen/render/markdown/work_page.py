"""The page of a work: the line of its versions, which of them a day has, and the history of each provision.

Which version is today's only the reader's browser knows: each says from when until when it is (`data-from`,
`data-until`), and `?on=` puts another day in the place of today.
"""

from collections.abc import Iterator, Sequence

from gongwen.model import Change, Provision, Variant
from gongwen.render.addresses import overview_address, relative, work_address
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.links import markdown_link
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.standing import mark_values
from gongwen.render.versions import Version
from gongwen.variants.ui import ui

_COUNTED: tuple[Change, ...] = ("changed", "inserted", "deleted")

Value = dict[str, object]


def work_pages(variant: Variant, versions: Sequence[Version]) -> Iterator[PageFile]:
    """A page for each work, its versions by their days."""
    works: dict[str, list[Version]] = {}
    for version in sorted(versions, key=lambda one: (one.begins, one.slug)):
        works.setdefault(version.work, []).append(version)
    for work, found in works.items():
        yield _page(variant, work, found)


def _page(variant: Variant, work: str, versions: Sequence[Version]) -> PageFile:
    here = work_address(work)
    title = f"{versions[-1].title} - {ui(variant, 'work.title')}"
    rows = histories(versions)
    body = [
        f"# {escape_markdown(versions[-1].title, opens=False)}　{ui(variant, 'work.title')}",
        f"{escape_markdown(ui(variant, 'work.intro'))}\n{{: #intro .noted }}",
        f"## {ui(variant, 'work.title')} {{: #versions .laid-out }}",
        *(_line(variant, version, here) for version in versions),
        f"## {ui(variant, 'work.provisions')} {{: #provisions }}",
        escape_markdown(ui(variant, "work.provisions.intro")),
        _table(variant, versions, rows, here),
    ]
    layout = {"versions": _values(variant, versions, here)}
    return page_file(f"{here.removesuffix('/')}.md", title, body, kind="work", layout=layout)


# --- the line of versions -------------------------------------------------------------------------------------------


def _line(variant: Variant, version: Version, here: str) -> str:
    said = "；".join((_day(variant, version), *_counts(variant, version)))
    link = f"[{escape_markdown(version.title, opens=False)}]({markdown_link(overview_address(version.slug), here)})"
    return f"- {link} {escape_markdown(said, opens=False)}"


def _day(variant: Variant, version: Version) -> str:
    return version.begins or ui(variant, "work.undated")


def _counts(variant: Variant, version: Version) -> list[str]:
    """How many passages changed since the version before."""
    found = ((name, version.count(name)) for name in _COUNTED)
    return [ui(variant, f"work.{name}", count=count) for name, count in found if count]


def _values(variant: Variant, versions: Sequence[Version], here: str) -> list[Value]:
    """The versions for the template, the newest first, each with the days on which it is the text."""
    ends = [*(later.begins for later in versions[1:]), ""]
    before: list[Version | None] = [None, *versions[:-1]]
    found: list[Value] = []
    for version, end, last in zip(versions, ends, before, strict=True):
        share = _share(version)
        found.append(
            {
                "title": version.title,
                "link": relative(overview_address(version.slug), here),
                "day": _day(variant, version),
                "from": version.begins if last else "",
                "until": end,
                "marks": mark_values(version.marks),
                "events": [{"day": day, "name": ui(variant, f"event.{kind}")} for day, kind in version.events],
                "acts": [
                    {"title": title, "link": relative(overview_address(slug), here) if slug else ""}
                    for title, slug in (last.amending if last else ())
                ],
                "counts": _counts(variant, version),
                "share": share,
                "said": ui(variant, "work.share", share=share) if version.before else "",
                "compared": relative(version.compared, here) if version.compared else "",
                "others": [
                    {
                        "said": ui(variant, "work.compared", day=day or ui(variant, "work.undated")),
                        "link": relative(link, here),
                    }
                    for day, link in version.others
                ],
            }
        )
    return found[::-1]


def _share(version: Version) -> int:
    """How many of a hundred passages changed since the version before."""
    changed = sum(map(version.count, _COUNTED))
    return round(100 * changed / max(1, changed + version.count("same") + version.count("form")))


# --- the history of provisions --------------------------------------------------------------------------------------


def histories(versions: Sequence[Version]) -> list[tuple[Provision | None, ...]]:
    """What each provision was in each version, a row each: those of the newest version in its order, then those that
    one before had last."""
    rows: list[tuple[Provision | None, ...]] = []
    for number, version in enumerate(versions):
        followed = {last.eid: row for row in rows if (last := row[-1])}
        nothing: tuple[Provision | None, ...] = (None,) * number
        kept = [(*followed.get(one.before[0] if one.before else "", nothing), one) for one in version.provisions]
        last_here = {row[:-1] for row in kept}
        rows = [*kept, *((*row, None) for row in rows if row not in last_here)]
    return rows


def _table(
    variant: Variant, versions: Sequence[Version], rows: Sequence[tuple[Provision | None, ...]], here: str
) -> str:
    """The histories as a table, a column for each version."""
    heads = [f"[{_day(variant, one)}]({markdown_link(overview_address(one.slug), here)})" for one in versions]
    cells = [[_cell(variant, provision, here) for provision in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *cells))


def _cell(variant: Variant, provision: Provision | None, here: str) -> str:
    if provision is None:
        return ui(variant, "work.change.none")
    label = escape_markdown(provision.label, opens=False)
    link = f"[{label}]({markdown_link(f'{provision.home}#{provision.eid}', here)})" if provision.home else label
    said = f" {ui(variant, f'work.change.{provision.change}')}" if provision.change in ("changed", "inserted") else ""
    return link + said
