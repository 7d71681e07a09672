"""Whether `gongwen verify` names anything in a site that nobody touched.

    python benchmarks/alarms.py FOLDER [--documents 400] [--seed 1] [--no-pdf] [--keep DIR]

FOLDER holds sources (.html, .md, .txt, .docx), also in folders below. As many as wanted are drawn, published in four
scripts and all formats, and verified with both readers of PDFs. Prints what was named, which has to be nothing, and the
processor seconds of build and verify. Sources that cannot be read are left out and counted.
"""

import argparse
import os
import shutil
import tempfile
from pathlib import Path
from random import Random

from gongwen.build.making import make_site
from gongwen.build.wanted import EVERYTHING, Options, Wanted
from gongwen.cli.verifying import site_reports
from gongwen.errors import GongwenError
from gongwen.library.project import find_project
from gongwen.library.read import read_stored

ROOT = Path(__file__).parents[1]
_ENDINGS = (".html", ".htm", ".md", ".txt", ".docx")


def library(target: Path, sources: list[Path]) -> int:
    """A project of these sources at `target`; how many of them cannot be read."""
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.copytree(ROOT / "docs", target / "docs", ignore=shutil.ignore_patterns("documents", "dev", "manual"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    refused = 0
    for number, source in enumerate(sources):
        folder = target / "docs" / "documents" / f"d{number:03}"
        folder.mkdir(parents=True)
        shutil.copy(source, folder / f"source{source.suffix.replace('.htm', '.html').replace('.htmll', '.html')}")
        try:
            read_stored(find_project(target), folder.name)
        except GongwenError:
            shutil.rmtree(folder)
            refused += 1
    return refused


def seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-pdf", action="store_true")
    parser.add_argument("--keep", type=Path, help="where the project is left")
    options = parser.parse_args()
    found = sorted(path for path in options.folder.rglob("*") if path.suffix in _ENDINGS)
    sources = Random(options.seed).sample(found, min(options.documents, len(found)))
    with tempfile.TemporaryDirectory() as folder:
        root = options.keep or Path(folder) / "library"
        refused = library(root, sources)
        project = find_project(root)
        before = seconds()
        wanted = Wanted(options=Options(with_pdf=False)) if options.no_pdf else EVERYTHING
        errors = [finding for finding in make_site(project, wanted) if finding.severity == "error"]
        built = seconds()
        reports = site_reports(project, (), None, lambda message: None)
        done = seconds()
    places = [place for report in reports for place in report.places]
    print(f"{len(sources) - refused} documents, {refused} cannot be read, {len(errors)} not published")
    print(
        f"{len(reports)} comparisons, {len(places)} alarms; build {built - before:.0f} s, verify {done - built:.0f} s"
    )
    for place in places[:40]:
        print(f"{place.file} {place.what} {place.text}")


if __name__ == "__main__":
    main()
