import json

import pikepdf
import pytest
from tests.verify.tiny_site import CHARACTERS, IN_PDF, OMITTED, SLUG, SOURCE, UNITS, TinySite, Unit, is_frame, pdf

from gongwen.model import VARIANTS, Omitted, Variant
from gongwen.verify.compare import What
from gongwen.verify.report import Format, report_value

Found = tuple[str, int, What, str]  # eId, line, what, text

FULL = "full/index.html"
MD = f"{SLUG}.md"
JSON = f"{SLUG}.json"


def found(site: TinySite, format: Format, variant: Variant = "zh-Hans") -> list[Found]:
    return [(place.eid, place.line, place.what, place.text) for place in site.report(format, variant).places]


def test_an_untouched_site_is_the_source(tiny_site: TinySite) -> None:
    reports = tiny_site.verify()

    assert [(r.variant, r.format, r.characters) for r in reports] == [
        (variant, format, CHARACTERS) for variant in VARIANTS for format in ("html", "md", "json")
    ]
    assert all(report.places == () for report in reports)


def test_a_script_is_converted_with_the_rows_of_its_paragraph(tiny_site: TinySite) -> None:
    # 准入 and 办法 go by rows, 办法 by one for this paragraph alone: the run-in heading is cut off it as published.
    assert "市場准入辦灋" in (tiny_site.folder("zh-Hant-TW") / MD).read_text("utf-8")
    assert found(tiny_site, "md", "zh-Hant-TW") == []


@pytest.mark.parametrize("variant", VARIANTS[1:])
def test_a_script_is_verified_without_the_source_script(bare_site: TinySite, variant: Variant) -> None:
    bare_site.write(variant, bare_site.units(variant), ("html", "md", "json"))

    assert [report.places for report in bare_site.verify(variants=(variant,))] == [(), (), ()]


# --- faults in one file ---------------------------------------------------------------------------------------------


PARAGRAPH = '<p id="chp_2__intro__p_2">及时报告情况。'
INTRO = '<p id="chp_2__intro__p_1">抓好“落实”工作，'
P_2 = ("chp_2__intro__p_2", 12)

HTML_FAULTS = {
    "dropped": ("及时报告情况。", "", [(*P_2, "missing", "及时报告情况。")]),
    "dropped in part": ("报告", "", [(*P_2, "missing", "报告")]),
    "added": ("情况。", "情况属实。", [(*P_2, "added", "属实")]),
    "doubled": ("情况。", "情况。情况。", [(*P_2, "added", "情况。")]),
    "swapped characters": ("情况", "况情", [(*P_2, "moved", "况")]),
    "look-alike": ("情况", "情況", [(*P_2, "missing", "况"), (*P_2, "added", "況")]),
    "radical code point": ("二、", "⼆、", [("chp_2", 11, "missing", "二"), ("chp_2", 11, "added", "⼆")]),
    "half-width comma": (
        "工作，",
        "工作,",
        [("chp_2__intro__p_1", 12, "missing", "，"), ("chp_2__intro__p_1", 12, "added", ",")],
    ),
    "sentence in a heading": ("二、组织实施", "二、组织实施。税收全免。", [("chp_2", 11, "added", "。税收全免。")]),
    "tooltip": (PARAGRAPH, '<p id="chp_2__intro__p_2" title="税收全免">及时报告情况。', [(*P_2, "added", "税收全免")]),
    "label for screen readers": (
        '<p id="chp_2__intro__p_2"',
        '<p aria-label="税" id="chp_2__intro__p_2"',
        [(*P_2, "added", "税")],
    ),
    "text of a picture": ("<table", '<img alt="税"><table', [(*P_2, "added", "税")]),
    "placeholder": ("<table", '<input placeholder="税"><table', [(*P_2, "added", "税")]),
    "outside every eId": ("<table", "<p>税收全免。</p><table", [(*P_2, "added", "税收全免。")]),
    "hidden": ('<p id="chp_2__intro__p_2"', '<p hidden id="chp_2__intro__p_2"', [(*P_2, "missing", "及时报告情况。")]),
    "hidden by style": ("报告", '<span style="Display : none">报告</span>', [(*P_2, "missing", "报告")]),
    "hidden from screen readers": ("报告", '<span aria-hidden="true">报告</span>', [(*P_2, "missing", "报告")]),
    "hidden in a comment": ("报告", "<!-- 报告 -->", [(*P_2, "missing", "报告")]),
    "hidden in a template": ("报告", "<template>报告</template>", [(*P_2, "missing", "报告")]),
    "hidden in a script": ("报告", "<script>报告</script>", [(*P_2, "missing", "报告")]),
    "struck out": ("报告", "<del>报告</del>", [(*P_2, "missing", "报告")]),
    "called apparatus": ("报告", "<b data-apparatus>报告</b>", [(*P_2, "missing", "报告")]),
    "cell": (
        "<td>乙方</td>",
        "<td>丙方</td>",
        [("chp_2__table_1", 13, "missing", "乙"), ("chp_2__table_1", 13, "added", "丙")],
    ),
    "eId lost": ('id="chp_2__intro__p_2"', 'id="other"', [(*P_2, "moved", "及时报告情况。")]),
}


