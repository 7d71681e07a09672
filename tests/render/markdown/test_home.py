from gongwen.render.markdown.home import HandPage, hand_page_file


def test_a_picture_is_found_in_the_repository_and_in_the_site() -> None:
    page = HandPage("contributing", "参与", "![图](../overrides/assets/gongwen/pictures/a.png)")

    assert "![图](assets/gongwen/pictures/a.png)" in hand_page_file(page).text
