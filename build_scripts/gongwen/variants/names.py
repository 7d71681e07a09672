"""Family names that are a common word too: 于, 余, 范 … keep their form where a person is named.

Alone nothing tells 于洋 from 于 (in) and 洋. What stands around does: 任命于洋为…, 主任：于洋, 、于洋、, a line that is
a name and an office. So a name is believed where such words stand before it, and a name's length and its end follow.
"""

import re
from collections.abc import Iterator

# In official texts each of these is nearly always the word (於 餘 範 塗 鬱 遊 種 樸), which is what OpenCC writes.
FAMILY_NAMES = "于余范涂郁游种朴"

_APPOINTED = "任命 免去 选举 推选 补选 增选 罢免 聘任 聘请 提名 追授 追认 授予 委派"
_OFFICES = """
总书记 书记 主席 总理 委员长 部长 省长 市长 县长 区长 州长 旗长 乡长 镇长 村长 主任 局长 厅长 处长 科长 司长 署长 院长
校长 所长 会长 行长 庭长 检察长 检察官 法官 审判长 审判员 陪审员 书记员 司令员 司令 政委 政治委员 秘书长 董事长 理事长
总裁 经理 组长 队长 站长 台长 馆长 社长 主编 总编辑 记者 教授 研究员 工程师 医师 律师 院士 委员 代表 同志 烈士 英雄 理事
监事 董事 法定代表人 负责人 联系人 代理人 辩护人 原告 被告 被告人 上诉人 申请人 被申请人 执行人 第三人 受害人 被害人
证人 鉴定人 罪犯 签发人 承办人 经办人 主办人"""
_APPOINTED_WORDS = frozenset(_APPOINTED.split())
_SEPARATORS = "、：:，；）（\n 　"

_HAN = r"[\u4e00-\u9fff]"
# What begins a word with the family name's character, and no given name.
_WORDS = re.compile(
    "余[额款热量下缺留利粮钱项数值电气料物生存地力震波角票者率频略同类土杭姚干江庆音悸晖烬温毒孽味兴裕威荫荷党弦年岁外]|"
    "范[围例本文式畴数县]|涂[料画刻层装改抹鸦写饰覆膜片敷炭脂油漆色污布]|郁[闭金结闷积滞郁葱馥南]|朴[素实]|"
    "游[客艇泳戏览玩船乐程历行轮园牧击离说憩资商医民学走标步动荡移逛弋方艺兴街廊水仙]|于[是此其本该上下年月日每一二三四五六七八九十今]|"
    "种[子类植畜禽苗群源养籽鸡猪牛羊质田粮族公母蛋地芽球薯茎树草花茶菜瓜果棉麻桑药竹好]"
)
_GIVEN = rf"(?:[ 　]?{_HAN}{{1,2}})"
_TITLE = "同志|先生|女士|烈士"
_APPOINTED_NAME = re.compile(rf"{_GIVEN}(?={_TITLE}|[、，。；：）（\s]|为|的|任|等|担任|$)")
_OFFICE_HOLDER = re.compile(rf"{_GIVEN}(?={_TITLE}|[、，。；：）（\s]|诉|等|$)")
_LISTED_YU = re.compile(rf"(?:[ 　]?{_HAN}|{_HAN}{{2}})(?={_TITLE}|[、，（）\s]|$)")
# Two characters are more often a word (余土, 余弦), except before a title, a bracket or a space; a line may be a place.
_LISTED = re.compile(rf"[ 　]?{_HAN}(?={_TITLE}|[（ 　])|(?:[ 　]{_HAN}|{_HAN}{{2}})(?={_TITLE}|[、，（）\s]|$)")
_OPENING = re.compile(
    rf"[ 　]?{_HAN}(?={_TITLE}|[、，（ 　])|[ 　]{_HAN}(?=\n|$)|"
    rf"{_HAN}{{2}}(?<![省市县区镇乡村州街路])(?={_TITLE}|任|担任|[、，（）\s]|$)"
)
_COMRADE = re.compile(rf"{_HAN}{{1,2}}(?={_TITLE})")


def name_contexts() -> Iterator[tuple[str, str]]:
    """Words that stand before a family name, each with the name: ("任命", "余"). `is_name` decides."""
    return ((word, name) for name in FAMILY_NAMES for word in (*_APPOINTED.split(), *_OFFICES.split(), *_SEPARATORS))


def is_name(text: str, position: int) -> bool:
    """True if the family name at `position`, before which one of those words or nothing stands, begins a name."""
    return not _WORDS.match(text, position) and _form(text, position).match(text, position + 1) is not None


def _form(text: str, position: int) -> re.Pattern[str]:
    """What has to follow the family name, by what stands before it."""
    name, before = text[position], text[max(0, position - 1) : position]
    if text[max(0, position - 2) : position] in _APPOINTED_WORDS:
        return _APPOINTED_NAME
    if before and before not in _SEPARATORS:
        return _COMRADE if name == "于" else _OFFICE_HOLDER  # 主任于当日、… is no name
    if name in "种朴" or (name == "于" and before in tuple("，；")):
        return _COMRADE  # 、种数、 and ，于次日，
    if before in ("", "\n"):
        return _OPENING
    return _LISTED_YU if name == "于" else _LISTED
