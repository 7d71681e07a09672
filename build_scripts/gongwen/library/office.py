"""LibreOffice, where it is installed: old Word, WPS, RTF and OpenDocument to .docx, in a place of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from gongwen.errors import UnsupportedSourceError

_SECONDS = 90  # by the clock; the first start in a new profile takes ten on a small machine
_PROGRAMS = ("soffice", "libreoffice")
_MISSING = (
    "读{name}要用 LibreOffice，这台机器上没有；请安装（Debian：apt-get install libreoffice-writer-nogui），"
    "或在 Word、WPS 中另存为 .docx"
)
# No macros, no links looked up, no question asked.
_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def as_docx(data: bytes, ending: str, name: str, path: str) -> tuple[bytes, str]:
    """The file as .docx, and the program that made it; raises UnsupportedSourceError where that fails."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnsupportedSourceError(_MISSING.format(name=name), path)
    with tempfile.TemporaryDirectory(prefix="gongwen-office-") as folder:
        place = Path(folder)
        settings = place / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
        (place / f"x.{ending}").write_bytes(data)
        _run([*_alone(), program, *_arguments(place, f"x.{ending}")], place)
        made = place / "out" / "x.docx"
        if not made.is_file():
            raise UnsupportedSourceError(
                f"LibreOffice 读不了这份{name}（损坏、加了密码，或 {_SECONDS} 秒没有读完）；"
                "请在 Word、WPS 中另存为 .docx",
                path,
            )
        return made.read_bytes(), _version(program)


def _arguments(place: Path, name: str) -> list[str]:
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    quiet = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    return [profile, *quiet, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place / "out"), str(place / name)]


def _alone() -> list[str]:
    """What goes before a command to run it without any network, where the system lets users do that."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    tried = subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False)
    return [unshare, "-rn"] if tried.returncode == 0 else []


def _run(command: list[str], place: Path) -> None:
    """Runs the command; it and all that it started are gone in the end."""
    nowhere = "http://127.0.0.1:9"
    environment = {**os.environ, "HOME": str(place), "http_proxy": nowhere, "https_proxy": nowhere}
    running = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    )
    try:
        with suppress(subprocess.TimeoutExpired):
            running.wait(_SECONDS)
    finally:
        with suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(running.pid, signal.SIGKILL)
        running.kill()
        running.wait()


def _version(program: str) -> str:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.split()
    return " ".join(said[:2]) or "LibreOffice"