@pytest.mark.parametrize(("old", "new", "expected"), HTML_FAULTS.values(), ids=HTML_FAULTS)
@pytest.mark.parametrize("file", ["chp_2/index.html", FULL])
def test_a_fault_on_a_page_is_reported(
    tiny_site: TinySite, file: str, old: str, new: str, expected: list[Found]
) -> None:
    tiny_site.edit(file, old, new)

    assert found(tiny_site, "html") == expected
    assert {place.file for place in tiny_site.report("html").places} == {f"{SLUG}/{file}"}
    assert found(tiny_site, "md") == found(tiny_site, "json") == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_same_fault_on_both_pages_is_one(tiny_site: TinySite, variant: Variant) -> None:
    for file in ("chp_1/index.html", FULL):
        tiny_site.edit(file, "（一）", "（二）", variant)

    report = tiny_site.report("html", variant)

    assert [(p.eid, p.what, p.text) for p in report.places] == [
        ("chp_1__sec_1", "missing", "一"),
        ("chp_1__sec_1", "added", "二"),
    ]
    assert (report.missing, report.added, report.moved) == (1, 1, 0)


def test_swapped_paragraphs_have_moved(tiny_site: TinySite) -> None:
    path = tiny_site.folder() / "chp_2" / "index.html"
    lines = path.read_text("utf-8").split("\n")
    first = next(n for n, line in enumerate(lines) if "chp_2__intro__p_1" in line)
    lines[first], lines[first + 1] = lines[first + 1], lines[first]
    path.write_text("\n".join(lines), "utf-8")

    assert found(tiny_site, "html") == [(*P_2, "moved", "及时报告情况。")]


def test_swapped_texts_under_their_eids_have_moved(tiny_site: TinySite) -> None:
    for old, new in (("及时报告情况。", "@"), ("抓好“落实”工作，", "及时报告情况。"), ("@", "抓好“落实”工作，")):
        tiny_site.edit(FULL, old, new)

    report = tiny_site.report("html")

    assert (report.missing, report.added) == (0, 0)
    assert report.moved == len("及时报告情况。")


@pytest.mark.parametrize("file", ["chp_1/index.html", "index.html", "tasks/index.html"])
def test_a_paragraph_on_another_page_has_moved(tiny_site: TinySite, file: str) -> None:
    tiny_site.edit("chp_2/index.html", f"{PARAGRAPH}<a", "<p data-apparatus><a")
    path = tiny_site.folder() / file
    path.write_text(path.read_text("utf-8").replace("</body>", f"{PARAGRAPH}</p></body>"), "utf-8")

    assert found(tiny_site, "html") == [(*P_2, "moved", "及时报告情况。")]


