import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.enrich.terms import TermMatcher, unused_entries
from gongwen.model import (
    Division,
    Document,
    EditorSummary,
    Frame,
    Metadata,
    Paragraph,
    Part,
    Span,
    Table,
    TermEntry,
    TextUnit,
)


def entry(term: str, *aliases: str) -> TermEntry:
    return TermEntry(term, "释义", "draft", f"docs/glossary/{term}.md", aliases=aliases)


def found(text: str, *entries: TermEntry) -> list[tuple[str, str]]:
    """The words found in a text, each with the term that it stands for."""
    hits = TermMatcher(entries).unit_hits(TextUnit("p_1", 1, text))
    return [(text[span.start : span.end], span.ref) for span in hits]


@pytest.mark.parametrize(
    ("text", "terms", "words"),
    [
        ("推进一网通办。", ["一网通办"], ["一网通办"]),
        ("全国一体化政务服务平台", ["政务服务", "全国一体化政务服务平台"], ["全国一体化政务服务平台"]),
        ("政务服务和政务服务平台", ["政务服务", "政务服务平台"], ["政务服务", "政务服务平台"]),
        # Leftmost beats longest: of two that overlap the one that opens first stands.
        ("数据共享开放平台", ["数据共享", "共享开放平台"], ["数据共享"]),
        # 政务数据 must not stop at the shorter prefix of a term that fails later.
        ("政务数据共享", ["政务数据", "政务数据共享交换"], ["政务数据"]),
        ("加强“双随机、一公开”监管", ["双随机、一公开"], ["双随机、一公开"]),
        ("“互联网+监管”与“互联网+督查”", ["互联网+监管", "互联网+督查"], ["互联网+监管", "互联网+督查"]),
        ("一网通办一网通办", ["一网通办"], ["一网通办", "一网通办"]),
        ("𠀀一网通办", ["一网通办"], ["一网通办"]),
        ("没有", ["一网通办"], []),
        ("", ["一网通办"], []),
    ],
)
def test_the_leftmost_longest_word_is_found(text: str, terms: list[str], words: list[str]) -> None:
    assert [word for word, _ in found(text, *map(entry, terms))] == words


def test_an_alias_stands_for_its_term() -> None:
    assert found("加快转变政府职能", entry("政府职能转变", "转变政府职能")) == [("转变政府职能", "政府职能转变")]


def test_a_longer_alias_beats_another_entry_s_term() -> None:
    entries = entry("政务云"), entry("云平台"), entry("资源", "政务云平台")

    assert found("政务云平台", *entries) == [("政务云平台", "资源")]


def test_a_word_claimed_twice_belongs_to_the_first_entry() -> None:
    assert found("数据", entry("甲甲", "数据"), entry("数据")) == [("数据", "甲甲")]


def test_a_glossary_without_entries_finds_nothing() -> None:
    assert found("一网通办") == []


def paragraph(eid: str, text: str) -> Paragraph:
    return Paragraph(eid, 1, text)


def part(eid: str = "", *attachments: Part) -> Part:
    prefix = f"{eid}__" if eid else ""
    section = Division(
        f"{prefix}chp_1__sec_1", "section", 1, "（一）", "深化数据共享。", (paragraph(f"{prefix}s", "数据"),)
    )
    chapter = Division(
        f"{prefix}chp_1",
        "chapter",
        1,
        "一、",
        "数据",
        (paragraph(f"{prefix}chp_1__intro__p_1", "数据、数据"), paragraph(f"{prefix}chp_1__wrapup__p_1", "数据")),
        (section,),
    )
    return Part(
        eid,
        "annex" if eid else "main",
        Metadata(title="关于数据的意见"),
        front=(paragraph(f"{prefix}front__p_1", "关于数据的意见"),),
        preamble=(paragraph(f"{prefix}preamble__p_1", "数据部门："),),
        divisions=(chapter,),
        conclusions=(paragraph(f"{prefix}conclusions__p_1", "（数据局）"),),
        attachments=attachments,
    )


READ = [
    ("preamble__p_1", 0),
    ("chp_1", 2),
    ("chp_1__intro__p_1", 0),
    ("chp_1__intro__p_1", 3),
    ("chp_1__sec_1", 5),
    ("s", 0),
    ("chp_1__wrapup__p_1", 0),
    ("conclusions__p_1", 1),
]


def test_preambles_divisions_and_conclusions_are_read_in_order_and_nothing_else() -> None:
    frame = Frame((paragraph("news__p_1", "数据"),), (EditorSummary("summary__p_1", 1, "chp_1", "数据"),))
    document = Document("x", "", part("", part("att_1")), frame)

    hits = TermMatcher([entry("数据")]).hits(document)

    assert [(h.eid, h.start) for h in hits] == READ + [(f"att_1__{eid}", start) for eid, start in READ]


def test_offsets_in_a_heading_count_its_number() -> None:
    document = Document("x", "", part())

    assert TermMatcher([entry("数据共享")]).hits(document) == (Span("chp_1__sec_1", 5, 9, "term", "数据共享"),)


def test_a_term_never_spans_two_cells_or_two_blocks() -> None:
    table = Table("table_1", 1, (("数据", "共享"), ("数据共享", "")))
    blocks = (paragraph("p_1", "数据"), paragraph("p_2", "共享"), table)
    document = Document("x", "", Part("", "main", Metadata(), preamble=blocks))

    hits = TermMatcher([entry("数据共享")]).hits(document)

    assert [(h.eid, table.text[h.start : h.end]) for h in hits] == [("table_1", "数据共享")]


def naive(text: str, words: list[str]) -> list[tuple[int, str]]:
    """Leftmost-longest, the slow way."""
    hits = []
    at = 0
    while at < len(text):
        longest = max((w for w in words if text.startswith(w, at)), key=len, default="")
        if longest:
            hits.append((at, longest))
        at += max(len(longest), 1)
    return hits


@given(st.text("一网通办数据𠀀", max_size=40), st.lists(st.text("一网通办数据𠀀", min_size=1, max_size=5), unique=True))
def test_the_matcher_agrees_with_a_naive_one(text: str, words: list[str]) -> None:
    spans = TermMatcher(map(entry, words)).unit_hits(TextUnit("p_1", 1, text))

    assert [(s.start, text[s.start : s.end]) for s in spans] == naive(text, words)


def test_an_entry_is_used_by_any_of_its_names_but_not_inside_a_longer_one() -> None:
    document = Document(
        "s", "", Part("", "main", Metadata(), preamble=(Paragraph("p_1", 1, "一网通办和数据共享开放"),))
    )
    entries = (entry("网办", "一网通办"), entry("数据共享"), entry("数据共享开放"), entry("双随机"))
    assert unused_entries(entries, (document,)) == (entries[1], entries[3])
    assert unused_entries(entries, ()) == entries
