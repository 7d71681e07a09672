from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.annotations.anchor import anchor_notes, is_at_target, nearest_ancestor
from gongwen.model import (
    AnchoredNote,
    Division,
    Document,
    EditorSummary,
    Frame,
    Metadata,
    Note,
    Paragraph,
    Part,
    PublishedEid,
    Table,
    TextQuoteSelector,
)
from gongwen.structure.following import texts_of
from gongwen.text.folding import fold_text

FIRST = "推进数字机关建设，提升政务运行效能。建立健全大数据辅助科学决策机制，全面提升政府决策科学化水平。"
SECOND = "加强数字政府建设安全保障，落实“安全制度”要求，强化安全管理责任，提升安全保障能力。"
THIRD = "推进数据跨地区、跨部门、跨层级共享，提升数据资源使用效益。"


def make_note(exact: str, prefix: str = "", suffix: str = "", *, target: str = "chp_1__intro__p_1") -> Note:
    quote = TextQuoteSelector(exact, prefix, suffix)
    return Note("note-1", target, quote, "reader-a", "2022-06-25", "CC-BY-4.0", "note", "正文。", "x.md")


def make_document(*chapters: tuple[str, ...]) -> Document:
    """Chapters, each given by its paragraphs: chp_1__intro__p_1, chp_1__intro__p_2, chp_2__intro__p_1 …"""
    divisions = tuple(
        Division(
            eid=f"chp_{c}",
            kind="chapter",
            line=10 * c,
            number="一二三四五六七八九"[c - 1] + "、",
            heading="标题",
            blocks=tuple(Paragraph(f"chp_{c}__intro__p_{p}", 10 * c + p, text) for p, text in enumerate(texts, 1)),
        )
        for c, texts in enumerate(chapters, 1)
    )
    return Document("source.html", "", Part("", "main", Metadata(), divisions=divisions))


def anchor(note: Note, *chapters: tuple[str, ...]) -> AnchoredNote:
    (anchored,) = anchor_notes((note,), make_document(*chapters))
    return anchored


def publish(document: Document) -> list[PublishedEid]:
    """ids.tsv of the document."""
    return [PublishedEid(text.eid, text.eid, "2022-01-01", text.opening) for text in texts_of(document)]


def words(anchored: AnchoredNote, *chapters: tuple[str, ...]) -> str:
    """The text that an anchored note stands on."""
    blocks = {b.eid: b.text for d in make_document(*chapters).main.divisions for b in d.blocks}
    return blocks[anchored.eid][anchored.start : anchored.end]


P_1, P_2, P_3 = "chp_1__intro__p_1", "chp_2__intro__p_1", "chp_2__intro__p_2"


@pytest.mark.parametrize(
    ("exact", "target", "tier", "found"),
    [  # without context
        ("全面提升政府决策科学化水平", P_1, "exact", "全面提升政府决策科学化水平"),
        ("落实“安全制度”要求", P_2, "exact", "落实“安全制度”要求"),
        ("落實「安全制度」要求", P_2, "folded", "落实“安全制度”要求"),  # from the page in traditional script
        ("推进数据 跨地区、跨部门", P_3, "folded", "推进数据跨地区、跨部门"),
        ("强化安全管理责任, 提升", P_2, "folded", "强化安全管理责任，提升"),  # half-width comma
        ("落实“安全制度”要求", P_1, "doubtful", "落实“安全制度”要求"),  # elsewhere: by chance, as far as anybody knows
        ("落實「安全制度」要求", P_1, "doubtful", "落实“安全制度”要求"),
        ("推进数据 跨地区、跨部门", P_1, "doubtful", "推进数据跨地区、跨部门"),
        ("强化安全管理责任, 提升", P_1, "doubtful", "强化安全管理责任，提升"),
        ("全面提高政府决策的科学化水平", P_1, "doubtful", "全面提升政府决策科学化水平"),
        ("建立健全大数据支持科学决策的机制", P_1, "doubtful", "建立健全大数据辅助科学决策机制"),  # its target is there
        ("推进数据跨区域、跨单位、跨层次共享", P_1, "orphan", ""),  # resembles, but elsewhere
        ("这句话在文件里从来没有出现过的", P_1, "orphan", ""),
    ],
)
def test_tiers(exact: str, target: str, tier: str, found: str) -> None:
    chapters = ((FIRST,), (SECOND, THIRD))
    anchored = anchor(make_note(exact, target=target), *chapters)

    assert anchored.tier == tier
    if found:
        assert words(anchored, *chapters) == found
    else:
        assert (anchored.start, anchored.end) == (0, 0)


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "tier", "found"),
    [
        ("全面提高政府决策的科学化水平", "辅助科学决策机制，", "。", "fuzzy", "全面提升政府决策科学化水平"),
        (
            "建立健全大数据支持科学决策的机制",
            "政务运行效能。",
            "，全面提升",
            "fuzzy",
            "建立健全大数据辅助科学决策机制",
        ),
        ("全面提高政府决策的科学化水平", "此处另有一番话语，", "，与那里无关。", "orphan", ""),
        ("全面提升政府决策科学化水平", "辅助科学决策机制，", "。", "exact", "全面提升政府决策科学化水平"),
        (
            "全面提升政府决策科学化水平",
            "此处另有一番话语，",
            "，与那里无关。",
            "doubtful",
            "全面提升政府决策科学化水平",
        ),
    ],
)
def test_context_tells_how_sure_we_are(exact: str, prefix: str, suffix: str, tier: str, found: str) -> None:
    document = make_document((FIRST,), (SECOND, THIRD))
    (anchored,) = anchor_notes((make_note(exact, prefix, suffix),), document, publish(document))

    assert anchored.tier == tier
    if found:
        assert words(anchored, (FIRST,), (SECOND, THIRD)) == found


