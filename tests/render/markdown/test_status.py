"""What the line below a title says became of a document."""

import pytest
from tests.render.laid_out import page_of

from gongwen.model import SOURCE_VARIANT, Edition, Particulars
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

LETTER = "试点局关于试点工作的通知\n\n各县：\n\n请照此办理。\n\n试点局\n\n2024年3月5日\n"
ORDER = (
    "试点办法\n\n（2024年3月5日试点市人民政府令第9号公布　自2024年5月1日起施行）\n\n第一条　为了试点，制定本办法。\n"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            LETTER,
            "2024-03-05</time> 成文（试点局）",
        ),  # the day under a signature says nothing of when it was made public
        (ORDER, "2024-03-05</time> 公布（试点市人民政府）"),
        (ORDER, "2024-05-01</time> 施行"),
    ],
)
def test_a_day_under_a_signature_is_when_the_text_was_settled(text: str, said: str) -> None:
    document = parse_structure(read_article(text.encode(), "source.txt"), Particulars())

    line = str(page_of(Edition("trial", SOURCE_VARIANT, document, Particulars())).select_one(".gw-metadata"))

    assert said in line
