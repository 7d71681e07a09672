"""The server on standard input and output, with the official SDK (extra `gongwen[mcp]`)."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from gongwen import __version__
from gongwen.cli.holdings import read_holdings, read_site_holdings
from gongwen.errors import ProjectError
from gongwen.library.project import find_project
from gongwen.library.read import read_glossary
from gongwen.mcp.answers import Answer, Answers

if TYPE_CHECKING:
    from mcp.server import MCPServer

_INSTRUCTIONS = """\
本库收官方公文和法律法规的原文。引用时请用 quote 取原话，不要凭记忆；写完请用 check_quotes 核对。
回答只说“与本库文本相符”，不说“经核准”。found 为 false 表示本库没有，不要猜测，也不要用相近的文件代替。
status 是 unknown 的，本库未注明其效力，不可说成现行有效；是别的，要告诉读者它已修改、已废止、已被替代或尚未施行。
"""


def run_mcp(arguments: argparse.Namespace) -> int:
    if arguments.site:
        answers = Answers(read_site_holdings(Path(arguments.site)), (), date.today().isoformat())
    else:
        project = find_project(Path.cwd())
        answers = Answers(read_holdings(project), read_glossary(project)[0], date.today().isoformat())
    make_server(answers).run("stdio")
    return 0


def make_server(answers: Answers) -> "MCPServer":
    """The server with its tools; all of them only read."""
    try:
        from mcp.server import MCPServer
        from mcp.types import ToolAnnotations
        from pydantic import Field
    except ImportError as error:
        raise ProjectError("缺少 mcp；请运行 pip install 'gongwen[mcp]'", "gongwen mcp") from error

    def search(
        query: Annotated[str, Field(description="要找的词，空格隔开；也可以是名称加条款，如 网络安全法第21条")],
        limit: Annotated[int, Field(description="最多几条，至多 50")] = 20,
    ) -> Answer:
        return answers.search(query, limit)

    def list_documents(
        query: Annotated[str, Field(description="标题、文号或机关里的字，缺省为全部")] = "",
        limit: Annotated[int, Field(description="最多几件，至多 50")] = 50,
    ) -> Answer:
        return answers.list_documents(query, limit)

    def get(
        slug: Annotated[str, Field(description="文件夹名（slug）、名称或文号")],
        place: Annotated[str, Field(description="eId（art_21__para_1）或条款，缺省为全文")] = "",
    ) -> Answer:
        return answers.quote(slug, place)

    def quote(
        name: Annotated[str, Field(description="名称、简称或文号，如 国发〔2022〕14号")],
        place: Annotated[str, Field(description="条款，如 第21条第1款、第二部分第（四）条、二（四）")] = "",
        on: Annotated[str, Field(description="按哪一天判断效力，YYYY-MM-DD，缺省为今天")] = "",
    ) -> Answer:
        return answers.quote(name, place, on)

    def check_quotes(
        draft: Annotated[str, Field(description="稿子的全文，纯文本或 Markdown")],
        on: Annotated[str, Field(description="按哪一天判断效力，YYYY-MM-DD，缺省为今天")] = "",
    ) -> Answer:
        return answers.check_quotes(draft, on)

    def terms(query: Annotated[str, Field(description="词，或释义里的字")]) -> Answer:
        return answers.find_terms(query)

    def tasks(name: Annotated[str, Field(description="文件的名称、文号或 slug")]) -> Answer:
        return answers.list_tasks(name)

    def changes(name: Annotated[str, Field(description="文件的名称；缺省列出最新的文件")] = "") -> Answer:
        return answers.changes(name)

    server = MCPServer("gongwen", instructions=_INSTRUCTIONS, version=__version__, log_level="ERROR")
    only_reads = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)
    for tool, name, does in (
        (search, "search", "查找含有这些词的段落；名称加条款的，那一条排在最前"),
        (list_documents, "list", "列出本库的文件，新的在前"),
        (get, "get", "取一件文件或其中一处的全文"),
        (quote, "quote", "取一处的原话，附出处、地址、效力、SHA-256"),
        (check_quotes, "check_quotes", "逐条核对稿子里的引文和出处"),
        (terms, "terms", "查词汇表"),
        (tasks, "tasks", "列出文件里的任务：做什么、谁做、何时做完"),
        (changes, "changes", "列出最新的文件；给出名称则列出它的各版本和改动"),
    ):
        server.add_tool(tool, name=name, description=does, annotations=only_reads, structured_output=True)
    return server
