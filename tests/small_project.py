"""A project with one short document, a note and a term, which is built in a second."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLE = "关于试点的通知\n各市：\n一、总体要求。\n先行先试，逐步推开。\n省政府\n2024年1月2日\n"
NOTE = """\
---
id: {id}
target: chp_1__p_1
quote:
  exact: 先行先试
  suffix: ，逐步推开。
author: reader
created: 2024-02-01
licence: CC0-1.0
kind: question
---
怎样算先行？
"""
TERM = """\
---
term: 试点
english: pilot
pinyin: shì diǎn
source:
  title: 关于试点的通知
  number: 试发〔2024〕1号
  article: 一
  passage: 先行先试
  kind: 用例
  checked: 2024-02-01
status: reviewed
---
先在小范围试行的做法。
"""
LETTER = "documents/pilot/annotations/second.md\n" + NOTE.format(id="second")


def small_project(target: Path) -> Path:
    """The project at `target`, which has to be absent."""
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", target)
    pilot = target / "docs" / "documents" / "pilot"
    (pilot / "annotations").mkdir(parents=True)
    (target / "docs" / "glossary").mkdir()
    (target / "docs" / "conversion").mkdir()
    for name in ("index", "about", "contributing"):
        (target / "docs" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n正文\n", "utf-8")
    (pilot / "source.txt").write_text(ARTICLE, "utf-8")
    (pilot / "document.yml").write_text("number: 试发〔2024〕1号\n", "utf-8")
    (pilot / "annotations" / "first.md").write_text(NOTE.format(id="first"), "utf-8")
    (target / "docs" / "glossary" / "试点.md").write_text(TERM, "utf-8")
    rows = "source\tzh-Hant\tzh-Hant-TW\tzh-Hant-HK\tnote\n"
    (target / "docs" / "conversion" / "phrases.tsv").write_text(rows, "utf-8")
    return target


def contents(folder: Path) -> dict[str, bytes]:
    """All files below the folder, hidden ones too, by path; a link by what it says."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
        for path in found
    }
