"""Sources as large as they may be, of one thing over and over: whatever it is, reading them comes to an end."""

import resource
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.children import run_main
from tests.fuzzing import Fuzz

pytestmark = pytest.mark.fuzz

LINES, CHARACTERS = 29_980, 600_000
SECONDS = (
    60  # of the processor; the longest takes ten of a slow one, what grows with the square of the size takes hours
)
Source = Callable[[], tuple[str, str]]


def lines(*repeated: str) -> Source:
    return lambda: ("txt", _article("\n".join(repeated[n % len(repeated)] for n in range(LINES))))


def line(words: str) -> Source:
    return lambda: ("txt", _article(f"甲{words * (CHARACTERS // len(words))}乙"))


def page(repeated: str, count: int = LINES, head: str = "") -> Source:
    return lambda: ("html", f"<!doctype html><html><head>{head}</head><body>{_article(repeated * count)}</body></html>")


def markdown(repeated: str, count: int = LINES) -> Source:
    return lambda: ("md", f"# 关于试点的通知\n\n{repeated * count}")


def _article(text: str) -> str:
    return f"关于试点的通知\n各市：\n{text}\n省政府\n2024年1月2日\n"


def _deep_front_matter() -> tuple[str, str]:
    return "md", "---\n" + "".join("  " * depth + f"a{depth}:\n" for depth in range(2500)) + "---\n# 关于试点的通知\n"


SHAPES: dict[str, Source] = {
    "空白成行": line("　"),
    "表中有表": page("<table><tr><td>甲", 5000),
    "样式重复": page("<p class=a>甲</p>", head=f"<style>{'.a{display:none}' * 10_000}</style>"),
    "项目符号": markdown("- 甲\n"),
    "文件头很深": _deep_front_matter,
    "附件": lines("附件："),
    "附件1": lines("附件1", "名单"),
    "附件与落款": lines("附件：", "省政府", "2024年1月2日"),
    "括号": lines("（一）加强领导。"),
    "条": lines("第一条　为了规范，制定本办法。"),
    "引号": lines("“先行先试"),
    "标题": lines("关于试点的通知", "各市：", "一、好。"),
    "日期": lines("2024年1月2日"),
    "目录": lines("目录", "一、总则"),
    "各层编号": lines("第一编 总", "第一章 总", "第一条 甲", "一、甲", "（一）甲", "1.甲", "（1）甲", "①甲"),
    "半角空白": line(" "),
    "一句到底": line("先行先试，逐步推开"),
    "开括号": line("（"),
    "书名号": line("《"),
    "数字": line("1"),
    "日期成行": line("2024年1月2日"),
    "引用成行": line("第一条第二款、"),
    "表格行": page("<tr><td>甲<td>乙", head="<title>甲</title><table>"),
    "表格": page("<table><tr><td>甲</td></tr></table>"),
    "列表套列表": page("<ul><li>甲", 5000),
    "列表": page("<li>甲"),
    "段落": page("<p>（一）甲"),
    "换行": page("甲<br>"),
    "容器套容器": page("<div>甲"),
    "小于号": page("<", CHARACTERS),
    "链接": page("<a href=http://example.org/>甲</a>"),
    "引用块": markdown("> 甲\n"),
    "管道表": markdown("|甲|乙|\n|-|-|\n", LINES // 2),
    "脚注": markdown("甲[^1]\n"),
    "星号": markdown("*", CHARACTERS),
    "方括号": markdown("[", CHARACTERS),
    "开标签": markdown("<div>\n"),
}


def test_whatever_is_repeated_a_source_is_read(fuzz: Fuzz, tmp_path: Path) -> None:
    names = list(SHAPES)
    for chance in fuzz.cases(sample=2, long=len(names)):
        name = names[chance.case % len(names)]
        ending, text = SHAPES[name]()
        (tmp_path / "mkdocs.yml").write_text("site_name: 公文\n", "utf-8")
        source = tmp_path / f"source.{ending}"
        source.write_text(text, "utf-8")
        ended = run_main(tmp_path, ("import", str(source), "--slug", f"s{chance.case}"), _limited)
        assert ended.status in (0, 1) and "Traceback" not in ended.err, (chance.again, name, ended.status)


def _limited() -> None:
    """From here on the process is killed after its time of the processor."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