def test_the_same_words_in_another_context_are_not_what_was_quoted() -> None:
    """The paragraph quoted is gone; the phrase stands elsewhere by chance."""
    note = make_note("落实“安全制度”要求", "各级政府和部门都要照此办理，", "，并于年底以前上报结果。")

    assert anchor(note, (FIRST,), (SECOND, THIRD)).tier == "ambiguous"


def test_redrafted_words_in_their_context_beat_the_same_words_elsewhere() -> None:
    redrafted = ("各部门要做好统筹和协调，按时上报结果。", "加强组织领导，做好统筹协调。")
    anchored = anchor(make_note("做好统筹协调", "各部门要", "，按时上报结果。"), redrafted)

    assert anchored.eid == "chp_1__intro__p_1"


def test_the_quote_is_found_wherever_it_has_gone() -> None:
    note = make_note("全面提升政府决策科学化水平")
    after = make_document((SECOND,), (THIRD,), (FIRST,))
    (told,) = anchor_notes((note,), after, publish(make_document((FIRST,), (SECOND,), (THIRD,))))
    (untold,) = anchor_notes((note,), after)

    assert (told.tier, told.eid) == ("exact", "chp_3__intro__p_1")
    assert (untold.tier, untold.eid) == ("doubtful", "chp_3__intro__p_1")  # without ids.tsv it may be another's


def test_context_decides_between_two_places() -> None:
    twice = ("加强组织领导，做好统筹协调。", "强化督促检查，做好统筹协调。")

    assert anchor(make_note("做好统筹协调", "强化督促检查，"), twice).eid == "chp_1__intro__p_2"
    assert anchor(make_note("做好统筹协调", "加强组织领导，"), twice).eid == "chp_1__intro__p_1"


def test_without_context_the_target_decides_between_two_places() -> None:
    twice = ("加强组织领导，做好统筹协调。", "强化督促检查，做好统筹协调。")

    assert anchor(make_note("做好统筹协调", target="chp_1__intro__p_2"), twice).eid == "chp_1__intro__p_2"


def test_what_nothing_decides_is_ambiguous() -> None:
    twice = ("加强组织领导，做好统筹协调。", "强化督促检查，做好统筹协调。")
    anchored = anchor(make_note("做好统筹协调", target="chp_1__intro__p_9"), twice)

    assert (anchored.tier, anchored.eid, anchored.start, anchored.end) == ("ambiguous", "chp_1", 0, 0)


def test_twice_in_the_target_is_ambiguous_too() -> None:
    assert anchor(make_note("做好统筹协调"), ("做好统筹协调，做好统筹协调。",)).tier == "ambiguous"


