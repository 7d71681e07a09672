import pytest

from gongwen.verify.markup import End, Fault, Start, Words, events

HEAD = "<!doctype html>"


def faults(html: str) -> list[str]:
    return [event.text for event in events(html) if isinstance(event, Fault)]


def test_a_page_is_elements_and_words() -> None:
    assert list(events(f"{HEAD}<p class=\"a &amp; b\" id='x'>甲&lt;乙<br></p>")) == [
        Start("p", {"class": "a & b", "id": "x"}, 0),
        Words("甲<乙"),
        Start("br", {}, 1),
        End("br", 1),
        End("p", 0),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p>甲</p><!-- notes: chp_1__p_1 --><!-- tools -->",
        '<title>甲 < 乙</title><script type="application/ld+json">{"a": "</p>"}</script>',
        '<input value="a>b"><svg><path d="M0"/></svg>',
        "<p\n  id='x'\n  hidden>甲</p>",
    ],
)
def test_what_is_well_written_has_no_fault(html: str) -> None:
    assert faults(HEAD + html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p><!-->假话--></p>",
        "<p><!--->假话--></p>",
        "<p><!-- a --!>假话<!-- b --></p>",
        "<!-- 假话 -->",
        "<!doctype html><p>甲</p>",
        "<![CDATA[假话]]>",
        "<?php echo 1 ?>",
        "<p>甲</div>",
        "<p>甲",
        "<b><i>甲</b></i>",
        "<p a=1>甲</p>",
        '<p id="a" id="b">甲</p>',
        "<P>甲</P>",
        "<div/>甲",
        "<p>1 < 2</p>",
        "<script>alert(1)",
        "甲</p>",
        "<p>甲</p class='x'>",
    ],
)
def test_what_a_browser_would_mend_is_a_fault(html: str) -> None:
    assert faults(HEAD + html)


def test_a_page_without_doctype_is_a_fault() -> None:
    assert faults("<p>甲</p>") == ["<p>甲</p>"]
