"""Style sheets, scripts and pictures of the theme: the site's are those of the theme, byte for byte.

What a sheet does to text nobody can tell by reading it; so there is one list of digests, made from the theme's files,
with the one sheet that a build joins from its parts.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

_FOLDER = "assets/"
_SHEET = "assets/gongwen/gongwen.css"
_PARTS = "assets/gongwen/style/"
_IMPORT = re.compile(rb'@import "([\w./-]+)";\n')
# Data for scripts; checked by what they say (site_data.py).
GENERATED = frozenset({"assets/gongwen/addresses.js", "assets/gongwen/annotate-settings.js"})


def asset_digests(theme: Mapping[str, Path]) -> dict[str, str]:
    """The digest of every file that the theme (its files, by path) gives a site, by its path there."""
    files = {name: path.read_bytes() for name, path in theme.items() if name.startswith(_FOLDER)}
    if _SHEET in files:
        own = "assets/gongwen/"
        files[_SHEET] = _IMPORT.sub(lambda part: files.get(own + part[1].decode(), b""), files[_SHEET])
    return {name: sha256(data).hexdigest() for name, data in files.items() if not name.startswith(_PARTS)}
