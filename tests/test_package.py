"""The package as others have it: built, installed apart from this folder, and a library made with it alone."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from packaging.metadata import Metadata
from tests.conftest import ROOT
from tests.small_project import ARTICLE

import gongwen

NOBODY = 65534
# Root's own Python may lie where nobody else may look.
BASE = shutil.which(f"python3.{sys.version_info.minor}", path="/usr/bin:/usr/local/bin") or sys.executable
DEPENDENCIES = Path(pytest.__file__).parents[1]
NEWS = "<p>某省新闻网1月3日电（记者张三）日前，省政府印发《关于试点的通知》，全文如下。</p>"
PAGE = f"<html><body><div>{NEWS}{''.join(f'<p>{line}</p>' for line in ARTICLE.splitlines())}</div></body></html>"
FOOTER = "    footer: {icp: 京ICP备12345678号-1, police: 京公网安备11010102000001号, editor: 李四}\n"


def made(target: str, folder: Path, source: Path = ROOT) -> Path:
    """The one distribution that is built into the folder."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=source,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
        check=True,
        capture_output=True,
    )
    (found,) = folder.iterdir()
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that any user of the machine may read."""
    folder = Path(tempfile.mkdtemp(prefix="gongwen-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def python(wheel: Path, place: Path) -> Path:
    """A Python that has the package from the wheel, and what that depends on from the one that runs the tests."""
    subprocess.run([BASE, "-m", "venv", "--without-pip", str(place / "venv")], check=True)
    found = place / "venv" / "bin" / "python"
    install = ["install", "--quiet", "--no-deps", "--no-index", "--no-compile", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "--python", str(found), *install], check=True)
    site = next((place / "venv" / "lib").glob("python*/site-packages"))
    (site / "dependencies.pth").write_text(f"{DEPENDENCIES}\n", "utf-8")
    return found


def ran(python: Path, folder: Path, *arguments: str, user: int | None = None, status: int = 0) -> str:
    """What the command printed, by whom it was run."""
    environment = {"PATH": f"{python.parent}:{os.environ['PATH']}", "HOME": str(folder), "LANG": "C.UTF-8"}
    ended = subprocess.run(
        [str(python), "-P", "-m", "gongwen", *arguments],
        cwd=folder,
        env=environment,
        user=user,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == status, ended.stderr
    return ended.stdout + ended.stderr


def is_open_to_all(path: Path) -> bool:
    """True where every user may go to the file and run it."""
    return all(one.stat().st_mode & 0o001 for one in (path, *path.parents))


def test_a_wheel_carries_what_the_package_reads_beside_its_code(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "overrides"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    theme = [path for path in tracked.stdout.split("\0") if path] or ["overrides/main.html"]
    wanted = [*theme, "docs/conversion/phrases.tsv", "docs/contributing.md", "docs/glossary/一网通办.md"]
    assert {f"gongwen/packaged/{name}" for name in wanted} | {"gongwen/starter/ci-check"} <= names
    assert not any(part in name for name in names for part in ("documents/", "tests/", "__pycache__"))


def test_two_builds_are_equal_and_a_source_distribution_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive = made("sdist", tmp_path / "sdist")
    shutil.unpack_archive(archive, tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    again = made("wheel", tmp_path / "wheel", unpacked)
    assert (again.name, sha256(again.read_bytes()).digest()) == (wheel.name, sha256(wheel.read_bytes()).digest())


def test_the_metadata_are_valid_and_the_version_is_said_in_one_place(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        (name,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = Metadata.from_email(opened.read(name), validate=True)
    assert str(metadata.version) == gongwen.__version__
    assert metadata.description_content_type == "text/markdown" and "gongwen init" in (metadata.description or "")
    assert metadata.license_expression == "Apache-2.0"
    assert "mcp" in (metadata.provides_extra or [])


@pytest.mark.site
@pytest.mark.parametrize("user", [None, NOBODY], ids=["as-who-runs-the-tests", "as-an-ordinary-user"])
def test_a_library_is_made_built_and_compared_with_the_installed_package_alone(
    python: Path, place: Path, user: int | None
) -> None:
    if user is not None and os.geteuid() != 0:
        pytest.skip("只有 root 能换成别的用户；这些测试本来就由普通用户运行")
    for needed in (Path(BASE).resolve(), DEPENDENCIES):
        if user is not None and not is_open_to_all(needed):
            pytest.skip(f"{needed} 别的用户不能读")
    home = place / f"home-{user or 0}"
    home.mkdir()
    os.chown(home, user or os.geteuid(), -1)
    (home / "article.html").write_text(PAGE, "utf-8")
    ran(python, home, "init", "my-library", "--yes", *([] if user is None else ["--no-glossary"]), user=user)
    library = home / "my-library"
    if user is None:  # its own look and its own words, as MkDocs has it
        sheet, template = library / "overrides/assets/gongwen/style/own.css", library / "overrides/partials/footer.html"
        sheet.parent.mkdir(parents=True)
        template.parent.mkdir(parents=True)
        sheet.write_text(".gw-colophon { color: green; }\n", "utf-8")
        own = (ROOT / "overrides/partials/footer.html").read_text("utf-8")
        template.write_text(own.replace('{{ ui["footer.remark"] }}', "本馆整理。"), "utf-8")
        settings = (library / "mkdocs.yml").read_text("utf-8")
        (library / "mkdocs.yml").write_text(settings.replace("    downloads:", f"{FOOTER}    downloads:"), "utf-8")

    assert "没有警告" in ran(python, library, "import", "../article.html", "--slug", "pilot", user=user)
    assert "0 个错误，0 个警告" in ran(python, library, "check", "--strict", user=user)
    ran(python, library, "build", *([] if user is None else ["--no-pdf"]), user=user)
    assert "全部与原文一致" in ran(python, library, "verify", user=user)

    site = library / "site"
    page = (site / "pilot" / "index.html").read_text("utf-8")
    assert json.loads((site / "pilot" / "pilot.json").read_bytes())["title"] == "关于试点的通知"
    assert (site / "zh-Hant").is_dir() and not (site / "zh-Hant-TW").exists()
    assert not any("记者张三" in path.read_text("utf-8") for path in site.rglob("*.html"))
    if user is None:
        assert ".gw-colophon { color: green; }" in (site / "assets/gongwen/gongwen.css").read_text("utf-8")
        assert "本馆整理。" in page and "本館整理。" not in page
        assert 'href="https://beian.miit.gov.cn/"' in page and "webSearch?code=11010102000001" in page
        assert "责任编辑：李四" in page
        (site / "assets/gongwen/gongwen.css").write_text("x", "utf-8")
        assert "与主题里的不同" in ran(python, library, "verify", status=1)


def test_the_package_says_its_version_without_importing_what_it_builds_with(python: Path, place: Path) -> None:
    code = "import sys, gongwen.cli as c; c.main(['--version']); print(sorted(m for m in sys.modules))"
    printed = subprocess.run([str(python), "-P", "-c", code], cwd=place, capture_output=True, text=True, check=True)
    version, modules = printed.stdout.splitlines()
    assert version == f"gongwen {gongwen.__version__}"
    heavy = {"mkdocs", "lxml", "yaml", "opencc", "jinja2", "typst", "pikepdf", "gongwen.sources", "gongwen.structure"}
    assert not any(f"'{name}'" in modules for name in heavy)
