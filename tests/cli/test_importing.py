"""`gongwen import` on several files and folders: what is in order comes in, what is not is named."""

from pathlib import Path

import pytest
from tests.sources.pictures import png
from tests.sources.word_files import p, word

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


def test_several_files_end_in_one_table_and_a_line_of_result(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "articles" / "坏.html").write_bytes(b"")
    assert main(["import", str(here / "articles")]) == 1
    out = capsys.readouterr().out.splitlines()

    assert [line.split()[0] for line in out] == ["文件", "乙.txt", "坏.html", "甲.txt", "共"]
    assert out[1].split() == ["乙.txt", "关于乙的通知", "乙发〔2024〕1号", "某局", "2024-01-02", "没有"]
    assert out[2].split() == ["坏.html", "没有放入", "—", "—", "—", "见上"]
    assert out[-1].startswith("共 3 个文件：放入 2 个，1 个没有放入")


def test_long_lists_are_folded_and_name_the_way_to_all(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    menu = "".join(f"<p><a href='/{n}'>栏目{n}</a></p>" for n in range(30))
    items = "".join(f"<p>第{n}条 甲。</p>" for n in range(2, 200, 2))
    page = here / "页.html"
    page.write_text(f"<html><body><div>{menu}</div><div><p>某市办法</p>{items}</div></body></html>", "utf-8")
    assert main(["import", str(page), "--slug", "long"]) == 0
    shown = capsys.readouterr()

    assert "还有 20 处；gongwen outline docs/documents/long/source.html --json" in shown.out
    assert "行；gongwen outline docs/documents/long/source.html 列出全部" in shown.out
    assert shown.err.count(": W-number-gap ") == 10
    assert "条同样的 W-number-gap；" in shown.err
    assert shown.out.splitlines()[-1].startswith("已放入 docs/documents/long/source.html，")


WORD = (
    '<w:del w:author="张三"><w:r><w:delText>不公开的话</w:delText></w:r></w:del>'
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着的话</w:t></w:r>"
)


def test_a_word_file_with_hidden_words_wants_a_decision(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = here / "稿.docx"
    file.write_bytes(word(p("关于某事的通知") + p("一、抓好落实。", WORD)))
    assert main(["import", str(file), "--slug", "draft"]) == 1
    refused = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1] for line in refused] == ["1", "2", "2"]
    assert all("E-concealed" in line and "--keep-hidden" in line for line in refused)
    assert not (here / "docs").exists()

    assert main(["import", str(file), "--slug", "draft", "--keep-hidden"]) == 0
    out = capsys.readouterr().out
    assert "第 2 行（已删除的修订）：不公开的话" in out
    assert "文件（修订和批注者的姓名）：张三" in out


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


def test_a_documents_own_json_comes_back_with_its_pictures(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside a published JSON the picture lies in files/, wherever the source of then had it."""
    (here / "site" / "files").mkdir(parents=True)
    (here / "site" / "files" / "a.png").write_bytes(png())
    (here / "页.html").write_text("<p>关于丙的通知</p><p>各市：</p><p>见图。</p><img src='img/a.png'>", "utf-8")
    main(["outline", str(here / "页.html"), "--json"])
    (here / "site" / "x.json").write_text(capsys.readouterr().out, "utf-8")
    assert main(["import", str(here / "site" / "x.json"), "--slug", "x"]) == 0

    folder = here / "docs" / "documents" / "x"
    assert (folder / "files" / "a.png").read_bytes() == png()
    assert (folder / "source.json").read_bytes() == (here / "site" / "x.json").read_bytes()
    main(["outline", str(folder / "source.json"), "--json"])
    assert '"front__p_1"' in capsys.readouterr().out
    assert main(["check", "docs/documents"]) == 0
