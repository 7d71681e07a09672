"""Rules over what stands around a character: where each holds, and where a simpler one would err."""

import pytest

from gongwen.variants.conversion import Converter
from gongwen.variants.rewriting import rewrite
from gongwen.variants.rules import RULES, Rule

TW = Converter("zh-Hant-TW")


def answered(rule: Rule, text: str, converted: str) -> str:
    """The converted form of what the rule answers for, where its trigger stands first."""
    before, _, rest = rule.trigger.partition("[")
    word, _, after = rest.partition("]")
    at = text.index(before + word + after) + len(before)
    return converted[at : at + len(word)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.holds)
def test_a_rule_holds_in_its_example_and_not_in_its_counter_example(rule: Rule) -> None:
    assert answered(rule, rule.holds, TW.convert(rule.holds)) == rule.form
    if rule.trigger.replace("[", "").replace("]", "") in rule.counter:
        assert answered(rule, rule.counter, TW.convert(rule.counter)) != rule.form


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.holds)
def test_without_the_rule_opencc_errs(rule: Rule) -> None:
    assert answered(rule, rule.holds, rewrite(rule.holds, "zh-Hans", "zh-Hant-TW")) != rule.form
