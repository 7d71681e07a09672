from hashlib import sha256
from pathlib import Path

from gongwen.library.theme import packaged_theme
from gongwen.verify.site_assets import asset_digests


def test_a_sheet_is_what_its_parts_make() -> None:
    """The theme's own: what the site must have, byte for byte."""
    theme = Path(__file__).parents[2] / "overrides"
    digests = asset_digests(packaged_theme())
    sheet = (theme / "assets/gongwen/gongwen.css").read_text("utf-8")

    assert "@import" in sheet
    assert not any("assets/gongwen/style/" in name for name in digests)
    assert digests["assets/gongwen/dark.css"] == sha256((theme / "assets/gongwen/dark.css").read_bytes()).hexdigest()


def test_parts_stand_where_the_sheet_names_them(tmp_path: Path) -> None:
    own = tmp_path / "assets" / "gongwen"
    (own / "style").mkdir(parents=True)
    (own / "gongwen.css").write_text('/* a */\n@import "style/b.css";\n', "utf-8")
    (own / "style" / "b.css").write_text("b{}\n", "utf-8")

    theme = {path.relative_to(tmp_path).as_posix(): path for path in own.rglob("*.css")}

    assert asset_digests(theme) == {"assets/gongwen/gongwen.css": sha256(b"/* a */\nb{}\n").hexdigest()}
