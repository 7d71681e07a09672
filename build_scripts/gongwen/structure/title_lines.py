"""Which line among those of a page is its title, and what pages put around a text: labels, menus, mastheads, rules."""

import re

from gongwen.sources.page_fields import LABELS
from gongwen.structure.lines import (
    OF_A_PAGE,
    ORGAN,
    SENTENCE,
    bare_title,
    has_han,
    is_closing_note,
    is_dated,
    is_day_line,
    is_file_name,
    is_member,
    is_month,
    is_officer,
    is_signature,
    is_subtitle,
    squeezed,
    title_type,
)
from gongwen.structure.marks import read_mark
from gongwen.structure.number_lines import is_document_number

# What issues another text, or speaks to somebody: a title with 印发 that ends otherwise goes on in the next line.
_ACTS = re.compile(
    "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|纪要|令|函|答复|说明|解释|规定|公示|批示"
)
_ISSUING = re.compile(r"印发|转发|批转|下发|颁发|(?<=关于)(?:发布|公布|颁布)")
# What stands above or below a title as label and value, in a saved page's head or in a letter of Taiwan (發文字號：).
_LABELLED = re.compile(
    r"[-*+•·\s]*[*_【\[]*(?P<label>[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,11}?)[*_】\]]*\s*[：:][*_]*\s*(?P<value>.*)",
    re.DOTALL,
)
_NO_VALUES = [
    "法规类别", "法规位阶", "异动日期", "修正日期", "法规网址", "原文链接", "原文网址", "检索时间", "检索关键词",
    "抓取时间", "分类", "主题分类", "有效性", "来源", "信息来源", "文章来源", "网址", "链接", "作者", "文种", "速别",
    "密等及解密条件", "密等及解密条件或保密期限", "受文者", "承办人", "传真", "电子邮件", "内容概述", "主题词",
]  # fmt: skip
_LABELS = {**LABELS, "发文日期": "issued", "法规名称": "title", **dict.fromkeys(_NO_VALUES, "")}
# The same in a table that was made flat: 发文机关 某市人民政府.
_SPACED = re.compile(rf"(?P<label>{'|'.join(sorted(_LABELS, key=len, reverse=True))})[\s\u3000]+(?P<value>\S.*)")
# Any other label and its value: 时效：现行有效, 归档时间:2018-11-21. No document is called so.
_FIELD = re.compile(
    r"(?!.*(?:关于|《))(?P<label>[\u4e00-\u9fff][\u4e00-\u9fff\s\u3000]{1,9})[：:]\s*(?P<value>\S.{0,23})"
)
# Several in a row: 废止时间：2020-01-23 名称：某某通知.
_FIELD_ROW = re.compile(
    r"(?!.*[。；])[\u4e00-\u9fff]{2,6}[：:][^：:]*?(?:[\s\u3000][\u4e00-\u9fff]{2,6}[：:][^：:]*)+(?:[：:].*)?"
)
_RULE = re.compile(r"[-=*_—─\s]{3,}")
# The head of an official paper above its title: 某市人民政府文件, 特急, 秘密★1年, 000123.
_MASTHEAD = re.compile(
    r"(?!.*关于)[\u4e00-\u9fff]{2,40}文件|特急|加急|平急|急件|(?:绝密|机密|秘密)(?:★\S{1,5})?|[0-9]{6}"
)
# What sites print below a text, and what collectors print above it: no line of a document.
_FURNITURE = re.compile(
    r"(?:责任编辑|编辑|编审|责编|审核|审校|校对|初审|复审|终审|供稿|撰稿|作者|文章作者|来源|文章来源|信息来源|稿件来源|文章出处|转载自|原文链接|网址|链接"
    r"|浏览次数|浏览量|阅读次数|阅读量|视力保护色|访问量|点击数|点击量|点击率|更新时间|更新日期|发布时间|发布日期|发表时间|打印时间|字号|字体|字体大小)"
    r"(?:[：:\s】]|为).{0,80}"
    r"|(?:上一篇|下一篇|上一条|下一条|分享到|分享至|扫一扫|用手机扫|微信扫|扫描二维码|返回顶部|返回首页|版权所有|网站标识码|相关链接|相关阅读|相关新闻|相关报道|相关附件下载|延伸阅读)[^。]{0,80}"
    r"|(?:时间|日期)[：:\s].{4,40}(?:点击|浏览|阅读|访问|来源|作者|字体)[^。]{0,40}"
    r"|[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?(?:\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
    r"[\s|]+(?:来源|文章来源|信息来源|稿件来源|作者|编辑|浏览|浏览量|浏览次数|阅读|点击|访问量|字号|字体)[：:\s].{0,80}"
    r"|(?:(?:发布|发稿)?(?:时间|日期)[：:]\s*)?[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?"
    r"\s*[0-9]{1,2}\s*[:：时]\s*[0-9]{1,2}\s*分?(?::[0-9]{2})?"
    r"|时间[：:]\s*[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|.{0,100}(?:记者|通讯员)[\s\u3000]*[\u4e00-\u9fff·\s\u3000]{2,12}(?<!拍)摄[。]?"
    r"|<?https?://[^\s<>]{1,200}>?|本文共?\s*[0-9]+\s*字|.{0,40}ICP备.{0,40}|下载地址[：:].{0,80}"
    r"|[\u4e00-\u9fff·]{2,10}(?:代表[^，。]{2,16})?作政府工作报告[。]?"
    r"|(?:点击|长按|扫码)?[^，。]{0,8}(?:蓝字|二维码)?关注(?:我们|公众号|本号)[^，。]{0,8}"
    r"|(?:新华社|中新社|新华网|人民网|本报|本网)[^，。：]{0,20}[电讯]|即日新闻|列印(?:本页)?"
    r"|跳[至到转]主[要內内]?[內内]?容[區区]?|(?:[您你]?(?:现在)?的?(?:当前|所在)?位置).{0,120}|[^。，]{1,24}(?:\s[>＞»›→]+\s[^。，]{1,40})+"
    r"|[^。，：:|｜]{1,12}(?:\s*[|｜]\s*[^。，：:|｜]{1,20}){2,}"
)
# 【打印】【关闭】 without the marks between the words.
_BUTTONS = re.compile(
    r"(?:打印本页|打印本文|打印|关闭窗口|关闭本页|关闭|收藏|分享|返回列表|返回上级|返回|大|中|小|我要纠错|纠错|下载|TOP|top|全屏|加大|还原|减小"
    r"|放大|缩小|默认|字号|字体|订阅|复制|朗读|语音播报|复制链接|无障碍){0,12}"  # or marks alone
)
_BETWEEN_BUTTONS = re.compile(r"[【】\[\]()（）\s|/·：:]+")
MAX_TITLE = 160
_MIN_MENU = 3  # words
_MAX_FURNITURE = 200
_MAX_LABELLED = 400