def test_a_paragraph_on_a_second_page_is_added(tiny_site: TinySite) -> None:
    path = tiny_site.folder() / "chp_1" / "index.html"
    path.write_text(path.read_text("utf-8").replace("</body>", f"{PARAGRAPH}</p></body>"), "utf-8")

    assert found(tiny_site, "html") == [(*P_2, "added", "及时报告情况。")]


def test_a_false_sentence_on_another_page_of_the_document_is_added(tiny_site: TinySite) -> None:
    tiny_site.edit("tasks/index.html", "</body>", "<p>税收全免。</p></body>")

    assert [text for *_, text in found(tiny_site, "html")] == ["税收全免。"]


def test_a_page_that_is_gone_is_missing(tiny_site: TinySite) -> None:
    (tiny_site.folder() / "chp_2" / "index.html").unlink()

    report = tiny_site.report("html")

    assert report.missing == len("二、组织实施抓好“落实”工作，及时报告情况。甲方乙方国务院")
    assert (report.added, report.moved) == (0, 0)


@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_without_files_everything_is_missing(bare_site: TinySite, format: Format) -> None:
    report = bare_site.report(format)

    assert (report.missing, report.added, report.moved) == (CHARACTERS, 0, 0)
    assert {place.line for place in report.places} == {line for _, line, *_ in UNITS}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("#chp_2__intro__p_2 { display: none }", [(*P_2, "missing", "及时报告情况。")]),
        ("@media screen { p[id='chp_2__intro__p_2'] { font-size: 0 } }", [(*P_2, "missing", "及时报告情况。")]),
        ("#chp_2__intro__p_2::after { content: '税收全免' }", [(*P_2, "added", "税收全免")]),
        ('p::before { content: "税" }', [("", 1, "added", "税")]),
        ("p::before { content: '\\7A0E ' }", [("", 1, "added", "\\7A0E")]),
        (".other { display: none } p::after { content: '¶ →' } a { content: attr(href) }", []),
        ("/* #chp_2__intro__p_2 { display: none } */", []),
    ],
)
def test_what_a_linked_style_sheet_does_to_words_is_seen(tiny_site: TinySite, rule: str, expected: list[Found]) -> None:
    (tiny_site.root / "assets").mkdir()
    (tiny_site.root / "assets" / "x.css").write_text(rule, "utf-8")
    tiny_site.edit("chp_2/index.html", "<head>", '<head><link rel="stylesheet" href="../../assets/x.css">')

    assert found(tiny_site, "html") == expected


MD_FAULTS = {
    "dropped": ("及时报告情况。\n{: #chp_2__intro__p_2 }", "", [(*P_2, "missing", "及时报告情况。")]),
    "added": ("情况。", "情况属实。", [(*P_2, "added", "属实")]),
    "doubled": ("及时报告情况。", "及时报告情况。及时报告情况。", [(*P_2, "added", "及时报告情况。")]),
    "in a heading": ("组织实施", "组织实施（税收全免）", [("chp_2", 11, "added", "（税收全免）")]),
    "words of a picture": (
        "及时报告",
        "![税收全免](x.png)及时报告",
        [(*P_2, "added", "税收全免"), (*P_2, "added", "〔图片〕x.png")],
    ),
    "in a comment": ("报告", "<!-- 报告 -->", [(*P_2, "missing", "报告")]),
    "in a paragraph of its own": (
        "及时报告情况。",
        "税收全免。\n\n及时报告情况。",
        [("chp_2__intro__p_1", 12, "added", "税收全免。")],
    ),
    "in the title of a link": ("报告", '[报告](x "税收全免")', [(*P_2, "added", "税收全免")]),
    "in the title of a tag": ("报告", '<b title="税">报告</b>', [(*P_2, "added", "税")]),
    "hidden by a tag": ("报告", "<b hidden>报告</b>", [(*P_2, "missing", "报告")]),
    "cell": ("| 甲方 |", "| 丙方 |", [("chp_2__table_1", 13, "missing", "甲"), ("chp_2__table_1", 13, "added", "丙")]),
    "swapped": (
        "{: #chp_2__intro__p_1 }",
        "{: #chp_2__table_1 }",
        [(*P_2, "moved", "及时报告情况。")],
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), MD_FAULTS.values(), ids=MD_FAULTS)
def test_a_fault_in_the_markdown_is_reported(tiny_site: TinySite, old: str, new: str, expected: list[Found]) -> None:
    tiny_site.edit(MD, old, new)

    assert found(tiny_site, "md") == expected
    assert found(tiny_site, "html") == found(tiny_site, "json") == []


