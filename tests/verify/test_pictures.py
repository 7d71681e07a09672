"""A picture can say what the text does not: its bytes are compared, and it stands where its eId stands."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from tests.verify.tiny_site import OMITTED, SLUG, SOURCE, TinySite, anchors

from gongwen.verify.expected import Anchor
from gongwen.verify.pictures import UNKNOWN, Attached
from gongwen.verify.report import Format, Original
from gongwen.verify.run import verify_document

FIGURE = "chp_2__fig_1"
TRUE, FALSE = b"\x89PNG true", b"\x89PNG false"
DIGEST = sha256(TRUE).hexdigest()
HTML = f'<figure id="{FIGURE}"><img src="{{src}}" alt=""></figure>'
PAGES = ("chp_2/index.html", "full/index.html")


@pytest.fixture
def site(tiny_site: TinySite) -> TinySite:
    """The tiny site with a picture after its table, in three formats."""
    folder = tiny_site.folder()
    (folder / "files").mkdir()
    (folder / "files" / "图.png").write_bytes(TRUE)
    for page in PAGES:
        tiny_site.edit(page, "</table>", "</table>" + HTML.format(src="../files/%E5%9B%BE.png"))
    tiny_site.edit(f"{SLUG}.md", "国务院\n", f"![](files/%E5%9B%BE.png)\n{{: #{FIGURE} }}\n\n国务院\n")
    row = f'{{"eid": "{FIGURE}", "line": 13, "type": "figure", "src": "图.png", "file": "files/%E5%9B%BE.png"}}'
    tiny_site.edit(f"{SLUG}.json", '"rows": [["甲方", "乙方"]]}', f'"rows": [["甲方", "乙方"]]}}, {row}')
    return tiny_site


def with_figure() -> tuple[Anchor, ...]:
    own = list(anchors())
    at = next(n for n, anchor in enumerate(own) if anchor.eid == "chp_2__table_1")
    return (*own[: at + 1], replace(own[at], eid=FIGURE), *own[at + 1 :])


def found(site: TinySite, format: Format, attached: Attached | None = None) -> list[tuple[str, str, str]]:
    (report,) = verify_document(
        Original(
            SOURCE.encode(),
            "source.html",
            with_figure(),
            OMITTED,
            attached=attached or Attached({FIGURE: DIGEST}, frozenset({DIGEST})),
        ),
        site.root,
        SLUG,
        {"zh-Hans": site.converters["zh-Hans"]},
        formats=(format,),
    )
    return [(place.eid, place.what, place.text) for place in report.places]


FORMATS: tuple[Format, ...] = ("html", "md", "json")
ADDED, MISSING = "added", "missing"


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_that_is_the_sources_is_in_order(site: TinySite, format: Format) -> None:
    assert found(site, format) == []


@pytest.mark.parametrize("format", FORMATS)
def test_another_picture_is_found_out(site: TinySite, format: Format) -> None:
    (site.folder() / "files" / "图.png").write_bytes(FALSE)
    places = found(site, format)
    assert (FIGURE, MISSING, "〔图片〕") in places
    assert any(what == ADDED and text.startswith("〔图片〕") for _, what, text in places)


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_that_is_gone_is_missing(site: TinySite, format: Format) -> None:
    for page in PAGES:
        site.edit(page, HTML.format(src="../files/%E5%9B%BE.png"), f'<figure id="{FIGURE}"></figure>')
    site.edit(f"{SLUG}.md", "![](files/%E5%9B%BE.png)\n", "*没有图*{: data-apparatus }\n")
    site.edit(f"{SLUG}.json", ', "file": "files/%E5%9B%BE.png"', "")
    assert found(site, format) == [(FIGURE, MISSING, "〔图片〕")]


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_that_the_source_does_not_have_is_added(site: TinySite, format: Format) -> None:
    places = found(site, format, Attached({}, frozenset({DIGEST})))
    assert [(eid, what) for eid, what, _ in places] == [(FIGURE, ADDED)]


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="../files/%E5%9B%BE.png" alt="">',  # twice
        '<img src="https://example.org/x.png" alt="">',
        '<img srcset="../files/%E5%9B%BE.png 2x" alt="">',
        '<svg><image href="x.png"></image></svg>',
        '<object data="x.pdf"></object>',
        '<embed src="x.pdf">',
        '<video poster="x.png"></video>',
        '<iframe src="x.html"></iframe>',
        '<input type="image" src="x.png">',
    ],
)
def test_whatever_else_shows_a_picture_is_added(site: TinySite, markup: str) -> None:
    site.edit("chp_2/index.html", "<table", f"{markup}<table")
    places = found(site, "html")
    assert [(what, text.startswith("〔图片〕")) for _, what, text in places] == [(ADDED, True)]


def test_a_picture_on_another_page_is_added_there_and_missing_here(site: TinySite) -> None:
    picture = HTML.format(src="../files/%E5%9B%BE.png")
    site.edit("chp_2/index.html", picture, "")
    site.edit("chp_1/index.html", "</main>", f"{picture}</main>")
    assert found(site, "html") == [(FIGURE, ADDED, "〔图片〕../files/%E5%9B%BE.png"), (FIGURE, MISSING, "〔图片〕")]


def test_pictures_of_the_apparatus_are_no_text(site: TinySite) -> None:
    site.edit("chp_2/index.html", "<table", '<p data-apparatus><img src="logo.png" alt=""></p><table')
    assert found(site, "html") == []


def test_a_picture_that_nobody_can_compare_has_to_be_there_all_the_same(site: TinySite) -> None:
    unknown = Attached({FIGURE: UNKNOWN})
    assert found(site, "html", unknown) == []
    (site.folder() / "files" / "图.png").unlink()
    assert (FIGURE, ADDED, "〔图片〕../files/%E5%9B%BE.png") in found(site, "html", unknown)


def test_files_beside_the_pages_are_compared(site: TinySite) -> None:
    files = site.folder() / "files"
    (files / "表.xls").write_bytes(b"false")
    other = sha256(b"true").hexdigest()
    places = found(site, "html", Attached({FIGURE: DIGEST}, frozenset({DIGEST, other})))
    assert places == [("", ADDED, "〔附件〕表.xls"), ("", MISSING, "〔附件〕")]


def test_no_address_leads_out_of_the_site(site: TinySite, tmp_path: Path) -> None:
    (tmp_path.parent / "图.png").write_bytes(TRUE)
    for page in PAGES:
        site.edit(page, "../files/%E5%9B%BE.png", "../../../图.png")
    assert (FIGURE, MISSING, "〔图片〕") in found(site, "html")
