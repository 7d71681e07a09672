"""What lies in /data/, told to programs (Frictionless Data Package, v2) and to people."""

import json
from collections.abc import Iterable
from importlib import resources

from gongwen.model import VARIANTS
from gongwen.render.data.index import OfferedFile

PARAGRAPHS = "data/paragraphs.jsonl.gz"
LIBRARY = "data/library.zip"
TERMS = "data/terms.csv"
README = "data/README.md"
PACKAGE = "data/datapackage.json"
_FIELDS = ("slug", "title", "eid", "position", "address", "script", "text", *VARIANTS, "sha256", "licence")
_MEDIA = {
    PARAGRAPHS: {"format": "jsonl", "mediatype": "application/jsonl", "compression": "gz", "encoding": "utf-8"},
    LIBRARY: {"format": "zip", "mediatype": "application/zip"},
    TERMS: {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
}


def data_package(site_name: str, site_url: str, files: Iterable[OfferedFile]) -> str:
    """datapackage.json: the files with size and digest; of the table of paragraphs its columns."""
    value = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "gongwen",
        "title": site_name,
        **({"homepage": site_url} if site_url else {}),
        "resources": [_resource(file) for file in files],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def readme() -> str:
    """README.md: what each file holds, and under which terms each part of it may be passed on."""
    return resources.files("gongwen.render.data").joinpath("readme.md").read_text("utf-8")


def _resource(file: OfferedFile) -> dict[str, object]:
    name = file.path.removeprefix("data/")
    value: dict[str, object] = {"name": name.partition(".")[0], "path": name, **_MEDIA[file.path]}
    value |= {"bytes": file.size, "hash": f"sha256:{file.sha256}"}
    if file.path == PARAGRAPHS:
        fields = [{"name": name, "type": "integer" if name == "position" else "string"} for name in _FIELDS]
        value["schema"] = {"fields": fields, "primaryKey": ["slug", "eid"]}
    return value
