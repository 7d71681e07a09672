"""What was left out of the text, judged line by line: a site's furniture, or text of the document without a place.

A line that reads as official documents do (a sentence, a number that counts, whom it addresses, who signed and when, an
annex) is not called furniture on the word of a program: an editor is asked, once.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from gongwen.model import Document, Finding, Omitted, Sort, walk_text
from gongwen.sources.blocks import SourceParagraph
from gongwen.structure.looks import Look, look_at
from gongwen.text.visible import visible

LINK = "链接"
_RUNNING = ("页眉", "页脚")
_SHORTEST_SENTENCE = 10
_SHORTEST_DATED = 20  # 2024年3月5日某市人民代表大会常务委员会通过; 2024-03-05发布 is a site's
_SHOWN = 20  # characters that a finding quotes
_LISTED = 3  # lines that it quotes
_MOST_SEARCHED = 300  # lines that are looked for in the text, beyond which nobody reads on
_SENTENCE = re.compile(r"[\u4e00-\u9fff]{4}[^。]*。")
# What a site says of itself, though in sentences: 版权所有，未经书面授权不得转载。
_OF_THE_SITE = re.compile(
    r"版权|编辑[：:]|浏览器|分辨率|转载|备案|公网安备|扫一扫|二维码|微信|微博|客户端|小程序|登录|注册|验证码|点击|加载|本网|本站|网站|网页"
    r"|链接|免责|隐私|无障碍|下载|打印|收藏|分享|订阅|纠错|满意度|评价|请(?:您)?(?:稍|输入|选择)|Copyright|Cookie",
    re.IGNORECASE,
)
# What stands in a running head and is part of the document: 密级, 紧急程度, 文号.
_OF_THE_HEAD = re.compile(r"绝密|机密|秘密|内部|特急|加急|平急|[〔\[（(][12]\d{3}[〕\]）)]\s*\d+号")


def digest_of(text: str) -> str:
    """By which document.yml names a line that was left out: of its visible characters, 16 hexadecimal digits."""
    return sha256(visible(text).encode()).hexdigest()[:16]


def judge_left_out(document: Document, accepted: Sequence[str]) -> Document:
    """The document with each thing that was left out sorted; what has no place is one finding."""
    text = visible("".join(unit.text for unit in walk_text(document)))
    last = max((unit.line for unit in walk_text(document)), default=0)
    sorts = _sorts(document.omitted, text, last, frozenset(accepted))
    omitted = tuple(replace(left, sort=sort) for left, sort in zip(document.omitted, sorts, strict=True))
    # What the reader of a Word file could not place it has told already.
    unplaced = [left for left, was in zip(omitted, document.omitted, strict=True) if left.sort != was.sort]
    findings = (_finding(unplaced, document.path),) if unplaced else ()
    return replace(document, omitted=omitted, findings=tuple(sorted((*document.findings, *findings))))


def _sorts(omitted: Sequence[Omitted], text: str, last: int, accepted: frozenset[str]) -> list[Sort]:
    sorts: list[Sort] = []
    looks = [look_at(SourceParagraph(left.line, left.text)) for left in omitted]
    searched = 0
    for number, (left, look) in enumerate(zip(omitted, looks, strict=True)):
        following = looks[number + 1] if number + 1 < len(looks) else None
        is_doubtful = left.sort == "furniture" and _reads_as_text(left, look, following, after=left.line >= last)
        if is_doubtful and digest_of(left.text) not in accepted:
            searched += 1
            if searched > _MOST_SEARCHED or visible(left.text) not in text:
                sorts.append("unplaced")
                continue
        sorts.append(left.sort)
    return sorts


def _reads_as_text(left: Omitted, look: Look, following: Look | None, *, after: bool) -> bool:
    """True for what could be text of an official document; what is signed or dated, only `after` its text."""
    if left.what in _RUNNING:
        return bool(_OF_THE_HEAD.search(left.text)) or _is_sentence(look)
    if look.label or _OF_THE_SITE.search(left.text):
        return False
    if look.annex and any(look.annex):
        return True
    if left.what == LINK:
        return False
    if after and (
        look.date or (look.note and not look.furniture) or (look.signature and following is not None and following.date)
    ):
        return True
    if look.dated and len(look.squeezed) >= _SHORTEST_DATED:
        return True
    counts = look.mark is not None and len(visible(look.rest)) > 3
    return counts or look.salutation or _is_sentence(look)


def _is_sentence(look: Look) -> bool:
    return len(look.squeezed) >= _SHORTEST_SENTENCE and bool(_SENTENCE.search(look.squeezed))


def _finding(unplaced: Sequence[Omitted], path: str) -> Finding:
    """One for a page: where, how much, how it begins; of a Word file no words."""
    count = sum(len(visible(left.text)) for left in unplaced)
    first = unplaced[0]
    public = [left for left in unplaced if left.privacy == "public"]
    shown = "、".join(f"“{' '.join(left.text.split())[:_SHOWN]}”（第 {left.line} 行）" for left in public[:_LISTED])
    more = f"等 {len(unplaced)} 处" if len(unplaced) > _LISTED or not shown else ""
    kinds = "、".join(dict.fromkeys(left.what for left in unplaced if left.privacy != "public"))
    digests = "、".join(dict.fromkeys(digest_of(left.text) for left in unplaced[:_LISTED]))
    message = (
        f"{shown}{kinds}{more}没有收入正文，却像公文的文字（共 {count} 字）；请核对。"
        f"确不是正文的，在 document.yml 的 left_out 下写明：{digests}"
    )
    return Finding(path, max(first.line, 1), "W-unplaced", message)
