"""Persons' names keep their family name; the word of the same character keeps its own form."""

import pytest

from gongwen.variants.conversion import Converter

TW = Converter("zh-Hant-TW")


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("任命于建军为民政部副部长", "任命于建軍為民政部副部長"),
        ("免去范小明的审计署副审计长职务", "免去范小明的審計署副審計長職務"),
        ("选举余勇为主任", "選舉余勇為主任"),
        ("主任：余建国", "主任：余建國"),
        ("成员：王强、于洋、涂志坚、游大海", "成員：王強、于洋、涂志堅、游大海"),
        ("于　洋　　财政部副部长", "于　洋　　財政部副部長"),
        ("审判长　范　军", "審判長　范　軍"),
        ("审判员余小平", "審判員余小平"),
        ("原告涂强诉被告郁明", "原告涂強訴被告郁明"),
        ("范小军", "范小軍"),  # a cell of a table
        ("于洋同志任组长", "于洋同志任組長"),
        ("余建国任书记", "余建國任書記"),
        ("省长余建国同志", "省長余建國同志"),
        ("第一行\n余建国\n", "第一行\n余建國\n"),
        ("法定代表人：朴志勇同志", "法定代表人：朴志勇同志"),
    ],
)
def test_a_persons_name_keeps_its_form(source: str, answer: str) -> None:
    assert TW.convert(source) == answer


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("部长于2022年签署", "部長於2022年簽署"),
        ("主任于当日、次日到场", "主任於當日、次日到場"),
        ("负责人余款、余额一并结清", "負責人餘款、餘額一併結清"),
        ("收入、余额、利息", "收入、餘額、利息"),
        ("名称、范围、期限", "名稱、範圍、期限"),
        ("油漆、涂料、胶水", "油漆、塗料、膠水"),
        ("游客、游艇、种子、种畜", "遊客、遊艇、種子、種畜"),
        ("垃圾、余土、废渣", "垃圾、餘土、廢渣"),
        ("余额", "餘額"),
        ("余弦", "餘弦"),
        ("余姚市", "餘姚市"),
        ("会议由于洋同志主持", "會議由於洋同志主持"),  # 由|于洋 or 由于|洋: a person has to say
        ("种数", "種數"),
        ("范围", "範圍"),
        ("于是，于本法施行之日起，于次日、次月生效", "於是，於本法施行之日起，於次日、次月生效"),
        ("委员种地的", "委員種地的"),
        ("任命于某日生效", "任命於某日生效"),
    ],
)
def test_the_word_keeps_its_own(source: str, answer: str) -> None:
    assert TW.convert(source) == answer
