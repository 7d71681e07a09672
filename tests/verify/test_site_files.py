from tests.verify.tiny_site import SLUG, TinySite

from gongwen.verify.site_files import SiteFiles


def test_pages_have_names_and_paths(tiny_site: TinySite) -> None:
    files = SiteFiles(tiny_site.root, "zh-Hant-TW", SLUG)

    assert files.page_files() == {
        "": f"zh-Hant-TW/{SLUG}/index.html",
        "chp_1": f"zh-Hant-TW/{SLUG}/chp_1/index.html",
        "chp_2": f"zh-Hant-TW/{SLUG}/chp_2/index.html",
        "full": f"zh-Hant-TW/{SLUG}/full/index.html",
        "tasks": f"zh-Hant-TW/{SLUG}/tasks/index.html",
    }
    assert "full" not in dict(files.home_pages((), ()))


def test_pages_may_be_plain_files(tiny_site: TinySite) -> None:
    folder = tiny_site.folder()
    for name in ("chp_1", "chp_2", "full"):
        (folder / name / "index.html").rename(folder / f"{name}.html")

    assert SiteFiles(tiny_site.root, "zh-Hans", SLUG).page_files()["chp_1"] == f"{SLUG}/chp_1.html"
    assert tiny_site.report("html").places == ()


def test_pdfs_are_those_that_are_there_and_those_that_pages_promise(tiny_site: TinySite) -> None:
    folder = tiny_site.folder()
    (folder / "other.pdf").touch()
    (folder / "large").mkdir()
    (folder / "large" / "chp_1.pdf").touch()
    page = folder / "chp_2" / "index.html"
    page.write_text(
        page.read_text("utf-8").replace(
            "<main>", '<main><a data-apparatus href="../large/chp_2.pdf"></a><a href="../../x/chp_2.pdf"></a>'
        )
    )

    stems = SiteFiles(tiny_site.root, "zh-Hans", SLUG).pdf_stems()
    assert stems == {SLUG, "chp_1", "chp_2", "other", "large/chp_1", "large/chp_2"}


def test_a_page_that_is_no_utf_8_is_read_with_its_damage(tiny_site: TinySite) -> None:
    path = tiny_site.folder() / "full" / "index.html"
    path.write_bytes(path.read_bytes().replace("报告".encode(), b"\xff"))

    assert [(p.what, p.text) for p in tiny_site.report("html").places] == [("missing", "报告"), ("added", "\ufffd")]
