"""All commands and their arguments, in the order of the help."""

import argparse
from collections.abc import Callable
from importlib import import_module

from gongwen import __version__
from gongwen.cli.chinese import ChineseParser, day, forms, positive_number, scheduler
from gongwen.model import FORMS, REVIEWED, VARIANTS

Run = Callable[[argparse.Namespace], int]


def make_parser() -> ChineseParser:
    """The parser of `gongwen`; the namespace that it gives holds the command's function as `run`."""
    parser = ChineseParser(
        prog="gongwen", description="把公文变成可读、可查、可打印、可批注的网站，一字不差。", example="gongwen build"
    )
    parser.add_argument("--version", action="version", version=f"gongwen {__version__}", help="显示版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)

    def add(name: str, run: Run, does: str, example: str) -> ChineseParser:
        command = commands.add_parser(name, help=does, description=does, example=example)
        command.set_defaults(run=run)
        return command

    _starting(add)
    _publishing(add)
    _reading(add)
    _annotating(add)
    _quoting(add)
    _checking(add)
    return parser


def _later(module: str, name: str, package: str = "gongwen.cli") -> Run:
    """A command's function, imported when it runs: `build` need not wait for the dictionary that `terms` loads."""

    def run(arguments: argparse.Namespace) -> int:
        function: Run = getattr(import_module(f"{package}.{module}"), name)
        return function(arguments)

    return run


def _starting(add: Callable[[str, Run, str, str], ChineseParser]) -> None:
    init = add(
        "init", _later("starting", "run_init"), "开始一个自己的公文库：设置、首页、自动检查", "gongwen init my-library"
    )
    init.add_argument("folder", metavar="DIR", help="库的文件夹，要新的或空的")
    init.add_argument("--yes", action="store_true", help="不问，没有给出的都用缺省")
    init.add_argument("--name", metavar="NAME", help="库的名称")
    init.add_argument("--address", metavar="URL", help="网站公布以后的地址")
    init.add_argument("--scripts", metavar="TAGS", help=f"出哪几种文字，用逗号隔开：{'、'.join(VARIANTS)}")
    init.add_argument("--notes", metavar="WHERE", help="读者的批注送到哪里：仓库的地址或邮箱")
    init.add_argument("--no-glossary", dest="glossary", action="store_false", help="不带程序自带的词条")
    init.set_defaults(refuse=init.error)

    upgrade = add(
        "upgrade",
        _later("starting", "run_upgrade"),
        "列出装好的这一版对本库的文件有什么改动",
        "gongwen upgrade --accept",
    )
    upgrade.add_argument("--accept", action="store_true", help="换上本库没有改过的文件，其余的记为看过")


def _publishing(add: Callable[[str, Run, str, str], ChineseParser]) -> None:
    build = add(
        "build",
        _later("publishing", "run_build"),
        "由 docs/ 生成网站，只做有改动的部分",
        "gongwen build --variant zh-Hans --no-pdf",
    )
    build.add_argument("slugs", nargs="*", metavar="SLUG", help="要更新的公文，缺省为全部")
    build.add_argument(
        "--variant",
        action="append",
        choices=VARIANTS,
        metavar="TAG",
        help=f"只生成这种文字，可多次给出：{'、'.join(VARIANTS)}",
    )
    build.add_argument(
        "--format",
        type=forms,
        default=FORMS,
        metavar="LIST",
        help=f"只要这些格式，用逗号隔开：{'、'.join(FORMS)}；网页、Markdown 和 JSON 总是有，缺省为设置里的全部",
    )
    build.add_argument("--no-pdf", action="store_true", help="不生成 PDF")
    build.add_argument(
        "--fonts", choices=["system"], help="PDF 先用本机的字体（仿宋、楷体、香港字形），见 docs/dev/print.md"
    )
    build.add_argument(
        "--offline", action="store_true", help="另生成 site-offline/ 和同名 .zip：不用服务器，双击 index.html 就能看"
    )
    build.add_argument("--site", metavar="DIR", help="网站放在这个文件夹里，缺省为项目的 site/")
    build.add_argument(
        "--no-wait", action="store_true", help="另一个 build 或 serve 正在生成时不等它，立即结束（退出码 1）"
    )
    build.add_argument("--jobs", type=positive_number, metavar="N", help="同时进行的进程数，缺省为处理器数")
    build.add_argument(
        "--scheduler",
        type=scheduler,
        metavar="ADDRESS",
        help="各页和下载交给这个 Dask 集群来做，如 tcp://10.0.0.5:8786；见 docs/dev/cluster.md",
    )
    build.add_argument("--profile", action="store_true", help="列出时间用在哪里：各阶段，和最费时的公文")
    build.add_argument("--strict", action="store_true", help="有警告也算失败（退出码 1）")
    build.set_defaults(refuse=build.error)

    serve = add(
        "serve",
        _later("publishing", "run_serve"),
        "生成网站并在本机打开服务；改动后自动重新生成并刷新",
        "gongwen serve --port 8001",
    )
    serve.add_argument("--port", type=positive_number, default=8000, metavar="N", help="端口，缺省为 8000")

    serve.add_argument("--site", metavar="DIR", help="网站放在这个文件夹里，缺省为项目的 site/")

    printing = add(
        "print",
        _later("printing", "run_print"),
        "把一件公文，或者选出的几部分，排成一个 PDF",
        "gongwen print museum-rules chp_2 chp_4 --lines --output 讨论稿.pdf",
    )
    printing.add_argument("slug", metavar="SLUG", help="公文的名字（docs/documents/ 下的文件夹）")
    printing.add_argument("parts", nargs="*", metavar="PART", help="要哪几部分，如 chp_2 att_1，缺省为全部")
    printing.add_argument("--variant", choices=VARIANTS, default="zh-Hans", metavar="TAG", help="用哪种文字")
    printing.add_argument("--lines", action="store_true", help="每页的行都编号，便于开会时指认")
    printing.add_argument("--qr", action="store_true", help="末页下方印网址的二维码")
    printing.add_argument("--large", action="store_true", help="大字")
    printing.add_argument("--fonts", choices=["system"], help="先用本机的字体，见 docs/dev/print.md")
    printing.add_argument("--output", metavar="FILE", help="写到哪里，缺省为当前文件夹里的 SLUG.pdf")

    importing = add(
        "import",
        _later("writing", "run_import"),
        "把文章放进 docs/documents/，列出结构和警告",
        "gongwen import 文章.html --slug museum-rules",
    )
    importing.add_argument("files", nargs="+", metavar="FILE", help="文章，或放文章的文件夹，- 为标准输入")
    importing.add_argument("--slug", metavar="S", help="地址里的名字（小写字母、数字、连字符），缺省为日期加指纹")
    importing.add_argument("--version-of", metavar="S", help="是那份公文的另一版本：两份都写上同一个 work")
    importing.add_argument("--replace", action="store_true", help="换掉已有的原文")
    importing.add_argument(
        "--keep-hidden",
        action="store_true",
        help="文件里有修订、批注、隐藏文字、作者姓名等也照收（网站不公布）",
    )
    importing.add_argument("--encoding", metavar="NAME", help="文章的编码，例如 gb18030")


def _reading(add: Callable[[str, Run, str, str], ChineseParser]) -> None:
    for name, run, does in (
        ("outline", _later("reading", "run_outline"), "显示读出来的结构"),
        ("summarize", _later("reading", "run_summarize"), "显示各章的自动摘要"),
        ("terms", _later("reading", "run_terms"), "显示文中出现的词条"),
        ("tasks", _later("reading", "run_tasks"), "列出文中的任务：做什么、谁做、何时做完"),
    ):
        command = add(name, run, does, f"gongwen {name} docs/documents/museum-rules/source.html --json")
        command.add_argument("file", metavar="FILE", help="文章，- 为标准输入")
        forms = command.add_mutually_exclusive_group()
        forms.add_argument("--json", action="store_true", help="输出 JSON")
        if name == "outline":
            forms.add_argument("--explain", action="store_true", help="改为列出每个值从哪里读来，哪里说法不同")
        if name == "tasks":
            forms.add_argument("--csv", action="store_true", help="输出 CSV，Excel 和 WPS 可以直接打开")
        command.add_argument("--encoding", metavar="NAME", help="文章的编码，例如 gb18030")
        if name == "tasks":
            command.add_argument("--duties", action="store_true", help="改为列出法律法规各条的义务、禁止和许可")
        if name == "terms":
            command.add_argument("--candidates", action="store_true", help="改为列出值得立条的词，最可能的在前")

    convert = add(
        "convert",
        _later("converting", "run_convert"),
        "把文字换成另一种字形，用词不变",
        "echo 博物馆条例 | gongwen convert --to zh-Hant-TW",
    )
    convert.add_argument("--to", choices=VARIANTS, metavar="TAG", help=f"目标：{'、'.join(VARIANTS)}")
    convert.add_argument("file", nargs="?", default="-", metavar="FILE", help="文本文件（UTF-8），缺省为标准输入")
    convert.add_argument(
        "--review",
        action="store_true",
        help="改为列出一件公文（SLUG 或 FILE）里拿不准写哪个字的地方；不写 --to 就看三种繁体",
    )
    convert.add_argument("--accept", action="store_true", help=f"所列的都对：记入原文旁边的 {REVIEWED}，以后不再列出")
    convert.add_argument("--answer", action="store_true", help="一条一条地问，按一个键作答，改过的字也记下")
    convert.add_argument("--reviewer", metavar="NAME", help="校对人；网页上写明“某人校对于某日”")
    convert.set_defaults(refuse=convert.error)


def _quoting(add: Callable[[str, Run, str, str], ChineseParser]) -> None:
    quote = add(
        "quote",
        _later("quoting", "run_quote"),
        "按名称和条款给出原话、出处、地址和效力",
        "gongwen quote 国发〔2022〕14号 第二部分第（四）条",
    )
    quote.add_argument("name", metavar="NAME", help="公文的名称、简称、文号或文件夹名，后面可以接着写条款")
    quote.add_argument(
        "place", nargs="*", metavar="PLACE", help="条款：第21条第1款、二（四）、附件2第三条、编号；缺省为全文"
    )
    quote.add_argument("--on", type=day, metavar="DAY", help="按这一天判断效力和文本，如 2024-05-01；缺省为今天")
    forms = quote.add_mutually_exclusive_group()
    forms.add_argument(
        "--form",
        choices=["plain", "markdown", "gbt7714"],
        default="plain",
        help="plain 原话和说明（缺省），markdown 引文块，gbt7714 参考文献",
    )
    forms.add_argument("--json", action="store_true", help="输出 JSON")

    check = add(
        "check-quotes",
        _later("quoting", "run_check_quotes"),
        "逐条核对稿子里的引文和出处；有一处与原文不同就以 1 退出",
        "gongwen check-quotes 汇报稿.docx --json",
    )
    check.add_argument(
        "files", nargs="+", metavar="FILE", help="稿子：Markdown、文本、.docx，或放稿子的文件夹，- 为标准输入"
    )
    check.add_argument("--on", type=day, metavar="DAY", help="按这一天判断效力，如 2024-05-01；缺省为今天")
    check.add_argument("--encoding", metavar="NAME", help="稿子的编码，例如 gb18030")
    check.add_argument("--json", action="store_true", help="输出 JSON")

    compare = add(
        "compare",
        _later("reading", "run_compare"),
        "逐字对照库里任意两份公文（同一文本的前后两版）",
        "gongwen compare rules-2007 rules-2024 --json",
    )
    compare.add_argument("old", metavar="SLUG", help="在前的一份的文件夹名")
    compare.add_argument("new", metavar="SLUG", help="在后的一份的文件夹名")
    forms = compare.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="输出 JSON：各处改动和两边的编号")
    forms.add_argument("--pdf", metavar="FILE", help="写成 PDF 的修改前后对照表")

    serve = add(
        "mcp",
        _later("server", "run_mcp", "gongwen.mcp"),
        "让语言模型查本库、取原话、核对引文（MCP，只读，标准输入输出）",
        "gongwen mcp --site site",
    )
    serve.add_argument("--site", metavar="DIR", help="读已发布的网站，不用项目；缺省读项目的 docs/")


