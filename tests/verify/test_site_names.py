import pytest

from gongwen.model import Division, Document, Metadata, Paragraph, Part, Particulars
from gongwen.verify.site_library import Held, SiteLibrary
from gongwen.verify.site_names import SiteNames

MAIN = Part(
    "",
    "main",
    Metadata("办法"),
    divisions=(Division("chp_1", "chapter", 1, "第一章", "总则", (Paragraph("chp_1__p_1", 2, "甲。"),)),),
    attachments=(Part("att_1", "annex", Metadata("附件")),),
)
DOCUMENT = Document("source.txt", "0", MAIN, aliases=(("chp_7", "chp_1"),))
LIBRARY = SiteLibrary(
    (
        Held("rules", DOCUMENT, Particulars(former_slugs=("old-name",))),
        Held("gone", DOCUMENT, Particulars(withdrawn="2024-01-02：撤回")),
    ),
    (),
    (),
    ("试点",),
    ("index", "about"),
    {},
    "公文",
    "https://gongwen.example/",
    "",
    "",
)
NAMES = SiteNames(LIBRARY, frozenset({"assets/gongwen/gongwen.css"}))


@pytest.mark.parametrize(
    "path",
    [
        ".gongwen",
        "SHA256SUMS",
        "robots.txt",
        "index.html",
        "zh-Hant-TW/index.html",
        "about/index.html",
        "glossary/試點/index.html",
        "zh-Hant/glossary/試點.md",
        "assets/gongwen/gongwen.css",
        "zh-Hant/assets/gongwen/gongwen.css",
        "assets/search/index.js",
        "sitemap-12.xml",
        "zh-Hant/library/addresses-3.js",
        "library/years/2022/index.html",
        "library/years/2022-2.md",
        "library/years/none.js",
        "zh-Hant/library/issuers/2/index.html",
        "assets/search/0a1b2c/p0.js",
        "assets/search/0a1b2c/pk0.js",
        "assets/search/0a1b2c/u0.js",
        "assets/search/0a1b2c/documents.js",
        "zh-Hant/check-quotes/index.html",
        "assets/search/zh-Hant/0a1b2c/t3.js",
        "assets/search/zh-Hant/0a1b2c/d3.js",
        "assets/search/zh-Hant/0a1b2c/mk0.js",
        "assets/search/zh-Hant/0a1b2c/w0.js",
        "assets/search/zh-Hant/0a1b2c/terms.js",
        "rules/index.html",
        "rules/chp_1/index.html",
        "rules/chp_7/index.html",
        "rules/att_1.pdf",
        "rules/rules.docx",
        "zh-Hant/rules/chp_1.docx",  # of a part, by setting
        "rules/text.docx",
        "rules/large/rules.pdf",
        "rules/rules.pages.json",
        "rules/compare-2/index.html",
        "rules/compare-2.json",
        "rules/quotes.js",
        "rules/files/a.png",
        "old-name/chp_1/index.html",
        "gone/index.html",
        "gone/chp_1/index.html",  # leads to the notice
    ],
)
def test_a_file_that_a_build_writes_may_be_there(path: str) -> None:
    assert NAMES.allows(path)


@pytest.mark.parametrize(
    "path",
    [
        "rules/chp_1.htm",
        "rules/chp_1.html",
        "rules/chp_1/index.htm",
        "rules/chp_1/x/index.html",
        "rules/chp_1/index.html.gz",
        "rules/chp_1/index.html.br",
        "rules/Index.html",
        "rules/index.php",
        "rules/chp_9/index.html",
        "rules/chp_1__p_1/index.html",
        "rules/rules-new.json",
        "rules/other.pdf",
        "rules/other.docx",
        "rules/large/chp_1.docx",
        "rules/chp_1.epub",
        "gone/chp_1.docx",
        "rules/files/a/b.png",
        "rules/.htaccess",
        "rules-2025/chp_1/index.html",
        "gone/chp_1.md",
        "old-name/chp_1.pdf",
        "about/other.html",
        "news/index.html",
        "glossary/别的/index.html",
        "zh-CN/rules/index.html",
        "zh-Hant/robots.txt",
        "assets/x.css",
        "assets/gongwen/extra.js",
        "assets/search/zh-CN/0a/t0.js",
        "sitemap-x.xml",
        "library/addresses-x.js",
        "zh-Hant/sitemap-1.xml",
        "library/years/20221.js",
        "library/years/2022-2.js",
        "library/issuers/2.js",
        "library/kinds/x/index.html",
        "assets/search/zh-Hant/0a/tk0.js",
        "assets/search/zh-Hant/0a/p0.js",
        "assets/search/0a/d0.js",
        "assets/search/zh-Hant/0a/documents.js",
        "_redirects",
        ".htaccess",
        "sw.js",
    ],
)
def test_no_other_file_may(path: str) -> None:
    assert not NAMES.allows(path)


def test_a_file_belongs_to_a_script_and_a_document() -> None:
    assert NAMES.variant("zh-Hant-TW/rules/index.html") == ("zh-Hant-TW", "rules/index.html")
    assert NAMES.variant("rules/index.html") == ("zh-Hans", "rules/index.html")
    assert (NAMES.slug("rules/index.html"), NAMES.slug("about/index.html"), NAMES.slug("rules")) == ("rules", "", "")