JSON_FAULTS = {
    "dropped": ("及时报告情况。", "", [(*P_2, "missing", "及时报告情况。")]),
    "added": ("情况。", "情况属实。", [(*P_2, "added", "属实")]),
    "doubled": ("及时报告情况。", "及时报告情况。及时报告情况。", [(*P_2, "added", "及时报告情况。")]),
    "hidden under a key of its own": (
        '"text": "及时',
        '"text": "", "note": "及时',
        [(*P_2, "moved", "及时报告情况。")],
    ),
    "in a list of its own": ('"conclusions"', '"more": ["税"], "conclusions"', []),  # which nobody reads as text
    "in a heading": ("组织实施", "组织实施税收全免", [("chp_2", 11, "added", "税收全免")]),
    "under a key of its own": ('"text": "及时', '"hint": "税收全免", "text": "及时', [(*P_2, "added", "税收全免")]),
    "cell": ("甲方", "丙方", [("chp_2__table_1", 13, "missing", "甲"), ("chp_2__table_1", 13, "added", "丙")]),
    "other eId": ("chp_2__intro__p_2", "chp_2__intro__p_9", [(*P_2, "moved", "及时报告情况。")]),
}


@pytest.mark.parametrize(("old", "new", "expected"), JSON_FAULTS.values(), ids=JSON_FAULTS)
def test_a_fault_in_the_json_is_reported(tiny_site: TinySite, old: str, new: str, expected: list[Found]) -> None:
    tiny_site.edit(JSON, old, new)

    assert found(tiny_site, "json") == expected
    assert found(tiny_site, "html") == found(tiny_site, "md") == []


def test_a_character_of_another_script_is_reported(tiny_site: TinySite) -> None:
    tiny_site.edit(MD, "實施", "实施", "zh-Hant-TW")

    assert found(tiny_site, "md", "zh-Hant-TW") == [("chp_2", 11, "missing", "實"), ("chp_2", 11, "added", "实")]


# --- what document.yml and the source leave out ---------------------------------------------------------------------


def test_what_document_yml_omits_is_neither_missing_nor_allowed(bare_site: TinySite) -> None:
    kept = [unit for unit in bare_site.units() if not unit[0].startswith("news__")]
    bare_site.write("zh-Hans", kept, ("html", "md", "json"))

    reports = bare_site.verify(variants=("zh-Hans",), omit=("news",))

    news = sum(len(text) for eid, *_, text in UNITS if eid.startswith("news__"))
    assert [(report.characters, report.places) for report in reports] == [(CHARACTERS - news, ())] * 3
    bare_site.write("zh-Hans", bare_site.units(), ("md",))
    (report,) = bare_site.verify("md", variants=("zh-Hans",), omit=("news",))
    assert (report.missing, report.added, report.moved) == (0, news, 0)


