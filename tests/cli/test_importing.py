"""`gongwen import` on several files and folders: what is in order comes in, what is not is named."""

from pathlib import Path

import pytest
from tests.sources.pictures import png

from gongwen.cli import main

NOTICE = (
    "关于{0}的通知\n{0}发〔2024〕1号\n各市：\n一、{0}工作要抓好落实，及时报告。\n二、{0}经费专款专用。\n"
    "某局\n2024年1月2日\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: 公文\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("甲", "乙"):
        (folder / f"{name}.txt").write_text(NOTICE.format(name), "utf-8")
    return tmp_path


def slugs(here: Path) -> int:
    return len(list((here / "docs" / "documents").iterdir()))


def test_a_folders_articles_come_in_and_its_pictures_with_them(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = here / "articles"
    (folder / "a.png").write_bytes(png())
    (folder / "表.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "丙.html").write_text("<p>关于丙的通知</p><p>各市：</p><p>见图。</p><img src='a.png'>", "utf-8")
    assert main(["import", str(folder)]) == 0
    assert slugs(here) == 3
    out = capsys.readouterr().out
    assert "随文的 1 个文件在 files/：a.png" in out
    assert "下一步" in out.splitlines()[-1]


def test_one_bad_article_does_not_keep_the_others_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = here / "articles" / "0.html"
    bad.write_bytes(b"")
    assert main(["import", str(here / "articles")]) == 1
    assert slugs(here) == 2
    assert str(bad) in capsys.readouterr().err


@pytest.mark.parametrize("slug", ["../x", "con", "x" * 300, "glossary", "a\u202eb"])
def test_a_bad_name_is_refused_in_one_line(here: Path, capsys: pytest.CaptureFixture[str], slug: str) -> None:
    assert main(["import", str(here / "articles" / "甲.txt"), "--slug", slug]) == 1
    assert not (here / "docs").exists()
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_what_is_there_already_is_noticed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = str(here / "articles" / "甲.txt")
    assert main(["import", article, "--slug", "first"]) == 0
    assert main(["import", article, "--slug", "second"]) == 0
    assert "W-duplicate" in capsys.readouterr().err
