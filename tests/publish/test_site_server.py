"""What `gongwen serve` answers, and what it does not: to whom, beyond which links, after which addresses."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from gongwen.publish.site_server import Step, Version, site_server

PAGE = "<html><body><p>甲</p></body></html>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "site"
    for name in ("index.html", "about/index.html", "甲/index.html", "zh-Hant/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE, "utf-8")
    (folder / "assets").mkdir()
    (folder / "assets" / "a.css").write_text("p {}", "utf-8")
    (folder / ".gongwen").write_text("x", "utf-8")
    secret = folder.parent / "secret"
    secret.mkdir()
    (secret / "index.html").write_text("机密", "utf-8")
    (folder / "out.html").symlink_to(secret / "index.html")
    (folder / "out").symlink_to(secret)
    (folder / "in.html").symlink_to(folder / "index.html")
    (folder / "circle.html").symlink_to(folder / "circle.html")
    return folder


@pytest.fixture(scope="module")
def version() -> Version:
    return Version()


@pytest.fixture(scope="module")
def port(site: Path, version: Version) -> Iterator[int]:
    version.tell("published")
    server = site_server(site, 0, version)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield int(server.server_address[1])
    server.shutdown()
    server.server_close()
    thread.join()


def ask(port: int, path: str, *, method: str = "GET", host: str | None = None) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest(method, path, skip_host=True)
    if host != "":
        connection.putheader("Host", host or f"127.0.0.1:{port}")
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer, body


@pytest.mark.parametrize(
    "path", ["/", "/index.html", "/about/", "/about/index.html", "/%E7%94%B2/", "/in.html", "/?q=%00"]
)
def test_a_page_is_served_with_the_reloading_script(port: int, path: str) -> None:
    answer, body = ask(port, path)

    assert answer.status == 200
    assert "甲" in body and "__gongwen_reload.js" in body


def test_files_and_folders_without_a_slash(port: int) -> None:
    assert ask(port, "/assets/a.css")[1] == "p {}"
    answer, _ = ask(port, "/about")
    assert (answer.status, answer.headers["Location"]) == (301, "/about/")
    assert ask(port, "/about/", method="HEAD")[0].status == 200
    assert ask(port, "/__gongwen_reload?since=")[1].isdecimal()


@pytest.mark.parametrize(
    "path",
    [
        "/out.html",  # a link out of the site
        "/out/",
        "/out",
        "/out/index.html",
        "/circle.html",
        "/assets/",  # no folder lists
        "/assets",
        "/.gongwen",
        "/nowhere/",
        "/index.html/",
        "/%00",
        "/%00/",
        "/index.html%00",
        "/a%00b.css",
        "/%ED%A0%80",  # a lone surrogate
        "/%ff%fe",
        "/" + "a" * 5000,
        "/../secret/index.html",
        "/%2e%2e/secret/index.html",
        "/..%2fsecret%2findex.html",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_not_of_the_site_is_not_there(
    port: int, capsys: pytest.CaptureFixture[str], path: str, method: str
) -> None:
    answer, body = ask(port, path, method=method)

    assert answer.status == 404
    assert "机密" not in body and "a.css" not in body
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "LOCALHOST:1", "127.0.0.1", "[::1]", "[::1]:8000"])
def test_this_machine_may_ask(port: int, host: str) -> None:
    assert ask(port, "/", host=host)[0].status == 200


@pytest.mark.parametrize(
    "host",
    [
        *(
            "",
            "example.org",
            "example.org:8000",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "localhost:x",
            "::1",
        ),
        *("[::1", "evil@localhost", "localhost,example.org", "0.0.0.0", "127.0.0.2", "localhost:80:80"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/assets/a.css", "/__gongwen_reload?since=", "/__gongwen_reload.js"])
def test_nobody_else_may(port: int, host: str, path: str) -> None:
    answer, body = ask(port, path, host=host)

    assert answer.status == 421
    assert "甲" not in body and "p {}" not in body


def answering() -> bool:
    return any("process_request_thread" in thread.name for thread in threading.enumerate())


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert holds()


def test_a_page_that_is_left_costs_no_word(port: int, version: Version, capsys: pytest.CaptureFixture[str]) -> None:
    now = ask(port, "/__gongwen_reload?since=")[1]
    wait_until(lambda: not answering())
    with socket.create_connection(("127.0.0.1", port)) as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # reset, not closed
        asked.sendall(f"GET /__gongwen_reload?since={now} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        wait_until(answering)
    version.tell("published")
    wait_until(lambda: not answering())

    assert ask(port, "/about/")[0].status == 200  # it goes on
    assert capsys.readouterr().err == ""


@pytest.fixture
def early(tmp_path: Path) -> Iterator[tuple[Path, Version, int]]:
    """A site of three pages, of which a build has made one anew, left one as it was and made a fourth; the served
    port."""
    site, made = tmp_path / "site", tmp_path / "made"
    for number, name in enumerate(("index.html", "same/index.html", "a.css", "made.html")):
        for folder, text, age in ((site, "旧", 0), (made, "新", 1)):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"<body>{text}</body>", "utf-8")
            os.utime(path, (1000 + number, 1000 + number + age * (name != "same/index.html")))
    (site / "made.html").unlink()
    (made / "secret").write_text("机密", "utf-8")
    version = Version()
    server = site_server(site, 0, version, lambda path: made / path if path.endswith(".html") else None)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site, version, int(server.server_address[1])
    server.shutdown()
    server.server_close()
    thread.join()


def test_made_pages_are_shown_until_the_build_ends(early: tuple[Path, Version, int]) -> None:
    _, version, port = early
    assert "旧" in ask(port, "/")[1]
    assert ask(port, "/made.html")[0].status == 404

    version.tell("made")
    assert "新" in ask(port, "/")[1]
    assert "__gongwen_reload.js" in ask(port, "/")[1]
    assert "旧" in ask(port, "/same/")[1], "what was not made anew is the site's"
    assert "旧" in ask(port, "/a.css")[1]
    assert "新" in ask(port, "/made.html")[1]
    assert ask(port, "/secret")[0].status == ask(port, "/../made/secret")[0].status == 404

    version.tell("failed")
    assert "旧" in ask(port, "/")[1]
    assert ask(port, "/made.html")[0].status == 404


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (("published",), 1),
        (("failed",), 0),
        (("made", "published"), 1),
        (("made", "made", "published"), 2),
        (("made", "failed"), 2),
        (("made", "published", "failed"), 1),
        (("made", "published", "published"), 2),
    ],
)
def test_a_page_reloads_where_there_is_something_else_to_see(steps: tuple[Step, ...], told: int) -> None:
    version = Version()
    for step in steps:
        version.tell(step)
    assert version.wait("") == str(told)
