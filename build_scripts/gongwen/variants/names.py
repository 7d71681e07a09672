"""Family names that are a common word too: 于, 余, 范 … keep their form where a person is named.

Alone nothing tells 于洋 from 于 (in) and 洋. What stands around does: 任命于洋为…, 主任：于洋, 、于洋、,
局长于洋出席, a line that is a name and an office. So a name is believed where such words stand before it, and a name's
length and its end follow. What no rule tells, the list `names` of a document.yml says.
"""

import re
from collections.abc import Iterator

# In official texts each of these is nearly always the word (於 餘 範 塗 鬱 遊 種 樸), which is what OpenCC writes.
FAMILY_NAMES = "于余范涂郁游种朴"
# These OpenCC mistakes after an office only (部长胡 → 鬍, 局长党 → 黨), so they are believed nowhere else.
_AFTER_OFFICES = "胡梁沈谷党干后占荐台"
# The commonest family names, for what a given name may hold.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)

_APPOINTED = "任命 免去 选举 推选 补选 增选 罢免 聘任 聘请 提名 追授 追认 授予 委派"
_OFFICES = """
总书记 书记 主席 总理 委员长 部长 省长 市长 县长 区长 州长 旗长 乡长 镇长 村长 主任 局长 厅长 处长 科长 司长 署长 院长
校长 所长 会长 行长 庭长 检察长 检察官 法官 审判长 审判员 陪审员 书记员 司令员 司令 政委 政治委员 秘书长 董事长 理事长
总裁 经理 组长 队长 站长 台长 馆长 社长 主编 总编辑 记者 教授 研究员 工程师 医师 律师 院士 委员 代表 同志 烈士 英雄 理事
监事 董事 法定代表人 负责人 联系人 代理人 辩护人 原告 被告 被告人 上诉人 申请人 被申请人 执行人 第三人 受害人 被害人
证人 鉴定人 罪犯 签发人 承办人 经办人 主办人"""
OFFICES = "|".join(_OFFICES.split())
_APPOINTED_WORDS = frozenset(_APPOINTED.split())
_SEPARATORS = "、：:，；）（\n 　"
_CONJUNCTIONS = "和及与"  # 张军和于洋: where a person stands before it

_HAN = r"[\u4e00-\u9fff]"
# What begins a word with the family name's character, and no given name.
_WORDS = re.compile(
    "余[于额款热量下缺留利粮钱项数值电气料物生存地力震波角票者率频略同类土杭姚干江庆音悸晖烬温毒孽味兴裕威荫荷党弦年岁外兼人均]|"
    "范[围例本文式畴数县]|涂[镀料画刻层装改抹鸦写饰覆膜片敷炭脂油漆色污布]|郁[闭金结闷积滞郁葱馥南]|朴[素实]|"
    "游[记客艇泳戏览玩船乐程历行轮园牧击离说憩资商医民学走标步动荡移逛弋方艺兴街廊水仙]|"
    "于[是此其本该上下年月日每一二三四五六七八九十今前后当同近昨去翌次何各全现会省市县区国早晚午夜事案期内外中间]|"
    "种[子类植畜禽苗群源养籽鸡猪牛羊质田粮族公母蛋地芽球薯茎树草花茶菜瓜果棉麻桑药竹好]|"
    "胡[子须髭渣碴同乱说]|梁[柱板架桥]|沈[阳河]|谷[物类地底]|占[比用有地领据总全优到]|荐[举书]|"
    "党[委员支组总部建政群内外校务派性风费籍章规纪史报刊和与在是中工团领的旗徽龄]|"
    "干[部事警群校劲活流预扰涉旱线渠道支细休管将]|"
    "后[勤续来期方台备果面者又再即经因被可应须在由天半排任首次第均都曾将未已仍还便就]|台[湾北中南州账阶风式站办商胞资球东上下]"
)
_GIVEN = rf"(?:[ 　]?{_HAN}{{1,2}})"
_TITLE = "同志|先生|女士|烈士"
# What a person who holds an office does next in a report.
SPEAKS = (
    "(?:出席|主持|表示|指出|强调|介绍|说|称|率|一行|在|对|作|宣布|要求|陪同|参加|致辞|讲话|会见|调研|带队|主讲|签|"
    "通报|汇报|[，。、；：])"
)
_APPOINTED_NAME = re.compile(rf"{_GIVEN}(?={_TITLE}|[、，。；：）（\s]|为|的|任|等|担任|$)")
_OFFICE_HOLDER = re.compile(rf"{_GIVEN}(?={_TITLE}|{SPEAKS}|[）（\s]|诉|等|$)")
# The same for a character that is common after an office: 局长后续…, 委员于会上…
_SPOKEN_OF = re.compile(
    rf"(?:某{{1,2}}|{_HAN}{{1,2}})(?={_TITLE}|出席|主持|表示|指出|强调|介绍|一行|宣布|要求|陪同|致辞|讲话|会见|调研|带队)|"
    r"某[^些一个种年月日时处方项名类]"
)
_GOVERNS = re.compile(r"(?:长|书记|主席|总理|主任|司令|司令员|政委|总裁|经理|教授|院士|主编|总编辑)\Z")
_JOINED_NAME = re.compile(rf"{_HAN}{{1,2}}(?={_TITLE}|[、，。；）（\s等]|$)")
_LISTED_YU = re.compile(rf"(?:[ 　]?{_HAN}|{_HAN}{{2}})(?={_TITLE}|[、，（\s]|$)")
_ALONE = re.compile(rf"(?:[ 　]?{_HAN}|{_HAN}{{2}})(?={_TITLE}|[（\s]|$)")
# A list of persons: the one before or behind has a common family name.
_PERSON_BEFORE = re.compile(rf"(?:[、：:，；）（\s]|^)[{SURNAMES}]{_HAN}{{1,2}}、\Z")
_JOINED = re.compile(rf"(?:[、：:，；）（。\s为由]|^)[{SURNAMES}]{_HAN}{{1,2}}[{_CONJUNCTIONS}]\Z")
_PERSON_BEHIND = re.compile(rf"{_HAN}{{1,2}}、[{SURNAMES}]{_HAN}{{1,2}}(?=[、，。；（\s等]|$)")
# Two characters are more often a word (余土, 余弦), except before a title, a bracket or a space; a line may be a place.
_STRONG = "表示|指出|认为|强调|透露|批评|补充|回应|解释|介绍|出席|主持"
_LISTED = re.compile(
    rf"{_HAN}{{2}}(?={_STRONG})|[ 　]?{_HAN}(?={_TITLE}|[（ 　])|"
    rf"(?:[ 　]{_HAN}|{_HAN}{{2}})(?={_TITLE}|[、，（）等\s]|$)"
)
_OPENING = re.compile(
    rf"[ 　]?{_HAN}(?={_TITLE}|[、，（ 　])|[ 　]{_HAN}(?=\n|$)|"
    rf"{_HAN}{{2}}(?={_STRONG})|{_HAN}{{2}}(?<![省市县区镇乡村街路])(?={_TITLE}|任|担任|[、，（）\s]|$)"
)
_OPENING_YU = re.compile(_OPENING.pattern.replace("、", ""))  # 于火灾、水灾发生时
_COMRADE = re.compile(rf"{_HAN}{{1,2}}(?={_TITLE})")
# 于 and two characters are a place or a time as well: 、于春季、, 部长于北京、 …
_TIME_OR_PLACE = re.compile(
    "于(?:[春夏秋冬]季|(?:北|东|南|西)京|上海|天津|重庆|广州|深圳|成都|武汉|西安|杭州|香港|澳门|台[北中南湾]|学校|医院|现场|公司|机关|社区|"
    "[河湖海云]南|[河湖]北|[山广]西|[山广]东|江[苏西]|[浙黑龙]江|吉林|辽宁|安徽|福建|四川|贵州|陕西|甘肃|青海|宁夏|新疆|西藏|内蒙|"
    "澎湖|金门|马祖|高雄|"
    rf"{_HAN}(?:[时前后内外间中末底初上下日天年月周期晚晨早午夜季旬市省县区州校院厂场所站部处室网边侧节里]))"
)

