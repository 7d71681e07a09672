"""After any edit a build that makes what changed gives, byte for byte, what a build from nothing gives."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.fuzzing import Fuzz
from tests.publish.test_build import tree

from gongwen.build.making import make_site
from gongwen.build.wanted import Options, Wanted
from gongwen.errors import GongwenError
from gongwen.library.project import find_project

pytestmark = pytest.mark.site

STEPS = 10
WANTED = Wanted(("zh-Hans", "zh-Hant-TW"), Options(with_pdf=False))
NAMES = ("甲类办法", "乙类条例", "丙类规定", "丁类细则")
WORDS = ("数据共享", "数据", "共享平台", "政务", "台风", "发布", "里程", "干部")
TERM = """---
term: {0}
english: {1}
pinyin: x
source: {{title: 条例, article: 第一条, passage: 原文, kind: 定义, checked: 2024-01-02}}
status: reviewed
---
{0}的释义{1}。
"""
NOTE = """---
target: art_1
quote:
  exact: {0}
author: 读者
created: 2024-01-02
licence: CC0-1.0
kind: note
---
说明{1}。
"""


@dataclass
class Editor:
    """Someone who changes a library at random; each method is one kind of edit."""

    root: Path
    luck: random.Random

    @property
    def documents(self) -> list[Path]:
        return sorted(path for path in (self.root / "docs" / "documents").iterdir() if path.is_dir())

    def write(self, name: str, text: str) -> None:
        path = self.root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def text(self, title: str) -> str:
        """A text that names others, by title, short name and 文号, and holds words of the glossary."""
        other, third = self.luck.sample(NAMES, 2)
        word = self.luck.choice(WORDS)
        lines = [
            title,
            f"第一条　为了{word}，根据《{other}》第二条，制定本办法。",
            f"第二条　{self.luck.choice(WORDS)}按照《{third}》（以下简称《规定》）和{self.number()}办理。",
            "第三条　《规定》第一条适用于本办法第二条。",
        ]
        return "\n".join(lines[: self.luck.randint(3, 4)]) + "\n"

    def number(self) -> str:
        return f"某发〔2020〕{self.luck.randint(1, 3)}号"

    # --- kinds of edits

    def change_a_source(self) -> None:
        folder = self.luck.choice(self.documents)
        title = (folder / "source.txt").read_text("utf-8").split("\n")[0]
        (folder / "source.txt").write_text(self.text(title), "utf-8")

    def add_a_document(self) -> None:
        number = self.luck.randint(10, 99)
        self.write(f"documents/d{number}/source.txt", self.text(self.luck.choice(NAMES)))

    def remove_a_document(self) -> None:
        if len(self.documents) > 2:
            shutil.rmtree(self.luck.choice(self.documents))

    def rename_a_document(self) -> None:
        folder = self.luck.choice(self.documents)
        target = folder.with_name(f"e{self.luck.randint(10, 99)}")
        if not target.exists():
            folder.rename(target)
            former = f"former_slugs: [{folder.name}]\n" if self.luck.random() < 0.5 else ""
            (target / "document.yml").write_text(former, "utf-8")

    def say_something_of_a_document(self) -> None:
        other = self.luck.choice(NAMES)
        said = self.luck.choice(
            [
                f"number: {self.number()}\n",
                f"relations: {{replaces: [《{other}》]}}\n",
                "withdrawn: 来源有误\n",
                "topics: [数据]\ndate: 2024-02-03\n",
                "conversion: [{source: 发布, zh-Hant-TW: 發佈}]\n",
                "",
            ]
        )
        (self.luck.choice(self.documents) / "document.yml").write_text(said, "utf-8")

    def write_a_term(self) -> None:
        word = self.luck.choice(WORDS)
        self.write(f"glossary/{word}.md", TERM.format(word, self.luck.choice("abc")))

    def remove_a_term(self) -> None:
        for path in sorted((self.root / "docs" / "glossary").glob("*.md"))[:1]:
            path.unlink()

    def write_a_note(self) -> None:
        folder = self.luck.choice(self.documents)
        note = NOTE.format("制定本办法", self.luck.randint(1, 9))
        self.write(f"documents/{folder.name}/annotations/note-{folder.name}.md", note)

    def change_the_rows(self) -> None:
        rows = ["台\t臺\t臺\t臺\t", "台风\t颱風\t颱風\t颱風\t", "里程\t里程\t里程\t里程\t", "干部\t幹部\t幹部\t幹部\t"]
        chosen = self.luck.sample(rows, self.luck.randint(0, 4))
        head = "source\tzh-Hant\tzh-Hant-TW\tzh-Hant-HK\tnote"
        self.write("conversion/phrases.tsv", "\n".join([head, *chosen, ""]))

    def change_a_setting(self) -> None:
        path = self.root / "mkdocs.yml"
        text = path.read_text("utf-8")
        here, there = "term_links: first", "term_links: every"
        path.write_text(text.replace(here, there) if here in text else text.replace(there, here), "utf-8")

    def change_the_theme(self) -> None:
        path = self.root / "overrides" / "partials" / "footer.html"
        path.write_text(path.read_text("utf-8") + self.luck.choice(["<!-- a -->", "<!-- b -->"]), "utf-8")

    def write_a_page(self) -> None:
        self.write("about.md", f"---\ntitle: 关于\n---\n关于本站{self.luck.randint(1, 9)}。\n")

    def damage_what_was_made(self) -> None:
        """Somebody else's bytes in a file below build/ or site/."""
        made = [path for top in ("build", "site") for path in (self.root / top).rglob("*") if path.is_file()]
        made = [path for path in made if not path.name.startswith(".") and path.suffix not in (".lock", ".yml")]
        if made:
            self.luck.choice(sorted(made)).write_bytes(self.luck.choice([b"", b"\x00", b"{}", b"<p>"]))


