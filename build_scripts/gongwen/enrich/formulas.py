"""Formulas: what every document of a kind says, and what therefore tells nothing of this one."""

import re

# Where it stands, the sentence does not count: how the text came about, that it is to be obeyed, whom it follows.
_FORMULA = re.compile(
    r"[印转]发给你们|现(?:就|将|对)?.{0,60}(?:如下|[印转]发|公布)|提出(?:以下|如下|本)[^，]{0,6}意见|[作做]出如下决定|如下意见|如下决定|"
    r"(?:特)?制[定订]本[一-鿿]{1,4}|收悉|请.{0,20}(?:贯彻|遵照|执行|落实)|(?:认真|坚决|抓好|严格)?(?:贯彻|遵照)(?:落实|执行)(?:[。，]|$)|"
    r"审议通过|高举|习近平.{0,16}思想|(?:党的)?[一二三四五六七八九十]+(?:大|届.中全会).{0,4}精神|党中央、国务院|"
    r"重要(?:的)?(?:意义|作用|举措|部署|组成部分)|充分认识|统一思想|政治站位|高度重视|指导思想|四个全面|五位一体|中国梦|"
    r"重中之重|最大的民生|战略部署|特此|感谢|请[^，]{0,24}反映|转发给|执行中|如有问题|公开发布|原文链接|扫一扫|来源[:：]|联系(?:人|电话)|咨询电话|发展理念|具有.{0,6}意义|关系.{2,30}(?:大局|根本)"
)
# Exhortations: true of any work whatever.
_EXHORTATION = re.compile(
    r"贯彻.{2,30}(?:精神|方针|部署|政策)|合力|密切配合|相互(?:支持|配合|协作)|加强[^，]{0,24}领导|加强(?:沟通|协作|协调)|切实维护|(?:收到|取得).{0,6}成[效果]|深入人心|真抓实干|"
    r"谱写|奋力|奠定.{0,6}基础|良好(?:氛围|环境|秩序)|把握.{0,4}正确方向|狠抓落实|落到实处|抓紧抓好|责任感|积极性|创造性|组织领导|"
    r"确保.{0,30}(?:顺利|落地|平稳|见效)|解困脱困|抓好组织实施|提供良好的?服务|列[为入][^，]{0,12}(?:重点工作|议事日程)|人民群众.{0,12}(?:健康|安全|利益)|管理、教育|宣传引导|总结.{0,4}经验|结合(?:本地区?|本单位|实际|本部门)"
)
_PURPOSE = re.compile(r"为了?(?![期民人主此何])|按照.{4,40}要求$")
# Where the law only defines, or leads on to another.
_MINOR = re.compile(
    r"^坚持|另有[规约]定的，(?:从其[规约]定|[依按]照其规定)|依照(?!本).{0,60}(?:的)?规定(?:执行|办理|处罚|追究|给予|处理)|依法(?:追究|给予|承担|予以).{0,8}(?:责任|处分|处罚)$|另行(?:制定|规定|通知)"
    r"|负责解释|解释权|根据本.{1,4}制定|(?:实施细则|具体办法)由|是指|本[一-鿿]{1,4}中[^，]{2,24}指|所称|所指|自(?:发布|公布|印发)之日起(?:施行|执行|实施)$"
)

# Housekeeping: what any such work needs whatever it is about.
_ROUTINE = re.compile(
    r"档案|台账|记录|留存|备查|信息化|投诉|举报|接受.{0,16}监督|(?:开展|进行|组织|实施)[^，]{0,16}(?:指导|评估|考核|调研)|"
    r"统计|工作人员|参照|解释|协助|配合|当场出示|签字|盖章|队伍建设|工作经费|廉政|应当?(?:加强|完善|健全)|国家(?:鼓励|支持|加强|引导|推动|推进|促进|倡导)|出示[^，]{0,8}证件|信息共享"
)
_DEFINES = re.compile(r"(?:本[一-鿿]{1,4}所[称指])?(?:的)?(?P<term>[^，；]{2,24}?)，?(?:是指|包括|指)")


def is_formula(text: str) -> bool:
    """Whether words say what any document says: 现印发给你们, 请认真贯彻执行, 为了规范….."""
    return bool(_FORMULA.search(text)) or bool(_PURPOSE.match(text))


def is_exhortation(text: str) -> bool:
    """Whether words only urge: 加强领导, 形成合力."""
    return bool(_EXHORTATION.search(text))


def is_minor(text: str) -> bool:
    """Whether words only define, or lead on to another text."""
    return bool(_MINOR.search(text))


def is_routine(text: str) -> bool:
    """Whether words charge somebody with what goes with any work: records, reports, inspections."""
    return bool(_ROUTINE.search(text))


def defines(text: str, title: str) -> bool:
    """Whether words say what is meant by a word of the title."""
    match = _DEFINES.match(text)
    return bool(match and match["term"] in title)
