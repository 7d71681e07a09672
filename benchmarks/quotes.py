"""Does check-quotes see what was done to a quotation, and leave alone what was not? `quotes.py FOLDER`.

FOLDER holds documents, one a file (the shared laws, say). Quotations are drawn from them with a fixed seed, written
into drafts with a citation in one of several forms or without any, and altered in twelve ways; other ways change
nothing but the form.
"""

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gongwen.errors import GongwenError
from gongwen.model import Particulars, TextUnit, walk_part_text
from gongwen.quoting.checking import Checked, check_draft
from gongwen.quoting.drafts import draft_paragraphs
from gongwen.quoting.holding import Holding
from gongwen.quoting.holdings import Holdings
from gongwen.render.citation.places import places
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.numerals import chinese_numeral
from gongwen.variants.conversion import Converter

SEED = 20241
DAY = "2026-11-30"
EACH = 60  # quotations of each kind
VERSIONS = 20  # laws that have an older version
INVENTED = (
    "本市范围内的共享单车应当在每日零时以前停放到指定的充换电场所并上锁",
    "无人驾驶配送车辆驶入校园的，须由校方派专人引导并全程录像备查",
    "申请人提交的材料经区块链存证平台核验无误后，可以免于现场查验",
    "宠物医院应当为每一只犬只建立终身健康档案并与社区共享",
    "餐厨垃圾发酵所得沼气优先供给邻近的学校食堂使用",
)
SWAPS = (("应当", "可以"), ("可以", "应当"), ("不得", "可以"), ("或者", "并且"), ("责令", "建议"), ("批准", "备案"))
DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A passage of a document, and how it is cited."""

    holding: Holding
    unit: TextUnit
    place: str
    words: str

    @property
    def citation(self) -> str:
        return f"《{self.holding.title}》{self.place}"


def read_library(folder: Path) -> tuple[Holding, ...]:
    """The documents of the folder; some laws in two versions, the older with other words."""
    found: list[Holding] = []
    for path in sorted(folder.iterdir()):
        try:
            found.append(_holding(path.stem, path.read_bytes(), Particulars()))
        except GongwenError:
            continue
    kept: list[Holding] = []
    laws = [one for one in found if "应当" in _text(one) and one.document.main.metadata.title]
    older = {one.slug for one in random.Random(SEED).sample(laws, VERSIONS)}
    for one in found:
        kept.append(one)
        if one.slug in older:
            data = (folder / Path(one.document.path).name).read_bytes().decode("utf-8").replace("应当", "必须").encode()
            kept[-1] = replace(one, particulars=Particulars(relations=(("replaces", (f"{one.slug}-old",)),)))
            kept.append(_holding(f"{one.slug}-old", data, Particulars(), one.document.path))
    return tuple(kept)


def _holding(slug: str, data: bytes, particulars: Particulars, path: str = "") -> Holding:
    document = parse_structure(read_article(data, path or f"{slug}.md"), particulars)
    return Holding(slug, document, particulars, "https://texts.example/")


def _text(holding: Holding) -> str:
    return "".join(unit.text for unit in walk_part_text(holding.document.main))


def draw(holdings: tuple[Holding, ...], chance: random.Random) -> Iterator[Drawn]:
    """Clauses of articles, one after another, without end; a title that two documents have is not cited."""
    titles = Counter(one.title for one in holdings)
    known = [one for one in holdings if titles[one.title] == 1 and one.document.main.metadata.title]
    called = {one.slug: dict(places(one.document, "zh-Hans")) for one in known}
    while True:
        holding = chance.choice(known)
        units = [u for u in walk_part_text(holding.document.main) if "__p_" in u.eid and u.eid.startswith("art_")]
        if not units:
            continue
        unit = chance.choice(units)
        clauses = [c for c in re.findall(r"[^，。；：]{3,}[，。；：]", unit.text) if "“" not in c and "”" not in c]
        if not clauses or "“" in unit.text:
            continue
        start = chance.randrange(len(clauses))
        words = unit.text[unit.text.index(clauses[start]) :]
        words = words[: chance.randrange(14, 80)]
        if len(words) >= 12:
            yield Drawn(holding, unit, called[holding.slug][unit.eid], words)


Altered = tuple[str, str]  # the citation, the words
Alter = Callable[[Drawn, random.Random], Altered | None]


def uncited(alter: Alter) -> Alter:
    """The same without a citation."""

    def without(one: Drawn, chance: random.Random) -> Altered | None:
        found = alter(one, chance)
        return ("", found[1]) if found else None

    return without


def digit(one: Drawn, chance: random.Random) -> Altered | None:
    at = [m.start() for m in re.finditer(f"[{DIGITS}]", one.words)]
    if not at:
        return None
    place = chance.choice(at)
    other = chance.choice(DIGITS.replace(one.words[place], ""))
    return one.citation, one.words[:place] + other + one.words[place + 1 :]


def swapped_word(one: Drawn, chance: random.Random) -> Altered | None:
    fitting = [pair for pair in SWAPS if pair[0] in one.words]
    pair = chance.choice(fitting) if fitting else None
    return (one.citation, one.words.replace(*pair, 1)) if pair else None


def dropped_not(one: Drawn, chance: random.Random) -> Altered | None:
    match = re.search("[不未]", one.words[1:-1])
    return (one.citation, one.words[: match.start() + 1] + one.words[match.end() + 1 :]) if match else None


def changed_mark(one: Drawn, chance: random.Random) -> Altered | None:
    match = re.search("[，、]", one.words[:-1])
    if not match:
        return None
    other = {"，": "、", "、": "，"}[match[0]]
    return one.citation, one.words[: match.start()] + other + one.words[match.end() :]


def dropped_character(one: Drawn, chance: random.Random) -> Altered | None:
    at = chance.randrange(2, len(one.words) - 2)
    return one.citation, one.words[:at] + one.words[at + 1 :]


def inserted_word(one: Drawn, chance: random.Random) -> Altered | None:
    at = chance.randrange(2, len(one.words) - 2)
    return one.citation, one.words[:at] + chance.choice(("一律", "必须", "及其所属单位", "的")) + one.words[at:]


def dropped_clause(one: Drawn, chance: random.Random) -> Altered | None:
    clauses = re.findall("[^，]+，?", one.words)
    return (one.citation, "".join((*clauses[:1], *clauses[2:]))) if len(clauses) > 2 else None


def turned_clauses(one: Drawn, chance: random.Random) -> Altered | None:
    clauses = one.words.rstrip("，。；").split("，")
    if len(clauses) < 2 or clauses[0] == clauses[1]:
        return None
    return one.citation, "，".join((clauses[1], clauses[0], *clauses[2:]))


def spliced(one: Drawn, chance: random.Random) -> Altered | None:
    others = [u.text for u in walk_part_text(one.holding.document.main) if len(u.text) > 40 and u.eid != one.unit.eid]
    if not others:
        return None
    other = chance.choice(others)
    return one.citation, one.words[: len(one.words) // 2] + other[10 : 10 + len(one.words) // 2]


def wrong_article(one: Drawn, chance: random.Random) -> Altered | None:
    own = re.match(r"第(\d+)条", one.place)
    if not own:
        return None
    number = chance.choice([n for n in range(1, 30) if n != int(own[1])])
    text = [u.text for u in walk_part_text(one.holding.document.main) if u.eid.startswith(f"art_{number}__")]
    if any(one.words in t for t in text):
        return None
    return f"《{one.holding.title}》第{chinese_numeral(number)}条", one.words


def wrong_document(one: Drawn, chance: random.Random) -> Altered | None:
    return "《不存在之物管理条例》第三条", one.words


def invented(one: Drawn, chance: random.Random) -> Altered | None:
    return one.citation, chance.choice(INVENTED)


def as_it_is(one: Drawn, chance: random.Random) -> Altered | None:
    return one.citation, one.words


def whole_article(one: Drawn, chance: random.Random) -> Altered | None:
    """All paragraphs of an article in one quotation, its number too."""
    article = one.unit.eid.partition("__")[0]
    texts = [u.text for u in walk_part_text(one.holding.document.main) if f"{u.eid}__".startswith(f"{article}__")]
    text = "".join(texts)
    return (f"《{one.holding.title}》", text) if len(text) < 600 and "“" not in text else None


def other_script(one: Drawn, chance: random.Random) -> Altered | None:
    return one.citation, CONVERTER.convert(one.words)


def other_form(one: Drawn, chance: random.Random) -> Altered | None:
    half = str.maketrans("，；：（）", ",;:()")
    at = len(one.words) // 2
    return one.citation, (one.words[:at] + " " + one.words[at:]).translate(half)


def left_out(one: Drawn, chance: random.Random) -> Altered | None:
    clauses = re.findall("[^，]+，?", one.words)
    return (one.citation, f"{clauses[0]}……{''.join(clauses[2:])}") if len(clauses) > 2 else None


ALTERATIONS: dict[str, Alter] = {
    "digit": digit,
    "word swapped": swapped_word,
    "not dropped": dropped_not,
    "mark changed": changed_mark,
    "character dropped": dropped_character,
    "word inserted": inserted_word,
    "clause dropped": dropped_clause,
    "clauses turned": turned_clauses,
    "two passages spliced": spliced,
    "wrong article": wrong_article,
    "unknown document": wrong_document,
    "invented": invented,
    "digit, uncited": uncited(digit),
    "word swapped, uncited": uncited(swapped_word),
    "not dropped, uncited": uncited(dropped_not),
    "two passages spliced, uncited": uncited(spliced),
    "invented, uncited": uncited(invented),
}
UNALTERED: dict[str, Alter] = {
    "as it is": as_it_is,
    "as it is, uncited": uncited(as_it_is),
    "whole article": whole_article,
    "other script": other_script,
    "other marks and spaces": other_form,
    "…… in the middle": left_out,
}
CONVERTER = Converter("zh-Hant-TW", ())
FORMS = (
    "{citation}规定：“{words}”。",
    "根据{citation}，“{words}”。",
    "各单位要做到“{words}”（{citation}）。",
    "按照{citation}关于「{words}」的要求，抓好落实。",
)


def drafts(name: str, alter: Alter, holdings: tuple[Holding, ...]) -> Iterator[tuple[str, str]]:
    """Drafts of one quotation each, and the words that were altered."""
    chance = random.Random(f"{SEED} {name}")
    count = 0
    for one in draw(holdings, chance):
        altered = alter(one, chance)
        if altered is None or (altered[1] == one.words and altered[0] == one.citation and name in ALTERATIONS):
            continue
        if (
            name in ALTERATIONS
            and name not in ("wrong article", "unknown document")
            and altered[1] in _text(one.holding)
        ):
            continue  # it says something else, and what it says stands there too
        form = chance.choice(FORMS) if altered[0] else "文件提出“{words}”。"
        yield form.format(citation=altered[0], words=altered[1]), altered[1]
        count += 1
        if count == EACH:
            return


def older(holdings: tuple[Holding, ...]) -> Iterator[tuple[str, str]]:
    """Quotations of older versions: what they say and the newer does not."""
    chance = random.Random(f"{SEED} older")
    olds = [one for one in holdings if one.slug.endswith("-old")]
    for _ in range(EACH):
        old = chance.choice(olds)
        new = next(_text(one) for one in holdings if one.slug == old.slug.removesuffix("-old"))
        units = [u for u in walk_part_text(old.document.main) if 12 < len(u.text) < 300 and u.text not in new]
        text = chance.choice(units).text
        yield f"《{old.title}》规定：“{text.rstrip('。')}”。", text


def main() -> None:
    holdings = read_library(Path(sys.argv[1]))
    library = Holdings(holdings)
    list(library.holding_all("预热"))
    print(f"{len(holdings)} documents, {EACH} quotations of each kind, seed {SEED}\n")
    print("| kind | states | wrong |\n|---|---|---|")
    totals: Counter[str] = Counter()
    spent = 0.0
    kinds = [(name, drafts(name, alter, holdings)) for name, alter in {**ALTERATIONS, **UNALTERED}.items()]
    for name, made in [*kinds, ("older version", older(holdings))]:
        states: Counter[str] = Counter()
        for draft, words in made:
            begin = time.process_time()
            rows = [r for r in check_draft(draft_paragraphs(draft), library, DAY) if r.quote is not None]
            spent += time.process_time() - begin
            state = rows[0].state if rows else "none"
            states[state] += 1
            is_wrong = (state == "exact") != (name in UNALTERED)
            group = "unaltered" if name in UNALTERED else "altered"
            totals[group] += 1
            totals[f"{group} wrong"] += is_wrong
            if is_wrong:
                _show(name, draft, words, rows)
        print(f"| {name} | {', '.join(f'{n} {state}' for state, n in states.most_common())} | |")
    count = totals["altered"] + totals["unaltered"]
    print(f"\nrecall {1 - totals['altered wrong'] / totals['altered']:.4f} of {totals['altered']}")
    print(f"false alarms {totals['unaltered wrong'] / totals['unaltered']:.4f} of {totals['unaltered']}")
    print(f"{1000 * spent / count:.1f} ms of processor time a quotation")


def _show(name: str, draft: str, words: str, rows: list[Checked]) -> None:
    said = f"{rows[0].state} {rows[0].eid} {rows[0].text!r} {rows[0].note}" if rows else "nothing"
    print(f"<!-- {name}: {draft} → {said} -->", file=sys.stderr)


if __name__ == "__main__":
    main()
