"""What an act changes in another text, instruction by instruction: 将第十二条第一款修改为：“…”, 删去第三条,
增加一条，作为第五条, 第五条改为第六条.

Nothing is composed: each place that an instruction names is led to the version that was in force before it or, where it
is a place in the new text (作为第五条, 改为第六条), to the version that came of it, where the library has them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gongwen.enrich.catalogue import REMARK, STATE, Register, TextVersion, plain_title, short_names
from gongwen.enrich.places import Reached, follow_steps
from gongwen.enrich.quoting import HIDDEN, Quoted, Spoken, unquoted
from gongwen.enrich.standing import effective_day
from gongwen.enrich.text_names import NAME_OF_KIND
from gongwen.model import SOURCE_VARIANT, Amendment, Document, Span, TextUnit, walk_part_text
from gongwen.text.locators import LEVELS, Locator, Step, read_locators
from gongwen.text.scripts import simplified

# 关于修改《…办法》的决定, …法修正案（九）; of 关于修改《…》等五部法规的决定 each part says what it is about.
_CHANGING = re.compile(r"关于(?:修改|修订|修正)[《〈](?P<title>.+)[》〉](?:[^《》〈〉等]{0,8})的(?:决定|决议|通知)$")
_AMENDMENT = re.compile(r"^(?P<title>[^《》]{2,60}?)修正案(?:[（(][^（）()]{1,8}[）)])?$")
_SEVERAL = re.compile(r"[》〉](?:、|和|及|等)")
_VERB = re.compile(r"修改|修正|删去|删除|增加|增写|改为|改成|作为|调整为|合并|废止|移至")
# What goes before a place in the new text, the text's name perhaps between: 作为《解释》第七条.
_RESULT = re.compile(
    r"(?:作为|改为|改成|调整为|变更为|列为|移至|修改为"
    r"|(?:增加|增写)(?:[一二两三四五六七八九十]+[条款项章节目])?[，,]?(?:为)?)(?P<name>[^，。；：“”]{0,60}?)的?$"
)
_NAMED = re.compile(rf"《(?P<title>[^《》]+)》{REMARK}(?:中?的|中)?$")
_IT = re.compile(r"该(?:法|条例|办法|规定|解释|细则|规则|规程|决定)(?:中?的|中)?$")
_OLD = re.compile(r"(?:原|原来的|现行)$")
# What an act is about from there on, where its title names several texts or none; not what it is based on.
_ABOUT = re.compile(
    rf"(?:^|[对将在，、]|删去|删除|修改)(?:[0-9０-９]{{1,2}}[.．、])?\s?《(?P<title>[^《》]+)》{REMARK}(?:作|进行|修改|修正|中|的?第|$)"
)
# A place in the old text stands in an instruction: 将第五条…, 删去第五条, 第五条第一款中的“…”修改为….
_ORDERED = re.compile(r"(?:[将把在对]|删去|删除|修改|和|及)(?:原|现行)?[^，。；“”]{0,60}$")
_ORDERING = re.compile(rf"^(?!的?规定|所|的要求)[^，。；]{{0,40}}?(?:{_VERB.pattern})")
_QUOTATION = re.compile("“[^”]*”?")
_CITING = re.compile(r"(?:依照|按照|根据|依据|违反|适用|符合|参照)[^，。；]{0,60}$")
_SENTENCE = re.compile(r"[^。；;\n]+")
_REPLACED = re.compile(r"^[^，、和及。；“”]{0,8}?修改为[：:]?\s?(?:“|$)")  # 第二款修改为：“
_RESULTING = re.compile(
    r"^(?:[，,](?:并)?修改为|[，,]?(?:内容为|即|为))?[：:，,]?\s?“"
)  # 作为第二款：“, 改为第三条，修改为：“
# What moves the numbers of other articles, or may: 增加一条, 删去第三条, 条文顺序作相应调整.
_MOVING = re.compile(r"增加|增写|删去|删除|废止|合并|顺序|移至|(?:改为|改成|作为|列为|调整为|变更为)第")
_TELLING = 8  # characters by which the end of a longer title is the same title


@dataclass(frozen=True, slots=True)
class Act:
    """What a document changes in others, in order of the text, and its texts by eId with what they quote hidden."""

    amendments: tuple[Amendment, ...] = ()
    spoken: Mapping[str, str] = field(default_factory=dict)

    def rules_out(self, span: Span) -> bool:
        """True for a reference that the act's own words do not make: what a quoted text calls 本法 or 前款 is none of
        its places, nor is one that an instruction names."""
        quoted = self.spoken.get(span.eid, "")[span.start : span.start + 1] == HIDDEN
        return (quoted and span.ref.startswith("#")) or any(
            one.eid == span.eid and one.start < span.end and span.start < one.end for one in self.amendments
        )


def read_act(document: Document, register: Register, amends: Sequence[str] = ()) -> Act:
    """The instructions of a document; none of one that is no such act. `amends` are the slugs or titles that its
    document.yml says it amends."""
    title = simplified(document.main.metadata.title or "")
    changing, amendment = _CHANGING.search(title), _AMENDMENT.search(title)
    if not (changing or amendment or amends or "修改" in title):
        return Act()
    spoken, quoted = unquoted(_units(document))
    named = changing or amendment
    about = (_whole_title(title, named),) if named and not (changing and _SEVERAL.search(changing["title"])) else ()
    subjects = tuple(name.strip("《》") for name in amends) or about
    subject = subjects[0] if len(subjects) == 1 else ""
    moved = _Reader(document, register, subject, keeps_numbers=False).moved(spoken)
    reader = _Reader(document, register, subject, keeps_numbers=bool(amendment), moved=moved)
    found = tuple(one for text in spoken for one in reader.read(text, quoted))
    return Act(found, {one.unit.eid: one.text for one in spoken})


def _whole_title(title: str, named: re.Match[str]) -> str:
    """市政府关于修改《关于闸口的规定》的决定 is about what is called 市政府关于闸口的规定."""
    return title[: named.start()] + named["title"] if named["title"].startswith("关于") else named["title"]


def _units(document: Document) -> Iterator[TextUnit]:
    """The act's own text, without its title and attachments."""
    apart = {unit.eid for attachment in document.main.attachments for unit in walk_part_text(attachment)}
    apart |= {block.eid for block in document.main.front}
    for unit in walk_part_text(document.main):
        if unit.eid not in apart:
            yield unit if document.script == SOURCE_VARIANT else replace(unit, text=simplified(unit.text))


