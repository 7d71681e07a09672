"""What a build loads before it knows whether there is anything to do."""

import subprocess
import sys

LATER = ("structure", "sources", "enrich", "verify", "render.print.pdf", "variants.conversion", "build.story")


def test_a_build_that_has_nothing_to_do_need_not_import_what_makes_a_site() -> None:
    code = "import sys, gongwen.cli.publishing; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert "gongwen.build.making" in loaded
    assert [name for name in loaded if name.startswith(tuple(f"gongwen.{part}" for part in LATER))] == []
    assert not {"mkdocs", "typst", "opencc", "pikepdf"} & set(loaded)
