"""Characters whose form depends on what stands around them, where no listed word can say it.

A rule names its trigger, with the characters that it answers for in brackets; what has to stand before and after; the
form; and two texts: one in which it holds, and one in which a simpler rule would err. It counts as a row of phrases.tsv
that is as long as all it saw, so that a longer row goes before it and a shorter one behind.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongwen.model import VARIANTS, Variant
from gongwen.variants.names import OFFICES, SPEAKS, SURNAMES
from gongwen.variants.places import Condition, Pattern

_ONE_OF = re.compile(r"\[[^\[\]^\\-]+\]")
_REACH = 16  # characters before a trigger that a rule may look at
_EVERY: tuple[Variant, ...] = VARIANTS[1:]
_TW: tuple[Variant, ...] = ("zh-Hant-TW",)

_NUMBER = "[0-9０-９一二三四五六七八九十百千万亿两〇零几数若干余多半每][ 　]?"
_DAY = "[当前今明昨隔整逾冬春夏秋晴雨阴]"
_ENTRY = r"(?:^|\n|[。；：（(\[【〔“「《　 \t])"  # where a line or what is in brackets begins
_TITLES = "部省市县区州旗乡镇村局厅处科司署院校所会行庭检察队站馆社家董理秘组室厂店班船机台校团连营排首警"
_GROWN = "延增成生特助擅"  # before 长, a verb: 延长, 增长
_OF_HAIR = "[型髻辫者剪]|飘|披|及[腰肩]|齐|垂|染|烫|美女|女|男|碧眼|的[男女少青老]|[、，。；：）”]|$"
_MAKING = "研绘炼配自特监编复缝印机手预试仿酿烤烹腌熬卷刻铸煎蒸烧熏雕锻焙轧压摄录创精秘定改灌浇调转拟干"
_SUFFIXED = "[河湖林田路街链片楼首网段校所院]长|会员|[责聘选委]任|[问追权]责|双轨|财产|[股身]份|年薪|全日"
# 一出戏, and not 一出现戏剧性的…
_PLAY = "(?![现台口来去生版售入发租口]).{0,4}?(?:电影|戏|剧)"
# What only (只) goes before, and no measure word (隻): verbs and prepositions.
_ONLY = "[会能有因属应可为要想得够限需须剩供说做谈看算把被让在由对针纯足遵用花满愿点承获借]|是|适用|不过|着眼|包括|涉及"
# Papers that are drawn up in Taiwan's laws: 編製…報告 273 : 0, 編製…規劃 5 : 4.
_PAPERS = (
    "预算|决算|概算|报告|报表|月报|年报|季报|财务|会计|计划|目录|清单|名册|手册|说明书|凭证|图册|教材|公报|文件|统计|"
    "索引|台账|附表"
)
# What returns (回復), where else an answer is given (回覆).
_STATE = (
    "正常|平静|平衡|秩序|安[宁全定]|原[来先有貌样位]|从前|往[日昔]|昔日|过去|正轨|常态|生机|元气|和平|祥和|繁荣|健康|国籍|户籍|"
    "到[^：，]{0,6}(?:水平|状态|前|年)|至"
)
# What follows 自制, self-restraint, or 自 (from) and 制度, 制定 …: 自製 137 : 1 in Taiwan, 135 : 33 in Hong Kong.
_SELF = "力能性、，。；：！？和与及或而地订定止约裁度衡宪式心」』”’）)\\n"
_ROAD = (
    "小区|社区|新村|胡同|街道|大街|居委会|"
    "村(?!庄)|[东西南北中]?[0-9０-９一二三四五六七八九十百]+(?:号|栋|幢|弄|巷|座|组|区|条|单元)"
)
_INSIDE = (
    "院区县村家市校城镇楼屋手心会店厂乡省部局这那哪班队所园馆课夜年月天水海山田地房箱袋包口眼嘴梦话书报网群圈公英海厘"
)


class Rule(NamedTuple):
    """`trigger` has the answered characters in brackets; `form` is theirs in each of `variants`."""

    trigger: str
    before: str
    after: str
    form: str
    holds: str
    counter: str
    variants: tuple[Variant, ...] = _EVERY


RULES: tuple[Rule, ...] = (
    Rule("天[后]", f"(?:{_NUMBER}|{_DAY})", "", "後", "30天后生效", "天后宫"),
    Rule("元[后]", _NUMBER, "", "後", "扣除5000元后", "汉元后"),
    Rule("球[后]", "[血白红月气入得进射踢失罚角两一二三四五]", "", "後", "红细胞和血球后", "网坛球后"),
    Rule(
        "[注]",
        _ENTRY,
        r"[ 　]?[0-9０-９一二三四五六七八九十①-⑳]{0,3}[ 　]?[：:．]|[0-9０-９一二三四五六七八九十]{0,3}[)）\]】]",
        "註",
        "（注：不含）",
        "（注重：甲）",
    ),
    Rule("[出]", "[一两三四五六七八九十几这那每首]", _PLAY, "齣", "选了十出新戏", "一出版戏剧就"),
    Rule("[只]", "[这那是多别人]", f"(?:{_ONLY})", "只", "这只适用于", "这只羊"),
    Rule("[准]", "[才方祇仅]", "(?!备(?!案)|[确时则])", "准", "方准离境", "方准备离境"),
    Rule("[注]", "者", "[：:]", "註", "编者注：有不同意见", "记者注意到"),
    # 准 permits after these (准 : 準 in Taiwan 153 : 0 where it is left over).
    Rule(
        "[准]",
        "[未得应仍均再经]",
        r"(?![备确则时点用绳星入直线度考许予不了])[\u4e00-\u9fff]",
        "准",
        "或未准易科罚金",
        "应准备材料",
    ),
    Rule("[准]", "[，；者]", "[由免按就核]", "准", "，准由受让人", "，准确由此而来"),
    Rule("测[制]", "(?<![监检预评观])", "(?![度定订约止作造裁])", "製", "测制地形图", "测制度量"),
    Rule("[复]层", "(?<![恢修回])", "(?!级)", "複", "采用复层停车设备", "恢复层级"),
    Rule("[复]委托", "(?<![恢回答批函])", "", "複", "得否复委托", "函复委托法院", _TW),
    Rule("[复]勘", "(?<![恢回答批函])", "", "複", "申请复勘", "恢复勘探", _TW),
    Rule("[只]数", "(?<![不是])", "(?![十百千万秒分天日])", "隻", "饲养只数", "只数十天"),
    Rule("[只]", "[猪狗犬牛羊鸡鸭鹅猫]", "(?![有是会能可要需应因为吃在被])", "隻", "如发现狗只、羊只", "猪只有一种"),
    Rule("[只]", "[百千万]", f"(?!{_ONLY}|[有是会能不可将需等反待])", "隻", "五千只野猪", "千万只要"),
    # Counted animals and things; 2020只是 and 300只有 are the adverb.
    Rule("[只]", "[0-9０-９]", f"(?!{_ONLY}|[有是会能不可将需等反待])", "隻", "51只犀牛", "2020只是开端"),
    Rule("[并]入", "", "[内围住场境院座室屋宅职选学狱驻]", "並", "登记并入住", "一律并入主管部门"),
    Rule("[并]发", "[^合归兼撤吞一]", "[文货出给回函送证放]", "並", "盖章并发文", "年资合并发给"),
    Rule("断[发]", "不", "", "發", "不断发声", "断发纹身"),
    Rule("乱[发]", "", "[文证放布补钱奖言通短票告]", "發", "乱发文件", "乱发披肩"),
    Rule("绿[发]", "", "[会展改]", "發", "中国绿发会", "绿发少年"),
    Rule("长[发]", f"[{_TITLES}{_GROWN}]", "(?!型)", "發", "家长发通知", "留长发"),
    Rule("长[发]", "", "[街路村镇乡县集公邨]", "發", "长发街", "长发女子"),
    Rule("短[发]", "", "[车言]", "發", "作简短发言", "短发卡"),
    Rule("留[发]", "", "[声言电]", "發", "留发声", "留发辫"),
    Rule("留[发]", "[保滞遗扣停居]", "(?!型)", "發", "滞留发放", "蓄留发髻"),
    Rule("短[发]", "[简缩]", "", "發", "缩短发送时间", "留短发的"),
    Rule("金[发]", "", f"(?!{_OF_HAIR})", "發", "保证金发还", "金发女子"),
    Rule("金[发]", "[资基奖罚佣租押证保税定现薪津赔款息]", "", "發", "奖金发的", "金发的少年"),
    Rule("额[发]", "[足限差定数总全余金税]", "", "發", "足额发售", "前额发际"),
    Rule("额[发]", "", "[售行放还电给]", "發", "额发售", "前额发际"),
    Rule("净[发]", "", "[电行放生展出]", "發", "净发电量", "洁净发型"),
    Rule("总[发]", "", "[文电行放包出]", "發", "总发文量", "总发髻"),
    Rule("制[发]", "", "(?![型髻胶卷饰带夹])", "發", "制发指引", "定制发型"),
    Rule("[发]指", "", "[示引令挥标定导南派数]", "發", "发指示", "令人发指"),
    Rule("理[发]", "[管整办审受治清处代助经总监]", "(?![型髻])", "發", "办理发函", "专业理发店"),
    Rule("理[发]", "", "[过出声]", "發", "为真理发过声", "理发之后"),
    Rule("生[发]", "[学考师研招新医先]", "(?![型髻])", "發", "学生发问", "生发产品"),
    Rule("头[发]", "[带牵源龙巨]", "(?![型髻])", "發", "带头发起联署", "梳头发"),
    Rule("护[发]", "[保维监救养看防庇爱]", "(?![素型膜油])", "發", "保护发明", "养护发素"),
    Rule("[制]出", f"(?<![{_MAKING}])", "台|现|发|资", "制", "河长制出台", "研制出台灯"),
    Rule(
        "[制]作",
        f"(?<![{_MAKING}])",
        "为(?!抽|宣|影|短|视|主)|用(?!于|途)|风(?![险格筝机扇味])",
        "制",
        "路长制作用",
        "绘制作为附件的图",
    ),
    Rule("[制]成", f"(?<![{_MAKING}])", "效|立|熟|果", "制", "田长制成效", "研制成果"),
    Rule("[制]备", f"(?<![{_MAKING}])", "案", "制", "实行登记制备案", "制备药品"),
    Rule("[制]作", _SUFFIXED, "", "制", "问责制作出规定", "负责制作"),
    Rule("[制]出", _SUFFIXED, "", "制", "河长制出了成绩", "由局长制出"),
    Rule("[制]成", _SUFFIXED, "", "制", "林长制成绩", "塑料制成"),
    Rule("[制]造", _SUFFIXED, "就|成|福|势|声势", "制", "田长制造就", "委任制造"),
    Rule(
        "[注]",
        "[列填查添互移改增]",
        "(?![意重射入资目水浆塑视油气定满音册销])",
        "註",
        "应予列注。",
        "下列注意事项",
        _TW,
    ),
    Rule("[并]同", "[^合兼归吞]", "(?![时意步比级类样城期行位一等])", "併", "，并同相关文件", "并同意其请求", _TW),
    Rule("[并]计", "[^合，；。]", "(?![算入提划收价征量数件税时较])", "併", "年资应予并计", "汇总并计算", _TW),
    Rule("[系]属", "案件|事件|程序|诉讼|[已现]", "", "繫", "案件系属中", "确系属实", _TW),
    Rule(
        "编[制]",
        "",
        rf"(?![内外及和与或数总]|人员|员额|名额)[^，。；：、\n]{{0,12}}?(?:{_PAPERS})",
        "製",
        "编制年度预算",
        "编制内人员",
        _TW,
    ),
    Rule(
        "编[制]",
        "(?<!员额)(?<!人员)(?<!机构)(?<!组织)",
        "方式|准则|基础|附注|公告",
        "製",
        "编制方式和内容",
        "编制总数",
        _TW,
    ),
    Rule("编[制]", rf"(?:{_PAPERS})[的之书表]?", "", "製", "财务报告编制", "机构编制", _TW),
    Rule("面[复]", "", "代表|委员|信访|群众|来信|提案|[，。；]", "覆", "由承办人面复代表", "全面复核"),
    Rule("回[复]", "", "原状|权|请领|名誉|聘任|职务|被剥夺|占有", "復", "回复权利", "回复意见"),
    Rule(
        "回[复]",
        "",
        _STATE,
        "復",
        "社会回复正常",
        "回复指出",
    ),
    Rule("自[制]", "(?<![来源出])", f"(?![{_SELF}]|$)", "製", "自制武器", "来自制度"),
    Rule(
        "[制]发",
        "(?<![机体管法编期长轮学建税官控抑限强公])",
        "[、，。；之予及管事印机审产旁土聘识权]",
        "製",
        "证书制发事项",
        "机制发及",
        _TW,
    ),
    Rule("[汇]", "(?<![结外售存购收付电])", "[办核订截缴计案送转列造齐]", "彙", "汇办事项", "结汇案件", _TW),
    Rule("[里]", rf"[\u4e00-\u9fff](?<![{_INSIDE}])", _ROAD, "里", "永安里小区", "院里3号楼"),
    Rule("[里]", rf"(?:{OFFICES})[{SURNAMES}][\u4e00-\u9fff]?", SPEAKS, "里", "局长林月里出席", "局长在会议室里表示"),
)


def rule_patterns(variant: Variant, rank: int) -> Iterator[Pattern]:
    """The rules of a script as patterns, each with its condition."""
    for rule in RULES:
        if variant in rule.variants:
            before, _, rest = rule.trigger.partition("[")
            answered, _, after = rest.partition("]")
            # Where one of a few characters stands before, it is searched for too: the longer, the rarer.
            heads = tuple(rule.before[1:-1]) if _ONE_OF.fullmatch(rule.before) else ("",)
            for head in heads:
                text, start = head + before + answered + after, len(head + before)
                yield Pattern(text, start, start + len(answered), rule.form, rank, _condition(rule, len(head)))


def _condition(rule: Rule, head: int) -> Condition:
    """How much the rule sees where its trigger stands, with `head` characters of what has to stand before it."""
    before, after = re.compile(rf"(?:{rule.before})\Z"), re.compile(rule.after)

    def seen(text: str, start: int, end: int) -> int:
        start += head
        behind = before.search(text, max(0, start - _REACH), start)
        ahead = after.match(text, end) if behind else None
        return ahead.end() - behind.start() if behind and ahead else 0

    return seen