def is_title(text: str) -> bool:
    """True for a line that ends as a document's title does."""
    bare = bare_title(text)
    is_plain = "，" not in bare or "关于" in bare
    return is_plain and is_title_line(bare) and title_type(bare) is not None


def is_whole_title(text: str) -> bool:
    """True for a title that may end here: …印发某某办法 does not, for what issues a text is called a notice."""
    kind = title_type(text)
    if kind is None or text.count("《") != text.count("》"):
        return False
    return bool(_ACTS.fullmatch(kind)) or not _ISSUING.search(text)


def goes_on_in(title: str, following: str) -> bool:
    """True where the next line belongs to a title that could end here.

    关于推行公示制度, 备案审查制度的意见; 某市节水条例, 实施细则. But: 某市节水条例, 某市供水条例.
    """
    kind = title_type(following)
    if kind is None or "关于" in following:
        return False
    if "关于" in title and not _ACTS.fullmatch(title_type(title) or ""):
        return bool(_ACTS.fullmatch(kind)) and "的" in following
    return len(squeezed(following)) <= 6 and squeezed(following).startswith(("实施", "修正", "修订"))


def is_title_line(text: str) -> bool:
    """True for a line that could be part of a title: short, no sentence, no number, no date."""
    return (
        0 < len(text) <= MAX_TITLE
        and has_han(text)
        and not SENTENCE.search(text)
        and not OF_A_PAGE.search(text)
        and text[-1] not in "，、：:,"
        and "\t" not in text
        and read_mark(text) is None
        and not is_document_number(text)
        and not is_day_line(text)
        and not is_dated(text)
        and not is_closing_note(text)
        and not is_masthead(text)
        and not is_subtitle(text)
        and not is_officer(text)
        and not is_month(text)
        and not is_file_name(text)
        and not is_furniture(text)
        and labelled(text) is None
        and not is_field(text)
        and not is_menu(text)
        and not (is_member(text) and title_type(text) is None)
    )


def is_masthead(text: str) -> bool:
    """True for what stands above the title of an official paper: 某市人民政府文件, 特急."""
    return bool(_MASTHEAD.fullmatch(squeezed(text)))


def is_furniture(text: str) -> bool:
    """True for a line that sites print around a text: 责任编辑：某某, 【打印】【关闭】, 首页 > 公开 > 通知."""
    if len(text) > _MAX_FURNITURE:
        return False
    bare = text.strip("*# ").strip("【】（）()")
    return bool(_FURNITURE.fullmatch(bare) or _BUTTONS.fullmatch(_BETWEEN_BUTTONS.sub("", text)))


def labelled(text: str) -> tuple[str, str] | None:
    """What a line with a label says: 发文字号：某发〔2024〕3号 → number and that; no name for other labels."""
    match = (_LABELLED.fullmatch(text) or _SPACED.fullmatch(text)) if len(text) <= _MAX_LABELLED else None
    label = squeezed(match["label"]) if match else ""
    if match is None or label not in _LABELS:
        return None
    return ("", "") if "|" in match["value"] else (_LABELS[label], match["value"].strip())  # a row of several


def is_field(text: str) -> bool:
    """True for a short label with a short value that is no title, or for several: 时效：现行有效; sites have them above
    a text. In 国务院：加强… an organ speaks, as headlines have it."""
    if len(text) <= _MAX_LABELLED and _FIELD_ROW.fullmatch(text):
        return True
    match = _FIELD.fullmatch(text)
    return match is not None and title_type(match["value"]) is None and not ORGAN.search(match["label"])


def is_menu(text: str) -> bool:
    """True for words of a menu: 学校网站 ENGLISH 旧版; joint issuers, and a title that is spaced out, are none."""
    words = text.split()
    is_plain = len(words) >= _MIN_MENU and not any("关于" in word or "《" in word for word in words)
    is_apart = sum(map(len, words)) > 2 * len(words)
    return is_plain and is_apart and title_type(text) is None and not any(map(is_signature, words))


def is_rule(text: str) -> bool:
    """True for a line of dashes."""
    return bool(_RULE.fullmatch(text))
