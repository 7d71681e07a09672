import pytest

from gongwen.annotations.links import disguised_host, is_allowed_link


@pytest.mark.parametrize(
    ("href", "allowed"),
    [
        ("https://www.gov.cn/", True),
        ("http://www.gov.cn", True),
        ("HTTPS://WWW.GOV.CN/a?b=c&d#e", True),
        ("https://a.example:8080/x", True),
        ("https://中国政府网.政务/", True),
        ("https://a.example/@user", True),  # an at sign in the path is no user part
        ("https://a.example/（一）", True),
        ("mailto:a.b+c@d.example", True),
        ("mailto:a@b.example?subject=x", True),
        ("#own", True),
        ("#other", False),
        ("#", False),
        ("", False),
        ("https://user@a.example/", False),
        ("https://gov.cn:80@a.example/", False),
        ("https://a.example\\b", False),
        ("https:\\\\a.example", False),
        ("https:a.example", False),
        ("https:/a.example", False),
        ("https:///a.example", False),
        ("https://", False),
        ("//a.example", False),
        ("/a", False),
        ("a.html", False),
        ("?q=1", False),
        (" https://a.example", False),
        ("https://a.example/a b", False),
        ("https://a.example/\n", False),
        ("https://a.example/\x01", False),
        ("https://a。example/", False),  # IDNA reads 。 as a full stop
        ("https://a%2eexample/", False),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("ftp://a.example", False),
        ("blob:https://a.example/x", False),
        ("view-source:https://a.example", False),
        ("mailto:", False),
        ("mailto:a@b.example\n", False),
        ("tel:110", False),
    ],
)
def test_allowed(href: str, allowed: bool) -> None:
    assert is_allowed_link(href, {"own"}) is allowed


@pytest.mark.parametrize(
    ("href", "host"),
    [
        ("https://аpple.example/", "аpple.example"),  # a Cyrillic а
        ("https://a.gοv.cn/", "a.gοv.cn"),  # a Greek ο
        ("https://apple.example/яblock", None),  # the path is not the host
        ("https://中文abc.example/", None),
        ("https://пример.example/", None),  # each label in one script
        ("mailto:a@b.example", None),
        ("#x", None),
    ],
)
def test_disguised_host(href: str, host: str | None) -> None:
    assert disguised_host(href) == host
