import pytest

from gongwen.text.file_names import DEVICE


@pytest.mark.parametrize(
    ("name", "is_device"),
    [
        *((name, True) for name in ("con", "CON.md", "com1", "com¹.md", "aux.tar.gz")),
        *((name, False) for name in ("console", "com10", "con-1", "一网通办")),
    ],
)
def test_names_of_devices(name: str, is_device: bool) -> None:
    assert bool(DEVICE.match(name)) == is_device