def test_no_match_crosses_a_block() -> None:
    """Neither word for word nor folded; so close to both, it is told of neither."""
    for exact in ("提升效能。加强安全", "提升效能。「加强安全」"):
        assert anchor(make_note(exact), ("各部门要提升效能。", "加强安全。", "“加强安全。”")).tier == "orphan"


def test_context_reaches_across_blocks() -> None:
    """The paragraph was split just before the quotation; another place has the same words."""
    split = ("加强组织领导。", "做好统筹协调。", "强化督促检查，做好统筹协调。")
    anchored = anchor(make_note("做好统筹协调", "加强组织领导。", target="chp_9__p_1"), split)

    assert anchored.eid == "chp_1__intro__p_2"


def test_redrafted_and_moved_at_once_waits_for_a_person() -> None:
    note = make_note("全面提高政府决策的科学化水平", "辅助科学决策机制，", "。", target="chp_2__intro__p_1")

    assert anchor(note, (FIRST,), (SECOND,)).tier == "doubtful"


def test_a_few_words_with_their_context_may_recur_by_chance() -> None:
    """Eight characters of context agree with those of another provision."""
    note = make_note("五万元以上", "处以罚款，", "五十万元", target="chp_2__intro__p_1")
    provision = "对直接负责的人员处以罚款，五万元以上五十万元以下不等，情节严重的从重。"

    assert anchor(note, (provision,), (SECOND,)).tier == "doubtful"


@pytest.mark.parametrize(("known", "tier"), [((), "doubtful"), (("chp_2__intro__p_1",), "exact")])
def test_a_short_paragraph_that_moved_is_known_again_where_twins_would_be_told_of(
    known: tuple[str, ...], tier: str
) -> None:
    note = make_note("提升效能", "各部门要切实", "和水平。", target="chp_2__intro__p_1")
    published = [PublishedEid(eid, eid, "2024-01-01", "各部门要切实提升效能和水平。") for eid in known]
    (anchored,) = anchor_notes((note,), make_document(("各部门要切实提升效能和水平。",), (SECOND,)), published)

    assert anchored.tier == tier


@pytest.mark.parametrize(
    ("target", "tier"),
    [("chp_1__intro__p_1", "doubtful"), ("summary__p_2", "exact")],
)
def test_an_editors_summary_is_another_text_than_the_document(target: str, tier: str) -> None:
    """It repeats the document's sentences word for word, context and all."""
    summary = EditorSummary("summary__p_1", 1, None, FIRST)
    chapter = make_document((SECOND,)).main
    note = make_note("建立健全大数据辅助科学决策机制", "政务运行效能。", "，全面提升政府决策科学化水平", target=target)
    (anchored,) = anchor_notes((note,), Document("s.html", "", chapter, Frame(editor_summaries=(summary,))))

    assert (anchored.tier, anchored.eid) == (tier, "summary__p_1")


SAME = "专门委员会审议的时候，可以邀请提案人列席会议，发表意见。"


@pytest.mark.parametrize(
    ("before", "after", "tier"),
    [
        (((SAME,), (SAME,)), ((THIRD,), (SAME,)), "doubtful"),  # the one that was quoted is gone, its twin is not
        (((SAME,), (SECOND,)), ((SECOND,), (SAME,)), "exact"),  # it has moved
        (((THIRD,), (SAME,)), ((THIRD,), (SAME,)), "doubtful"),  # the target is a slip, or its text was another once
        (((), (SAME,)), ((), (SAME,)), "doubtful"),  # of a target never published nothing is known
    ],
)
def test_what_stood_there_all_along_is_not_what_moved(
    before: tuple[tuple[str, ...], ...], after: tuple[tuple[str, ...], ...], tier: str
) -> None:
    published = [
        PublishedEid(block.eid, block.eid, "2022-01-01", block.text[:40])
        for division in make_document(*before).main.divisions
        for block in division.blocks
        if isinstance(block, Paragraph)
    ]
    note = make_note("可以邀请提案人列席会议", "专门委员会审议的时候，", "，发表意见。")
    (anchored,) = anchor_notes((note,), make_document(*after), published)

    assert (anchored.tier, anchored.eid) == (tier, "chp_2__intro__p_1")


def test_the_eid_alone_never_anchors() -> None:
    anchored = anchor(make_note("全面提升政府决策科学化水平", target="chp_1__intro__p_1"), (SECOND,), (THIRD,))

    assert (anchored.tier, anchored.eid) == ("orphan", "chp_1")