# In a name that an editor has named as one these are themselves, though the word that they are elsewhere is another.
_KEPT = frozenset(FAMILY_NAMES + _AFTER_OFFICES + "里采征咸志松岳姜曲卜丑")


def name_form(name: str, alone: str) -> str:
    """A person's name, of which `alone` is the traditional form character by character: 于里 → 于里, not 於裏."""
    forms = (character if character in _KEPT else form for character, form in zip(name, alone, strict=True))
    return "".join(forms).replace("鐘", "鍾")


def name_contexts() -> Iterator[tuple[str, str]]:
    """What stands before a family name, each with the name: ("任命", "余"). `is_name` decides."""
    persons = (*_APPOINTED.split(), *_OFFICES.split())
    yield from ((word, name) for name in FAMILY_NAMES for word in (*persons, *_SEPARATORS))
    yield from ((word, name) for name in _AFTER_OFFICES for word in persons)
    yield from ((word, name) for name in FAMILY_NAMES[:6] for word in _CONJUNCTIONS)


def is_name(text: str, position: int) -> bool:
    """True if the family name at `position`, before which one of those words or nothing stands, begins a name."""
    if _WORDS.match(text, position) or (text[position] == "于" and _TIME_OR_PLACE.match(text, position)):
        return False
    if position and text[position - 1] in _CONJUNCTIONS:
        person_before = _JOINED.search(text, max(0, position - 5), position)
        return person_before is not None and _JOINED_NAME.match(text, position + 1) is not None
    return _form(text, position).match(text, position + 1) is not None


def _form(text: str, position: int) -> re.Pattern[str]:
    """What has to follow the family name, by what stands before it."""
    name, before = text[position], text[max(0, position - 1) : position]
    if name in _AFTER_OFFICES[4:]:
        return _SPOKEN_OF
    if text[max(0, position - 2) : position] in _APPOINTED_WORDS:
        return _APPOINTED_NAME
    if before and before not in _SEPARATORS:
        return _COMRADE if name == "于" and not _GOVERNS.search(text, max(0, position - 4), position) else _holder(name)
    if name == "于" and _in_a_list(text, position):
        return _LISTED_YU
    if name in "种朴" or (name == "于" and before in tuple("、，；）")):
        return _COMRADE  # 、种数、 and ，于次日，
    if before in ("", "\n"):
        return _OPENING_YU if name == "于" else _OPENING
    return _ALONE if name == "于" else _LISTED


def _holder(name: str) -> re.Pattern[str]:
    return _SPOKEN_OF if name == "于" else _OFFICE_HOLDER


def _in_a_list(text: str, position: int) -> bool:
    before, behind = (
        _PERSON_BEFORE.search(text, max(0, position - 6), position),
        _PERSON_BEHIND.match(text, position + 1),
    )
    return bool(before or behind)
