"""The server, asked by the SDK's own client: in this process, and over standard input and output."""

import asyncio
import json
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tests.quoting.library import BOATS, holding, small_library
from tests.small_project import small_project

from gongwen.mcp.answers import MAX_DRAFT, MAX_TEXT, Answers
from gongwen.mcp.server import make_server
from gongwen.model import TermEntry
from mcp import Client, StdioServerParameters

TERM = TermEntry("码头", "停靠船只的地方。", "reviewed", "docs/glossary/码头.md", aliases=("埠头",))
LONG = holding("long", "长文办法\n\n" + "".join(f"第{n}条　办事应当公开。\n\n" for n in range(1, 2000)))
ANSWERS = Answers(small_library(LONG), (TERM,), "2024-05-01")


def _run(call: Coroutine[Any, Any, Any]) -> Any:
    """The call's answer, from a thread of its own: in a worker that drives a browser a loop is running already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, call).result()


def ask(tool: str, **arguments: object) -> Any:
    """What the tool answers to a client."""

    async def call() -> Any:
        async with Client(make_server(ANSWERS)) as client:
            result = await client.call_tool(tool, arguments)
            assert not result.is_error
            return result.structured_content

    return _run(call())


def test_the_tools_and_that_they_only_read() -> None:
    async def tools() -> Any:
        async with Client(make_server(ANSWERS)) as client:
            return (await client.list_tools()).tools

    found = _run(tools())

    assert [tool.name for tool in found] == [
        "search", "list", "get", "quote", "check_quotes", "terms", "tasks", "changes",
    ]  # fmt: skip
    assert all(tool.annotations.read_only_hint for tool in found)


def test_quote() -> None:
    (value,) = ask("quote", name="河川管理法", place="第四条")["quotations"]

    assert value["text"] == "第四条　违反本法第二条第二款规定的，处五千元以上五万元以下罚款。"
    assert (value["script"], value["source_kind"], value["compared"]) == ("original", "reprint", None)
    assert value["note"].startswith("与本库文本相符")
    assert len(value["sha256"]) == 64
    assert value["address"].startswith("https://texts.example/rivers/chp_2/#art_4:~:text=")


def test_quote_of_a_day() -> None:
    (value,) = ask("quote", name="河川管理法", place="第二条第一款", on="2018-01-01")["quotations"]

    assert (value["slug"], value["text"]) == ("rivers-2015", "河川主管部门应当在每年三月底前公布名录。")


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("quote", {"name": "航空器法", "place": "第一条"}),
        ("get", {"slug": "nothing"}),
        ("search", {"query": "航天飞机"}),
        ("terms", {"query": "航天飞机"}),
        ("tasks", {"name": "航空器法"}),
        ("changes", {"name": "航空器法"}),
        ("list", {"query": "航空器"}),
    ],
)
def test_what_is_not_there_is_said_to_be_so(tool: str, arguments: dict[str, str]) -> None:
    value = ask(tool, **arguments)

    assert value["found"] is False
    assert "本库没有，不等于不存在" in value["message"]
    assert set(value) == {"found", "message"}


def test_a_place_that_is_not_there_is_another_thing() -> None:
    value = ask("quote", name="河川管理法", place="第九条")

    assert value == {"found": False, "message": "《河川管理法》里没有“第九条”"}


def test_search_has_a_named_place_first() -> None:
    first, *_ = ask("search", query="河川管理法第四条")["hits"]
    words = ask("search", query="罚款 五万元")["hits"]

    assert (first["slug"], first["eid"], first["place"]) == ("rivers", "art_4", "第4条")
    assert {(hit["slug"], hit["eid"]) for hit in words} == {
        ("rivers", "art_4__para_1__p_1"),
        ("rivers-2015", "art_4__para_1__p_1"),
    }
    assert {hit["status"] for hit in words} == {"unknown", "amended"}


def test_check_quotes() -> None:
    draft = "《河川管理法》第四条规定“处五千元以上九万元以下罚款”。\n《船只登记办法》第二条：“登记不收取任何费用”"

    assert [row["state"] for row in ask("check_quotes", draft=draft)["rows"]] == ["altered", "not-in-force"]


def test_terms_tasks_and_changes() -> None:
    assert ask("terms", query="埠头")["terms"][0]["definition"] == "停靠船只的地方。"
    assert ask("tasks", name="码头建设行动方案")["slug"] == "docks"
    changed = ask("changes", name="河川管理法")
    assert [one["slug"] for one in changed["versions"]] == ["rivers-2015", "rivers"]
    assert [row["new"]["eid"] for row in changed["changes"]] == ["front__p_2", "art_2", "art_5"]


def test_limits() -> None:
    (whole,) = ask("get", slug="long")["quotations"]

    assert len(whole["text"]) == MAX_TEXT < whole["truncated"]
    assert ask("check_quotes", draft="字" * (MAX_DRAFT + 1))["found"] is False
    assert len(ask("search", query="办事应当公开", limit=5000)["hits"]) == 50
    assert len(ask("search", query="办事应当公开", limit=-3)["hits"]) == 1


def test_hostile_words_are_words() -> None:
    assert ask("quote", name="../../etc/passwd")["found"] is False
    assert ask("search", query="\0 \ud7ff <b>")["found"] is False


def call_over_stdio(folder: Path, *arguments: str) -> Any:
    """What `gongwen mcp` answers when it is started as clients start it."""

    async def call() -> Any:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "gongwen", "mcp", *arguments], cwd=str(folder)
        )
        async with Client(command) as client:
            listed = (await client.call_tool("list", {})).structured_content
            quoted = (await client.call_tool("quote", {"name": "关于试点的通知", "place": "一"})).structured_content
            checked = (
                await client.call_tool("check_quotes", {"draft": "《关于试点的通知》提出“先行先试，逐步推广开”"})
            ).structured_content
            return listed, quoted, checked

    return _run(call())


def test_on_standard_input_and_output(tmp_path: Path) -> None:
    listed, quoted, checked = call_over_stdio(small_project(tmp_path / "project"))

    assert [one["slug"] for one in listed["documents"]] == ["pilot"]
    assert quoted["quotations"][0]["text"] == "一、总体要求。\n先行先试，逐步推开。"
    assert [row["state"] for row in checked["rows"]] == ["altered"]


def test_on_the_data_of_a_published_site(tmp_path: Path) -> None:
    from gongwen.render.outline import published_value

    boats = holding("boats", BOATS)
    folder = tmp_path / "site" / "boats"
    (folder / "certificate").mkdir(parents=True)
    (folder / "boats.json").write_text(json.dumps(published_value(boats.document)), "utf-8")
    (tmp_path / "site" / "search.md").write_text("# 搜索", "utf-8")
    rows = '<tr><td lang="zh-Hans">简体</td><td>网页</td><td>90</td><td>0</td><td>0</td><td>0</td></tr>'
    others = f'全部文件的指纹：SHA-256 <code class="gw-digest">{"0" * 64}</code>'
    page = f'{others}<p>source.txt · SHA-256 <code class="gw-digest">{boats.document.sha256}</code>{rows}'
    (folder / "certificate" / "index.html").write_text(page, "utf-8")
    (folder / "index.html").write_text('<link rel="canonical" href="https://texts.example/boats/">', "utf-8")

    async def call() -> Any:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "gongwen", "mcp", "--site", "site"], cwd=str(tmp_path)
        )
        async with Client(command) as client:
            return (await client.call_tool("quote", {"name": "船只登记办法", "place": "第二条"})).structured_content

    (value,) = _run(call())["quotations"]

    assert value["text"] == "第二条　登记不收取任何费用。"
    assert value["sha256"] == boats.document.sha256
    assert value["address"].startswith("https://texts.example/boats/text/#art_2:~:text=")
    assert value["compared"] == {"with": "boats.json", "formats": ["zh-Hans 网页"], "characters": 90, "exact": True}


@pytest.mark.parametrize("day", ["not a day", "2016-13-45", "20240501", "2024-5-1", "明天"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    """Days are compared as text: 明天 is after every other, and today's text would be given for it."""
    for value in (ask("quote", name="河川管理法", on=day), ask("check_quotes", draft="《河川管理法》第二条。", on=day)):
        assert value == {"found": False, "message": f"日期“{day}”读不懂，请写成 2024-05-01 这样"}


def test_changes_are_those_of_all_versions_whichever_is_named() -> None:
    versions = [[one["slug"] for one in ask("changes", name=name)["versions"]] for name in ("rivers-2015", "河法")]

    assert versions == [["rivers-2015", "rivers"]] * 2
