"""Notes on texts whose sentences are twins: whatever is edited, no note ends on a sentence that was not quoted."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.fuzzing import Chance, Fuzz

from gongwen.annotations.anchor import anchor_notes
from gongwen.annotations.compose import note_file, selector_at
from gongwen.cli import main
from gongwen.library.project import find_project
from gongwen.library.read import read_stored
from gongwen.model import Note, walk_text

REGIONS = tuple(f"{name}市" for name in "甲乙丙丁戊己庚辛壬癸")
KINDS = tuple(f"{name}类企业" for name in "甲乙丙丁戊己庚辛壬癸")
YEARS = tuple(f"{year}年" for year in range(2015, 2026))
PATTERNS = (
    "{region}报告称，新平台在各地区上线后办理时间缩短了百分之十二。",
    "{kind}应当自收到通知之日起十日内向主管部门报送材料。",
    "{year}各部门完成改造任务，按季度公布进展情况。",
    "{region}{kind}的年度检查由所在地主管部门负责，检查结果向社会公布。",
)
NOTES = 6


@dataclass
class Sentence:
    """A sentence that keeps its identity whatever is done to its words."""

    number: int
    words: str


@dataclass
class Draft:
    """A document's paragraphs."""

    rng: Chance
    paragraphs: list[list[Sentence]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)  # every sentence that there ever was

    def sentence(self) -> Sentence:
        """Another twin of those that there were: word for word the same as none."""
        choose = self.rng.choice
        while True:
            words = choose(PATTERNS).format(region=choose(REGIONS), kind=choose(KINDS), year=choose(YEARS))
            if words not in self.seen:
                self.seen.append(words)
                return Sentence(len(self.seen), words)

    def fresh(self) -> None:
        """Paragraphs of one to three sentences."""
        self.paragraphs = [[self.sentence() for _ in range(self.rng.randint(1, 3))] for _ in range(7)]

    def edited(self) -> "Draft":
        """A later state: some of it deleted, merged, split, moved, redrafted, added."""
        draft = Draft(self.rng, [list(paragraph) for paragraph in self.paragraphs], self.seen)
        for _ in range(self.rng.randint(1, 4)):
            self.rng.choice((_delete, _drop, _merge, _split, _move, _redraft, _add))(draft)
            draft.paragraphs = [paragraph for paragraph in draft.paragraphs if paragraph]
        return draft

    def text(self) -> str:
        """The article; two chapters, so that paragraphs have numbers of their own."""
        half = len(self.paragraphs) // 2
        lines = ["关于试点的通知", "各市：", "一、进展。"]
        for number, paragraph in enumerate(self.paragraphs):
            lines += ["二、要求。"] if number == half else []
            lines.append("".join(sentence.words for sentence in paragraph))
        return "\n".join((*lines, "省政府", "2024年1月2日", ""))

    def sentence_at(self, text: str, start: int, end: int) -> Sentence | None:
        """The one sentence in which a stretch of a paragraph stands."""
        for paragraph in self.paragraphs:
            if "".join(sentence.words for sentence in paragraph) == text:
                at = 0
                for sentence in paragraph:
                    if at <= start and end <= at + len(sentence.words):
                        return sentence
                    at += len(sentence.words)
        return None


def _any(draft: Draft) -> int:
    return draft.rng.randrange(len(draft.paragraphs))


def _delete(draft: Draft) -> None:
    del draft.paragraphs[_any(draft)]
    draft.paragraphs = draft.paragraphs or [[draft.sentence()]]


def _drop(draft: Draft) -> None:
    paragraph = draft.paragraphs[_any(draft)]
    if len(paragraph) > 1:
        del paragraph[draft.rng.randrange(len(paragraph))]


def _merge(draft: Draft) -> None:
    if len(draft.paragraphs) > 1:
        at = draft.rng.randrange(1, len(draft.paragraphs))
        draft.paragraphs[at - 1] += draft.paragraphs.pop(at)


def _split(draft: Draft) -> None:
    at = _any(draft)
    paragraph = draft.paragraphs[at]
    if len(paragraph) > 1:
        cut = draft.rng.randrange(1, len(paragraph))
        draft.paragraphs[at : at + 1] = [paragraph[:cut], paragraph[cut:]]


def _move(draft: Draft) -> None:
    paragraph = draft.paragraphs.pop(_any(draft))
    draft.paragraphs.insert(draft.rng.randint(0, len(draft.paragraphs)), paragraph)


