"""What a document costs a host: how many files it has by default and how large they are, and that all are led to."""

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from tests.conftest import copy_project, gongwen

from gongwen.library.project import find_project
from gongwen.model import VARIANTS
from gongwen.render.addresses import prefix

pytestmark = pytest.mark.site

LAW = "a-law"


@pytest.fixture(scope="module")
def site(documents_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A law of eight chapters and 65 articles, alone with the glossary, as a project without a word about downloads
    builds it."""
    project = copy_project(tmp_path_factory.mktemp("output") / "project")
    config = project / "mkdocs.yml"
    config.write_text(re.sub(r"\n +downloads: .*", "", config.read_text("utf-8")), "utf-8")
    shutil.rmtree(project / "docs" / "documents" / "digital-government")
    folder = project / "docs" / "documents" / LAW
    folder.mkdir(parents=True)
    shutil.copyfile(documents_root / "laws" / "000.md", folder / "source.md")
    built = gongwen(project, "build")
    assert built.returncode == 0, built.stderr
    return project / "site"


def own(site: Path, pattern: str = "*") -> list[Path]:
    """The files of the law in all scripts."""
    return [path for tag in VARIANTS for path in (site / prefix(tag) / LAW).rglob(pattern) if path.is_file()]


OFFICE = (".docx", ".epub", ".xml", ".bib", ".ris", ".csl.json")


def test_a_law_has_at_most_ninety_files(site: Path) -> None:
    """Pages, PDFs, Markdown and JSON; what offices, libraries and programs take is counted by itself."""
    files = [path for path in own(site) if not path.name.endswith(OFFICE)]
    others = [path for path in own(site) if path.name.endswith(OFFICE)]
    assert len(files) <= 90
    assert sum(path.stat().st_size for path in files) <= 3_700_000
    assert len(others) <= 12  # with a feed in each script
    assert sum(path.stat().st_size for path in others) <= 1_500_000


def test_what_all_scripts_share_is_there_once(site: Path) -> None:
    shared = {path.relative_to(site).as_posix() for path in site.rglob("assets/gongwen/*") if path.is_file()}
    own_words = {"addresses.js", "annotate-settings.js"}

    assert {path for path in shared if path.startswith("zh-")} == {
        f"{prefix(tag)}assets/gongwen/{name}" for tag in VARIANTS[1:] for name in own_words
    }
    assert [path.relative_to(site).as_posix() for path in site.rglob("quotes.js")] == [f"{LAW}/quotes.js"]


def test_the_project_says_what_is_the_default() -> None:
    root = Path(__file__).parents[2]
    assert find_project(root).downloads == type(find_project(root).downloads)()


def test_every_link_of_the_laws_pages_leads_to_a_file(site: Path) -> None:
    followed = 0
    for page in own(site, "*.html"):
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        found = [str(e[name]) for name in ("href", "src", "data-gw-quotes") for e in soup.select(f"[{name}]")]
        for link in found:
            path = unquote(link.partition("#")[0].partition("?")[0])
            if not path or re.match(r"[a-z]+:", path):
                continue
            target = site / normpath(join(page.parent.relative_to(site).as_posix(), path))
            assert (target / "index.html" if path.endswith("/") else target).is_file(), f"{page}: {link}"
            followed += 1
    assert followed > 1000


def test_the_list_of_documents_names_its_files_as_they_are(site: Path) -> None:
    (document,) = json.loads((site / "api" / "index.json").read_text("utf-8"))["documents"]
    assert document["slug"] == LAW
    for file in document["formats"]:
        data = (site / file["path"]).read_bytes()
        assert (len(data), sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
    names = {file["path"] for file in document["formats"]}
    assert names >= {f"{LAW}/{LAW}.{ending}" for ending in ("pdf", "docx", "epub", "md", "json", "csl.json")}
    assert {f"{prefix(tag)}{LAW}/{LAW}.pdf" for tag in VARIANTS} <= names
    assert next(iter(document["formats"]))["path"] == f"{LAW}/{LAW}.pdf"


def test_language_models_are_led_to_files(site: Path) -> None:
    links = re.findall(r"\]\(https://gongwen\.example/([^)]+)\)", (site / "llms.txt").read_text("utf-8"))
    assert f"{LAW}/{LAW}.md" in links
    assert all((site / link).is_file() for link in links)
    assert (site / "schema" / "document.schema.json").is_file()