def test_a_short_quote_needs_its_context() -> None:
    note = make_note("安全防护体系", "加强数字政府", "，落实制度")

    text = ("加强数字政府安全保护体系，落实制度。",)

    assert anchor(make_note("安全防护体系"), text).tier == "orphan"
    assert anchor(note, text).tier == "doubtful"


def test_headings_tables_frame_and_attachments_can_be_quoted() -> None:
    table = Table("chp_1__intro__table_1", 3, (("任务名称", "牵头部门"), ("建设平台", "国务院办公厅")))
    chapter = Division("chp_1", "chapter", 2, "一、", "发展现状和总体要求", (table,))
    annex = Part("att_1", "annex", Metadata(), preamble=(Paragraph("att_1__preamble__p_1", 9, THIRD),))
    main = Part("", "main", Metadata(), divisions=(chapter,), attachments=(annex,))
    frame = Frame(editor_summaries=(EditorSummary("summary__p_1", 1, None, "在平台支撑体系方面"),))
    quotes = {
        "chp_1": "一、发展现状",
        "chp_1__intro__table_1": "国务院办公厅",
        "summary__p_1": "平台支撑体系方面",
        "att_1__preamble__p_1": "提升数据资源使用效益",
    }
    notes = [make_note(quote, target=eid) for eid, quote in quotes.items()]

    anchored = anchor_notes(notes, Document("s.html", "", main, frame))

    assert [(note.tier, note.eid) for note in anchored] == [("exact", eid) for eid in quotes]


def test_a_document_without_text_has_orphans_only() -> None:
    assert anchor(make_note("一网通办枢纽")).tier == "orphan"


def test_notes_come_back_in_their_order() -> None:
    notes = (make_note("从来没有出现过的话"), make_note("全面提升政府决策科学化水平"))

    assert tuple(anchored.note for anchored in anchor_notes(notes, make_document((FIRST,)))) == notes


@pytest.mark.parametrize(
    ("target", "ancestor"),
    [
        ("chp_2__sec_4__p_1", "chp_2__sec_4"),
        ("chp_2__sec_9__p_1", "chp_2"),
        ("chp_2__sec_4", "chp_2"),  # the division itself is no ancestor
        ("chp_9__sec_1__p_1", ""),
        ("news__p_1", ""),
        ("att_1__chp_9__p_1", "att_1"),
        ("chp_2__sec_4__p_1__topic_2", "chp_2__sec_4"),
    ],
)
def test_nearest_ancestor(target: str, ancestor: str) -> None:
    assert nearest_ancestor(target, frozenset({"chp_2", "chp_2__sec_4", "att_1"})) == ancestor


@pytest.mark.parametrize(
    ("eid", "target", "at"),
    [
        ("chp_2__sec_4__p_1", "chp_2__sec_4__p_1", True),
        ("chp_2__sec_4__p_1", "chp_2__sec_4", True),  # the note is on the whole section
        ("chp_2__sec_4__p_1", "chp_2__sec_4__p_1__topic_2", True),
        ("chp_2__sec_4__p_1", "chp_2__sec_4__p_2", False),
        ("chp_2__sec_4__p_12", "chp_2__sec_4__p_1", False),
        ("chp_2", "chp_2__sec_4__p_1", False),
    ],
)
def test_is_at_target(eid: str, target: str, at: bool) -> None:
    assert is_at_target(eid, target) is at


PARAGRAPHS = st.lists(st.text(alphabet="数据政府，。“”據 　…㈠a", min_size=1, max_size=30), min_size=1, max_size=4)


@given(PARAGRAPHS, st.data())
def test_what_is_quoted_from_the_text_is_found_there(paragraphs: list[str], data: st.DataObject) -> None:
    """A quotation with its whole surroundings stands where it was taken from, or is told to be ambiguous."""
    number = data.draw(st.integers(0, len(paragraphs) - 1))
    text = paragraphs[number]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    eid = f"chp_1__intro__p_{number + 1}"
    quoted = text[start:end].strip()
    anchored = anchor(make_note(text[start:end], text[:start], text[end:], target=eid), tuple(paragraphs))
    folded = fold_text(text[start:end])
    twice = sum(fold_text(other).count(folded) for other in paragraphs) > 1 or any(
        fold_text(other).find(folded, fold_text(other).find(folded) + 1) >= 0 for other in paragraphs
    )

    if not folded:
        assert anchored.tier == "orphan"
    elif not twice and quoted:
        at = start + text[start:end].index(quoted)
        assert (anchored.tier, anchored.eid, anchored.start, anchored.end) == ("exact", eid, at, at + len(quoted))
    else:
        assert anchored.tier in ("exact", "folded", "ambiguous")
        if anchored.tier == "exact":
            assert paragraphs[int(anchored.eid.rpartition("_")[2]) - 1][anchored.start : anchored.end] == quoted


