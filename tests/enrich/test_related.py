from gongwen.enrich.related import profile_of
from gongwen.enrich.related import related_documents as related_profiles
from gongwen.model import Document, Edition, Metadata, Part, Particulars, Reason, Related, Span, TermEntry


def related_documents(
    editions: list[Edition], known: dict[str, frozenset[str]] | None = None
) -> dict[str, tuple[Related, ...]]:
    return related_profiles([profile_of(edition) for edition in editions], known or {})


def edition(
    slug: str,
    *,
    terms: tuple[str, ...] = (),
    refers: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    issuer: str = "",
) -> Edition:
    spans = [Span("p_1", n, n + 1, "term", term) for n, term in enumerate(t for t in terms for _ in range(4))]
    spans += [Span("p_1", 0, 1, "reference", f"{other}#art_1") for other in refers]
    issuers = (issuer,) if issuer else ()
    document = Document("x", "", Part("", "main", Metadata(title=f"{slug}办法", issuers=issuers)))
    particulars = Particulars(topics=topics)
    entries = tuple(TermEntry(term, "", "draft", "", topics=(f"{term[0]}类",)) for term in terms)
    return Edition(slug, "zh-Hans", document, particulars, (), tuple(spans), (), entries)


def test_documents_that_share_rare_terms_belong_together_and_say_which() -> None:
    found = related_documents(
        [
            edition("a", terms=("数据共享", "一网通办")),
            edition("b", terms=("数据共享", "一网通办")),
            edition("c", terms=("地震预警",)),
        ]
    )

    assert found["a"] == (
        Related("b", "b办法", (Reason("term", ("一网通办", "数据共享")), Reason("term_topic", ("一类", "数类")))),
    )
    assert found["c"] == ()


def test_a_document_alone_has_none() -> None:
    assert related_documents([edition("a", terms=("数据共享",))]) == {"a": ()}
    assert related_documents([]) == {}


def test_what_all_documents_have_is_no_reason() -> None:
    found = related_documents([edition(slug, terms=("政务服务",), issuer="市政府") for slug in "abcdefgh"])

    assert all(related == () for related in found.values())


def test_an_issuer_alone_is_no_reason_but_counts_beside_another() -> None:
    found = related_documents(
        [
            edition("a", refers=("law",), issuer="市政府"),
            edition("b", refers=("law",), issuer="市政府"),
            edition("c", refers=("law",)),
            edition("d", issuer="市政府"),
            edition("law"),
        ]
    )

    assert [r.slug for r in found["a"]] == ["b", "c"]
    assert found["a"][0].reasons == (Reason("reference", ("law",)), Reason("issuer", ("市政府",)))


def test_those_that_stand_above_already_are_left_out() -> None:
    editions = [edition(slug, topics=("停车",)) for slug in "abd"]

    assert [r.slug for r in related_documents(editions, {"a": frozenset({"b"})})["a"]] == ["d"]


def test_no_more_than_three_in_a_settled_order() -> None:
    editions = [edition(slug, topics=("停车",)) for slug in "abcdef"] + [edition(slug) for slug in "uvwxyz"]

    assert [r.slug for r in related_documents(editions)["f"]] == ["a", "b", "c"]
    assert related_documents(editions) == related_documents(editions[::-1])


def test_a_document_s_topics_are_those_of_most_of_its_terms() -> None:
    profile = profile_of(edition("a", terms=("数据共享", "数据开放", "一网通办", "地震预警")))

    assert profile.term_topics == ("数类", "一类")