@dataclass(frozen=True, slots=True)
class _Versions:
    """The slugs of the versions of a text before an act and after it; '' where the library has none.

    Of one that is `far` others may lie between it and the act, so that its articles alone are told by their numbers.
    """

    before: str = ""
    after: str = ""
    before_is_far: bool = False
    after_is_far: bool = False


class _Reader:
    """Reads the texts of an act in order: what they are about and which article was named last goes on."""

    def __init__(
        self,
        document: Document,
        register: Register,
        subject: str,
        *,
        keeps_numbers: bool,
        moved: frozenset[str] = frozenset(),
    ) -> None:
        self._register = register
        self._script = document.script
        self._days = _days_of(document)
        self._keeps_numbers = keeps_numbers
        self._moved = moved
        self._main = subject
        self._subject = subject
        self._short: dict[str, str] = {}
        self._last: dict[str, tuple[Step, ...]] = {}

    def read(self, spoken: Spoken, quoted: Sequence[Quoted]) -> Iterator[Amendment]:
        """The places that one text's instructions name."""
        self._short |= {plain_title(short): title for short, title in short_names(spoken.text)}
        if spoken.unit.number:
            self._last = {}
        for sentence in _SENTENCE.finditer(spoken.text):
            self._learn(sentence[0].removeprefix(spoken.unit.number))
            if _VERB.search(sentence[0]):
                yield from self._instruction(spoken, sentence.start(), sentence.end(), quoted)

    def moved(self, texts: Sequence[Spoken]) -> frozenset[str]:
        """The texts of which the act puts in or strikes out something, so that numbers may be others after it."""
        found = set()
        for spoken in texts:
            self._short |= {plain_title(short): title for short, title in short_names(spoken.text)}
            for sentence in _SENTENCE.finditer(spoken.text):
                self._learn(sentence[0].removeprefix(spoken.unit.number))
                if _MOVING.search(sentence[0]):
                    found.add(self._subject)
        return frozenset(found)

    def _learn(self, sentence: str) -> None:
        """What the act is about from here on."""
        about = _ABOUT.search(sentence)
        title = self._title(about["title"]) if about else ""
        if title and (not self._main or _same(title, self._main)):
            self._subject = max(title, self._main, key=len)

    def _instruction(self, spoken: Spoken, start: int, end: int, quoted: Sequence[Quoted]) -> Iterator[Amendment]:
        own = len(spoken.unit.number) if spoken.text.startswith(spoken.unit.number) else 0
        role, is_meant = "", False  # of the place before, which those that are named with it share
        for locator in read_locators(spoken.text[:end], max(start, own)):
            words = spoken.text[start : locator.start]
            if not (locator.follows and role):
                is_result = _RESULT.search(words)
                role = "result" if is_result else "target"
                is_ordered = (
                    is_result
                    or _ORDERED.search(words)
                    or _ORDERING.search(_QUOTATION.sub("“”", spoken.text[locator.end : end]))
                )
                is_meant = bool(is_ordered) and self._is_meant(words)
            if is_meant and not locator.is_relative and self._subject:
                yield self._amendment(spoken, locator, role, quoted)

    def _is_meant(self, words: str) -> bool:
        """True for a place of the text that the act is about at this point."""
        words = _OLD.sub("", words)
        if named := _NAMED.search(words):
            return _same(self._title(named["title"]), self._subject)
        if _CITING.search(words):
            return False
        return bool(_IT.search(words)) or _is_called(words, self._subject) or not NAME_OF_KIND.search(words)

    def _title(self, title: str) -> str:
        return self._short.get(plain_title(title), title)

    def _amendment(self, spoken: Spoken, locator: Locator, role: str, quoted: Sequence[Quoted]) -> Amendment:
        steps, versions = self._whole(locator, role), self._versions()
        whole = len(steps)
        slug, is_far = versions.before, versions.before_is_far
        if role == "result":
            slug, is_far = versions.after, versions.after_is_far
        if is_far:
            steps = tuple(step for step in steps if step.level <= LEVELS["条"])
        found = follow_steps("", steps, lambda eid: self._register.holds(slug, eid)) if slug else Reached("", 0)
        inherited = whole - len(locator.ends)
        is_there = found.steps > inherited
        return Amendment(
            spoken.unit.eid,
            locator.start,
            locator.ends[found.steps - inherited - 1] if is_there else locator.end,
            "result" if role == "result" else "target",
            f"{slug}#{found.eid}" if is_there else "",
            "" if versions.after_is_far else versions.after,
            _new_words(spoken, locator, role, quoted) if found.steps == whole else "",
        )

    def _whole(self, locator: Locator, role: str) -> tuple[Step, ...]:
        """The steps with the article that was named before: 第二款 after 将第五条…."""
        steps = locator.steps
        if steps[0].level > LEVELS["条"]:
            above = self._last.get(role) or self._last.get("target", ())
            return (*(step for step in above if step.level < steps[0].level), *steps)
        if role == "target":
            self._last = {"target": steps}
        else:
            self._last["result"] = steps
        return steps

    def _versions(self) -> _Versions:
        found = self._register.versions(self._subject, self._script)
        moves = self._subject in self._moved or "" in self._moved
        return _around(found, self._days, keeps_numbers=self._keeps_numbers, moves_none=not moves)


