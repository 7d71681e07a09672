"""An import that is killed leaves nothing; of two at once one waits and says for whom. Real processes, real signals."""

import os
import signal
from pathlib import Path

import pytest
from tests.children import at_change, in_child, killed_at_each_change, outcome
from tests.sources.pictures import png

from gongwen.errors import GongwenError
from gongwen.library.importing import import_article
from gongwen.library.project import Project
from gongwen.library.read import document_slugs, read_stored
from gongwen.library.turns import BusyError, own_turn

DAY = "2024-02-01"
_HTML = '<p>关于试点的通知</p>\n<p>各市：</p>\n<p>{}</p>\n<p><img src="{}"></p>\n<p>省政府</p>\n<p>2024年1月2日</p>\n'


def take_in(project: Project, source: Path, *, replace: bool = False) -> None:
    with own_turn(project, "import", "import", lambda message: None):
        import_article(project, str(source), DAY, slug="pilot", replace=replace)


def sources(tmp_path: Path) -> tuple[Path, Path]:
    """The same notice twice, in two forms and in other words, each with a picture."""
    (tmp_path / "a.png").write_bytes(png(1, 1))
    (tmp_path / "b.png").write_bytes(png(2, 2))
    old, new = tmp_path / "old.html", tmp_path / "new.md"
    old.write_text(_HTML.format("先行先试。", "a.png"), "utf-8")
    new.write_text("# 关于试点的通知\n\n各市：\n\n逐步推开。\n\n![](b.png)\n\n省政府\n\n2024年1月2日\n", "utf-8")
    return old, new


def everything(project: Project) -> dict[str, bytes]:
    return {str(p.relative_to(project.docs)): p.read_bytes() for p in project.docs.rglob("*") if p.is_file()}


def test_a_killed_import_leaves_nothing(project: Project, tmp_path: Path) -> None:
    old, _ = sources(tmp_path)

    def nothing_or_all() -> None:
        if everything(project):
            assert [file.name for file in read_stored(project, "pilot").files] == ["a.png"]
            assert len(everything(project)) == 4
            for path in sorted((project.documents / "pilot").rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            (project.documents / "pilot").rmdir()
        assert document_slugs(project) == ()

    assert killed_at_each_change(lambda: take_in(project, old), nothing_or_all) > 8
    assert len(everything(project)) == 4
    assert not list(project.build.glob("import-*"))


def test_a_killed_replacement_leaves_the_old_source_or_the_new(project: Project, tmp_path: Path) -> None:
    old, new = sources(tmp_path)
    take_in(project, old)
    note = project.documents / "pilot" / "document.yml"
    note.write_text("number: 试发〔2024〕1号\n", "utf-8")
    before = everything(project)

    def one_or_the_other() -> None:
        stored = read_stored(project, "pilot")
        assert stored.source in (old.read_bytes(), new.read_bytes())
        assert stored.document.main.metadata.number == "试发〔2024〕1号"
        for path in (project.documents / "pilot").glob("source.*"):
            path.unlink()
        (project.documents / "pilot" / "source.html").write_bytes(old.read_bytes())

    assert killed_at_each_change(lambda: take_in(project, new, replace=True), one_or_the_other) > 6
    after = everything(project)
    assert after.pop("documents/pilot/files/b.png") == png(2, 2)
    assert after.pop("documents/pilot/source.md") == new.read_bytes()
    assert before.pop("documents/pilot/source.html") == old.read_bytes()
    assert after == before


def test_of_two_imports_one_waits_and_says_for_whom(project: Project, tmp_path: Path) -> None:
    old, _ = sources(tmp_path)
    reached, may_go_on, said = os.pipe(), os.pipe(), os.pipe()

    def slow() -> None:
        def pause() -> None:
            os.write(reached[1], b".")
            os.read(may_go_on[0], 1)

        at_change(8, pause)
        take_in(project, old)

    def tell(message: str) -> None:
        os.write(said[1], message.encode())

    def second() -> None:
        with own_turn(project, "import", "import", tell), pytest.raises(GongwenError, match="已有这份公文"):
            import_article(project, str(old), DAY, slug="pilot", replace=False)

    first = in_child(slow)
    os.read(reached[0], 1)
    other = in_child(second)
    message = os.read(said[0], 4096).decode()
    assert f"进程 {first}" in message
    assert document_slugs(project) == ()
    os.write(may_go_on[1], b".")
    assert (outcome(first), outcome(other)) == (0, 0)
    assert document_slugs(project) == ("pilot",)


def test_a_killed_process_holds_nobody_up(project: Project, tmp_path: Path) -> None:
    old, _ = sources(tmp_path)

    def killed() -> None:
        with own_turn(project, "import", "import", lambda message: None):
            os.kill(os.getpid(), signal.SIGKILL)

    assert outcome(in_child(killed)) == -signal.SIGKILL
    take_in(project, old)
    assert document_slugs(project) == ("pilot",)


def test_a_lock_file_that_was_taken_away_meanwhile_locks_nothing(project: Project) -> None:
    """`make clean` while one builds and one waits: who has waited holds the file that lies there now."""
    has_it, may_end, waits, has_it_too = os.pipe(), os.pipe(), os.pipe(), os.pipe()

    def build() -> None:
        with own_turn(project, "build", "build", lambda said: None):
            os.write(has_it[1], b".")
            os.read(may_end[0], 1)

    def tell(said: str) -> None:
        os.write(waits[1], b".")

    def build_too() -> None:
        with own_turn(project, "build", "build", tell):
            os.write(has_it_too[1], b".")
            signal.pause()

    first = in_child(build)
    os.read(has_it[0], 1)
    second = in_child(build_too)
    os.read(waits[0], 1)
    (project.build / "build.lock").unlink()
    os.write(may_end[1], b".")
    os.read(has_it_too[0], 1)
    assert outcome(first) == 0
    with (
        pytest.raises(BusyError, match=f"gongwen build（进程 {second}）正在生成网站；"),
        own_turn(project, "build", "build", lambda said: None, waiting=False),
    ):
        pass
    os.kill(second, signal.SIGKILL)
    outcome(second)
    with own_turn(project, "build", "build", lambda said: None, waiting=False):
        pass


def test_who_imports_waits_for_no_build(project: Project) -> None:
    with (
        own_turn(project, "build", "build", lambda said: None),
        own_turn(project, "import", "import", lambda said: None, waiting=False),
    ):
        pass
