"""What share of seeded tamperings with a finished site `gongwen verify` finds.

    python benchmarks/tampering.py [--each 2] [--seed 1] [--only html]

Builds the small library of tampering_library.py in four scripts and all formats. Every kind is tried `--each` times at
a place of its own: files change, SHA256SUMS and the digests in the site are written again to match, the site is
verified against docs/ and the package, the files are put back. Where sums are left as they were, `verify --sums` is
asked as well. With GONGWEN_ONE_SCRIPT=1 the library is built in one script: what is found then is found too where
somebody changes all scripts alike. Prints a Markdown table; the figures stand in benchmarks/tampering.md.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

from tampering_blind import BLIND
from tampering_files import ASSETS, DATA, NAMES, PDF
from tampering_fresh import FRESH
from tampering_further import FILES, OFFICE, PAGES, PAPER, TWINS
from tampering_library import library
from tampering_pages import ALONE, HTML, JSON, MARKDOWN, SCRIPTS, Edits, Kind
from tampering_third import THIRD

from gongwen.build.comparing import reports_on
from gongwen.build.making import make_site
from gongwen.build.wanted import EVERYTHING, Wanted
from gongwen.cli.verifying import site_library
from gongwen.errors import GongwenError
from gongwen.library.project import Project, find_project
from gongwen.library.read import StoredDocument, document_slugs, read_phrases, read_stored
from gongwen.text.sums import NAME as SUMS
from gongwen.text.sums import document_digest, sums_text
from gongwen.verify.run import PDF_READERS
from gongwen.verify.site_library import SiteLibrary
from gongwen.verify.sums import site_digests
from gongwen.verify.whole_site import WholeSite

GROUPS: dict[str, dict[str, Kind]] = {
    "html": HTML | PAGES,
    "md": MARKDOWN | TWINS,
    "json": JSON,
    "pdf": PDF | PAPER,
    "office": OFFICE,
    "data": DATA | FILES,
    "names": NAMES,
    "assets": ASSETS,
}
GROUPS |= {f"{group}, last": kinds for group, kinds in FRESH.items()}
GROUPS |= {f"{group}, blind": kinds for group, kinds in BLIND.items()}
GROUPS |= {f"{group}, third": kinds for group, kinds in THIRD.items()}


_RECORD = re.compile(rb'(<code class="gw-digest">)[0-9a-f]{64}(</code></p>)')  # the first is over the document's files


class Case(NamedTuple):
    """A tampering: its group, its kind, and the seed of its chance."""

    group: str
    kind: str
    seed: str


class Outcome(NamedTuple):
    """What became of one: `found` names the first place, '' where nothing was; `files` what was changed, '' where the
    site has no place for the kind."""

    case: Case
    found: str
    files: str


def cases(each: int, seed: int, only: str) -> list[Case]:
    return [
        Case(group, kind, f"{seed} {group} {kind} {number}")
        for group, kinds in GROUPS.items()
        if group.endswith(only)
        for kind in kinds
        for number in range(each)
    ]


@contextmanager
def tampered(site: Path, edits: Edits) -> Iterator[None]:
    """The site with these files, as long as the block runs."""
    before = {name: (site / name).read_bytes() if (site / name).is_file() else None for name in edits}
    try:
        _write(site, edits)
        yield
    finally:
        _write(site, before)


def _write(site: Path, files: Edits) -> None:
    for name, data in files.items():
        path = site / name
        if data is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        elif path.exists():
            path.unlink()


def try_case(project: Project, case: Case) -> Outcome:
    site = project.site
    try:
        edits = GROUPS[case.group][case.kind](site, Random(case.seed))
    except (LookupError, StopIteration, FileNotFoundError):  # nothing to choose from
        return Outcome(case, "", "")
    files = ", ".join(edits)
    if all(data == ((site / name).read_bytes() if (site / name).is_file() else None) for name, data in edits.items()):
        return Outcome(case, "", "")
    with tampered(site, edits), tampered(site, {} if SUMS in edits else rewritten(site)):
        return Outcome(case, _verified(project, tuple(edits)), files)


def rewritten(site: Path) -> Edits:
    """The lists of digests as they would be, had the site been built so: SHA256SUMS, api/index.json, datapackage.json,
    the records'."""
    digests = site_digests(site)
    slugs = {name.split("/")[0] for name in digests if name.endswith("/certificate/index.html")}
    edits: dict[str, bytes | None] = {}
    for slug in slugs - set(SCRIPTS) - {"zh-Hant", "zh-Hant-TW", "zh-Hant-HK"}:
        own = document_digest(slug, SCRIPTS, digests).encode()
        for name in (f"{script}{slug}/certificate/index.html" for script in SCRIPTS):
            if (site / name).is_file():
                page = (site / name).read_bytes()
                edits[name] = _RECORD.sub(rb"\g<1>" + own + rb"\2", page, count=1)
    index = json.loads((site / "api/index.json").read_bytes())
    for file in (file for document in index["documents"] for file in document["formats"]):
        if file["path"] in digests:
            file |= {"bytes": (site / file["path"]).stat().st_size, "sha256": digests[file["path"]]}
    edits["api/index.json"] = f"{json.dumps(index, ensure_ascii=False, indent=1)}\n".encode()
    package = json.loads((site / "data/datapackage.json").read_bytes())
    for one in package["resources"]:
        name = f"data/{one['path']}"
        if name in digests:
            one |= {"bytes": (site / name).stat().st_size, "hash": f"sha256:{digests[name]}"}
    edits["data/datapackage.json"] = f"{json.dumps(package, ensure_ascii=False, indent=1)}\n".encode()
    with tampered(site, edits):
        return edits | {SUMS: sums_text(site_digests(site)).encode()}