def _same(one: str, other: str) -> bool:
    """True for two names of one text: with and without the state or the office that issued it."""
    names = [plain_title(title).removeprefix(STATE) for title in (one, other)]
    short, long = sorted(names, key=len)
    return short == long or (len(short) >= _TELLING and long.endswith(short))


def _is_called(words: str, title: str) -> bool:
    name = plain_title(title).removeprefix(STATE)
    return bool(name) and re.search(rf"{re.escape(name)}(?:中?的|中)?$", words) is not None


def _days_of(document: Document) -> frozenset[str]:
    """The days that an act may be known by: of its adoption, of its publication, from which it holds."""
    values = document.main.metadata
    days = (values.date, values.published, effective_day(document.main), *(event.date for event in values.events))
    return frozenset(day for day in days if day)


def _around(
    versions: Sequence[TextVersion], days: frozenset[str], *, keeps_numbers: bool, moves_none: bool
) -> _Versions:
    """The last version before an act, and the one that says that it came of it: by its day, or as its last amendment.

    The articles that an amendment names (修正案) are those of any later version too, where that moves no numbers, and
    those that an act names which `moves_none` are those of the version that came of it.
    """
    made = next((n for n, one in enumerate(versions) if one.begins in days or one.amended in days), None)
    first = min(days, default="")
    if made is None:
        earlier = [one.slug for one in versions if first and one.begins and one.begins < first]
        later = [one for one in versions if first and one.begins > first and one.inserts and keeps_numbers]
    else:
        earlier, later = [one.slug for one in versions[:made]], list(versions[made:])
    after = later[0].slug if later else ""
    stands_for_it = later and ((later[0].inserts and keeps_numbers) or (made is not None and moves_none))
    if not earlier and stands_for_it:
        return _Versions(after, after, True, made is None)
    return _Versions(earlier[-1] if earlier else "", after, made is None, made is None)


def _new_words(spoken: Spoken, locator: Locator, role: str, quoted: Sequence[Quoted]) -> str:
    """The words that a place is to have, where the instruction quotes all of them, and for this place alone; they may
    stand in the paragraph below."""
    match = (_RESULTING if role == "result" else _REPLACED).match(spoken.text[locator.end :])
    if match is None or locator.follows:
        return ""
    end = locator.end + match.end()
    at = (spoken.unit.eid, end - 1) if match[0].endswith("“") else (spoken.below, 0)
    return next((one.words for one in quoted if (one.eid, one.start) == at), "")
