"""A title read from its lines, and the issuers that it names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongwen.structure.lines import ADDITION, annex_line, bare_title, is_signature, squeezed, title_type
from gongwen.structure.number_lines import is_order
from gongwen.structure.title_lines import goes_on_in, is_title_line, is_whole_title

_MAX_LINES = 5  # of a title
_SPACES = re.compile(r"[ \u00a0\u2002\u2003]+")
_ISSUER_END = re.compile(r"关于|转发|印发|批转|公布|发布|对|令")
_ORGANS_ACT = re.compile(r"(?:公告|通告|通知|通报|公报|布告|书函|函)$")  # 某市人民代表大会常务委员会公告, 某縣政府　函
_NUMBERED_ACT = re.compile(r"(?P<names>.+?)(?:公告|通告|布告|令)\s*(?:[0-9]{4}\s*年)?\s*第")
_ANNOUNCES = re.compile(
    r"(?!关于|对)(?P<name>[\u4e00-\u9fff]{2,20}?(?:人民政府|人民法院|人民检察院|管理委员会))(?!办公)[^，。]{2,60}(?:公告|通告|公示)$"
)
_ADDITION = re.compile(r"[（(](?:试\s*行|暂行|草案|修订草案|征求意见稿|稿|修订|修正)[）)]")
_ADDITIONS = re.compile(rf"{ADDITION}$")

_PLACE = re.compile(r"[\u4e00-\u9fff]{2,8}?[省市区县州盟旗镇乡]")

_NAMED_BEFORE = re.compile(r"^(?:【[^】]{1,8}】|[^：《〔关]{1,8}：)+")  # on a line that is folded

_FOLD = str.maketrans("()[]〈〉<>:", "（）〔〕《》《》：")


def folded(text: str) -> str:
    """A title without white space and with its brackets in one form."""
    return squeezed(text).translate(_FOLD)


@dataclass(frozen=True, slots=True)
class TitleLine:
    """One line of a front; `heading` is the source's own level of it, 0 where it has none."""

    text: str
    heading: int = 0


def read_title(lines: Sequence[TitleLine], known: frozenset[str] = frozenset()) -> str | None:
    """The title that the first run of title lines makes: 国务院关于印发…, 实施方案的通知 → one title.

    Lines that make a title that is `known` from another witness are the title, whatever the rules say.
    """
    run = known_run(lines, known) or title_run(lines)
    return _join([TitleLine(single_spaced(bare_title(line.text)), line.heading) for line in run]) or None


def known_run(lines: Sequence[TitleLine], known: frozenset[str]) -> list[TitleLine]:
    """The lines, one or several, that are together a known title; none where no line begins one."""
    for start in range(len(lines)):
        if length := known_length([line.text for line in lines[start:]], known):
            return list(lines[start : start + length])
    return []


def titles_of_headline(text: str) -> frozenset[str]:
    """What a headline may be as a title, as titles are compared: with its addition and without: …条例（2019修订）;
    without what a site puts before it: 第一篇：…, 【转发】…, 热点：….
    """
    bare = folded(bare_title(text))
    named = _NAMED_BEFORE.sub("", bare)
    return frozenset({title for form in (bare, named) for title in (form, _ADDITIONS.sub("", form))})


def has_site_words(text: str) -> bool:
    """True for a headline that opens with what a site puts before titles: 热点：…, 【转发】…."""
    return _NAMED_BEFORE.match(folded(text)) is not None


def known_length(texts: Sequence[str], known: frozenset[str]) -> int:
    """How many of the first lines are together a known title; 0 where they are none."""
    lengths = range(1, min(_MAX_LINES, len(texts)) + 1) if known else ()
    return next((n for n in lengths if folded(bare_title("".join(texts[:n]))) in known), 0)


def title_run(lines: Sequence[TitleLine]) -> list[TitleLine]:
    """The lines of the title among those of a front."""
    run: list[TitleLine] = []
    for line in lines:
        if run and _says_again(_join(run), line.text):
            run = [line]
            continue
        if run and not _goes_before(_join(run)) and "关于" in line.text and title_issuers(line.text):
            run = []  # a line of a site above a title that names its issuers itself
        if run and _names_organs(_join(run)) and not run[0].heading and _is_apart(run, line):
            run = []
        if not run and (annex := annex_line(line.text)) is not None:
            if annex[1]:
                run.append(TitleLine(annex[1]))
            continue
        if is_title_line(bare_title(line.text)) or (run and _ADDITION.fullmatch(line.text)):
            if run and not _ADDITION.fullmatch(line.text) and _ends_before(run, line):
                break
            run.append(line)
        elif run:
            break
    return _without_open_quotation(run)


def _goes_before(title: str) -> bool:
    """True for what may stand on a line above …局关于…: organs, and what passes another text on."""
    return _names_organs(title) or any(word in title for word in ("关于", "转发", "印发", "批转", "《"))


