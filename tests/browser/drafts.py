"""Drafts that quote the documents of a library, rightly and wrongly, drawn with a chance."""

import random
import re
from collections.abc import Callable, Iterator

from gongwen.model import walk_part_text
from gongwen.quoting.holding import Holding
from gongwen.render.citation.places import places
from gongwen.variants.conversion import Converter

Alter = Callable[[str, random.Random], str]
_TO_TAIWAN = Converter("zh-Hant-TW", ())
_MARKS = str.maketrans("，；：（）", ",;:()")


def _without_one(words: str, chance: random.Random) -> str:
    at = chance.randrange(len(words))
    return words[:at] + words[at + 1 :]


def _with_more(words: str, chance: random.Random) -> str:
    at = chance.randrange(len(words))
    return words[:at] + chance.choice(("一律", "不", "的", "及其所属单位")) + words[at:]


def _other_digit(words: str, chance: random.Random) -> str:
    return re.sub("[一二三四五六七八九0-9]", chance.choice("三七九"), words, count=1)


ALTERATIONS: tuple[Alter, ...] = (
    lambda words, chance: words,
    lambda words, chance: words,
    lambda words, chance: _TO_TAIWAN.convert(words),
    lambda words, chance: words.translate(_MARKS),
    lambda words, chance: f"{words[: len(words) // 2]} {words[len(words) // 2 :]}",
    lambda words, chance: words[: len(words) // 3] + "……" + words[2 * len(words) // 3 :],
    lambda words, chance: words[: len(words) // 3] + "（中略）" + words[2 * len(words) // 3 :],
    lambda words, chance: words + "！",
    lambda words, chance: words[:4],
    lambda words, chance: words.replace("，", "、"),
    lambda words, chance: "".join(reversed(words.split("，"))),
    lambda words, chance: "宠物医院应当为每一只犬只建立终身健康档案并与社区共享"[: len(words)],
    _without_one,
    _with_more,
    _other_digit,
)
FORMS = (
    "{cited}规定：“{words}”。",
    "根据{cited}，「{words}」。",
    "各单位要做到“{words}”（{cited}）。",
    "文件提出“{words}”。",
    "> 会上说，“{words}”——{cited}\n",
    "按照{cited}，抓好落实；“**{words}**”。\n\n",
    '该件第一条说"{words}"，',
    "依照{cited}办理。",
    "{cited}和《飞行器登记办法》第二条都规定“{words}”，",
    "《飞行器登记办法》第二条和{cited}分别规定“飞行器应当登记在册”“{words}”，",
    "{cited}、同条第一款和该法第三条前两项，“{words}”；",
    "{cited}至第二十条规定了“{words}”。",
    "依照渡船法第三条、本办法第五条和有关条例第六条，“{words}”。",
    "{cited}要求“推进“{words}”等工作”。",
    "{cited}说“‘{words}’，“好”、“{words}”。",
    "会议强调，\n“{words}\n{words}”\n（{cited}）\n",
    "> “{words}……\n> {words}”\n> ——{cited}\n\n",
    "会上要求：“{words}\n\n{words}”，见{cited}。",
    "《简报》说：“{words}\n\n“{words}”（{cited}）\n\n",
    "“{words}\n\n",
    "“{words}”“”“　”（{cited}，{cited}）、",
)


def drafts(holdings: tuple[Holding, ...], chance: random.Random) -> Iterator[str]:
    """Drafts of a few sentences each, without end."""
    called = {one.slug: dict(places(one.document, "zh-Hans")) for one in holdings}
    units = {one.slug: [u for u in walk_part_text(one.document.main) if len(u.text) > 12] for one in holdings}
    while True:
        sentences = []
        for _ in range(chance.randrange(1, 7)):
            one = chance.choice(holdings)
            n = chance.randrange(len(units[one.slug]))
            unit = units[one.slug][n]
            text = unit.text if chance.random() < 0.8 else "".join(u.text for u in units[one.slug][n : n + 2])
            start = chance.randrange(max(1, len(text) - 40))
            words = chance.choice(ALTERATIONS)(text[start : start + chance.randrange(8, 90)], chance)
            place = chance.choice(("", called[one.slug].get(unit.eid, ""), "第三条", "第十条第二款"))
            name = chance.choice(
                (f"《{one.title}》", one.title, one.document.main.metadata.number or "《飞行器登记办法》")
            )
            sentences.append(chance.choice(FORMS).format(cited=name + place, words=words))
        yield "".join(sentences)