def kinds() -> list[Callable[[Editor], None]]:
    return [method for name, method in vars(Editor).items() if "_a_" in name or "_the_" in name or "_what_" in name]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    editor = Editor(root, random.Random(0))
    for name in ("index", "contributing"):
        editor.write(f"{name}.md", f"---\ntitle: {name}\n---\n文字。\n")
    editor.write_a_page()
    for number, title in enumerate(NAMES[:3]):
        editor.write(f"documents/d{number}/source.txt", editor.text(title))
    for word in WORDS[:2]:
        editor.write(f"glossary/{word}.md", TERM.format(word, "a"))
    return root


def published(root: Path, jobs: int) -> dict[str, bytes] | str:
    """The site after a build, or what the build had to say."""
    try:
        make_site(find_project(root), Wanted(WANTED.variants, WANTED.options, jobs=jobs))
    except GongwenError as error:
        return str(error)
    return tree(root / "site")


def from_nothing(root: Path, target: Path) -> dict[str, bytes] | str:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for name in ("docs", "overrides"):
        shutil.copytree(root / name, target / name)
    shutil.copy(root / "mkdocs.yml", target)
    return published(target, jobs=1)


@pytest.mark.fuzz
def test_random_edits(project: Path, tmp_path: Path, fuzz: Fuzz) -> None:
    for chance in fuzz.cases(sample=1, long=20):
        root = tmp_path / f"project-{chance.case}"
        shutil.copytree(project, root)
        editor = Editor(root, chance)
        published(root, jobs=1)
        for step in range(STEPS):
            done = chance.sample(kinds(), chance.choice([1, 1, 1, 2]))
            for edit in done:
                edit(editor)
            ours, theirs = published(root, chance.choice([1, 2])), from_nothing(root, tmp_path / "clean")
            told = (chance.again, step, [edit.__name__ for edit in done])
            if isinstance(ours, str) or isinstance(theirs, str):
                assert ours == theirs, told
                continue
            different = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
            assert different == [], told
        shutil.rmtree(root)
