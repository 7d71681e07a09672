"""Where centred lines break, a title's above all: at sense, in halves (GB/T 9704-2012, 7.3.1: 词意完整，排列对称)."""

import unicodedata
from itertools import accumulate, pairwise

NEVER = 1000.0
# A title of more lines than these is set as a paragraph.
MOST_LINES = 8
_CLOSING = frozenset("》〉”’」』）〕】、，。：；！？的)]")
_OPENING = frozenset("《〈“‘「『（〔【([")
# Words of official titles that a line must not split, in both scripts; a title's own words may be added.
_TITLE_WORDS = """
国务院 國務院 办公厅 辦公廳 人民政府 委员会 委員會 常务 常務 中共中央 中华人民共和国 中華人民共和國
全国 全國 关于 關於 印发 印發 转发 轉發 批转 批轉 加强 加強 推进 推進 推动 推動 促进 促進 深化
进一步 進一步 加快 建立 开展 開展 建设 建設 工作 管理 发展 發展 改革 实施 實施 方案 规划 規劃
计划 計劃 指导 指導 意见 意見 通知 通报 通報 决定 決定 规定 規定 办法 辦法 条例 條例 细则 細則
批复 批復 报告 報告 制度 体系 體系 服务 服務 政务 政務 数字 數字 政府 经济 經濟 社会 社會 国家
國家 教育 安全 行政 机构 機構 企业 企業 产业 產業 农业 農業 技术 技術 创新 創新 若干 问题 問題
有关 有關 事项 事項 适用 適用 法律 审理 審理 案件 城市 市场 市場 公共 信息 资源 資源 环境 環境
保护 保護 总体 總體 试点 試點 专项 專項 附加 扣除 暂行 暫行 职业 職業 健康 有序 重新 发布 發布 公布 修改
废止 廢止 修订 修訂 修正 调整 調整 同意 批准 设立 設立 下达 下達 表彰 任免 撤销 撤銷 暂停 暫停 取消 通过 通過
施行 会议 會議 全国人民代表大会 全國人民代表大會 常务委员会 常務委員會 第一次 第二次 第三次 第四次 第五次
"""
_NUMERALS = frozenset("〇零一二三四五六七八九十百千0123456789")
_COUNTED = frozenset("年月日号號条條款项項次届屆章编編")
# What a notice does with the thing that it names next.
_VERBS = (
    "印发",
    "印發",
    "转发",
    "轉發",
    "批转",
    "批轉",
    "发布",
    "發布",
    "公布",
    "修改",
    "废止",
    "廢止",
    "调整",
    "調整",
)
_WORDS = frozenset(_TITLE_WORDS.split())
_LONGEST_WORD = max(map(len, _WORDS))
# How bad a break is where nothing speaks for or against it: most Han words have two characters.
_UNKNOWN = 6.0
# How much worse it is between characters that always keep together in the document.
_COHERENT = 24.0


def break_title(title: str, width: float, text: str = "") -> tuple[str, ...]:
    """The title in as few lines as fit into `width` Han characters, broken where the sense allows.

    The lines joined are the title. `text` is the document's, which shows what its words are: characters that keep
    together there are not parted here. A title too long to be set by hand comes back as one line.
    """
    advance = (0.0, *accumulate(map(_em, title)))
    fewest = max(1, -int(-advance[-1] // width))
    if fewest > MOST_LINES:
        return (title,)
    penalties = {at: _penalty(title, at, text) for at in range(1, len(title))}
    for lines in range(fewest, fewest + 3):
        found = _best_breaks(advance, penalties, width, lines)
        if found is not None:
            return tuple(title[a:b] for a, b in pairwise((0, *found, len(title))))
    return (title,)


def _best_breaks(
    advance: tuple[float, ...], penalties: dict[int, float], width: float, lines: int
) -> tuple[int, ...] | None:
    """Where to break for the least penalty with a given number of lines; None where no such breaks fit."""
    target = advance[-1] / lines
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(lines):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, breaks) in best.items():
            for end in range(start + 1, len(advance)):
                length = advance[end] - advance[start]
                if length > width:
                    break
                total = cost + 0.15 * (length - target) ** 2 + penalties.get(end, 0.0)
                if total < reached.get(end, (NEVER, ()))[0]:
                    reached[end] = (total, (*breaks, end))
        best = reached
    found = best.get(len(advance) - 1)
    return found[1][:-1] if found else None


def _penalty(title: str, at: int, text: str) -> float:
    """How bad it is to end a line before character `at`: 0 after 的, beyond NEVER inside 《 or a number."""
    before, after = title[at - 1], title[at]
    if after in _CLOSING or before in _OPENING or unicodedata.combining(after):
        return NEVER
    if before.isspace():
        return 0.0
    if _em(before) < 1 and _em(after) < 1 and not after.isspace():
        return NEVER
    if _inside_word(title, at) or _inside_number(before, after):
        return NEVER / 20
    if before in _CLOSING or after in _OPENING or title.startswith(("关于", "關於"), at):
        return 0.0
    if title[:at].endswith(_VERBS) or after in "和与與及":
        return 2.0
    return _UNKNOWN + _COHERENT * _cohesion(before, after, text)


def _inside_word(title: str, at: int) -> bool:
    return any(
        title[start:end] in _WORDS
        for start in range(max(0, at - _LONGEST_WORD), at)
        for end in range(at + 1, min(len(title), start + _LONGEST_WORD) + 1)
    )


def _inside_number(before: str, after: str) -> bool:
    """True inside 第十一届 and 2021年1月22日."""
    return (after in _NUMERALS and (before in _NUMERALS or before in "第年月")) or (
        before in _NUMERALS and after in _COUNTED
    )


def _cohesion(before: str, after: str, text: str) -> float:
    """How firmly two characters keep together in a text: 1 where the rarer one never stands without the other."""
    together = text.count(before + after)
    return together / min(text.count(before), text.count(after)) if together > 1 else 0.0


def _em(character: str) -> float:
    """The advance of a character in Han widths, near enough to choose a line."""
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5