@given(PARAGRAPHS, st.text(alphabet="数据政府，。“”據 …㈠a", min_size=1, max_size=20))
def test_a_span_never_leaves_its_block(paragraphs: list[str], exact: str) -> None:
    anchored = anchor(make_note(exact), tuple(paragraphs))
    chapter = make_document(tuple(paragraphs)).main.divisions[0]
    texts = {chapter.eid: chapter.number + chapter.heading} | {b.eid: b.text for b in chapter.blocks}

    if anchored.tier not in ("ambiguous", "orphan"):
        assert 0 <= anchored.start < anchored.end <= len(texts[anchored.eid])


@pytest.mark.parametrize(
    ("exact", "tier", "shown"),
    [
        ("落實「安全制度」要求", "folded", "落实“安全制度”要求"),  # the source's words, whatever they were copied from
        ("落实“安全管理制度”要求", "doubtful", "落实“安全管理制度”要求"),  # redrafted: as its author quoted it
        ("落实“安全制度”要求", "exact", "落实“安全制度”要求"),
    ],
)
def test_whose_words_a_note_shows_as_quoted(exact: str, tier: str, shown: str) -> None:
    note = make_note(exact, "加强数字政府建设安全保障，", "，强化安全管理责任，提升安全保障能力。", target=P_2)
    anchored = anchor(note, (FIRST,), (SECOND,))

    assert (anchored.tier, anchored.note.quote.exact) == (tier, shown)


@pytest.mark.parametrize(
    ("exact", "tier"),
    [("落实“安全制度”要求", "exact"), ("落实“安全管理制度”要求", "orphan"), ("落實「安全制度」要求", "folded")],
)
def test_what_was_recorded_as_lost_is_found_again_by_its_very_words(exact: str, tier: str) -> None:
    note = replace(make_note(exact, target=P_2), orphaned="2023-01-01")

    assert anchor(note, (FIRST,), (SECOND,)).tier == tier


TWINS = tuple(f"{kind}企业应当自收到通知之日起十日内向主管部门报送有关材料。" for kind in ("甲类", "乙类", "丙类"))


@pytest.mark.parametrize(
    ("before", "after", "tier", "eid"),
    [
        (((TWINS[0],), (TWINS[1],)), ((TWINS[1],),), "orphan", ""),  # the number is its twin's now
        (((TWINS[0],), (TWINS[1],)), ((TWINS[1],), (TWINS[0],)), "exact", "chp_2__intro__p_1"),  # it has moved
        (((TWINS[0],), (SECOND,)), ((TWINS[0].replace("十日", "五日"),), (SECOND,)), "fuzzy", P_1),  # redrafted
        (((TWINS[0],), (TWINS[1],)), ((TWINS[2],),), "orphan", ""),  # which of the two is it?
        (((TWINS[0], THIRD), (SECOND,)), ((THIRD + TWINS[0],), (SECOND,)), "exact", P_1),  # merged
    ],
)
def test_ids_tsv_tells_twins_apart(
    before: tuple[tuple[str, ...], ...], after: tuple[tuple[str, ...], ...], tier: str, eid: str
) -> None:
    note = make_note(TWINS[0][:-1], "", "。")
    (anchored,) = anchor_notes((note,), make_document(*after), publish(make_document(*before)))

    assert anchored.tier == tier
    assert not eid or anchored.eid == eid


@pytest.mark.parametrize(
    ("exact", "prefix"),
    [
        (TWINS[0][2:-1], ""),  # the twin's words too, and nothing says whose they were
        ("报送有关材料", TWINS[0][: TWINS[0].index("报送")]),  # in the sentence of another
    ],
)
def test_words_whose_text_is_gone_are_its_twins(exact: str, prefix: str) -> None:
    """Only their sentence and their context together bring them before a person."""
    before, after = make_document((TWINS[0],), (SECOND,), (TWINS[1],)), make_document((SECOND,), (TWINS[1],))
    (anchored,) = anchor_notes((make_note(exact, prefix, "。"[: len(prefix)]),), after, publish(before))

    assert anchored.tier == "orphan"


