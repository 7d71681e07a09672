"""The feed of documents: the newest first, every value escaped, links that hold."""

from xml.etree import ElementTree

from gongwen.model import Document, Edition, Metadata, Part, Particulars, Summary, Variant
from gongwen.render.brief import brief_of
from gongwen.render.document_feed import document_feed

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://a.example/base/"


def edition(slug: str, metadata: Metadata, summary: str = "") -> Edition:
    summaries = (Summary(None, summary, ()),) if summary else ()
    return Edition(slug, "zh-Hans", Document("", "", Part("", "main", metadata)), Particulars(), summaries)


OLD = edition("old", Metadata(title="旧文", date="2001-02-03"))
NEW = edition(
    "new",
    Metadata(
        title="关于<灯塔>&守护的\x0b通知",
        number="国发〔2012〕3号",
        issuers=("甲部", "乙部"),
        date="2012-01-02",
        published="2012-03-04",
    ),
    "修缮灯塔<b>。",
)


def feed_of(variant: Variant, editions: tuple[Edition, ...], site: str, name: str) -> str:
    return document_feed(variant, [brief_of(edition).listed for edition in editions], site, name)


def parse(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())


def test_the_newest_stands_first_with_issuers_and_summary() -> None:
    feed = parse(feed_of("zh-Hans", (OLD, NEW), SITE, "公文"))
    first, second = feed.findall(f"{ATOM}entry")

    assert feed.findtext(f"{ATOM}title") == "全部公文 - 公文"
    assert feed.findtext(f"{ATOM}updated") == first.findtext(f"{ATOM}updated") == "2012-03-04T00:00:00Z"
    assert first.findtext(f"{ATOM}title") == "关于<灯塔>&守护的通知 国发〔2012〕3号"
    assert [author.findtext(f"{ATOM}name") for author in first.findall(f"{ATOM}author")] == ["甲部", "乙部"]
    assert first.findtext(f"{ATOM}summary") == "效力：本库未注明\n修缮灯塔<b>。"
    assert second.findtext(f"{ATOM}author/{ATOM}name") == "公文"  # RFC 4287, 4.1.2: an entry has an author
    assert second.findtext(f"{ATOM}summary") == "效力：本库未注明"


def test_links_are_absolute_or_hold_from_the_feed() -> None:
    for site, address in ((SITE, f"{SITE}new/"), ("", "new/")):
        feed = parse(feed_of("zh-Hans", (NEW,), site, "公文"))
        link = feed.find(f"{ATOM}entry/{ATOM}link")

        assert link is not None and link.get("href") == address


def test_ids_tell_scripts_and_documents_apart_and_not_sites() -> None:
    feeds = [feed_of(variant, (OLD, NEW), site, "") for variant in ("zh-Hans", "zh-Hant") for site in ("", SITE)]
    ids = [tuple(element.text for element in parse(feed).iter(f"{ATOM}id")) for feed in feeds]

    assert ids[0] == ids[1] and ids[2] == ids[3]
    assert len(set(ids[0]) | set(ids[2])) == 6


def test_an_empty_library_has_an_empty_feed() -> None:
    assert parse(document_feed("zh-Hant-HK", (), SITE, "公文")).findall(f"{ATOM}entry") == []
