"""What a library is given for publishing: nginx's settings, the container's file, the forges' workflows."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from tests.conftest import ROOT

from gongwen.library.starter import Answers
from gongwen.library.upgrading import start_library

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
MAIN = """\
daemon off; pid {place}/pid; error_log {place}/log;
events {{}}
http {{
  types {{ text/html html; text/css css; application/javascript js; }}
  access_log off; client_body_temp_path {place}/a; proxy_temp_path {place}/b; fastcgi_temp_path {place}/c;
  uwsgi_temp_path {place}/d; scgi_temp_path {place}/e;
  include {place}/site.conf;
}}
"""
FILES = {
    "index.html": "<!doctype html>首页",
    "404.html": "<!doctype html>没有这一页",
    "notice/index.md": "# 通知",
    "assets/gongwen/gongwen.css": "a{}",
    "assets/search/0a1b/p0.js": "1;",
    ".gongwen": "{}",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recipes") / "library"
    start_library(folder, Answers(), glossary=False)
    return folder


@pytest.fixture(scope="module")
def host(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """nginx as the library's settings have it, over a few files."""
    if NGINX is None:
        pytest.skip("没有 nginx：apt-get install nginx-light")
    place = tmp_path_factory.mktemp("nginx")
    for name, text in FILES.items():
        (place / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "site" / name).write_text(text, "utf-8")
    for folder in (place.parent, place, *(path for path in (place / "site").rglob("*"))):
        folder.chmod(0o755)  # its workers are another user's where root starts it
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = (library / "deploy" / "nginx.conf").read_text("utf-8")
    assert settings.count("listen 8080;") == settings.count("root /srv/gongwen/site;") == 1
    settings = settings.replace("listen 8080;", f"listen 127.0.0.1:{port};")
    (place / "site.conf").write_text(settings.replace("/srv/gongwen/site", f"{place}/site"), "utf-8")
    user = "user root;\n" if Path("/").owner() == "root" and place.owner() == "root" else ""
    (place / "main.conf").write_text(user + MAIN.format(place=place), "utf-8")
    tried = subprocess.run([NGINX, "-t", "-c", str(place / "main.conf")], capture_output=True, text=True, check=False)
    assert tried.returncode == 0 and "[warn]" not in tried.stderr, tried.stderr
    server = subprocess.Popen([NGINX, "-c", str(place / "main.conf")])
    while server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait()


def answered(host: str, path: str) -> tuple[int, Message, str]:
    try:
        with urllib.request.urlopen(host + path, timeout=10) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


@pytest.mark.parametrize(
    ("path", "status", "kind", "cache"),
    [
        ("", 200, "text/html; charset=utf-8", "no-cache"),
        ("notice/index.md", 200, "text/markdown; charset=utf-8", "no-cache"),
        ("assets/gongwen/gongwen.css", 200, "text/css; charset=utf-8", "no-cache"),
        ("assets/search/0a1b/p0.js", 200, "application/javascript; charset=utf-8", "immutable"),
        ("nowhere/", 404, "text/html; charset=utf-8", "no-cache"),
        (".gongwen", 404, "text/html; charset=utf-8", "no-cache"),
    ],
)
def test_nginx_serves_with_policy_kind_and_cache(host: str, path: str, status: int, kind: str, cache: str) -> None:
    told, headers, text = answered(host, path)
    assert (told, headers["Content-Type"]) == (status, kind)
    assert cache in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert status == 200 or "没有这一页" in text


def test_the_servers_policy_is_the_pages_and_no_framing(library: Path) -> None:
    page = (ROOT / "overrides" / "partials" / "head.html").read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert f"\"{policy[1]}; frame-ancestors 'none'\"" in (library / "deploy" / "nginx.conf").read_text("utf-8")


def test_the_container_is_made_of_images_that_its_builder_chooses(library: Path) -> None:
    path = library / "deploy" / "Containerfile"
    text = path.read_text("utf-8")
    defaults = dict(re.findall(r"^ARG (\w+)=(\S+)$", text, re.MULTILINE))
    images = re.findall(r"^FROM \$\{(\w+)\}", text, re.MULTILINE)
    assert len(images) == text.count("\nFROM ") == 2
    for name in images:
        host, slash, _ = defaults[name].partition("/")
        assert not (slash and re.search(r"[.:]", host)), "an address of a registry"
    if linter := shutil.which("hadolint"):
        subprocess.run([linter, str(path)], check=True)


def test_the_forges_workflows_pass_the_linter_of_this_repositorys(library: Path) -> None:
    zizmor = str(Path(sys.executable).parent / "zizmor")
    command = [zizmor, "--offline", "--quiet", str(library / ".github")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