def test_what_is_omitted_may_begin_as_the_text_does(bare_site: TinySite) -> None:
    source = SOURCE.replace("某社6月23日讯，国务院印发意见。", "国务院关于测试，某社6月23日讯。")
    kept = [unit for unit in bare_site.units() if not unit[0].startswith("news__")]
    bare_site.write("zh-Hans", kept, ("html", "md", "json"))

    reports = bare_site.verify(variants=("zh-Hans",), source=source, omit=("news",))

    assert [report.places for report in reports] == [()] * 3


def test_what_is_not_left_out_and_not_published_is_missing(tiny_site: TinySite) -> None:
    (report,) = tiny_site.verify("json", variants=("zh-Hans",), omitted=OMITTED[:2])

    assert [(p.line, p.what, p.text) for p in report.places] == [(17, "missing", "责任编辑：某某")]


def test_what_is_left_out_takes_away_only_what_stands_on_its_line(tiny_site: TinySite) -> None:
    omitted = (*OMITTED, Omitted(9, "网页", "国务院"))

    (report,) = tiny_site.verify("json", variants=("zh-Hans",), omitted=omitted)

    assert report.places == ()


def test_a_line_that_is_left_out_and_published_is_added(tiny_site: TinySite) -> None:
    (report,) = tiny_site.verify("json", variants=("zh-Hans",), omitted=(*OMITTED, Omitted(14, "网页", "国务院")))

    assert [(p.eid, p.what, p.text) for p in report.places] == [("conclusions__p_1", "added", "国务院")]


def test_a_source_that_has_changed_is_reported(tiny_site: TinySite) -> None:
    (report,) = tiny_site.verify("html", variants=("zh-Hant",), source=SOURCE.replace("落实", "落地"))

    assert [(p.eid, p.what, p.text) for p in report.places] == [
        ("chp_2__intro__p_1", "missing", "地"),
        ("chp_2__intro__p_1", "added", "實"),
    ]


# --- PDF ------------------------------------------------------------------------------------------------------------


def _fault(units: list[Unit], eid: str, text: str) -> list[Unit]:
    return [(e, page, text if e == eid else t) for e, page, t in units if text or e != eid]


@pytest.fixture
def printed_site(bare_site: TinySite) -> TinySite:
    """The site in two scripts with its PDFs."""
    for variant in ("zh-Hans", "zh-Hant-TW"):
        bare_site.write(variant, bare_site.units(variant), ("html", "json", "pdf"))
    return bare_site