def _says_again(title: str, text: str) -> bool:
    """True where a line is the headline above it, or that without what a site adds: 某法 (1993年), 热点：某法, 某法."""
    if folded(bare_title(text)) in titles_of_headline(title):
        return True
    rest = folded(title).removeprefix(folded(text))
    return rest != folded(title) and rest.startswith(("（", "【")) and rest.endswith(("）", "】"))


def _is_apart(organs: list[TitleLine], line: TitleLine) -> bool:
    """True where organs on lines of their own are no part of a title: above a number, above a title that says of
    itself where or when it holds (某市统计局, 2022年某市…公报)."""
    if not is_title_line(bare_title(line.text)):
        return True
    if "关于" in line.text and (named := title_issuers(line.text)):
        return organs[0].text in named  # 某市水务局, 某市财政局关于…的通知 is a joint one
    place = _PLACE.match(organs[0].text)
    says = re.match(r"[0-9〇一二三四五六七八九]{4}年", line.text) or (place and line.text.startswith(place[0]))
    return bool(says) and title_type(line.text) is not None and not is_signature(line.text)


def _without_open_quotation(run: list[TitleLine]) -> list[TitleLine]:
    """The run without a line above its title that opens a 《 which nothing closes: 《某省印发某某…."""
    for start in range(1, len(run)):
        rest = _join(run[start:])
        is_open = _opens_only(_join(run[:start])) and _opens_only(_join(run))
        if is_open and is_whole_title(rest):
            return run[start:]
    return run


def _opens_only(title: str) -> bool:
    return title.count("《") > title.count("》")


def _ends_before(run: list[TitleLine], line: TitleLine) -> bool:
    """True where the title is whole before this line, or the line is a heading of the text below it."""
    level = run[-1].heading
    title = _join(run)
    if is_order(line.text) and not _names_organs(title):
        return True  # the head of an order below a title is no part of it
    if level and line.heading and line.heading != level:
        return not (_names_organs(title) and line.text.startswith("关于"))
    if not is_whole_title(title):
        return False
    is_second = bool(line.heading) and line.heading == level  # 中华人民共和国民法典, 合同编
    return not (is_second or goes_on_in(title, line.text))


def title_issuers(title: str) -> tuple[str, ...]:
    """The issuers before 关于: 广州市民政局 广州市财政局关于… → two; none where the words are no organs."""
    match = _ISSUER_END.search(title) or _ORGANS_ACT.search(title)
    if match is None:
        return ()
    names = tuple(re.split(r"[\s\u3000、]+", title[: match.start()].strip()))
    return names if all(is_signature(name) for name in names) else ()


def announcing_organ(title: str) -> tuple[str, ...]:
    """The organ that the title of an announcement opens with: 某县人民政府征收土地公告; none for another."""
    match = _ANNOUNCES.match(title)
    return (match["name"],) if match else ()


def number_issuers(number: str) -> tuple[str, ...]:
    """Whom the line of a number begins with: 某局公告2024年第7号 → 某局; nobody in a short form (国令第7号)."""
    match = _NUMBERED_ACT.match(number)
    names = tuple(re.split(r"[\s\u3000、]+", match["names"].strip())) if match else ()
    return names if all(is_signature(name) for name in names) else ()


def issuers_in_news(title: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The issuers that news names: 近日，甲办公厅、乙办公厅印发了《关于…的意见》 → two; none where no text says so."""
    said = re.compile(rf"(?P<names>[\u4e00-\u9fff、\s]{{2,60}}?)(?:联合)?(?:印发|发布|公布)了?《{re.escape(title)}》")
    for text in texts:
        if match := said.search(text):
            names = tuple(re.split(r"[\s\u3000、]+", match["names"].strip()))
            if all(is_signature(name) for name in names):
                return names
    return ()


def _join(run: list[TitleLine]) -> str:
    title = ""
    for line in run:
        text = line.text
        apart = title_type(title) is not None and line.heading and not _ADDITION.fullmatch(text)
        if title and (apart or (_names_organs(title) and _opens_with_organ(text))):
            title += " "
        title += text
    return title


def _names_organs(title: str) -> bool:
    """True for the issuers above a title; 关于组建…大会 ends as an organ's name does and is none."""
    return is_signature(title) and "关于" not in title


def _opens_with_organ(text: str) -> bool:
    """True for a further issuer, alone or before what the title is about: 乙局, 乙局关于…的通知."""
    match = _ISSUER_END.search(text) or _ORGANS_ACT.search(text)
    return is_signature(text[: match.start()] if match else text)


def single_spaced(text: str) -> str:
    """Single spaces between words, none between letters that are only spaced out: 的 通 知 → 的通知."""
    words = text.split()
    if len(words) > 1 and sum(map(len, words)) / len(words) < 1.5:
        return "".join(words)
    return _SPACES.sub(" ", text)
