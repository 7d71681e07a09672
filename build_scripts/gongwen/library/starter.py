"""What a new library begins with: its files, made from the package's and from four answers."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from gongwen import __version__
from gongwen.library.files import sorted_files
from gongwen.library.packaged import GLOSSARY, packaged
from gongwen.library.project import MAIL, REPOSITORY_URL
from gongwen.model import SOURCE_VARIANT, VARIANTS, Variant

_STARTER = Path(__file__).parents[1] / "starter"
# Where each file of starter/ stands in a library. What is hidden there is not hidden here, so that no tool
# takes it for its own.
_PLACES = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "ci-check": ".ci/check",
    "github-check.yml": ".github/workflows/check.yml",
    "github-publish.yml": ".github/workflows/publish.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "nginx.conf": "deploy/nginx.conf",
    "Containerfile": "deploy/Containerfile",
    "containerignore": ".containerignore",
    "index.md": "docs/index.md",
    "about.md": "docs/about.md",
    "phrases.tsv": "docs/conversion/phrases.tsv",
}
_PACKAGED = ("docs/contributing.md",)
_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f]+")
_RELATED = re.compile(r"^related: \[(.*)\]$", re.MULTILINE)
_OPEN = re.compile("@[A-Z]+@")
_NO_NOTES = "    # repository: {forge: github, url: https://github.com/某人/某仓库}\n    # editors: 编辑的邮箱"
# Of a name that says what runs there; gitea is what most others run.
_FORGES = ("github", "gitlab", "gitee", "gitea")


@dataclass(frozen=True, slots=True)
class Answers:
    """What `init` asks: the library's name, its address, its scripts, where notes go (a repository, a mailbox, '')."""

    name: str = "公文库"
    address: str = "https://gongwen.example/"
    scripts: tuple[Variant, ...] = (SOURCE_VARIANT, "zh-Hant")
    notes: str = ""

    def faults(self) -> Iterator[str]:
        """What cannot be meant by an answer, and what can."""
        if not self.name.strip() or not self.name.isprintable() or len(self.name) > 60:
            yield "名称要一行文字，不超过 60 字"
        if not _ADDRESS.fullmatch(self.address):
            yield "地址要以 https:// 开头，例如 https://texts.example.cn/"
        if SOURCE_VARIANT not in self.scripts or any(tag not in VARIANTS for tag in self.scripts):
            yield f"文字要从 {'、'.join(VARIANTS)} 里选，{SOURCE_VARIANT} 必选"
        if self.notes and not MAIL.fullmatch(self.notes) and not REPOSITORY_URL.fullmatch(self.notes):
            yield "批注送到哪里，要写仓库的地址（https://…）或一个电子邮件地址，或不写"


def answers_of(value: Mapping[str, object]) -> Answers:
    """The answers as a record has them."""
    scripts = value.get("scripts")
    tags = scripts if isinstance(scripts, list) else []
    return Answers(
        str(value.get("name", "")),
        str(value.get("address", "")),
        tuple(tag for tag in VARIANTS if tag in tags),
        str(value.get("notes", "")),
    )


def record_of(answers: Answers) -> dict[str, object]:
    """The answers as a value of JSON."""
    return {**asdict(answers), "scripts": list(answers.scripts)}


def starter_files(answers: Answers, *, glossary: bool) -> dict[str, bytes]:
    """The files of a new library by path; the entries of the glossary are the package's that name their source."""
    words = _words(answers)
    files = {place: _filled(_STARTER / name, words) for name, place in _PLACES.items()}
    files |= {name: packaged(name).read_bytes() for name in _PACKAGED}
    return files | (dict(_entries()) if glossary else {})


def _entries() -> Iterator[tuple[str, bytes]]:
    """The package's entries that quote what they rest on, each marked as not the library's own."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted_files(packaged(GLOSSARY), "*.md")}
    sourced = {term: text for term, text in texts.items() if "\nsource:\n" in text}
    for term, text in sourced.items():
        related = _RELATED.sub(lambda line: f"related: [{', '.join(_kept(line[1], sourced))}]", text)
        yield f"{GLOSSARY}/{term}.md", related.replace("---\n", "---\norigin: gongwen\n", 1).encode()


def _kept(names: str, terms: Mapping[str, str]) -> list[str]:
    """Those of the names that have an entry: an entry leads to no draft, which is left out."""
    return [name for name in names.split(", ") if name.strip("\"'") in terms]


def _words(answers: Answers) -> dict[str, str]:
    """What stands in the files for each place that is left open in them."""
    address = answers.address if answers.address.endswith("/") else answers.address + "/"
    return {
        "@NAME@": json.dumps(answers.name, ensure_ascii=False),  # JSON is YAML, whatever stands in it
        "@TITLE@": answers.name,
        "@ADDRESS@": json.dumps(address, ensure_ascii=False),
        "@SCRIPTS@": f"[{', '.join(answers.scripts)}]",
        "@NOTES@": _notes(answers.notes),
        "@VERSION@": __version__,
    }


def _notes(where: str) -> str:
    if not where:
        return _NO_NOTES
    if MAIL.fullmatch(where):
        return f"    editors: {where}"
    host = where.split("/")[2]
    forge = next((forge for forge in _FORGES if forge in host), "gitea")
    return f"    repository: {{forge: {forge}, url: {where}, branch: main}}"


def _filled(path: Path, words: Mapping[str, str]) -> bytes:
    return _OPEN.sub(lambda place: words[place[0]], path.read_text("utf-8")).encode()
