import pytest

from gongwen.model import Variant
from gongwen.render.markdown.home import HandPage, hand_page_file


@pytest.mark.parametrize(
    ("variant", "link"),
    [("zh-Hans", "assets/gongwen/pictures/a.png"), ("zh-Hant", "../../assets/gongwen/pictures/a.png")],
)
def test_a_picture_is_found_in_the_repository_and_in_the_site(variant: Variant, link: str) -> None:
    page = HandPage("contributing", "参与", "![图](../overrides/assets/gongwen/pictures/a.png)")

    assert f"![图]({link})" in hand_page_file(page, variant).text
