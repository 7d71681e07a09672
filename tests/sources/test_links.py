"""An address in a source never becomes a path; a file's name is ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.sources.links import ending_of, file_names, is_web_address, local_path


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("a.png", ("a.png",)),
        ("./图/a.png", ("图", "a.png")),
        (" 图\\a.png ", ("图", "a.png")),
        ("5347765/images/a.jpg?v=2#x", ("5347765", "images", "a.jpg")),
        ("%E5%9B%BE%201.png", ("图 1.png",)),
        ("a//b.png", ("a", "b.png")),
        ("../a.png", None),
        ("a/../../b.png", None),
        ("a/%2e%2e/b.png", None),
        ("%2fetc/passwd", None),
        ("/etc/passwd", None),
        ("//example.org/a.png", None),
        ("\\\\host\\share\\a.png", None),
        ("..\\a.png", None),
        ("C:\\a.png", None),
        ("C%3A/a.png", None),
        ("file:///etc/passwd", None),
        ("data:image/png;base64,AA==", None),
        ("javascript:alert(1)//a.png", None),
        ("a.png\x00.txt", None),
        ("a%00.png", None),
        ("nul.png", None),
        ("x/CON", None),
        ("com1.tar.png", None),
        ("a./b.png", None),
        ("a /b.png", None),
        ("a.png\u202egnp.exe", None),
        ("%ff%fe.png", None),
        ("b" * 300 + ".png", None),
        ("", None),
        ("?a.png", None),
        ("...", None),
    ],
)
def test_an_address_leads_below_the_folder_or_nowhere(address: str, path: tuple[str, ...] | None) -> None:
    assert local_path(address) == path


@given(st.text(alphabet="./\\ab%2efCON:~\x00图", max_size=24))
def test_no_address_leads_out(address: str) -> None:
    for name in local_path(address) or ():
        assert name not in ("", ".", "..")
        assert not set(name) & set('/\\:\x00<>"|?*')


@pytest.mark.parametrize(
    ("address", "web"),
    [("https://a.cn/b.png", True), ("HTTP://a.cn/b.png", True), ("//a.cn/b.png", True), ("http/b.png", False)],
)
def test_what_another_host_has_is_known(address: str, web: bool) -> None:
    assert is_web_address(address) is web


@pytest.mark.parametrize(
    ("address", "ending"),
    [("a.PNG", "png"), ("x/表.xls?id=1", "xls"), ("a", ""), (".png", ""), ("a.b/c", ""), ("%E8%A1%A8%2Edoc", "doc")],
)
def test_endings(address: str, ending: str) -> None:
    assert ending_of(address) == ending


@pytest.mark.parametrize(
    ("addresses", "names"),
    [
        (["a.png"], ["a.png"]),
        (["图1.png", "files/表（一）.xls"], ["图1.png", "表（一）.xls"]),
        (["x/IMG_1.JPG"], ["img_1.jpg"]),
        (["https://a.cn/x/b.gif"], ["b.gif"]),
        # what no plain name is left for is called by its address's digest
        (["x/a.png", "y/a.png"], ["a.png", "9ddf3e497d5d1284.png"]),
        (["a.png", "A.PNG"], ["a.png", "213c720596f73ce0.png"]),
        (["con.png"], ["11584285402cbe48.png"]),
        (["a b.png"], ["47c1591e5957a3c3.png"]),
        (["..a.png"], ["281758ac4a09bbe5.png"]),
        (["cbcd11f57846bd9f.png"], ["1b775f5ceb17eb2f.png"]),  # a digest that an author wrote
        (["a.svg", "a.html", "a"], []),
    ],
)
def test_names_are_plain_and_free(addresses: list[str], names: list[str]) -> None:
    assert list(file_names(addresses).values()) == names


@given(st.lists(st.text(alphabet="aAb./图 0", max_size=8).map(lambda stem: f"{stem}.png"), max_size=12))
def test_no_two_addresses_share_a_name(addresses: list[str]) -> None:
    names = file_names(addresses)
    folded = [name.casefold() for name in names.values()]
    assert len(set(folded)) == len(folded)
    assert names == file_names(addresses)
    assert all(len(name.encode()) < 250 for name in names.values())