def _annotating(add: Callable[[str, Run, str, str], ChineseParser]) -> None:
    annotate = add(
        "annotate",
        _later("annotating", "run_annotate"),
        "为一句话写好批注的文件，只差正文",
        "gongwen annotate museum-rules --quote 向公众免费开放",
    )
    annotate.add_argument("slug", metavar="SLUG", help="公文")
    annotate.add_argument("eid", nargs="?", metavar="EID", help="段落的编号；引文不止一处时用它指明")
    annotate.add_argument("--quote", required=True, metavar="TEXT", help="批注的原话，繁体、全角、引号的样式不论")
    annotate.add_argument("--author", metavar="NAME", help="署名，缺省为本机的用户名")

    receive = add(
        "receive",
        _later("annotating", "run_receive"),
        "收下寄来的批注或词条：按第一行写的位置放进 docs/",
        "gongwen receive 来信.txt --replace",
    )
    receive.add_argument("file", metavar="FILE", help="寄来的文字，- 为标准输入；第一行是它在 docs/ 里的位置")
    receive.add_argument(
        "--replace", action="store_true", help="词条已有时换上寄来的内容（信里没写的键不动）；不加则只列出改动"
    )

    rebase = add(
        "rebase",
        _later("annotating", "run_rebase"),
        "原文改动以后，看批注和段落编号落在哪里，逐字标出差别",
        "gongwen rebase museum-rules --accept",
    )
    rebase.add_argument("slug", nargs="?", metavar="SLUG", help="公文，缺省为全部")
    rebase.add_argument(
        "--accept", action="store_true", help="照所列的写入批注文件（改写引文，或记为找不到）和 ids.tsv（编号的变动）"
    )


