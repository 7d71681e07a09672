"""`build --format`: which files a build makes beside the pages."""

import pytest
from tests.render.citation.documents import OPINION, edition

from gongwen.cli.parser import make_parser
from gongwen.model import FORMS, DownloadChoice, Form
from gongwen.publish.downloads import record_downloads


def test_a_list_of_forms_is_read_in_our_order() -> None:
    assert make_parser().parse_args(["build", "--format", "xml, pdf"]).format == ("pdf", "xml")
    assert make_parser().parse_args(["build"]).format == FORMS


def test_an_unknown_form_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        make_parser().parse_args(["build", "--format", "doc"])
    assert ended.value.code == 2
    assert "没有“doc”这种格式；能用的是：pdf、docx" in capsys.readouterr().err


def test_a_build_makes_of_what_a_site_offers_what_it_is_asked_for() -> None:
    choice = DownloadChoice(chapters=(("md", ("zh-Hans",)), ("docx", ("zh-Hans",))), epub=())
    assert choice.only(("docx", "epub")) == DownloadChoice(choice.chapters, epub=(), records=())
    forms: tuple[Form, ...] = ("xml",)
    assert choice.only(forms) == DownloadChoice(choice.chapters[:1], docx=(), epub=(), records=("xml",))
    assert choice.only(FORMS) == choice


def test_records_are_those_that_are_asked_for() -> None:
    assert list(record_downloads(edition(OPINION), ("bib", "csl"))) == ["x.bib", "x.csl.json"]
    assert set(record_downloads(edition(OPINION))) == {"x.xml", "x.bib", "x.ris", "x.csl.json"}