def _redraft(draft: Draft) -> None:
    paragraph = draft.paragraphs[_any(draft)]
    at = draft.rng.randrange(len(paragraph))
    old, new = draft.rng.choice((("应当", "应当及时"), ("各地区", "各地"), ("公布", "公开"), ("主管", "行政主管")))
    paragraph[at] = Sentence(paragraph[at].number, paragraph[at].words.replace(old, new))


def _add(draft: Draft) -> None:
    draft.paragraphs.insert(draft.rng.randint(0, len(draft.paragraphs)), [draft.sentence()])


def take_notes(draft: Draft, folder: Path, project: Path, rng: Chance) -> dict[str, int]:
    """Files of notes on some of the text, and the sentence that each was written on."""
    stored = read_stored(find_project(project), "pilot")
    quoted: dict[str, int] = {}
    units = [unit for unit in walk_text(stored.document) if "__p_" in unit.eid and len(unit.text) > 12]
    while len(quoted) < NOTES:
        unit = rng.choice(units)
        start = rng.randrange(len(unit.text) - 6)
        end = min(len(unit.text), start + rng.randint(6, 30))
        sentence = draft.sentence_at(unit.text, start, end)
        if sentence is not None:
            note_id = f"note-{len(quoted)}"
            quote = selector_at(unit.text, start, end)
            note = Note(note_id, unit.eid, quote, "甲", "2026-01-01", "CC-BY-4.0", "note", "正文。", "")
            (folder / f"{note_id}.md").write_text(note_file(note), "utf-8")
            quoted[note_id] = sentence.number
    return quoted


def state(project: Path) -> dict[str, str]:
    """What `rebase --accept` may write."""
    folder = project / "docs" / "documents" / "pilot"
    return {path.name: path.read_text("utf-8") for path in (*folder.glob("annotations/*"), folder / "ids.tsv")}


def misplaced(project: Path, draft: Draft, quoted: dict[str, int]) -> list[str]:
    """The notes that stand, asking nobody, on another sentence than the one that they were written on."""
    stored = read_stored(find_project(project), "pilot")
    texts = {unit.eid: unit.text for unit in walk_text(stored.document)}
    wrong = []
    for anchored in anchor_notes(stored.notes, stored.document, stored.published):
        if anchored.tier in ("exact", "folded", "fuzzy"):
            stands = draft.sentence_at(texts[anchored.eid], anchored.start, anchored.end)
            if stands is None or stands.number != quoted[anchored.note.id]:
                wrong.append(f"{anchored.note.id} {anchored.note.quote} → {anchored.eid} {texts[anchored.eid]}")
    return wrong


def run_case(root: Path, chance: Chance, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A document, notes on it, two revisions, each accepted one to three times."""
    folder = root / "docs" / "documents" / "pilot"
    folder.parent.mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: 公文\n", "utf-8")
    monkeypatch.chdir(root)
    draft = Draft(chance)
    draft.fresh()
    article = root / "article.txt"
    article.write_text(draft.text(), "utf-8")
    assert main(["import", str(article), "--slug", "pilot"]) == 0
    published(folder / "ids.tsv", chance.choice(("2025-01-01", "2026-02-02", "")))
    (folder / "annotations").mkdir()
    quoted = take_notes(draft, folder / "annotations", root, chance)
    for _ in range(2):
        draft = draft.edited()
        article.write_text(draft.text(), "utf-8")
        assert main(["import", str(article), "--slug", "pilot", "--replace"]) == 0
        assert main(["rebase", "pilot", "--accept"]) == 0
        once = state(root)
        assert misplaced(root, draft, quoted) == [], chance.again
        for _ in range(chance.randint(0, 2)):
            assert main(["rebase", "pilot", "--accept"]) == 0
            assert state(root) == once, chance.again
        capsys.readouterr()
        assert main(["rebase", "pilot"]) == 0
        assert "rebase --accept" not in capsys.readouterr().out, chance.again


def published(ids: Path, day: str) -> None:
    """Lets the texts have been published on the day, before the notes or after them; not at all where it is empty."""
    if day:
        rows = [line.split("\t") for line in ids.read_text("utf-8").splitlines()]
        rows = [rows[0], *([eid, now, day, opening] for eid, now, _, opening in rows[1:])]
        ids.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")
    else:
        ids.unlink()


@pytest.mark.fuzz
def test_no_note_ends_on_a_sentence_that_was_not_quoted(
    fuzz: Fuzz, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for chance in fuzz.cases(sample=40, long=3000):
        run_case(tmp_path / str(chance.case), chance, monkeypatch, capsys)