def _checking(add: Callable[[str, Run, str, str], ChineseParser]) -> None:
    check = add(
        "check", _later("checking", "run_check"), "检查 docs/ 里的公文、批注、词条和转换规则", "gongwen check --strict"
    )
    check.add_argument("paths", nargs="*", metavar="PATH", help="只报告这些文件或文件夹，缺省为全部")
    check.add_argument("--strict", action="store_true", help="有警告也算失败（退出码 1）")
    check.add_argument("--json", action="store_true", help="输出 JSON")

    verify = add(
        "verify", _later("checking", "run_verify"), "逐字核对已生成的网站和原文", "gongwen verify museum-rules --json"
    )
    verify.add_argument("slugs", nargs="*", metavar="SLUG", help="要核对的公文，缺省为全部")
    verify.add_argument("--site", metavar="DIR", help="要核对的网站在这个文件夹里，缺省为项目的 site/")
    verify.add_argument(
        "--source", metavar="FILE", help="和这份原文核对，不用项目里的；和一个 SLUG 同用，缺省为原文所在的文件夹名"
    )
    verify.add_argument(
        "--sums", action="store_true", help="只按网站里的 SHA256SUMS 核对这份拷贝：有没有改动、缺少、多出的文件"
    )
    verify.add_argument(
        "--deep",
        action="store_true",
        help="把每个 PDF 一页页画出来，看每个字有没有墨迹、有没有不属于文字的墨迹（每页约 0.05 秒）",
    )
    verify.add_argument("--json", action="store_true", help="输出 JSON")