@pytest.mark.pdf
@pytest.mark.parametrize("variant", ["zh-Hans", "zh-Hant-TW"])
def test_untouched_pdfs_are_the_source_without_its_frame(printed_site: TinySite, variant: Variant) -> None:
    report = printed_site.report("pdf", variant)

    assert (report.characters, report.places) == (IN_PDF, ())


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("eid", "text", "expected"),
    [
        ("chp_2__intro__p_2", "", [(*P_2, "missing", "及时报告情况。")]),
        ("chp_2__intro__p_2", "及时报告情况属实。", [(*P_2, "added", "属实")]),
        ("chp_2__intro__p_2", "及时报告情况。及时报告情况。", [(*P_2, "added", "及时报告情况。")]),
        ("chp_2", "⼆、组织实施", [("chp_2", 11, "missing", "二"), ("chp_2", 11, "added", "⼆")]),
        ("chp_1__sec_1", "（一）指导思想。税收全免。", [("chp_1__sec_1", 10, "added", "税收全免。")]),
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_a_fault_in_a_pdf_is_reported(
    printed_site: TinySite, eid: str, text: str, expected: list[Found], whole: bool
) -> None:
    faulty = [u for u in _fault(printed_site.units(), eid, text) if not is_frame(u[0])]
    name = SLUG if whole else eid[: len("chp_1")]
    if not whole:
        faulty = [unit for unit in faulty if unit[1] == name]
    (printed_site.folder() / f"{name}.pdf").write_bytes(pdf(faulty))

    places = printed_site.report("pdf").places

    assert [(place.eid, place.line, place.what, place.text) for place in places] == expected
    assert {place.file for place in places} == {f"{SLUG}/{name}.pdf"}


@pytest.mark.pdf
def test_paragraphs_swapped_in_a_pdf_have_moved(printed_site: TinySite) -> None:
    units = [unit for unit in printed_site.units() if not is_frame(unit[0])]
    at = next(n for n, unit in enumerate(units) if unit[0] == "chp_2__intro__p_1")
    units[at], units[at + 1] = units[at + 1], units[at]
    (printed_site.folder() / f"{SLUG}.pdf").write_bytes(pdf(units))

    assert found(printed_site, "pdf") == [(*P_2, "moved", "及时报告情况。")]


@pytest.mark.pdf
def test_a_pdf_that_a_page_links_to_has_to_be_there(printed_site: TinySite) -> None:
    (printed_site.folder() / "chp_2.pdf").unlink()

    assert printed_site.report("pdf").missing == len("二、组织实施抓好“落实”工作，及时报告情况。甲方乙方国务院")


@pytest.mark.pdf
@pytest.mark.parametrize("name", [SLUG, "chp_2"])
def test_a_pdf_in_large_print_holds_the_same(printed_site: TinySite, name: str) -> None:
    folder = printed_site.folder()
    (folder / "large").mkdir()
    (folder / "large" / f"{name}.pdf").write_bytes((folder / f"{name}.pdf").read_bytes())
    assert printed_site.report("pdf").places == ()

    units = _fault(printed_site.units(), "chp_2__intro__p_2", "及时报告情况属实。")
    here = [u for u in units if not is_frame(u[0]) and name in (SLUG, u[1])]
    (folder / "large" / f"{name}.pdf").write_bytes(pdf(here))
    places = printed_site.report("pdf").places
    assert [(p.eid, p.what, p.text, p.file) for p in places] == [
        ("chp_2__intro__p_2", "added", "属实", f"{SLUG}/large/{name}.pdf")
    ]


@pytest.mark.pdf
def test_what_the_second_reader_alone_finds_is_reported(printed_site: TinySite) -> None:
    """The text once more in a mode that draws nothing: the first reader has what is seen, the second what is copied."""
    path = printed_site.folder() / "chp_1.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as opened:
        for page in opened.pages:
            content = page.Contents.read_bytes()
            page.Contents = opened.make_stream(content + b"\n" + content.replace(b"0 Tr", b"3 Tr"))
        opened.save(path)

    report = printed_site.report("pdf")
    here = "".join(text for eid, page, text in printed_site.units() if page == "chp_1")
    assert (report.missing, report.added) == (0, len(here))


@pytest.mark.pdf
def test_the_frame_in_a_pdf_is_added(printed_site: TinySite) -> None:
    (printed_site.folder() / f"{SLUG}.pdf").write_bytes(pdf(printed_site.units()))

    assert printed_site.report("pdf").added == CHARACTERS - IN_PDF


def test_a_document_without_pdfs_has_no_report_on_them(tiny_site: TinySite) -> None:
    for path in tiny_site.folder().rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace(".pdf", ".epub"), "utf-8")

    assert tiny_site.verify("pdf", variants=("zh-Hans",)) == ()


# --- the certificate's JSON -----------------------------------------------------------------------------------------


def test_a_report_is_json_as_the_design_has_it(tiny_site: TinySite) -> None:
    tiny_site.edit(JSON, "情况。", "情况属实。")

    assert json.loads(json.dumps(report_value(tiny_site.report("json")), ensure_ascii=False)) == {
        "slug": SLUG,
        "variant": "zh-Hans",
        "format": "json",
        "characters": CHARACTERS,
        "covered": 0,
        "missing": 0,
        "added": 2,
        "moved": 0,
        "places": [
            {"eid": "chp_2__intro__p_2", "line": 12, "what": "added", "text": "属实", "file": f"{SLUG}/{JSON}"},
        ],
    }
