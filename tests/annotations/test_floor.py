"""The quality of anchoring does not fall: seeded revisions of the project's own document, as `benchmarks/anchoring.py`
makes them of many. What it measures there stands in benchmarks/anchoring.md."""

from random import Random

from anchoring import EDITS, SOURCES, Tally, read_units, run, run_deletion

EACH = 50


def test_precision_and_recall_are_what_they_were() -> None:
    units, total = read_units(SOURCES[0]), Tally()
    for name, edit in EDITS:
        for case, _, _ in run(edit, units, Random(f"floor {name}"), EACH):
            total.add(case)

    assert total.cases >= EACH * len(EDITS)
    assert total.right >= 0.985 * total.anchored
    assert total.found >= 0.97 * total.expected
    assert total.auto_right >= 0.995 * total.auto
    assert total.told_right >= 0.995 * total.told
    assert total.told >= 0.85 * total.cases


def test_a_note_whose_paragraph_is_gone_is_hardly_ever_put_elsewhere() -> None:
    attached, _, told = run_deletion(read_units(SOURCES[0]), Random("floor deletion"), 400)

    assert attached <= 1
    assert told == 0