@cache
def _read(root: Path) -> tuple[dict[str, StoredDocument], SiteLibrary]:
    project = find_project(root)
    stored = {slug: read_stored(project, slug) for slug in document_slugs(project)}
    return stored, site_library(project, tuple(stored.values()))


READERS = tuple(map(cache, PDF_READERS))  # what a reader gives depends on the bytes alone


def _verified(project: Project, touched: tuple[str, ...] = ()) -> str:
    """The first place that verify finds; texts are compared again where a file of theirs was touched."""
    stored, library = _read(project.root)
    phrases = read_phrases(project)
    characters: dict[str, set[int]] = {}
    try:
        for place in (place for _, _, place in WholeSite(project.site, library, characters).places()):
            if "字数" not in place.text:  # the figures of documents that are not compared again
                return f"{place.file} {place.what} {place.text}"
        for slug in {part for name in touched for part in name.split("/")[:2] if part in stored}:
            reports = reports_on(project.site, project, stored[slug], phrases, pdf_readers=READERS)
            characters[slug] = {report.characters for report in reports}
            for place in (place for report in reports for place in report.places):
                return f"{place.file} {place.what} {place.text}"
            found = WholeSite(project.site, library, characters).places()
            if told := [place for name, _, place in found if name == slug]:
                return f"{told[0].file} {told[0].text}"
    except GongwenError as error:
        return str(error)
    return ""


def _worker(job: tuple[Path, Case]) -> Outcome:
    root, case = job
    mine = root.with_name(f"{root.name}-{os.getpid()}")
    if not mine.is_dir():
        shutil.copytree(root, mine)
    outcome = try_case(find_project(mine), case)
    told = "missed" if outcome.files else "no place"
    said = "." if outcome.found else f"\n{told}: {case.group} {case.kind} {outcome.files}"
    print(said, end="", file=sys.stderr, flush=True)
    return outcome


def table(outcomes: list[Outcome]) -> str:
    total: Counter[tuple[str, str]] = Counter((o.case.group, o.case.kind) for o in outcomes)
    found: Counter[tuple[str, str]] = Counter((o.case.group, o.case.kind) for o in outcomes if o.found)
    rows = [f"| {group} | {kind} | {found[group, kind]} of {number} |" for (group, kind), number in total.items()]
    return "\n".join(["| in | kind | found |", "|---|---|---|", *rows])


def summary(outcomes: list[Outcome]) -> str:
    rows = []
    for group in dict.fromkeys(o.case.group for o in outcomes):
        here = [o for o in outcomes if o.case.group == group]
        rows.append(
            f"| {group} | {len({o.case.kind for o in here})} | {len(here)} | {sum(bool(o.found) for o in here)} |"
        )
    whole = sum(bool(o.found) for o in outcomes)
    kinds = len({(o.case.group, o.case.kind) for o in outcomes})
    rows.append(f"| all | {kinds} | {len(outcomes)} | {whole} ({whole / len(outcomes):.1%}) |")
    return "\n".join(["| in | kinds | tamperings | found |", "|---|---|---|---|", *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--each", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only groups whose name ends so")
    parser.add_argument("--kind", default="", help="only kinds with these words in their name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--project", type=Path, help="a project of tampering_library.py that is built already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "library"
        if options.project:
            shutil.copytree(options.project, root)
        else:
            library(root)
            make_site(find_project(root), Wanted(("zh-Hans",)) if ALONE else EVERYTHING)
        if alarm := _verified(find_project(root)):
            raise SystemExit(f"false alarm on the untouched site: {alarm}")
        wanted = [case for case in cases(options.each, options.seed, options.only) if options.kind in case.kind]
        with get_context("spawn").Pool(options.jobs) as pool:
            outcomes = pool.map(_worker, [(root, case) for case in wanted], chunksize=8)
    outcomes = [outcome for outcome in outcomes if outcome.files]
    print(summary(outcomes), table(outcomes), sep="\n\n")


if __name__ == "__main__":
    main()