def test_a_sentence_that_is_gone_is_not_its_neighbour() -> None:
    """All in one paragraph, which ids.tsv knows again."""
    lead = "各地区、各部门要认真学习领会，结合实际抓好贯彻落实，确保各项任务落到实处、取得实效。"
    before, after = make_document((lead + TWINS[0] + TWINS[1],)), make_document((lead + TWINS[1],))
    note = make_note(TWINS[0][:-1], lead[-32:], "。" + TWINS[1])
    (anchored,) = anchor_notes((note,), after, publish(before))

    assert anchored.tier in ("doubtful", "orphan")


MAKERS, SELLERS = (f"{kind}企业应当自收到通知之日起十日内报送有关材料。" for kind in ("生产", "经营"))


@pytest.mark.parametrize(
    ("before", "after", "tier"),
    [
        (MAKERS, MAKERS.replace("十日", "五日"), "fuzzy"),  # redrafted
        (MAKERS, MAKERS.replace("十日", "五日") + THIRD + SELLERS, "doubtful"),  # and a twin has come
        (MAKERS + SELLERS, SELLERS, "doubtful"),  # its neighbour, which stood in the suffix
    ],
)
def test_a_redraft_is_neither_the_neighbour_nor_one_of_two_alike(before: str, after: str, tier: str) -> None:
    """All in one paragraph, which ids.tsv knows again, and no ordinal tells."""
    note = make_note(MAKERS[:-1], FIRST, before[before.index("。") :])
    then, now = make_document((FIRST + before,), (SECOND,)), make_document((FIRST + after,), (SECOND,))
    (anchored,) = anchor_notes((note,), now, publish(then))

    assert anchored.tier == tier


@pytest.mark.parametrize(
    ("was", "now", "tier"),
    [
        ("2023年各部门完成改造任务。", "2022年各部门完成改造任务。", "doubtful"),  # another year's
        ("二类以上的单位每年检查。", "三类以上的单位每年检查。", "doubtful"),
        ("对甲类企业每年检查一次。", "对乙类企业每年检查一次。", "doubtful"),
        ("第二季度公布改造任务。", "第三季度公布改造任务。", "doubtful"),
        ("张三负责公布改造任务。", "王五负责公布改造任务。", "fuzzy"),  # no number
        ("充分发挥各部门的作用。", "更好发挥各部门的作用。", "fuzzy"),
        ("各部门应当在十日内报送材料。", "各部门应当在五日内报送材料。", "fuzzy"),  # what it says, not of whom
        ("（二）2023年各部门完成任务。", "（一）2023年各部门完成改造任务。", "fuzzy"),  # its own number is another
    ],
)
@pytest.mark.parametrize("lead", ["", "各地区要认真贯彻落实本通知的各项要求。"])
def test_a_sentence_on_another_year_or_class_is_another(was: str, now: str, tier: str, lead: str) -> None:
    """Even in the same paragraph, with nothing else that is like it: its twin may have been there all along."""
    before, after = make_document((lead + was,), (SECOND,)), make_document((lead + now,), (SECOND,))
    (anchored,) = anchor_notes((make_note(was[:-1], lead, "。"),), after, publish(before))

    assert (anchored.tier, anchored.eid) == (tier, P_1)


def test_an_ordinal_before_the_quoted_words_tells_too() -> None:
    before, after = (make_document((f"{year}年各部门完成改造任务，按季度公布。",)) for year in (2023, 2022))
    (anchored,) = anchor_notes((make_note("按季度公布", "2023年各部门完成改造任务，"),), after, publish(before))

    assert anchored.tier == "doubtful"


def test_an_opening_that_was_not_quoted_tells_nothing() -> None:
    before, after = (make_document((f"{year}年各部门完成了所有改造任务，按季度公布进展。",)) for year in (2023, 2022))
    (anchored,) = anchor_notes((make_note("按季度公布进展", "完成了所有改造任务，"),), after, publish(before))

    assert anchored.tier == "exact"
