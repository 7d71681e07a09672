"""The chance of long tests: the same on every machine and in every order."""

from tests.fuzzing import Fuzz


def draws(fuzz: Fuzz) -> list[int]:
    return [chance.randrange(10**9) for chance in fuzz.cases(sample=4, long=40)]


def test_a_sample_is_the_beginning_of_the_long_run() -> None:
    assert draws(Fuzz("0")) == draws(Fuzz("0", long=True))[:4]
    assert len(draws(Fuzz("0", long=True))) == 40


def test_another_seed_gives_other_cases() -> None:
    assert not set(draws(Fuzz("0"))) & set(draws(Fuzz("1")))


def test_a_case_is_tried_again_by_the_numbers_that_a_failure_names() -> None:
    third = list(Fuzz("5").cases(sample=4, long=40))[3]
    assert third.again == "GONGWEN_FUZZ_SEED=5 GONGWEN_FUZZ_CASE=3"
    assert draws(Fuzz("5", only="3")) == [third.randrange(10**9)]
