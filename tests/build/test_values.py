"""What is kept between builds comes back as it was, or not at all."""

import hashlib
import os
import pickle
from pathlib import Path

import pytest

from gongwen.build.values import Shelf, value_digest
from gongwen.model import Finding

KEY, OTHER = "a" * 64, "b" * 64
VALUE = (Finding("路径", 3, "W-x", "话"), Path("docs/a.md"), ("文", None, 1.5, frozenset({"x"})))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "units")
    shelf.put("found", KEY, VALUE)
    return shelf


def test_a_value_comes_back_under_its_key_alone(shelf: Shelf) -> None:
    assert shelf.get("found", KEY) == VALUE == shelf.get("found")
    assert shelf.get("found", OTHER) is None
    assert shelf.get("other", KEY) is None
    assert shelf.holds("found", KEY) and not shelf.holds("found", OTHER) and not shelf.holds("other", KEY)
    shelf.drop("found")
    shelf.drop("found")
    assert shelf.get("found", KEY) is None


def test_a_pipe_is_no_kept_value_and_is_not_waited_for(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "units" / "found.bin"
    path.unlink()
    os.mkfifo(path)
    assert shelf.get("found", KEY) is None and not shelf.holds("found", KEY)
    shelf.put("found", KEY, VALUE)
    assert shelf.get("found", KEY) == VALUE


def test_no_value_is_made_from_the_empty_key(shelf: Shelf) -> None:
    assert shelf.get("found", "") is None


@pytest.mark.parametrize("length", [0, 10, 64, 100, 128, -1])
def test_a_damaged_file_is_as_good_as_none(shelf: Shelf, tmp_path: Path, length: int) -> None:
    path = tmp_path / "units" / "found.bin"
    path.write_bytes(path.read_bytes()[:length])
    assert shelf.get("found", KEY) is None


def test_one_changed_byte_is_noticed(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "units" / "found.bin"
    data = bytearray(path.read_bytes())
    data[-10] ^= 1
    path.write_bytes(data)
    assert shelf.get("found", KEY) is None


class Harm:
    """What runs a command when it is read back by the pickle module."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self._path}",)


def test_what_somebody_else_put_there_runs_nothing(shelf: Shelf, tmp_path: Path) -> None:
    harm = tmp_path / "harm"
    pickled = pickle.dumps(Harm(harm))
    seal = hashlib.sha256(pickled).hexdigest()
    (tmp_path / "units" / "found.bin").write_bytes(KEY.encode() + seal.encode() + pickled)

    assert shelf.get("found", KEY) is None
    assert not harm.exists()
    pickle.loads(pickled)  # it would have
    assert harm.exists()


@pytest.mark.parametrize("name", ["gongwen.cli.main", "gongwen.publish.files.prune", "builtins.eval", "os.system"])
def test_no_function_is_named_by_a_kept_value(shelf: Shelf, tmp_path: Path, name: str) -> None:
    module, _, function = name.rpartition(".")
    pickled = f"c{module}\n{function}\n.".encode()
    seal = hashlib.sha256(pickled).hexdigest()
    (tmp_path / "units" / "found.bin").write_bytes(KEY.encode() + seal.encode() + pickled)
    assert shelf.get("found", KEY) is None


def test_equal_values_have_one_digest_and_others_another() -> None:
    assert value_digest(("甲", "乙")) == value_digest(("甲", "乙")) != value_digest(("甲乙",))
    assert value_digest("\ud800") != value_digest("\ud801")  # of a file's name that is no UTF-8
